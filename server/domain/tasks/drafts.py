"""What stands so far of the document that a running task makes: only the newest is kept, and only while it runs."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from contracts.tasks import TaskStatus
from server.domain.tasks.models import Task, TaskDraft
from server.domain.tasks.transitions import Holder

_AN_ATTEMPT = 10_000
"""Numbers of an attempt begin at its own times this, so that those of a later one are higher."""


def store(session: Session, task_id: str, organization_id: str, holder: Holder, document: str) -> bool:
    """In the place of the one before; False when the task has moved on and nothing was stored."""
    held = select(Task.id).where(
        Task.id == task_id,
        Task.owner == holder.owner,
        Task.attempt == holder.attempt,
        Task.status == TaskStatus.PROCESSING.value,
    )
    if session.scalar(held.with_for_update()) is None:
        return False
    first = holder.attempt * _AN_ATTEMPT
    before = session.scalar(select(func.max(TaskDraft.number)).where(TaskDraft.task_id == task_id))
    if before is None:
        session.add(TaskDraft(task_id=task_id, organization_id=organization_id, number=first, document=document))
    else:
        newer = update(TaskDraft).where(TaskDraft.task_id == task_id)
        values = {"number": max(before + 1, first), "document": document}
        session.execute(newer.values(values).execution_options(synchronize_session=False))
    return True


def read(session: Session, task_id: str, after: int) -> TaskDraft | None:
    """The newest, if its number is higher than that."""
    return session.scalar(select(TaskDraft).where(TaskDraft.task_id == task_id, TaskDraft.number > after))


def forget(session: Session, task_id: str, holder: Holder) -> None:
    """The attempt has ended; what a later one has written stays."""
    own = delete(TaskDraft).where(TaskDraft.task_id == task_id, TaskDraft.number < (holder.attempt + 1) * _AN_ATTEMPT)
    session.execute(own.execution_options(synchronize_session=False))
