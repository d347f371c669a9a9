"""Which tasks a member may see: its own; an admin everyone's of the organization."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from contracts.session import Role
from server.core.database import Tenant, database_now
from server.core.errors import Forbidden
from server.domain.billing import entitlements
from server.domain.organizations.membership import Member
from server.domain.tasks import repository
from server.domain.tasks.errors import TaskHidden, TaskNotFound
from server.domain.tasks.listing import TaskFilter
from server.domain.tasks.models import Task


def tenant(member: Member) -> Tenant:
    """The rows of the member's organization."""
    return Tenant(member.organization_id)


def only(member: Member) -> str | None:
    """The user whose tasks the member may see; None is everybody's."""
    return None if member.role is Role.ADMIN else member.user_id


def wanted(member: Member, user_id: str | None) -> str | None:
    """The user whose tasks are listed, where the member asked for those of `user_id`. Raises Forbidden."""
    allowed = only(member)
    if user_id is None or allowed is None or allowed == user_id:
        return user_id or allowed
    raise Forbidden("Only an admin sees the tasks of other people.")


def find(session: Session, member: Member, task_id: str) -> Task:
    """The task. Raises TaskNotFound where there is none, or one that the member may not see; TaskHidden by the plan."""
    task = repository.find(session, task_id, only(member))
    if task is None:
        raise TaskNotFound("There is no such task here.")
    begins = history_begins(session, member)
    if begins is not None and task.created_at < begins:
        raise TaskHidden(
            "This task is older than what your organization's plan shows. It was not deleted: with another plan it is "
            "shown again."
        )
    return task


def history_begins(session: Session, member: Member) -> datetime | None:
    """Older tasks are not shown by the plan; None: all are."""
    return entitlements.history_begins(session, member.organization_id, database_now)


def within(what: TaskFilter, begins: datetime | None) -> TaskFilter:
    """The same, of what is shown."""
    if begins is None:
        return what
    after = begins if what.created_after is None else max(begins, what.created_after)
    return replace(what, created_after=after)
