"""Requests over a real disk to a served ledger: in order, each once, whatever is lost on the way."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from desktop.services.api_client import ApiClient
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import FILE_NAME, LocalDatabase
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.local.partition import Partition
from desktop.services.outbox import MOST_FAULTS, Outbox, OutboxTiming
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.waiting import recorded, until

OPTIMIZE = "/api/v1/roblox/optimize-script"
NextStart = Callable[[], Outbox]
ME = Partition("local", "org-1", "user-1")
SOMEBODY = Partition("local", "org-1", "user-2")


def script(name: str) -> NewTask:
    return NewTask(SCRIPT_OPTIMIZATION, {"script_code": "return 1", "script_name": name})


def submitted(outbox: Outbox, *names: str) -> list[str]:
    return [outbox.submit(script(name), name) for name in names]


def titles(ledger: LedgerApp) -> list[str]:
    """What the server has, in the order in which it came."""
    return [ledger.scripts[task_id].script_name for task_id in ledger.rows]


@pytest.fixture
def next_start(jobs: JobRunner, database: LocalDatabase, run: Run[Any], tmp_path: Path) -> Iterator[NextStart]:
    """The outbox of the app's next start, with what was on disk."""
    made: list[LocalDatabase] = []

    def start() -> Outbox:
        run(database.close())
        made.append(LocalDatabase(tmp_path))
        outbox = Outbox(jobs, made[-1], Kinds(), timing=OutboxTiming(0.02, 0.1))
        seen = recorded(outbox.reset)
        outbox.open(ME)
        run(until(lambda: seen, "what was on disk"))
        return outbox

    yield start
    for opened in made:
        run(opened.close())


class TestSubmit:
    def test_without_a_server_requests_wait_and_are_sent_in_order(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        submitted(outbox, "a", "b", "c")
        assert [entry.title for entry in outbox.entries()] == ["a", "b", "c"]
        outbox.attach(api, ME)
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert titles(ledger) == ["a", "b", "c"]

    def test_with_one_it_goes_at_once(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any], database: LocalDatabase
    ) -> None:
        outbox.attach(api, ME)
        run(until(lambda: outbox._job is None, "the first look"))
        accepted: list[str] = []
        outbox.sent.connect(lambda _entry, task: accepted.append(task.task_id))
        (entry_id,) = submitted(outbox, "a")
        run(until(lambda: accepted, "the task"))
        assert accepted == list(ledger.rows)
        assert ledger.keys == {entry_id: accepted[0]}
        assert run(database.run(lambda db: db.table("outbox").count)) == 0

    def test_it_is_on_disk_as_attempted_before_it_is_sent(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any], database: LocalDatabase, tmp_path: Path
    ) -> None:
        on_disk: list[tuple[str, int]] = []

        def look() -> None:
            with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
                on_disk.extend(connection.execute("SELECT title, attempted FROM outbox ORDER BY position"))

        submitted(outbox, "early", "next")
        for _ in range(2):
            ledger.before_answer[OPTIMIZE] = look
            outbox.attach(api, ME)
            run(until(lambda: on_disk, "a request at the server"))
            run(until(lambda: not outbox.entries(), "the empty outbox"))
            assert on_disk[0][1] == 1
            on_disk.clear()
            submitted(outbox, "at once")

    def test_a_disk_that_takes_its_time_holds_it_up(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any], database: LocalDatabase, jobs: JobRunner
    ) -> None:
        outbox.attach(api, ME)
        run(until(lambda: outbox._job is None, "the first look"))
        writing = threading.Event()
        jobs.start(database.run(lambda _db: writing.wait(10)), name="a slow disk")
        added = recorded(outbox.added)
        submitted(outbox, "a")
        assert len(added) == 1
        run(asyncio.sleep(0.3))  # time enough to send it
        assert f"POST {OPTIMIZE}" not in ledger.requests
        writing.set()
        run(until(lambda: ledger.rows, "the task"))
        run(until(lambda: not outbox.entries(), "the empty outbox"))

    def test_an_answer_that_was_lost_makes_no_second_task(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ledger.lose_answers = 2
        submitted(outbox, "a", "b")
        outbox.attach(api, ME)
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert titles(ledger) == ["a", "b"]
        assert ledger.requests.count(f"POST {OPTIMIZE}") == 4

    @pytest.mark.parametrize("status", [401, 408, 429, 500, 503])
    def test_a_server_in_trouble_is_asked_again(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any], status: int
    ) -> None:
        ledger.refusals[OPTIMIZE] = [Refused(status, "Trouble"), Refused(status, "Trouble")]
        submitted(outbox, "a")
        outbox.attach(api, ME)
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert titles(ledger) == ["a"]

    def test_a_refused_one_stays_with_the_reason_and_lets_the_next_pass(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ledger.refusals[OPTIMIZE] = [Refused(422, "Invalid", "script_name: too long")]
        refusals = recorded(outbox.refused)
        first, second = submitted(outbox, "a", "b")
        outbox.attach(api, ME)
        run(until(lambda: outbox.get(second) is None, "the second task"))
        assert (titles(ledger), refusals) == (["b"], [first])
        (entry,) = outbox.entries()
        assert "too long" in entry.refusal

    def test_one_that_the_server_fails_at_again_and_again_lets_the_next_pass(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ledger.refusals[OPTIMIZE] = [Refused(500, "InternalError")] * MOST_FAULTS
        submitted(outbox, "a", "b")
        outbox.attach(api, ME)
        run(until(lambda: titles(ledger) == ["b"], "the second task"))

    def test_what_this_version_cannot_send_is_refused_and_lets_the_next_pass(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        first = outbox.submit(NewTask("haiku", {}), "a")
        submitted(outbox, "b")
        outbox.attach(api, ME)
        run(until(lambda: titles(ledger) == ["b"], "the second task"))
        entry = outbox.get(first)
        assert entry is not None
        assert entry.refusal

    def test_a_task_can_be_run_again(self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]) -> None:
        ledger.submit("task-1")
        outbox.submit(Again(SCRIPT_OPTIMIZATION, "task-1", {"script_name": "b"}), "b")
        outbox.attach(api, ME)
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert "POST /api/v1/tasks/task-1/retry" in ledger.requests


class TestRestart:
    def test_what_waits_is_still_there_in_its_order(self, outbox: Outbox, next_start: NextStart) -> None:
        submitted(outbox, "a", "b")
        again = next_start()
        assert again.entries() == outbox.entries()

    def test_a_request_without_an_answer_is_sent_again_under_its_key(
        self,
        outbox: Outbox,
        next_start: NextStart,
        run: Run[Any],
        api: ApiClient,
        ledger: LedgerApp,
    ) -> None:
        ledger.lose_answers = 1
        (entry_id,) = submitted(outbox, "a")
        outbox.attach(api, ME)
        run(until(lambda: ledger.rows, "the task that nobody heard of"))
        outbox.detach()
        again = next_start()
        assert not again.edit(entry_id, script("b"), "b")
        again.attach(api, ME)
        run(until(lambda: not again.entries(), "the empty outbox"))
        assert titles(ledger) == ["a"]

    def test_nobody_sees_the_requests_of_another(
        self, outbox: Outbox, run: Run[Any], database: LocalDatabase, jobs: JobRunner, api: ApiClient, ledger: LedgerApp
    ) -> None:
        outbox.open(ME)
        submitted(outbox, "mine")
        other = Outbox(jobs, database, Kinds())
        other.attach(api, SOMEBODY)
        submitted(other, "theirs")
        run(until(lambda: not other.entries(), "the empty outbox"))
        assert titles(ledger) == ["theirs"]

    def test_a_damaged_file_is_set_aside_and_requests_still_go_out(
        self, run: Run[Any], tmp_path: Path, jobs: JobRunner, api: ApiClient, ledger: LedgerApp
    ) -> None:
        (tmp_path / FILE_NAME).write_bytes(b"not a database" * 1000)
        database = LocalDatabase(tmp_path)
        outbox = Outbox(jobs, database, Kinds())
        submitted(outbox, "a")
        outbox.attach(api, ME)
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert titles(ledger) == ["a"]
        assert database.set_aside is not None
        assert database.set_aside.read_bytes().startswith(b"not a database")
        run(database.close())


class TestEdit:
    def test_its_place_stays(self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]) -> None:
        first, _ = submitted(outbox, "a", "b")
        assert outbox.edit(first, script("A"), "A")
        outbox.attach(api, ME)
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert titles(ledger) == ["A", "b"]

    def test_a_refused_one_is_sent_as_it_is_now(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        ledger.refusals[OPTIMIZE] = [Refused(422, "Invalid")]
        (entry_id,) = submitted(outbox, "a")
        outbox.attach(api, ME)
        run(until(lambda: (entry := outbox.get(entry_id)) and entry.refusal, "the refusal"))
        assert outbox.edit(entry_id, script("better"), "better")
        run(until(lambda: not outbox.entries(), "the empty outbox"))
        assert titles(ledger) == ["better"]


class TestRemove:
    def test_what_waits_is_gone_also_after_a_restart(self, outbox: Outbox, next_start: NextStart) -> None:
        first, _ = submitted(outbox, "a", "b")
        outbox.remove(first)
        again = next_start()
        assert [entry.title for entry in again.entries()] == ["b"]

    @pytest.mark.parametrize("lost_answers", [0, 1])
    def test_a_request_on_its_way_is_cancelled_once_its_task_is_known(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any], lost_answers: int
    ) -> None:
        ledger.lost_path, ledger.lose_answers = "/cancel", lost_answers
        sent = recorded(outbox.sent)
        removed = recorded(outbox.removed)
        (entry_id,) = submitted(outbox, "a")
        arrived, answer = threading.Event(), threading.Event()

        def hold() -> None:
            arrived.set()
            answer.wait(10)

        ledger.before_answer[OPTIMIZE] = hold
        outbox.attach(api, ME)
        run(until(arrived.is_set, "the request at the server"))
        outbox.remove(entry_id)
        answer.set()
        run(until(lambda: sent, "the end of the request"))
        assert [task.status for task in ledger.rows.values()] == [TaskStatus.CANCELLED]
        assert (outbox.entries(), removed, len(sent)) == ([], [entry_id], 1)

    def test_a_busy_server_says_nothing_of_a_task_that_it_may_have_accepted(
        self, outbox: Outbox, api: ApiClient, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        sent = recorded(outbox.sent)
        ledger.lose_answers = 1
        (entry_id,) = submitted(outbox, "a")

        arrived, answer = threading.Event(), threading.Event()

        def hold() -> None:
            arrived.set()
            answer.wait(10)

        ledger.before_answer[OPTIMIZE] = hold
        outbox.attach(api, ME)
        run(until(arrived.is_set, "the request at the server"))
        outbox.remove(entry_id)
        ledger.refusals[OPTIMIZE] = [Refused(503, "DatabaseAway")]
        ledger.refusals["/api/v1/tasks/task-1/cancel"] = [Refused(503, "DatabaseAway")]
        answer.set()
        run(until(lambda: sent, "the end of the request"))
        assert [task.status for task in ledger.rows.values()] == [TaskStatus.CANCELLED]
