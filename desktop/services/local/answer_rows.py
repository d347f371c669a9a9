"""The table of answers to quizzes that are not handed in, a row for each attempt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.services.local.partition import Partition

if TYPE_CHECKING:
    from sqlite_utils import Database

_KEEP = """
INSERT INTO kept_answers (server, organization_id, user_id, attempt_id, share_id, changed_at, answers)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at, answers = excluded.answers
"""
_WHOSE = "server = ? AND organization_id = ? AND user_id = ?"


@dataclass(frozen=True)
class AnswersRow:
    """`answers` is JSON."""

    share_id: str
    attempt_id: str
    answers: str


def keep(db: "Database", owner: Partition, row: AnswersRow, at: datetime) -> None:
    """In place of what was kept of the attempt before."""
    db.execute(_KEEP, [*_whose(owner), row.attempt_id, row.share_id, _instant(at), row.answers])


def all_of(db: "Database", owner: Partition) -> list[AnswersRow]:
    """The person's, those that were changed last first."""
    sql = f"SELECT share_id, attempt_id, answers FROM kept_answers WHERE {_WHOSE} ORDER BY changed_at DESC"  # noqa: S608 - fixed text
    return [AnswersRow(*row) for row in db.execute(sql, _whose(owner)).fetchall()]


def remove(db: "Database", owner: Partition, attempt_ids: Iterable[str]) -> None:
    """They are handed in, or over."""
    sql = f"DELETE FROM kept_answers WHERE {_WHOSE} AND attempt_id = ?"  # noqa: S608 - fixed text
    for attempt_id in attempt_ids:
        db.execute(sql, [*_whose(owner), attempt_id])


def remove_before(db: "Database", oldest: datetime) -> None:
    """Whatever was not changed since, of everybody."""
    db.execute("DELETE FROM kept_answers WHERE changed_at < ?", [_instant(oldest)])


def remove_account(db: "Database", server: str, user_id: str) -> None:
    """All of one person at one server, in whatever organization."""
    db.execute("DELETE FROM kept_answers WHERE server = ? AND user_id = ?", [server, user_id])


def _whose(owner: Partition) -> list[str]:
    return [owner.server, owner.organization_id, owner.user_id]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
