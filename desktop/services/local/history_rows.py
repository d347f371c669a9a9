"""The tables of the history, written: tasks as they change, what they were asked, and what is to be forgotten.

Every function takes the id of an owner (server, organization, person) and touches no other owner's rows.
"""

import json
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from contracts.tasks import AttemptView, TaskDetail, TaskError, TaskStatus, TaskView
from desktop.services.local import saved_rows
from desktop.services.local.partition import Partition

if TYPE_CHECKING:
    from sqlite_utils import Database

NOT_YET, WANTED, KEPT = 0, 1, 2
"""Of a task's contents: it still runs; it ended and they are to be fetched; they are here, or cannot be had."""

PROJECT_PARAMETER = "project"
SCRIPT_PARAMETER = "script_code"
_VIEW = set(TaskView.model_fields)
_TERMINAL = frozenset(status for status in TaskStatus if status.is_terminal)

_PUT_TASK = """
INSERT INTO history_tasks (owner_id, task_id, kind, title, sort_name, status, created_at, started_at, finished_at,
    seconds, parent_task_id, root_task_id, resource_id, contents, view)
VALUES (:owner_id, :task_id, :kind, :title, :sort_name, :status, :created_at, :started_at, :finished_at,
    :seconds, :parent_task_id, :root_task_id, :resource_id, :contents, :view)
ON CONFLICT (owner_id, task_id) DO UPDATE SET kind = excluded.kind, title = excluded.title,
    sort_name = excluded.sort_name, status = excluded.status, created_at = excluded.created_at,
    started_at = excluded.started_at, finished_at = excluded.finished_at, seconds = excluded.seconds,
    parent_task_id = excluded.parent_task_id, root_task_id = excluded.root_task_id,
    resource_id = excluded.resource_id, contents = max(contents, excluded.contents), view = excluded.view
RETURNING id
"""
_PUT_TEXT = """
INSERT INTO history_texts (id, title, message, script) VALUES (?, ?, ?, '')
ON CONFLICT (id) DO UPDATE SET title = excluded.title, message = excluded.message
WHERE title <> excluded.title OR message <> excluded.message
"""


def instant(at: datetime) -> str:
    """A moment as the tables hold it: text of one length, so that it sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def find_owner(db: "Database", owner: Partition) -> int:
    """The number of an owner, given at its first use."""
    whose = [owner.server, owner.organization_id, owner.user_id]
    row = db.execute(
        "SELECT id FROM history_owners WHERE server = ? AND organization_id = ? AND user_id = ?", whose
    ).fetchone()
    if row is None:
        row = db.execute(
            "INSERT INTO history_owners (server, organization_id, user_id, filled, opened_at) "
            "VALUES (?, ?, ?, 0, '') RETURNING id",
            whose,
        ).fetchone()
    return int(row[0])


def note_opened(db: "Database", owner_id: int, at: datetime) -> None:
    """So that the next start can show this owner's history before the server answers."""
    db.execute("UPDATE history_owners SET opened_at = ? WHERE id = ?", [instant(at), owner_id])


def last_opened(db: "Database", server: str) -> Partition | None:
    """Who used this server last."""
    row = db.execute(
        "SELECT server, organization_id, user_id FROM history_owners WHERE server = ? AND opened_at <> '' "
        "ORDER BY opened_at DESC LIMIT 1",
        [server],
    ).fetchone()
    return Partition(*row) if row is not None else None


def is_filled(db: "Database", owner_id: int) -> bool:
    """Whether all that the server knew from before has been read."""
    return bool(db.execute("SELECT filled FROM history_owners WHERE id = ?", [owner_id]).fetchone()[0])


def note_filled(db: "Database", owner_id: int, filled: bool) -> None:
    """False while reading is on its way: when that breaks off, the next one goes to the very end."""
    db.execute("UPDATE history_owners SET filled = ? WHERE id = ?", [int(filled), owner_id])


def record(db: "Database", owner_id: int, tasks: Iterable[TaskView], oldest: datetime | None = None) -> int:
    """Writes tasks as they are now. What was deleted stays deleted, and what ended before `oldest` is not taken.

    Gives how many were written.
    """
    written = 0
    for task in tasks:
        outdated = oldest is not None and task.status.is_terminal and task.created_at < oldest
        if not outdated and not _is_removed(db, owner_id, task.task_id):
            _put(db, owner_id, task)
            written += 1
    return written


def record_new(db: "Database", owner_id: int, task: TaskView) -> None:
    """Writes a task unless something is known of it, which can only be newer."""
    known = "SELECT 1 FROM history_tasks WHERE owner_id = ? AND task_id = ?"
    if db.execute(known, [owner_id, task.task_id]).fetchone() is None:
        record(db, owner_id, [task])


def keep_contents(db: "Database", owner_id: int, detail: TaskDetail, document: str | None) -> None:
    """Writes what a task was asked, its attempts and its result document."""
    if _is_removed(db, owner_id, detail.task_id):
        return
    row_id = _put(db, owner_id, detail)
    params: dict[str, Any] = dict(detail.params)
    params.pop(PROJECT_PARAMETER, None)  # up to a megabyte of other files, which the history shows nowhere
    script = params.pop(SCRIPT_PARAMETER, None) if isinstance(params.get(SCRIPT_PARAMETER), str) else None
    db.table("history_contents").upsert(
        {
            "id": row_id,
            "params": json.dumps(params),
            "attempts": json.dumps([attempt.model_dump(mode="json") for attempt in detail.attempts]),
            "document": document,
        },
        pk="id",
    )
    db.execute("UPDATE history_texts SET script = ? WHERE id = ? AND script <> ?", [script or "", row_id, script or ""])
    db.execute("UPDATE history_tasks SET contents = ? WHERE id = ?", [KEPT, row_id])


def give_up_contents(db: "Database", owner_id: int, task_id: str) -> None:
    """The server has nothing of this task any more; one that never ended has failed for all that can be known.

    What a restored server has lost is left as it is: it is marked as that.
    """
    row = db.execute(
        "SELECT view FROM history_tasks WHERE owner_id = :owner AND task_id = :task "
        "AND task_id NOT IN (SELECT task_id FROM lost_tasks WHERE owner_id = :owner)",
        {"owner": owner_id, "task": task_id},
    ).fetchone()
    if row is None:
        return
    task = TaskView.model_validate_json(row[0])
    if not task.status.is_terminal:
        error = TaskError(error="TaskUnknown", message="The server knows nothing of it any more.")
        _put(db, owner_id, task.model_copy(update={"status": TaskStatus.FAILED, "error": error}))
    db.execute("UPDATE history_tasks SET contents = ? WHERE owner_id = ? AND task_id = ?", [KEPT, owner_id, task_id])


def remove(db: "Database", owner_id: int, task_ids: Iterable[str]) -> None:
    """Deletes entries; when the server names those tasks again they do not come back."""
    for task_id in task_ids:
        db.execute("INSERT OR IGNORE INTO history_removed (owner_id, task_id) VALUES (?, ?)", [owner_id, task_id])
        _delete(db, owner_id, "task_id = ?", [task_id])


def clear_before(db: "Database", owner_id: int, oldest: datetime, *, remember: bool) -> int:
    """Deletes finished tasks that were created before; gives how many.

    `remember`: they do not come back although the server may still name them.
    """
    finished = ", ".join(f"'{status}'" for status in sorted(_TERMINAL))
    old, values = f"created_at < ? AND status IN ({finished})", [instant(oldest)]
    if remember:
        db.execute(
            "INSERT OR IGNORE INTO history_removed (owner_id, task_id) "  # noqa: S608 - no value is in the text
            f"SELECT owner_id, task_id FROM history_tasks WHERE owner_id = ? AND {old}",
            [owner_id, *values],
        )
    saved_rows.remove_before(db, oldest)  # also of tasks that are not in the history any more
    return _delete(db, owner_id, old, values)


def remove_owner(db: "Database", owner_id: int) -> None:
    """Deletes all that is kept for an owner, whose number is given to nobody else before that."""
    _delete(db, owner_id, "task_id = task_id", [])
    for table in ("history_removed", "sent_requests", "lost_tasks"):
        db.execute(f"DELETE FROM {table} WHERE owner_id = ?", [owner_id])  # noqa: S608 - fixed names
    db.execute("DELETE FROM history_owners WHERE id = ?", [owner_id])


def _delete(db: "Database", owner_id: int, condition: str, values: list[str]) -> int:
    chosen = f"SELECT id FROM history_tasks WHERE owner_id = ? AND {condition}"  # noqa: S608 - no value is in the text
    tasks = f"SELECT task_id FROM history_tasks WHERE owner_id = ? AND {condition}"  # noqa: S608 - as above
    db.execute(f"DELETE FROM saved_versions WHERE task_id IN ({tasks})", [owner_id, *values])  # noqa: S608 - as above
    for table in ("sent_requests", "lost_tasks"):
        sql = f"DELETE FROM {table} WHERE owner_id = ? AND task_id IN ({tasks})"  # noqa: S608 - fixed names
        db.execute(sql, [owner_id, owner_id, *values])
    for table in ("history_contents", "history_texts"):
        db.execute(f"DELETE FROM {table} WHERE id IN ({chosen})", [owner_id, *values])  # noqa: S608 - fixed names
    return int(
        db.execute(
            f"DELETE FROM history_tasks WHERE owner_id = ? AND {condition}",  # noqa: S608 - fixed text
            [owner_id, *values],
        ).rowcount
    )


def _is_removed(db: "Database", owner_id: int, task_id: str) -> bool:
    row = db.execute("SELECT 1 FROM history_removed WHERE owner_id = ? AND task_id = ?", [owner_id, task_id])
    return row.fetchone() is not None


def _put(db: "Database", owner_id: int, task: TaskView) -> int:
    ended = task.status.is_terminal
    row_id = db.execute(
        _PUT_TASK,
        {
            "owner_id": owner_id,
            "task_id": task.task_id,
            "kind": task.kind,
            "title": task.title,
            "sort_name": sort_name(task.title or task.resource_id),
            "status": task.status.value,
            "created_at": instant(task.created_at),
            "started_at": instant(task.started_at) if task.started_at else None,
            "finished_at": instant(task.finished_at) if task.finished_at else None,
            "seconds": _seconds(task),
            "parent_task_id": task.parent_task_id,
            "root_task_id": task.root_task_id,
            "resource_id": task.resource_id,
            "contents": WANTED if ended else NOT_YET,
            "view": task.model_dump_json(include=_VIEW),  # also where it is a TaskDetail
        },
    ).fetchone()[0]
    message = task.error.message if task.error is not None else task.message
    # What a task says while it runs is not searched, so its text is indexed at its start and at its end only.
    db.execute(_PUT_TEXT, [row_id, task.title, message if ended else ""])
    return int(row_id)


def _seconds(task: TaskView) -> float | None:
    """Never below nothing, also where the clock was set back meanwhile."""
    if task.started_at is None or task.finished_at is None:
        return None
    return max(0.0, (task.finished_at - task.started_at).total_seconds())


def sort_name(title: str) -> str:
    """The name as lists are sorted by it: without case and accents."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", title) if not unicodedata.combining(mark))
    return plain.casefold()


def attempts_of(text: str) -> tuple[AttemptView, ...]:
    """Attempts as `keep_contents` wrote them."""
    return tuple(AttemptView.model_validate(one) for one in json.loads(text))
