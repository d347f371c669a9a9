"""All rows of one person at one team server, in whatever organization."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.services.local import answer_rows, history_rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True)
class Waiting:
    """Requests that were not sent yet, and quizzes with answers that are not handed in."""

    requests: int
    quizzes: int = 0


def wipe(db: "Database", server: str, user_id: str) -> None:
    """History, what was kept for sending again, saved versions, requests that wait, and answers to quizzes."""
    whose = [server, user_id]
    owners = db.execute("SELECT id FROM history_owners WHERE server = ? AND user_id = ?", whose).fetchall()
    for (owner_id,) in owners:
        history_rows.remove_owner(db, int(owner_id))
    db.execute("DELETE FROM outbox WHERE server = ? AND user_id = ?", whose)
    answer_rows.remove_account(db, server, user_id)


def count_waiting(db: "Database", server: str, user_id: str) -> Waiting:
    """What would be lost with the rows."""
    whose = [server, user_id]
    requests = db.execute("SELECT count(*) FROM outbox WHERE server = ? AND user_id = ? AND withdrawn = 0", whose)
    quizzes = db.execute("SELECT count(*) FROM kept_answers WHERE server = ? AND user_id = ?", whose)
    return Waiting(int(requests.fetchone()[0]), int(quizzes.fetchone()[0]))
