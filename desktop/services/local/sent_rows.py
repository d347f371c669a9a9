"""The table of requests that the server has accepted, kept for the case that it forgets them: a backup is restored.

Bounded in number, bytes and age; a request goes with the history of its task. Every function takes the id of an owner.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from desktop.services.local import history_rows
from desktop.services.local.outbox_rows import Again, NewTask, OutboxEntry, request_json, request_of_json

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_KEPT = 1_000
MOST_BYTES = 32 * 1024 * 1024
MOST_DAYS = 30
"""Longer than a server keeps its daily copies, so whatever is restored is younger."""
MOST_LEVELS = 50
"""Of tasks that were each made from the one before."""

_KEEP = """
INSERT INTO sent_requests (owner_id, task_id, origin_task_id, sent_at, bytes, slim, title, request)
VALUES (?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (owner_id, task_id) DO NOTHING
"""
_FORGET = """
DELETE FROM sent_requests WHERE id IN (
    SELECT id FROM (
        SELECT id, sent_at, row_number() OVER newest AS place, sum(bytes) OVER newest AS total
        FROM sent_requests WINDOW newest AS (ORDER BY id DESC)
    ) WHERE place > ? OR total > ? OR sent_at < ?
) AND NOT EXISTS (
    SELECT 1 FROM lost_tasks AS lost
    WHERE lost.owner_id = sent_requests.owner_id AND lost.task_id = sent_requests.task_id AND lost.sent_as IS NULL
)
"""


def keep(db: "Database", owner_id: int, entry: OutboxEntry, task_id: str, at: datetime) -> None:
    """Keeps the request of a task, and lets go of the oldest; never of what a person may still want to send again."""
    request = request_json(entry.request)
    origin = entry.request.task_id if isinstance(entry.request, Again) else None
    sent_at = history_rows.instant(at)
    db.execute(_KEEP, [owner_id, task_id, origin, sent_at, len(request.encode()), entry.title, request])
    oldest = at.astimezone(UTC) - timedelta(days=MOST_DAYS)
    db.execute(_FORGET, [MOST_KEPT, MOST_BYTES, history_rows.instant(oldest)])


def leave_out_script(db: "Database", owner_id: int, task_id: str, script: str) -> None:
    """The script of the task stands in the history now, and need not stand here as well."""
    row = _row(db, owner_id, task_id)
    if row is None or row[1]:
        return
    request = json.loads(row[0])
    parameters = request.get("changes" if request["type"] == "again" else "body") or {}
    if parameters.get(history_rows.SCRIPT_PARAMETER) != script:
        return
    del parameters[history_rows.SCRIPT_PARAMETER]
    text = json.dumps(request)
    db.execute(
        "UPDATE sent_requests SET request = ?, bytes = ?, slim = 1 WHERE owner_id = ? AND task_id = ?",
        [text, len(text.encode()), owner_id, task_id],
    )


def request_of(db: "Database", owner_id: int, task_id: str) -> tuple[NewTask | Again, str] | None:
    """What a task was asked for with, and its title; None when it is not kept here (any more)."""
    row = _row(db, owner_id, task_id)
    if row is None:
        return None
    text, slim, title = row
    request = json.loads(text)
    if slim:
        script = db.execute(
            "SELECT script FROM history_texts WHERE id = "
            "(SELECT id FROM history_tasks WHERE owner_id = ? AND task_id = ?)",
            [owner_id, task_id],
        ).fetchone()
        request["changes" if request["type"] == "again" else "body"][history_rows.SCRIPT_PARAMETER] = script[0]
    return request_of_json(json.dumps(request)), title


def sending_again(db: "Database", owner_id: int, task_id: str) -> tuple[NewTask | Again, str] | None:
    """The request that makes the same task on a server that does not have it, and its title; None if it is not kept.

    What was made from a task that is lost as well is asked for as a whole, since the server cannot start from that.
    """
    changes: list[dict[str, Any]] = []
    title, wanted = "", task_id
    for _ in range(MOST_LEVELS):
        kept = request_of(db, owner_id, wanted)
        if kept is None:
            return None
        request, title = kept[0], title or kept[1]
        if isinstance(request, NewTask):
            return NewTask(request.kind, _joined(request.body, changes)), title
        if not _is_lost(db, owner_id, request.task_id):
            joined = _joined(request.changes or {}, changes)
            return Again(request.kind, request.task_id, joined or request.changes), title
        changes.append(request.changes or {})
        wanted = request.task_id
    return None


def origins(db: "Database", owner_id: int) -> dict[str, str | None]:
    """Of each task whose request is kept, the one that it was made from."""
    return dict(
        db.execute("SELECT task_id, origin_task_id FROM sent_requests WHERE owner_id = ?", [owner_id]).fetchall()
    )


def _joined(first: dict[str, Any], later: list[dict[str, Any]]) -> dict[str, Any]:
    """As a server joins them: the newest change counts, and stands first in the list."""
    joined = dict(first)
    for changes in reversed(later):
        joined |= changes
    return joined


def _is_lost(db: "Database", owner_id: int, task_id: str) -> bool:
    lost = db.execute("SELECT 1 FROM lost_tasks WHERE owner_id = ? AND task_id = ?", [owner_id, task_id])
    return lost.fetchone() is not None


def _row(db: "Database", owner_id: int, task_id: str) -> tuple[str, int, str] | None:
    row: tuple[str, int, str] | None = db.execute(
        "SELECT request, slim, title FROM sent_requests WHERE owner_id = ? AND task_id = ?", [owner_id, task_id]
    ).fetchone()
    return row
