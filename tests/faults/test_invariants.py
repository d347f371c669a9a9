"""Each invariant holds of a ledger that is right, and says so when something in it is not."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from contracts.session import Role
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION, TaskError, TaskView
from server.core import schema
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import MembershipService
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.service import NewTask, TaskService
from tests.faults import invariants, probe


@dataclass
class Filled:
    """A ledger with a task for each way to end, of which the completed ones pass for probes."""

    database: Database
    tasks: TaskService
    member: Any
    acknowledged: list[dict[str, Any]]

    def id_of(self, title: str) -> str:
        """Of the task that was made under this name."""
        return next(str(one["task_id"]) for one in self.acknowledged if one["entry"] == title)

    def spoil(self, statement: str, **values: Any) -> None:
        """Changes rows behind the back of everything that guards them."""
        with self.database.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
            connection.execute(text(statement), values)

    def broken(self) -> list[str]:
        """All that does not hold now."""
        return invariants.broken(invariants.read_ledger(self.database.engine), self.acknowledged)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger that is right, to be copied."""
    path = tmp_path_factory.mktemp("right") / "companion.sqlite3"
    database = Database(f"sqlite:///{path}")
    schema.upgrade(database.engine)
    probe.create_tables(database.engine)
    member = MembershipService(database).create("Lincoln School", "Ada", Role.ADMIN, is_server_owner=True)
    tasks = TaskService(database, Wakeups(), most_queued=100)
    execution = Execution(database, Wakeups(), node_id="node-1", lease_seconds=15)
    acknowledged: list[dict[str, Any]] = []
    for title in ("keyed", "plain", "failed", "cancelled"):
        params = {"numbers": [1, 2], "effect": "keyed" if title == "keyed" else "with_completion"}
        view = tasks.submit(member, NewTask(SCRIPT_OPTIMIZATION, None, title, params, "probe", title))
        acknowledged.append({"item": len(acknowledged), "entry": title, "task_id": view.task_id})
        if title == "cancelled":
            tasks.cancel(member, view.task_id)
            continue
        claim = execution.claim(view.task_id)
        assert claim is not None
        if title == "failed":
            execution.fail(claim, TaskError(error="ProbeFailed", message="It failed."))
        else:
            execution.complete(claim, Outcome('{"total": 3}', {}, "Done"))
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE tasks SET kind = 'probe'"))
        connection.execute(text("UPDATE event_streams SET published_seq = top_seq"))
        for table, title in (("probe_effects", "plain"), ("probe_keyed_effects", "keyed")):
            chosen = f"INSERT INTO {table} SELECT id, 1, 3 FROM tasks WHERE title = :title"
            connection.execute(text(chosen), {"title": title})
    (path.parent / "acknowledged.json").write_text(json.dumps(acknowledged), encoding="utf-8")
    database.close()
    return path


@pytest.fixture
def filled(right: Path, tmp_path: Path) -> Iterator[Filled]:
    path = tmp_path / "companion.sqlite3"
    shutil.copyfile(right, path)
    database = Database(f"sqlite:///{path}")
    acknowledged = json.loads((right.parent / "acknowledged.json").read_text(encoding="utf-8"))
    member = MembershipService(database).local_member()
    yield Filled(database, TaskService(database, Wakeups(), most_queued=100), member, acknowledged)
    database.close()


def test_a_ledger_that_is_right_has_nothing_broken(filled: Filled) -> None:
    assert filled.broken() == []


SPOILT = {
    "a task that is gone": ("DELETE FROM tasks WHERE title = 'plain'", "was acknowledged and is not there"),
    "a task that has not ended": ("UPDATE tasks SET status = 'queued' WHERE title = 'plain'", "is still queued"),
    "a hole in the log": ("DELETE FROM events WHERE seq = 4", "is not 1 to"),
    "an event past the log": ("UPDATE events SET seq = 99 WHERE seq = 4", "is not 1 to"),
    "something not published": ("UPDATE event_streams SET published_seq = 3", "is published to 3 of"),
    "a second end": (
        "UPDATE events SET payload = replace(payload, '\"started\"', '\"completed\"') WHERE seq = 5",
        "completed after queued",
    ),
    "a row that is not where its log is": ("UPDATE tasks SET seq = 2 WHERE title = 'plain'", "its log ends with"),
    "an end without its time": ("UPDATE tasks SET finished_at = NULL WHERE title = 'plain'", "finished at None"),
    "an attempt that is missing": ("DELETE FROM task_attempts WHERE outcome = 'failed'", "and has attempts []"),
    "an attempt without an end": ("UPDATE task_attempts SET ended_at = NULL", "an attempt of it has not"),
    "a completion that no attempt made": ("UPDATE task_attempts SET outcome = 'retrying'", "completed by attempts []"),
    "a result of a task that failed": (
        "UPDATE task_results SET task_id = (SELECT id FROM tasks WHERE title = 'failed') "
        "WHERE task_id = (SELECT id FROM tasks WHERE title = 'plain')",
        "is failed and its result is",
    ),
    "a result that is wrong": ("UPDATE task_results SET document = '{\"total\": 4}'", "is wrong"),
    "an effect twice": ("INSERT INTO probe_effects SELECT * FROM probe_effects", "had its effect 2 times"),
    "an effect that is missing": ("DELETE FROM probe_effects", "had its effect 0 times"),
    "a keyed effect that is missing": ("DELETE FROM probe_keyed_effects", "had its keyed effect 0 times"),
    "an effect that is wrong": ("UPDATE probe_effects SET total = 4", "says 4"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_named(filled: Filled, name: str) -> None:
    statement, said = SPOILT[name]
    with filled.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.execute(text(statement))
        connection.commit()
    assert any(said in line for line in filled.broken()), filled.broken()


def test_one_request_with_two_tasks_is_named(filled: Filled) -> None:
    filled.acknowledged[1]["entry"] = filled.acknowledged[0]["entry"]
    assert any("given several tasks" in line for line in filled.broken())


def test_what_a_backup_did_not_have_is_no_loss(filled: Filled) -> None:
    ledger = invariants.read_ledger(filled.database.engine)
    gone = [{"item": 9, "entry": "gone", "task_id": "gone"}]
    assert invariants.acknowledged_ended(ledger, gone, {"gone"}) == []
    assert invariants.acknowledged_ended(ledger, gone, set()) != []


class TestLibrary:
    """A lesson that was made twice under one name."""

    @staticmethod
    def _said(**changes: Any) -> list[str]:
        task = {"kind": CONTENT_GENERATION, "status": "completed"}
        fields: dict[str, Any] = {
            "tasks": {"one": task, "two": task, "probe": {"kind": "probe", "status": "completed"}},
            "contents": [{"id": "lesson", "version": 2}],
            "versions": [
                {"content_id": "lesson", "version": 1, "task_id": "one"},
                {"content_id": "lesson", "version": 2, "task_id": "two"},
            ],
        }
        nothing: dict[str, Any] = {"events": [], "streams": [], "attempts": [], "results": {}}
        return invariants.library_is_whole(invariants.Ledger(**{**fields, **nothing, **changes}))

    def test_each_task_has_made_one_version(self) -> None:
        assert self._said() == []

    def test_one_that_is_not_there_is_named(self) -> None:
        said = self._said(versions=[{"content_id": "lesson", "version": 1, "task_id": "one"}])
        assert said == [
            "task two is completed and is in the library 0 times",
            "content lesson is at 2 and has [1]",
        ]

    def test_one_that_is_there_twice_is_named(self) -> None:
        twice = [{"content_id": "lesson", "version": number, "task_id": "one"} for number in (1, 2)]
        assert "task one is completed and is in the library 2 times" in self._said(versions=twice)

    def test_what_a_task_left_that_did_not_complete_is_named(self) -> None:
        tasks = {one: {"kind": QUIZ_GENERATION, "status": "failed"} for one in ("one", "two")}
        assert "task one is failed and is in the library 1 times" in self._said(tasks=tasks)


class TestDesktop:
    @pytest.fixture
    def told(self, filled: Filled) -> dict[str, TaskView]:
        page = filled.tasks.list(filled.member, limit=10, before=None)
        return {task.task_id: task for task in page.tasks}

    @pytest.fixture
    def shown(self, told: dict[str, TaskView]) -> dict[str, Any]:
        views = [task.model_dump(mode="json") for task in told.values()]
        return {"live": True, "waiting": [], "tracker": views, "history": [dict(view) for view in views]}

    def test_one_that_shows_what_is_told_differs_in_nothing(
        self, shown: dict[str, Any], told: dict[str, TaskView]
    ) -> None:
        assert invariants.differs(shown, told) == []

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (lambda shown: shown.clear(), "shows nothing"),
            (lambda shown: shown.update(live=False), "no live events"),
            (lambda shown: shown["waiting"].append("item-3"), "waits to send item-3"),
            (lambda shown: shown["history"].pop(), "is missing"),
            (lambda shown: shown["history"][0].update(status="queued"), "differs in status ('queued', not"),
            (lambda shown: shown["tracker"][0].update(seq=1), "differs in seq (1, not"),
            (lambda shown: shown["tracker"].append({"task_id": "x"}), "x is not on the server"),
            (lambda shown: shown["tracker"].append({"task_id": "gone"}), "tracker: gone is not on the server"),
        ],
    )
    def test_what_is_shown_wrongly_is_named(
        self,
        shown: dict[str, Any],
        told: dict[str, TaskView],
        change: Callable[[dict[str, Any]], Any],
        said: str,
    ) -> None:
        change(shown)
        assert any(said in line for line in invariants.differs(shown, told, {"gone"}))


class TestWhatARestoredBackupTookAway:
    ACKNOWLEDGED = (
        {"entry": "e1", "task_id": "there"},
        {"entry": "e2", "task_id": "gone"},
        {"entry": "e3", "task_id": "gone too"},
        {"entry": "e3", "task_id": "sent once more"},
    )

    @pytest.mark.parametrize(
        ("shown", "said"),
        [
            ({"gone": ""}, []),
            ({"gone": "", "gone too": ""}, []),
            ({}, ["task gone was lost with a backup and is not shown as that"]),
            ({"gone": "", "there": ""}, ["task there is on the server and shown as lost"]),
        ],
    )
    def test_is_shown_as_that_and_nothing_else_is(self, shown: dict[str, str], said: list[str]) -> None:
        there, lost = {"there", "sent once more"}, {"gone", "gone too"}
        assert invariants.lost_are_shown({"lost": shown}, self.ACKNOWLEDGED, there, lost) == said
