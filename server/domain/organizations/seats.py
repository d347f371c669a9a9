"""Who changes an organization's members does it alone: two must not take one seat, or leave it without an admin."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contracts.session import Role
from server.domain.organizations.errors import LastAdmin, NoSeat, OrganizationGone
from server.domain.organizations.models import Invitation, Membership, Organization


def locked(session: Session, organization_id: str) -> Organization:
    """The row, which makes others who change members wait for the end of the transaction, and nobody else.

    Raises OrganizationGone.
    """
    statement = select(Organization).where(Organization.id == organization_id).with_for_update(key_share=True)
    found = session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise OrganizationGone("This organization is not here any more.")
    return found


def members(session: Session, organization_id: str) -> int:
    """How many there are."""
    of_it = Membership.organization_id == organization_id
    return session.scalar(select(func.count()).select_from(Membership).where(of_it)) or 0


def open_invitations(session: Session, organization_id: str) -> int:
    """How many invitations wait, those that have run out included: they can be sent again."""
    of_it = Invitation.organization_id == organization_id
    return session.scalar(select(func.count()).select_from(Invitation).where(of_it)) or 0


def refuse_without_seat(organization: Organization, taken: int) -> None:
    """Raises NoSeat."""
    if organization.seats is not None and taken >= organization.seats:
        raise NoSeat(f"All {organization.seats} seats of {organization.name} are taken.")


def refuse_last_admin(session: Session, organization_id: str, user_id: str) -> None:
    """Raises LastAdmin where nobody else is one. The organization must be locked."""
    others = (
        Membership.organization_id == organization_id,
        Membership.role == Role.ADMIN.value,
        Membership.user_id != user_id,
    )
    if not session.scalar(select(func.count()).select_from(Membership).where(*others)):
        raise LastAdmin("An organization needs an admin. Make somebody else one first.")
