"""Requests that are kept for the case that the server forgets them: how many, for how long, and each script once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import JsonValue
from sqlite_utils import Database

from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services.local import history_rows, lost_rows, sent_rows
from desktop.services.local.migrations import migrations
from desktop.services.local.outbox_rows import Again, NewTask, OutboxEntry
from tests.desktop.services.history_samples import ME, task

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SCRIPT = "print('é')\n" * 20


@pytest.fixture
def db(tmp_path: Path) -> Database:
    """With every table."""
    made = Database(tmp_path / "desktop.db")
    migrations.apply(made)
    return made


@pytest.fixture
def mine(db: Database) -> int:
    """The number of the owner."""
    return history_rows.find_owner(db, ME)


def kept(db: Database) -> list[str]:
    return [row["task_id"] for row in db.query("SELECT task_id FROM sent_requests ORDER BY id")]


def keep(db: Database, owner_id: int, task_id: str, *, days_ago: float = 0, script: str = SCRIPT) -> NewTask:
    request = NewTask(SCRIPT_OPTIMIZATION, {"script_code": script, "script_name": task_id})
    at = NOW - timedelta(days=days_ago)
    sent_rows.keep(db, owner_id, OutboxEntry(f"key of {task_id}", request, task_id, at), task_id, at)
    return request


class TestKeep:
    def test_the_oldest_go_when_there_are_many(self, db: Database, mine: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sent_rows, "MOST_KEPT", 3)
        for number in range(5):
            keep(db, mine, f"t{number}")
        assert kept(db) == ["t2", "t3", "t4"]

    def test_or_when_they_are_long(self, db: Database, mine: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sent_rows, "MOST_BYTES", 4_000)
        for number in range(5):
            keep(db, mine, f"t{number}", script="x" * 1_500)
        assert kept(db) == ["t3", "t4"]

    def test_or_old(self, db: Database, mine: int) -> None:
        keep(db, mine, "old", days_ago=sent_rows.MOST_DAYS + 1)
        keep(db, mine, "young", days_ago=sent_rows.MOST_DAYS - 1)
        keep(db, mine, "new")
        assert kept(db) == ["young", "new"]

    def test_but_not_those_that_may_have_to_be_sent_again(self, db: Database, mine: int) -> None:
        for task_id in ("lost", "sent again"):
            keep(db, mine, task_id, days_ago=100)
        lost_rows.mark(db, mine, ["lost", "sent again"], NOW)
        lost_rows.note_sending(db, mine, "sent again", "key")
        lost_rows.note_sent(db, mine, "key", "new")
        keep(db, mine, "new")
        assert kept(db) == ["lost", "new"]


class TestTheScript:
    def test_stands_once_and_comes_back(self, db: Database, mine: int) -> None:
        request = keep(db, mine, "a")
        row_id = history_rows._put(db, mine, task("a"))
        db.execute("UPDATE history_texts SET script = ? WHERE id = ?", [SCRIPT, row_id])
        sent_rows.leave_out_script(db, mine, "a", SCRIPT)
        sent_rows.leave_out_script(db, mine, "a", SCRIPT)
        (stored,) = [row["request"] for row in db.query("SELECT request FROM sent_requests")]
        assert "print" not in stored
        assert sent_rows.request_of(db, mine, "a") == (request, "a")

    def test_another_one_stays(self, db: Database, mine: int) -> None:
        request = keep(db, mine, "a")
        sent_rows.leave_out_script(db, mine, "a", "something else")
        assert sent_rows.request_of(db, mine, "a") == (request, "a")


class TestSendingAgain:
    def test_changes_are_joined_the_newest_last(self, db: Database, mine: int) -> None:
        keep(db, mine, "first", script="return 1")
        made: list[tuple[str, str, dict[str, JsonValue]]] = [
            ("second", "first", {"script_name": "second", "level": "high"}),
            ("third", "second", {"script_name": "third"}),
        ]
        for task_id, origin, changes in made:
            entry = OutboxEntry(f"key {task_id}", Again(SCRIPT_OPTIMIZATION, origin, changes), task_id, NOW)
            sent_rows.keep(db, mine, entry, task_id, NOW)
        lost_rows.mark(db, mine, ["second", "third"], NOW)
        of_kept = Again(SCRIPT_OPTIMIZATION, "first", {"script_name": "third", "level": "high"})
        assert sent_rows.sending_again(db, mine, "third") == (of_kept, "third")
        lost_rows.mark(db, mine, ["first"], NOW)
        whole: dict[str, JsonValue] = {"script_code": "return 1", "script_name": "third", "level": "high"}
        assert sent_rows.sending_again(db, mine, "third") == (NewTask(SCRIPT_OPTIMIZATION, whole), "third")

    def test_not_without_the_first(self, db: Database, mine: int) -> None:
        entry = OutboxEntry("key", Again(SCRIPT_OPTIMIZATION, "first", None), "second", NOW)
        sent_rows.keep(db, mine, entry, "second", NOW)
        history_rows.record(db, mine, [task("first"), task("second")])
        lost_rows.mark(db, mine, ["first", "second"], NOW)
        assert sent_rows.sending_again(db, mine, "second") is None
        assert [lost.sendable for lost in lost_rows.all_of(db, mine)] == [False, False]
