"""Organizations and their members: listing, roles, leaving."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contracts.auth import OrganizationBrief
from contracts.organizations import MemberList, MemberView, OrganizationView
from contracts.session import Role
from server.core.database import SYSTEM, Database, Tenant
from server.core.wakeups import Wakeups
from server.domain.accounts import repository as accounts
from server.domain.accounts.models import SignIn
from server.domain.audit.log import Act, Visitor, record
from server.domain.organizations import seats
from server.domain.organizations.membership import (
    Founded,
    Member,
    MemberNotFound,
    add_membership,
    add_organization,
    end_live_events,
    end_membership,
    nothing_to_do,
)
from server.domain.organizations.models import Membership, Organization, User


class OrganizationService:
    """What an organization's admins, its members and the server's owner do with it."""

    def __init__(self, database: Database, wakeups: Wakeups, founded: Founded = nothing_to_do) -> None:
        self._database = database
        self._wakeups = wakeups
        self._founded = founded

    def own(self, member: Member) -> list[OrganizationBrief]:
        """Those that the caller belongs to."""
        with self._database.read(SYSTEM) as session:
            return accounts.organizations_of(session, member.user_id)

    def create(self, member: Member, name: str, visitor: Visitor) -> OrganizationBrief:
        """Another one on this server; the caller is its admin."""
        with self._database.write(SYSTEM) as unit:
            organization_id = add_organization(unit.session, name, unit.now())
            add_membership(unit.session, organization_id, member.user_id, Role.ADMIN, unit.now())
            self._founded(unit.session, organization_id, unit.now())
            act = Act.ORGANIZATION_CREATED
            record(unit.session, organization_id, unit.now(), act, actor_id=member.user_id, visitor=visitor)
        return OrganizationBrief(organization_id=organization_id, name=name, role=Role.ADMIN)

    def show(self, member: Member) -> OrganizationView:
        """The caller's."""
        with self._database.read(Tenant(member.organization_id)) as session:
            return _view(session, session.get_one(Organization, member.organization_id))

    def rename(self, member: Member, name: str, visitor: Visitor) -> OrganizationView:
        """Its channel and everything else is by its id, so nothing else changes."""
        with self._database.write(Tenant(member.organization_id)) as unit:
            organization = seats.locked(unit.session, member.organization_id)
            former, organization.name = organization.name, name
            act, here = Act.ORGANIZATION_RENAMED, member.organization_id
            record(
                unit.session,
                here,
                unit.now(),
                act,
                actor_id=member.user_id,
                visitor=visitor,
                subject=name,
                former=former,
            )
            unit.session.flush()
            return _view(unit.session, organization)

    def members(self, member: Member) -> MemberList:
        """All of them, by name; a student sees itself only. Addresses are for admins."""
        with self._database.read(Tenant(member.organization_id)) as session:
            seen = select(func.max(SignIn.last_seen_at)).where(SignIn.user_id == User.id).correlate(User)
            statement = (
                select(Membership, User, seen.scalar_subquery().label("at"))
                .join(User, User.id == Membership.user_id)
                .order_by(User.display_name, User.id)
            )
            if member.role is Role.STUDENT:
                statement = statement.where(Membership.user_id == member.user_id)
            rows = session.execute(statement).all()
            organization = session.get_one(Organization, member.organization_id)
            found = [_member(member, row.Membership, row.User, row.at) for row in rows]
            return MemberList(members=found, seats=organization.seats)

    def change_role(self, member: Member, user_id: str, role: Role, visitor: Visitor) -> MemberList:
        """Raises MemberNotFound, LastAdmin. Who becomes a student hears the organization's events no more."""
        with self._database.write(Tenant(member.organization_id)) as unit:
            here = member.organization_id
            seats.locked(unit.session, here)
            membership = unit.session.get(Membership, (here, user_id))
            if membership is None:
                raise MemberNotFound("There is no such member.")
            former = Role(membership.role)
            if former is not role:
                if former is Role.ADMIN:
                    seats.refuse_last_admin(unit.session, here, user_id)
                membership.role = role.value
                if role is Role.STUDENT:
                    end_live_events(unit, here, user_id, self._wakeups)
                act, who = Act.ROLE_CHANGED, member.user_id
                record(
                    unit.session, here, unit.now(), act, actor_id=who, visitor=visitor,
                    subject=named(unit.session, user_id), former=former.value, role=role.value,
                )  # fmt: skip
        return self.members(member)

    def remove(self, member: Member, user_id: str, visitor: Visitor) -> None:
        """By an admin, or by the member itself. Raises MemberNotFound, LastAdmin."""
        with self._database.write(Tenant(member.organization_id)) as unit:
            here = member.organization_id
            seats.locked(unit.session, here)
            membership = unit.session.get(Membership, (here, user_id))
            if membership is not None and membership.role == Role.ADMIN.value:
                seats.refuse_last_admin(unit.session, here, user_id)
            end_membership(unit, here, user_id, self._wakeups)
            act, who = Act.MEMBER_LEFT if user_id == member.user_id else Act.MEMBER_REMOVED, member.user_id
            subject = named(unit.session, user_id)
            record(unit.session, here, unit.now(), act, actor_id=who, visitor=visitor, subject=subject)


def named(session: Session, user_id: str) -> str:
    """How the log calls a person: by the address, which is theirs alone."""
    user = session.get_one(User, user_id)
    return user.email or user.display_name


def _view(session: Session, organization: Organization) -> OrganizationView:
    return OrganizationView(
        organization_id=organization.id,
        name=organization.name,
        created_at=organization.created_at,
        members=seats.members(session, organization.id),
        invitations=seats.open_invitations(session, organization.id),
        seats=organization.seats,
    )


def _member(caller: Member, membership: Membership, user: User, seen_at: datetime | None) -> MemberView:
    is_you = user.id == caller.user_id
    tells = is_you or caller.role is Role.ADMIN
    return MemberView(
        user_id=user.id,
        display_name=user.display_name,
        email=user.email if tells else None,
        email_verified=user.email_verified_at is not None,
        role=Role(membership.role),
        joined_at=membership.joined_at,
        last_seen_at=seen_at if tells else None,
        is_you=is_you,
        is_disabled=user.disabled_at is not None,
    )
