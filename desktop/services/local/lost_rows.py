"""The table of tasks that the server does not have any more: it was restored from a backup that is older than they are.

Every function takes the id of an owner (server, organization, person) and touches no other owner's rows.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from contracts.tasks import TaskView
from desktop.services.local import history_rows, sent_rows

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True)
class LostTask:
    """A task as it was when it was last heard of. `entry_id`: the key under which it was last sent again, `sent_as` the
    task that came of it. `sendable`: its request is kept. `result_kept`, `script_kept`: the history has them.
    """

    task: TaskView
    noticed_at: datetime
    sendable: bool
    result_kept: bool = False
    script_kept: bool = False
    dismissed: bool = False
    entry_id: str = ""
    sent_as: str = ""


@dataclass(frozen=True)
class Candidate:
    """A task of the history that the server may have or not. `promised`: nothing but its acceptance was heard of."""

    task_id: str
    created_at: str
    finished_at: str | None
    promised: bool
    lost: bool


def epoch_of(db: "Database", owner_id: int) -> str:
    """The epoch that the history was last compared with; empty before the first time."""
    return str(db.execute("SELECT epoch FROM history_owners WHERE id = ?", [owner_id]).fetchone()[0])


def note_epoch(db: "Database", owner_id: int, epoch: str) -> None:
    """The history and the server of this epoch have been compared."""
    db.execute("UPDATE history_owners SET epoch = ? WHERE id = ?", [epoch, owner_id])


def candidates(db: "Database", owner_id: int, newest: int, after: str, until: str) -> list[Candidate]:
    """Tasks that were in the history at row `newest`, made after one moment and until another; both as texts."""
    rows = db.execute(
        "SELECT task.task_id, created_at, finished_at, json_extract(view, '$.seq') = 0, lost.task_id IS NOT NULL "
        "FROM history_tasks AS task LEFT JOIN lost_tasks AS lost "
        "ON lost.owner_id = task.owner_id AND lost.task_id = task.task_id "
        "WHERE task.owner_id = ? AND task.id <= ? AND created_at > ? AND created_at <= ?",
        [owner_id, newest, after, until],
    )
    return [
        Candidate(task_id, made, ended, bool(promised), bool(lost)) for task_id, made, ended, promised, lost in rows
    ]


def oldest_lost(db: "Database", owner_id: int) -> str:
    """When the oldest lost task was made; later than everything where there is none."""
    row = db.execute(
        "SELECT min(created_at) FROM history_tasks WHERE owner_id = :owner "
        "AND task_id IN (SELECT task_id FROM lost_tasks WHERE owner_id = :owner)",
        {"owner": owner_id},
    ).fetchone()
    return row[0] or "~"


def mark(db: "Database", owner_id: int, task_ids: Iterable[str], at: datetime) -> None:
    """The server does not have these. What was marked before stays as it is."""
    db.table("lost_tasks").insert_all(
        (
            {"owner_id": owner_id, "task_id": task_id, "noticed_at": history_rows.instant(at), "dismissed": 0}
            for task_id in task_ids
        ),
        ignore=True,
    )


def clear(db: "Database", owner_id: int, task_ids: Iterable[str]) -> None:
    """The server has these after all."""
    for task_id in task_ids:
        db.execute("DELETE FROM lost_tasks WHERE owner_id = ? AND task_id = ?", [owner_id, task_id])


def dismiss(db: "Database", owner_id: int, task_ids: Iterable[str]) -> None:
    """The person has seen it. They stay marked in the history."""
    for task_id in task_ids:
        db.execute("UPDATE lost_tasks SET dismissed = 1 WHERE owner_id = ? AND task_id = ?", [owner_id, task_id])


def note_sending(db: "Database", owner_id: int, task_id: str, entry_id: str) -> None:
    """Written together with the entry of the outbox."""
    db.execute("UPDATE lost_tasks SET entry_id = ? WHERE owner_id = ? AND task_id = ?", [entry_id, owner_id, task_id])


def note_edited(db: "Database", entry_id: str, new_id: str) -> None:
    """The entry of the outbox has another id now."""
    db.execute("UPDATE lost_tasks SET entry_id = ? WHERE entry_id = ?", [new_id, entry_id])


def note_sent(db: "Database", owner_id: int, entry_id: str, task_id: str) -> None:
    """The server has accepted what was sent again."""
    db.execute("UPDATE lost_tasks SET sent_as = ? WHERE owner_id = ? AND entry_id = ?", [task_id, owner_id, entry_id])


def all_of(db: "Database", owner_id: int) -> list[LostTask]:
    """The oldest first, as they were sent."""
    rows = db.execute(
        "SELECT view, noticed_at, document IS NOT NULL, script <> '', dismissed, entry_id, sent_as "
        "FROM lost_tasks AS lost "
        "JOIN history_tasks AS task ON task.owner_id = lost.owner_id AND task.task_id = lost.task_id "
        "LEFT JOIN history_contents AS kept ON kept.id = task.id "
        "LEFT JOIN history_texts AS texts ON texts.id = task.id "
        "WHERE lost.owner_id = ? ORDER BY task.created_at, task.id",
        [owner_id],
    ).fetchall()
    views = [TaskView.model_validate_json(row[0]) for row in rows]
    origins, lost = sent_rows.origins(db, owner_id), {view.task_id for view in views}
    return [
        LostTask(
            task=view,
            noticed_at=datetime.fromisoformat(noticed_at),
            sendable=_is_sendable(view.task_id, origins, lost),
            result_kept=bool(result_kept),
            script_kept=bool(script_kept),
            dismissed=bool(dismissed),
            entry_id=entry_id or "",
            sent_as=sent_as or "",
        )
        for view, (_, noticed_at, result_kept, script_kept, dismissed, entry_id, sent_as) in zip(
            views, rows, strict=True
        )
    ]


def _is_sendable(task_id: str, origins: dict[str, str | None], lost: Collection[str]) -> bool:
    """As `sent_rows.sending_again` finds it, without reading any request."""
    for _ in range(sent_rows.MOST_LEVELS):
        if task_id not in origins:
            return False
        origin = origins[task_id]
        if origin is None or origin not in lost:
            return True
        task_id = origin
    return False
