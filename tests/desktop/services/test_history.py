"""The history behind a real workspace: what it writes, fetches, keeps and survives."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from contracts.events import Phase
from contracts.tasks import TaskStatus
from desktop.services.history import History, HistoryTiming
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_rows
from desktop.services.local.database import FILE_NAME, LocalDatabase
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder
from desktop.services.local.partition import Partition
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_driving import (
    EVERYTHING,
    LONG_AGO,
    QUICK,
    counted,
    entry,
    finished,
    ids,
    look,
    reached,
    record_one,
    settle,
)
from tests.desktop.services.history_samples import ME, OTHERS, task
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.waiting import recorded, until


class TestRecording:
    def test_a_task_is_followed_to_its_end_and_then_fetched(
        self, history: History, connect: Callable[[], None], workspace: Workspace, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        connect()
        finished(ledger, "a")
        look(workspace)
        run(until(lambda: "GET /api/v1/tasks/a/result" in ledger.requests, "the fetch of the document"))
        settle(history, run)
        kept = entry(history, run, "a")
        assert (kept.known, kept.script, kept.task.status) == (True, "return zombie", TaskStatus.COMPLETED)
        assert kept.optimization() == ledger.documents["a"]
        assert ids(history, run, HistoryFilter(text="zomb")) == ["a"]

    def test_progress_is_not_written(
        self, history: History, connect: Callable[[], None], workspace: Workspace, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ledger.submit("a")
        ledger.advance("a", Phase.STARTED)
        connect()
        run(counted(history, 1))
        written = recorded(history._store.changed)
        for percent in (10, 20, 30):
            ledger.advance("a", Phase.PROGRESS)
            run(until(partial(reached, workspace, "a", percent), "the progress"))
        ledger.advance("a", Phase.COMPLETED)
        run(until(lambda: written, "the end"))
        assert run(history.count(HistoryFilter(statuses=frozenset({TaskStatus.COMPLETED})))) == 1

    def test_quick_transitions_are_one_write(
        self, jobs: JobRunner, database: LocalDatabase, joined: Workspace, run: Run[Any]
    ) -> None:
        history = History(jobs, database, joined, timing=HistoryTiming(batch=0.2))
        history.open(ME)
        run(counted(history, 0))
        written = recorded(history._store.changed)
        for number in range(50):
            joined.tracker.observe(task(f"task-{number}", status=TaskStatus.PROCESSING))
        run(until(lambda: written, "the write"))
        assert (len(written), run(history.count(EVERYTHING))) == (1, 50)
        run(history.close())

    def test_what_was_taken_out_of_the_panel_stays(
        self, history: History, connect: Callable[[], None], workspace: Workspace, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a")
        connect()
        workspace.tracker.forget("a")
        settle(history, run)
        assert ids(history, run) == ["a"]

    def test_the_end_of_the_app_loses_nothing(
        self, jobs: JobRunner, database: LocalDatabase, joined: Workspace, run: Run[Any]
    ) -> None:
        history = History(jobs, database, joined, timing=HistoryTiming(batch=60))
        history.open(ME)
        joined.tracker.observe(task("a"))
        run(history.close())
        assert run(history.count(EVERYTHING)) == 1


class TestFetching:
    def test_what_ended_in_an_earlier_session_is_filled_in(
        self, history: History, connect: Callable[[], None], database: LocalDatabase, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a")
        run(
            database.run(lambda db: history_rows.record(db, history_rows.find_owner(db, ME), [ledger.rows["a"].view()]))
        )
        connect()
        assert entry(history, run, "a").script == "return zombie"

    def test_what_still_ran_then_is_asked_for_by_name(
        self, history: History, connect: Callable[[], None], database: LocalDatabase, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ran = [task("lost", status=TaskStatus.PROCESSING), task("ran", status=TaskStatus.PROCESSING)]
        run(database.run(lambda db: history_rows.record(db, history_rows.find_owner(db, ME), ran)))
        finished(ledger, "ran")
        ledger.foreign.add("lost")
        connect()
        states = {one: entry(history, run, one).task.status for one in ("lost", "ran")}
        assert states == {"lost": TaskStatus.FAILED, "ran": TaskStatus.COMPLETED}

    def test_goes_on_after_a_server_in_trouble(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ledger.refusals["/api/v1/tasks/a"] = [Refused(503, "Unavailable")]
        finished(ledger, "a")
        connect()
        assert entry(history, run, "a").known

    def test_a_task_that_the_server_fails_at_does_not_stop_the_others(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a")
        finished(ledger, "b")
        ledger.refusals["/api/v1/tasks/b"] = [Refused(500, "InternalError")]
        connect()
        assert (entry(history, run, "a").known, entry(history, run, "b").known) == (True, False)
        assert ledger.requests.count("GET /api/v1/tasks/b") == 1

    def test_one_without_a_document_is_asked_once(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a")
        del ledger.documents["a"]
        connect()
        kept = entry(history, run, "a")
        assert (kept.known, kept.document, kept.script) == (True, None, "return zombie")
        assert ledger.requests.count("GET /api/v1/tasks/a/result") == 1

    def test_the_log_of_a_task_is_the_servers(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a")
        connect()
        assert [line.text for line in run(history.log("a")).lines] == ["Queued."]


class TestChanged:
    def test_many_writes_are_told_now_and_then_the_last_one_always(self, history: History, run: Run[Any]) -> None:
        history.open(ME)
        run(counted(history, 0))
        told = recorded(history.changed)
        for number in range(20):
            one = task(f"task-{number}")
            run(history._store.write(ME, partial(record_one, task=one)))
        few = len(told)
        run(until(lambda: not history._told_lately.isActive(), "a quiet moment"))
        assert few < 10
        assert not history._untold


class TestOffline:
    def test_the_next_start_shows_it_before_any_server(
        self, history: History, connect: Callable[[], None], jobs: JobRunner, database: LocalDatabase,
        ledger: LedgerApp, outside: Workspace, run: Run[Any],
    ) -> None:  # fmt: skip
        finished(ledger, "a")
        connect()
        later = History(jobs, database, outside, timing=QUICK)
        opened = recorded(later.opened)
        later.start()
        run(until(lambda: opened, "the history"))
        assert (later.owner, ids(later, run)) == (ME, ["a"])
        assert entry(later, run, "a").optimization() is not None
        run(later.close())

    def test_before_anybody_was_signed_in_it_is_empty(self, history: History, run: Run[Any], tmp_path: Path) -> None:
        history.start()
        run(until(lambda: (tmp_path / FILE_NAME).exists(), "the file"))
        assert (ids(history, run), run(history.kinds()), run(history.entry("a")), run(history.chain("a"))) == (
            [],
            [],
            None,
            [],
        )


class TestPartition:
    @pytest.mark.parametrize("other", OTHERS[1:], ids=["organization", "person"])
    def test_another_person_sees_and_takes_nothing(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any], other: Partition
    ) -> None:
        finished(ledger, "a")
        connect()
        history.open(other)
        settle(history, run)
        assert (ids(history, run), run(history.entry("a")), run(history.chain("a"))) == ([], None, [])
        run(history.delete(["a"]))
        history.open(ME)
        settle(history, run)
        assert ids(history, run) == ["a"]

    def test_what_had_gathered_goes_to_whom_it_belongs(
        self, jobs: JobRunner, database: LocalDatabase, joined: Workspace, run: Run[Any]
    ) -> None:
        history = History(jobs, database, joined, timing=HistoryTiming(batch=60))
        history.open(ME)
        joined.tracker.observe(task("mine"))
        history.open(OTHERS[2])
        run(history.close())
        assert ids(history, run) == []
        history.open(ME)
        assert ids(history, run) == ["mine"]
        run(history.close())

    def test_tasks_of_another_organization_are_not_taken(
        self, history: History, connect: Callable[[], None], workspace: Workspace, run: Run[Any]
    ) -> None:
        connect()
        workspace.tracker.observe(task("strange", organization_id="another-organization"))
        workspace.tracker.observe(task("mine"))
        settle(history, run)
        assert ids(history, run) == ["mine"]


class TestDelete:
    def test_the_server_does_not_bring_it_back(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, workspace: Workspace, run: Run[Any]
    ) -> None:
        finished(ledger, "a")
        finished(ledger, "b", created_at=LONG_AGO)
        connect()
        run(history.delete(["a"]))
        history._recorder.write_anew()
        history._filler.begin(ME)
        settle(history, run)
        assert ids(history, run) == ["b"]
        assert run(history.clear_older_than(1)) == 1
        history._recorder.write_anew()
        settle(history, run)
        assert ids(history, run) == []


class TestExport:
    def test_writes_the_filtered_list_and_tells_how_far_it_is(
        self, history: History, database: LocalDatabase, run: Run[Any], tmp_path: Path
    ) -> None:
        history.open(ME)
        many = [task(f"task-{n:04}", title="shop" if n % 2 else "door", minute=n) for n in range(2400)]
        run(database.run(lambda db: history_rows.record(db, history_rows.find_owner(db, ME), many)))
        steps: list[tuple[int, int]] = []
        written = run(
            history.export(
                tmp_path / "list.json", "json", HistoryFilter(text="shop"), HistoryOrder(), lambda *at: steps.append(at)
            )
        )
        listed = [one["task_id"] for one in json.loads((tmp_path / "list.json").read_text())]
        assert (written, listed) == (1200, [f"task-{n:04}" for n in range(2399, 0, -2)])
        assert steps == [(500, 1200), (1000, 1200), (1200, 1200)]
