"""For whom a schedule starts its tasks."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from contracts.session import Role
from server.domain.organizations.membership import Member, find_member
from server.domain.organizations.models import User
from server.domain.schedules.errors import OwnerGone
from server.domain.schedules.models import Schedule


def owner_of(session: Session, schedule: Schedule) -> Member:
    """The person, as the database has it now. Raises OwnerGone for who may not start tasks there any more."""
    member = find_member(session, schedule.user_id, schedule.organization_id)
    if member is None:
        raise OwnerGone("The person this schedule belongs to is no longer a member of the organization.")
    if member.role is Role.STUDENT:
        raise OwnerGone("The person this schedule belongs to is a student now, and students cannot start tasks.")
    if session.scalar(select(User.disabled_at).where(User.id == schedule.user_id)) is not None:
        raise OwnerGone("The account of the person this schedule belongs to is disabled.")
    return member
