"""A desktop over a served ledger that is put back to an earlier time, as by a restored backup."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from contracts.events import Phase
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from desktop.services import restore_check
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_rows, lost_rows
from desktop.services.local.database import LocalDatabase
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.lost_tasks import LostTasks, key_of
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_driving import LONG_AGO, counted, entry, finished, ids, look, settle
from tests.desktop.services.history_samples import ME, OTHERS
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.losing import NOW
from tests.desktop.services.waiting import PATIENCE_SECONDS, recorded, until

Connect = Callable[[], None]


class Desk:
    """The desktop of one person, and the server that loses what it is told to."""

    def __init__(self, history: History, workspace: Workspace, ledger: LedgerApp, run: Run[Any]) -> None:
        self.history, self.workspace, self.ledger, self.run = history, workspace, ledger, run

    @property
    def lost(self) -> LostTasks:
        return self.workspace.lost

    def ask(self, name: str, request: NewTask | Again | None = None) -> str:
        """A task of this person, accepted and in the history; its id."""
        request = request or NewTask(SCRIPT_OPTIMIZATION, {"script_code": f"return '{name}'", "script_name": name})
        known = set(self.ledger.rows)
        self.workspace.outbox.submit(request, name)
        self.run(until(lambda: not self.workspace.outbox.entries(), "the acceptance"))
        (task_id,) = set(self.ledger.rows) - known
        self.settle()
        return task_id

    def end(self, *task_ids: str) -> None:
        """They complete, and their contents are fetched."""
        for task_id in task_ids:
            for phase in (Phase.STARTED, Phase.COMPLETED):
                self.ledger.advance(task_id, phase)
        look(self.workspace)
        self.run(self._kept(task_ids))

    def restore(self, *lost: str) -> None:
        """The server comes back without these."""
        for task_id in lost:
            self.ledger.forget(task_id)
        self.ledger.keys = {key: task_id for key, task_id in self.ledger.keys.items() if task_id in self.ledger.rows}
        self.ledger.new_epoch()
        look(self.workspace)
        self.run(self._compared())
        self.settle()

    def settle(self) -> None:
        settle(self.history, self.run)

    async def epoch(self) -> str:
        """The one that the history was compared with."""
        database = self.workspace.outbox.database
        return await database.run(lambda db: lost_rows.epoch_of(db, history_rows.find_owner(db, ME)))

    async def listed(self, count: int) -> None:
        """The history has so many tasks."""
        await counted(self.history, count)

    def named(self) -> list[str]:
        """Those that are shown as lost."""
        return [lost.task.task_id for lost in self.lost.all()]

    def one(self, task_id: str) -> lost_rows.LostTask:
        found = self.lost.get(task_id)
        assert found is not None
        return found

    async def _compared(self) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await self.epoch() != self.ledger.epoch:
                await asyncio.sleep(0.01)

    async def _kept(self, task_ids: Iterable[str]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            for task_id in task_ids:
                while not ((found := await self.history.entry(task_id)) and found.known):
                    await asyncio.sleep(0.01)


@pytest.fixture
def desk(history: History, connect: Connect, workspace: Workspace, ledger: LedgerApp, run: Run[Any]) -> Desk:
    """Connected, over an empty server."""
    connect()
    return Desk(history, workspace, ledger, run)


class TestFinding:
    def test_what_a_restored_server_does_not_have_is_marked_and_keeps_what_is_known(self, desk: Desk) -> None:
        stays, ended, waits = (desk.ask(name) for name in ("stays", "ended", "waits"))
        desk.end(stays, ended)
        desk.restore(ended, waits)
        assert desk.named() == [ended, waits]
        assert entry(desk.history, desk.run, ended).script == "return 'ended'"
        assert desk.one(ended).task.status is TaskStatus.COMPLETED
        assert desk.one(waits).task.status is TaskStatus.QUEUED
        assert {task.task_id for task in desk.workspace.tracker.tasks()} == {stays}
        assert sorted(ids(desk.history, desk.run)) == sorted([stays, ended, waits])

    def test_it_is_known_after_a_restart_before_the_server_is_there(
        self, desk: Desk, outside: Workspace, jobs: JobRunner, database: LocalDatabase
    ) -> None:
        desk.restore(desk.ask("a"))
        later = History(jobs, database, outside)
        later.open(ME)
        desk.run(until(lambda: list(outside.lost.all()), "what was marked"))
        assert [lost.task for lost in outside.lost.all()] == [lost.task for lost in desk.lost.all()]

    def test_an_acceptance_of_which_nothing_more_was_heard_is_enough(self, desk: Desk) -> None:
        desk.ledger.refusals = {f"/api/v1/tasks/task-{number}": [Refused(503, "Trouble")] * 9 for number in (1, 2)}
        asked = desk.ask("a")
        desk.ledger.refusals.clear()
        reset = recorded(desk.workspace.tracker.reset)
        desk.restore(asked)
        assert desk.named() == [asked]
        assert desk.workspace.tracker.get(asked) is None
        assert reset

    def test_nothing_is_decided_while_the_server_is_in_trouble(self, desk: Desk) -> None:
        asked = desk.ask("a")
        epoch = desk.run(desk.epoch())
        desk.ledger.forget(asked)
        desk.ledger.new_epoch()
        desk.ledger.refusals["/api/v1/tasks"] = [Refused(503, "Trouble")] * 3
        look(desk.workspace)
        desk.run(until(lambda: not desk.ledger.refusals["/api/v1/tasks"], "the third try"))
        assert (desk.run(desk.epoch()), desk.named()) == (epoch, [])
        desk.run(until(lambda: desk.named() == [asked], "an answer", 60))

    def test_what_the_server_forgets_by_itself_is_not_lost(self, desk: Desk) -> None:
        old = desk.ask("old")
        desk.end(old)
        desk.ledger.rows[old].finished_at = LONG_AGO
        desk.run(desk.history.delete([]))
        session = desk.workspace.session
        assert session is not None
        desk.workspace.session = session.model_copy(update={"history_days": 30})
        desk.run(desk.workspace.outbox.database.run(_ended_long_ago))
        new = desk.ask("new")
        desk.restore(old, new)
        assert desk.named() == [new]

    def test_without_a_new_epoch_nothing_is_lost(self, desk: Desk) -> None:
        gone = desk.ask("a")
        desk.ledger.forget(gone)
        desk.history._filler.begin(ME)
        desk.settle()
        assert desk.named() == []

    def test_a_connection_that_came_while_the_marks_were_written_shows_them(self, desk: Desk) -> None:
        """The comparison was broken off after its transaction: the next one finds nothing to do, and shows it."""
        asked = desk.ask("a")

        def written(db: Any) -> None:
            owner_id = history_rows.find_owner(db, ME)
            lost_rows.mark(db, owner_id, [asked], NOW)
            lost_rows.note_epoch(db, owner_id, desk.ledger.epoch)

        desk.ledger.forget(asked)
        desk.run(desk.workspace.outbox.database.run(written))
        desk.history._filler.begin(ME)
        desk.settle()
        assert desk.named() == [asked]
        assert desk.workspace.tracker.get(asked) is None

    def test_the_newer_database_comes_back(self, desk: Desk) -> None:
        asked = desk.ask("a")
        row = desk.ledger.rows[asked]
        desk.restore(asked)
        assert desk.named() == [asked]
        desk.ledger.rows[asked] = row
        desk.restore()
        assert desk.named() == []
        desk.end(asked)

    def test_long_lists_are_read_to_where_nothing_is_missing(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(restore_check, "PAGE", 4)
        for number in range(30):
            finished(desk.ledger, f"past-{number:02}")
        look(desk.workspace)
        desk.run(desk.listed(30))
        desk.settle()
        gone = [f"past-{number:02}" for number in range(15, 30) if number % 5]
        before = desk.ledger.requests.count("GET /api/v1/tasks")
        desk.restore(*gone)
        assert sorted(desk.named()) == gone
        assert desk.ledger.requests.count("GET /api/v1/tasks") - before < 9  # five pages less than there are

    def test_those_of_another_person_stay_theirs(self, desk: Desk, database: LocalDatabase) -> None:
        desk.restore(desk.ask("a"))
        desk.history.open(OTHERS[0])
        desk.run(desk.lost.load())
        assert desk.named() == []

    def test_what_is_deleted_from_the_history_is_gone_with_its_request(
        self, desk: Desk, database: LocalDatabase
    ) -> None:
        asked = desk.ask("a")
        desk.restore(asked)
        desk.run(desk.history.delete([asked]))
        desk.run(until(lambda: not desk.named(), "the end of the mark"))
        assert desk.run(database.run(lambda db: db.table("sent_requests").count)) == 0


class TestSendAgain:
    def test_it_goes_once_under_a_key_of_its_own_and_is_followed(self, desk: Desk) -> None:
        asked = desk.ask("a")
        keys = set(desk.ledger.keys)
        desk.restore(asked)
        key = key_of(desk.one(asked))
        for _ in range(3):
            desk.lost.send_again([asked])
        desk.run(until(lambda: desk.one(asked).sent_as, "the acceptance"))
        desk.settle()
        assert list(desk.ledger.keys) == [key]
        assert key not in keys
        new = desk.one(asked).sent_as
        assert desk.ledger.scripts[new].script_code == "return 'a'"
        assert (desk.one(asked).sent_as, desk.lost.open_ones()) == (new, [])
        origin = desk.lost.origin_of(new)
        assert origin is not None
        assert origin.task.task_id == asked
        desk.lost.send_again([asked])
        desk.settle()
        assert len(desk.ledger.rows) == 1

    def test_another_desktop_of_the_same_person_uses_the_same_key(self, desk: Desk) -> None:
        asked = desk.ask("a")
        desk.restore(asked)
        again = key_of(desk.one(asked))
        desk.ledger.accept(again, "a")
        desk.lost.send_again([asked])
        desk.run(until(lambda: desk.one(asked).sent_as, "the acceptance"))
        assert len(desk.ledger.rows) == 1

    def test_all_at_once_in_their_order(self, desk: Desk) -> None:
        asked = [desk.ask(name) for name in ("a", "b", "c")]
        desk.restore(*asked)
        desk.lost.dismiss([asked[1]])
        desk.lost.send_all_again()
        desk.run(until(lambda: len(desk.ledger.rows) == 2, "the acceptances"))
        assert [row.title for row in desk.ledger.rows.values()] == ["a", "c"]

    def test_one_that_was_taken_back_can_be_sent_again_under_the_next_key(self, desk: Desk) -> None:
        asked = desk.ask("a")
        desk.restore(asked)
        desk.workspace.outbox.detach()
        desk.lost.send_again([asked])
        desk.run(until(lambda: desk.workspace.outbox.entries(), "the entry"))
        (waiting,) = desk.workspace.outbox.entries()
        assert desk.lost.open_ones() == []
        desk.workspace.outbox.remove(waiting.entry_id)
        assert [lost.task.task_id for lost in desk.lost.open_ones()] == [asked]
        assert key_of(desk.one(asked)) != waiting.entry_id

    def test_a_version_of_a_lost_task_is_sent_as_a_whole(self, desk: Desk) -> None:
        stays, first = desk.ask("stays"), desk.ask("first")
        desk.end(stays, first)
        of_lost = desk.ask("of lost", Again(SCRIPT_OPTIMIZATION, first, {"script_name": "of-lost.luau"}))
        of_kept = desk.ask("of kept", Again(SCRIPT_OPTIMIZATION, stays, {"script_name": "of-kept.luau"}))
        desk.restore(first, of_lost, of_kept)
        desk.lost.send_again([of_lost, of_kept])
        desk.run(until(lambda: desk.one(of_lost).sent_as and desk.one(of_kept).sent_as, "the acceptances"))
        whole, version = desk.one(of_lost).sent_as, desk.one(of_kept).sent_as
        sent = desk.ledger.scripts[whole]
        assert (sent.script_code, sent.script_name) == ("return 'first'", "of-lost.luau")
        assert (whole in desk.ledger.parents, desk.ledger.parents[version]) == (False, stays)

    def test_what_is_not_kept_here_cannot_be_sent(self, desk: Desk) -> None:
        finished(desk.ledger, "theirs")
        look(desk.workspace)
        desk.run(desk.listed(1))
        desk.settle()
        desk.restore("theirs")
        lost = desk.one("theirs")
        assert (lost.sendable, lost.script_kept, lost.result_kept) == (False, True, True)
        desk.lost.send_again(["theirs"])
        assert desk.workspace.outbox.entries() == []

    def test_an_edited_one_is_still_in_its_place(self, desk: Desk) -> None:
        asked = desk.ask("a")
        desk.restore(asked)
        desk.workspace.outbox.detach()
        desk.lost.send_again([asked])
        desk.run(until(lambda: desk.workspace.outbox.entries(), "the entry"))
        (waiting,) = desk.workspace.outbox.entries()
        assert desk.workspace.outbox.edit(waiting.entry_id, NewTask(SCRIPT_OPTIMIZATION, {}), "b")
        desk.run(desk.lost.load())
        assert desk.lost.is_waiting(desk.one(asked))


def _ended_long_ago(db: Any) -> None:
    db.execute("UPDATE history_tasks SET finished_at = ?", [history_rows.instant(LONG_AGO)])
