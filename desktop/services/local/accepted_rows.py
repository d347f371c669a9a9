"""What is written when the server has accepted a request, at once or not at all."""

from datetime import datetime
from typing import TYPE_CHECKING

from contracts.tasks import TaskView
from desktop.services.local import history_rows, lost_rows, outbox_rows, sent_rows
from desktop.services.local.outbox_rows import OutboxEntry
from desktop.services.local.partition import Partition

if TYPE_CHECKING:
    from sqlite_utils import Database


def accept(db: "Database", owner: Partition, entry: OutboxEntry, task: TaskView, at: datetime) -> None:
    """The request waits no more, and is kept for its task, which is in the history from now on: also where the server
    forgets it before anything else is heard of it.
    """
    outbox_rows.delete(db, entry.entry_id)
    owner_id = history_rows.find_owner(db, owner)
    history_rows.record_new(db, owner_id, task)
    sent_rows.keep(db, owner_id, entry, task.task_id, at)
    lost_rows.note_sent(db, owner_id, entry.entry_id, task.task_id)
