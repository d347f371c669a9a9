"""Marks tasks as lost, as the comparison with a restored server does."""

from datetime import UTC, datetime
from typing import Any

from desktop.services.local import history_rows, lost_rows, sent_rows
from desktop.services.local.outbox_rows import NewTask, OutboxEntry
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME, task

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def lose(workspace: Workspace, run: Run[Any], *task_ids: str, sendable: bool = True) -> None:
    """Tasks of the history, which are put there if they are not; with their requests where they can be sent again."""

    def write(db: Any) -> None:
        owner_id = history_rows.find_owner(db, ME)
        for minute, task_id in enumerate(task_ids):
            view = task(task_id, title=f"{task_id}.luau", minute=minute)
            history_rows.record_new(db, owner_id, view)
            body = {"script_code": f"return '{task_id}'", "script_name": f"{task_id}.luau"}
            entry = OutboxEntry(f"key of {task_id}", NewTask(view.kind, dict(body)), f"{task_id}.luau", NOW)
            if sendable:
                sent_rows.keep(db, owner_id, entry, task_id, datetime.now(UTC))
        lost_rows.mark(db, owner_id, task_ids, NOW)

    run(workspace.outbox.database.run(write))
    workspace.lost.open(ME)
    run(workspace.lost.load())
    workspace.tracker.let_go(task_ids)
