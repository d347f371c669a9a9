"""The history behind a real workspace: what it writes, fetches, keeps and survives."""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from contracts.events import Phase
from contracts.optimization import OptimizeScriptRequest
from contracts.tasks import TaskStatus, TaskView
from desktop.services.history import History, HistoryTiming
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local import history_rows
from desktop.services.local.database import FILE_NAME, LocalDatabase
from desktop.services.local.history_filter import HistoryEntry, HistoryFilter, HistoryOrder
from desktop.services.local.partition import Partition
from desktop.services.outbox import Outbox
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor
from desktop.services.task_tracker import TaskTracker
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME, OTHERS, task
from tests.desktop.services.ledger_app import LedgerApp, Refused, announce
from tests.desktop.services.test_local_database import damage
from tests.desktop.services.waiting import PATIENCE_SECONDS, recorded, until
from tests.desktop.views.documents import change, document

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PAGES = "GET /api/v1/tasks"
QUICK = HistoryTiming(batch=0.01, retry=0.05, pause=0.0)
EVERYTHING = HistoryFilter()
SCRIPT = OptimizeScriptRequest(script_code="return zombie", script_name="mine.luau")


@pytest.fixture
def history(jobs: JobRunner, database: LocalDatabase, workspace: Workspace, run: Run[Any]) -> Iterator[History]:
    """Not started, over a workspace that is not connected yet."""
    history = History(jobs, database, workspace, timing=QUICK)
    yield history
    run(history.close())


@pytest.fixture
def connect(history: History, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str) -> Callable[[], None]:
    """Brings the server, and waits until the history has nothing more to fetch."""

    def connect() -> None:
        announce(tmp_path, url)
        workspace.start()
        run(until(lambda: workspace.tracker.position is not None, "the first snapshot"))
        settle(history, run)

    return connect


@pytest.fixture
def outside(jobs: JobRunner, database: LocalDatabase, run: Run[Any], tmp_path: Path) -> Iterator[Workspace]:
    """The workspace of a later start whose server does not come."""
    feed = RealtimeFeed(jobs)
    supervisor = ServerSupervisor(jobs, tmp_path / "elsewhere", command=[str(tmp_path / "none")])
    workspace = Workspace(jobs, supervisor, feed, TaskTracker(jobs, feed), Outbox(jobs, database, Kinds()))
    yield workspace
    run(workspace.close())


def look(workspace: Workspace) -> None:
    """What the heartbeat does every half minute where there are no live events."""
    workspace.tracker._catch_up()


def settle(history: History, run: Run[Any]) -> None:
    run(until(lambda: not history._recorder._pending and history._filler._job is None, "the last write and fetch"))


def finished(
    ledger: LedgerApp,
    task_id: str,
    script: OptimizeScriptRequest | None = SCRIPT,
    created_at: datetime | None = None,
) -> None:
    ledger.submit(task_id)
    ledger.rows[task_id].created_at = created_at or ledger.rows[task_id].created_at
    if script is not None:
        ledger.scripts[task_id] = script
    ledger.documents[task_id] = document("return 1", change())
    for phase in (Phase.STARTED, Phase.COMPLETED):
        ledger.advance(task_id, phase)


def ids(history: History, run: Run[Any], what: HistoryFilter = EVERYTHING) -> list[str]:
    page = run(history.page(what, HistoryOrder(), offset=0, limit=1000, counted=True))
    assert page.total == len(page.tasks)
    return [one.task_id for one in page.tasks]


def entry(history: History, run: Run[Any], task_id: str) -> HistoryEntry:
    found: HistoryEntry | None = run(history.entry(task_id))
    assert found is not None
    return found


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


class TestRebuilding:
    """A page of the server holds a hundred tasks."""

    @pytest.fixture
    def many(self, ledger: LedgerApp) -> int:
        for number in range(130):
            ledger.submit(f"task-{number}")
            ledger.advance(f"task-{number}", Phase.CANCELLED)
        return 130

    def test_every_page_of_the_server_is_read(
        self, history: History, many: int, joined: Workspace, database: LocalDatabase, run: Run[Any]
    ) -> None:
        told = recorded(history.rebuilding_changed)
        run(filled(database))
        assert (run(history.count(EVERYTHING)), told) == (many, [True, False])

    def test_the_next_start_reads_on_to_where_the_last_one_was(
        self, history: History, many: int, database: LocalDatabase, ledger: LedgerApp, run: Run[Any],
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        oldest = [row.view() for row in ledger.rows.values()][:20]

        def last_session(db: Database) -> None:
            owner_id = history_rows.find_owner(db, ME)
            history_rows.record(db, owner_id, oldest)
            history_rows.note_filled(db, owner_id, True)

        run(database.run(last_session))
        told = recorded(history.rebuilding_changed)
        request.getfixturevalue("joined")
        run(counted(history, many))
        assert told == [], "nothing that a person would have to be told of"

    def test_a_page_that_is_known_is_the_last(
        self, history: History, many: int, joined: Workspace, database: LocalDatabase, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        run(filled(database))
        before = ledger.requests.count(PAGES)
        history._filler.begin(ME)
        run(until(lambda: ledger.requests.count(PAGES) > before, "the first page"))
        run(filled(database))
        assert ledger.requests.count(PAGES) == before + 1

    def test_one_that_broke_off_goes_to_the_very_end(
        self, history: History, many: int, database: LocalDatabase, ledger: LedgerApp, run: Run[Any],
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        newest = [row.view() for row in ledger.rows.values()][-110:]
        run(database.run(lambda db: history_rows.record(db, history_rows.find_owner(db, ME), newest)))
        request.getfixturevalue("joined")
        run(counted(history, many))

    def test_a_damaged_file_is_replaced_from_the_server(
        self, history: History, many: int, joined: Workspace, database: LocalDatabase, ledger: LedgerApp,
        run: Run[Any], tmp_path: Path,
    ) -> None:  # fmt: skip
        run(filled(database))
        run(database.run(lambda db: db.execute("PRAGMA cache_size = 0")))  # else it need not look at the disk
        run(database.run(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()))
        damage(tmp_path / FILE_NAME)
        aside, again = recorded(history.set_aside), recorded(history.rebuilding_changed)
        finished(ledger, "newest")
        look(joined)
        run(until(lambda: aside, "the news of the damage"))
        run(until(lambda: again == [True, False], "the end of the rebuilding"))
        run(counted(history, many + 1))
        assert ".damaged-" in aside[0]

    def test_without_a_server_what_is_known_is_written_anew(
        self, history: History, workspace: Workspace, database: LocalDatabase, run: Run[Any], tmp_path: Path
    ) -> None:
        history.open(ME)
        workspace.tracker.observe(task("a"))
        run(counted(history, 1))
        run(database.run(lambda db: db.execute("PRAGMA cache_size = 0")))
        run(database.run(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()))
        damage(tmp_path / FILE_NAME)
        workspace.tracker.observe(task("b"))
        run(counted(history, 2))
        settle(history, run)


class TestFullDisk:
    def test_what_had_no_room_is_written_once_there_is_some(
        self, history: History, connect: Callable[[], None], database: LocalDatabase, workspace: Workspace,
        ledger: LedgerApp, run: Run[Any],
    ) -> None:  # fmt: skip
        connect()
        room = run(database.run(lambda db: db.execute("PRAGMA max_page_count").fetchone()[0]))
        run(database.run(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone()))
        failures, recovered = recorded(history.failed), recorded(history.recovered)
        for number in range(60):
            finished(ledger, f"task-{number}")
        look(workspace)
        run(until(lambda: failures, "the refusal"))
        assert "full" in failures[0].message
        run(database.run(lambda db: db.execute(f"PRAGMA max_page_count = {room}").fetchone()))
        run(until(lambda: len(recovered) == len(failures), "the recovery"))
        run(counted(history, 60))
        settle(history, run)
        assert entry(history, run, "task-0").known

    def test_a_disk_that_takes_nothing_is_told_once_and_tasks_go_on(
        self, history: History, connect: Callable[[], None], database: LocalDatabase, workspace: Workspace,
        run: Run[Any],
    ) -> None:  # fmt: skip
        connect()
        failures, recovered = recorded(history.failed), recorded(history.recovered)
        tried = recorded(history._recorder._timer.timeout)
        run(database.run(lambda db: db.execute("PRAGMA query_only = 1")))
        workspace.tracker.observe(task("a"))
        run(until(lambda: len(tried) > 2, "two more tries"))
        assert (ids(history, run), len(failures), recovered) == ([], 1, [])
        assert workspace.tracker.get("a") is not None
        run(database.run(lambda db: db.execute("PRAGMA query_only = 0")))
        run(counted(history, 1))
        assert (len(failures), len(recovered)) == (1, 1)


class TestRetention:
    def test_at_the_start_old_ones_go_and_do_not_come_back(
        self, jobs: JobRunner, database: LocalDatabase, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str,
        ledger: LedgerApp,
    ) -> None:  # fmt: skip
        finished(ledger, "of-long-ago", created_at=LONG_AGO)
        ledger.submit("still-runs")
        run(
            database.run(
                lambda db: history_rows.record(db, history_rows.find_owner(db, ME), [task("old", created_at=LONG_AGO)])
            )
        )
        history = History(jobs, database, workspace, keep_days=1, timing=QUICK)
        announce(tmp_path, url)
        workspace.start()
        run(counted(history, 1))
        settle(history, run)
        assert ids(history, run) == ["still-runs"]
        run(history.close())

    def test_a_shorter_time_holds_at_once(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a", created_at=LONG_AGO)
        connect()
        assert ids(history, run) == ["a"]
        history.keep_days = 7
        run(counted(history, 0))


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


def record_one(db: Database, owner_id: int, *, task: TaskView) -> None:
    history_rows.record(db, owner_id, [task])


async def filled(database: LocalDatabase) -> None:
    """Returns when the server's earlier tasks have been read."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await database.run(lambda db: history_rows.is_filled(db, history_rows.find_owner(db, ME))):
            await asyncio.sleep(0.01)


async def counted(history: History, number: int) -> None:
    """Returns when the history has so many entries."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await history.count(EVERYTHING) != number:
            await asyncio.sleep(0.01)


def reached(workspace: Workspace, task_id: str, percent: float) -> bool:
    seen = workspace.tracker.get(task_id)
    return seen is not None and seen.progress >= percent
