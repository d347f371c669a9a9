"""Who a caller is in its organization, and the one person of the local workspace."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from contracts.session import Role
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, Tenant, UnitOfWork
from server.core.errors import NotFound, Unauthorized
from server.core.wakeups import Wakeups
from server.domain.accounts.endings import why_refused
from server.domain.accounts.models import SignIn
from server.domain.events import deliveries
from server.domain.events.models import EventStream
from server.domain.organizations.models import Membership, Organization, User

LOCAL_ORGANIZATION = "My workspace"
LOCAL_USER = "You"


@dataclass(frozen=True, slots=True)
class Member:
    """A user in one organization, as the database has it now."""

    user_id: str
    display_name: str
    organization_id: str
    organization_name: str
    role: Role
    is_server_owner: bool
    channel_generation: int = 0
    sign_in_id: str | None = None
    """By which the caller is here; None for the person at this computer."""


Founded = Callable[[Session, str, datetime], object]
"""Told of a new organization in the transaction that makes it."""


def nothing_to_do(session: Session, organization_id: str, now: datetime) -> None:
    """Where nothing has to be known of a new organization."""
    del session, organization_id, now


class MemberNotFound(NotFound):
    """Nobody of that name in this organization."""


_MEMBERS = (
    select(
        User.id,
        User.display_name,
        Organization.id,
        Organization.name,
        Membership.role,
        User.is_server_owner,
        Organization.channel_generation,
    )
    .join(Membership, Membership.user_id == User.id)
    .join(Organization, Organization.id == Membership.organization_id)
)
_MEMBER = _MEMBERS.where(User.id == bindparam("user"), Organization.id == bindparam("organization"))
"""Made once: every request asks it, and SQLAlchemy makes a statement more slowly than a database runs it."""
_SIGNED_IN_MEMBER = (
    _MEMBER.join(SignIn, SignIn.user_id == User.id)
    .where(SignIn.id == bindparam("sign_in"), SignIn.revoked_at.is_(None))
    .where(User.disabled_at.is_(None))
)
_LOCAL_MEMBER = _MEMBERS.where(User.is_server_owner).order_by(User.created_at).limit(1)


def find_member(session: Session, user_id: str, organization_id: str) -> Member | None:
    """This person in that organization; None when it does not belong there."""
    return _member(session.execute(_MEMBERS.where(User.id == user_id, Organization.id == organization_id)).first())


def _member(row: Row[str, str, str, str, str, bool, int] | None) -> Member | None:
    if row is None:
        return None
    user_id, user, organization_id, organization, role, is_server_owner, generation = row
    return Member(user_id, user, organization_id, organization, Role(role), is_server_owner, generation)


class MembershipService:
    """Reads members; makes the local workspace at the first start."""

    def __init__(self, database: Database, wakeups: Wakeups | None = None) -> None:
        self._database = database
        self._wakeups = wakeups or Wakeups()

    def local_member(self) -> Member | None:
        """The owner of the local workspace; None before `ensure_local_workspace`."""
        return _member(self._database.look(_LOCAL_MEMBER))

    def member(self, user_id: str, organization_id: str) -> Member | None:
        """This person in that organization; None when it does not belong there."""
        return _member(self._database.look(_MEMBER, user=user_id, organization=organization_id))

    def signed_in_member(self, sign_in_id: str, user_id: str, organization_id: str) -> Member | None:
        """The same, as long as that sign-in lasts and nobody has disabled the account."""
        asked = {"sign_in": sign_in_id, "user": user_id, "organization": organization_id}
        member = _member(self._database.look(_SIGNED_IN_MEMBER, **asked))
        return replace(member, sign_in_id=sign_in_id) if member is not None else None

    def refusal(self, sign_in_id: str, user_id: str) -> Unauthorized:
        """Why `signed_in_member` has found nobody, for whoever has shown a token of that sign-in."""
        with self._database.read(SYSTEM) as session:
            return why_refused(session, sign_in_id, user_id)

    def ensure_local_workspace(self) -> Member:
        """The local member, made now if this database is new."""
        existing = self.local_member()
        if existing is not None:
            return existing
        self.create(LOCAL_ORGANIZATION, LOCAL_USER, Role.ADMIN, is_server_owner=True)
        made = self.local_member()
        assert made is not None
        return made

    def create(self, organization_name: str, user_name: str, role: Role, *, is_server_owner: bool = False) -> Member:
        """A new organization with its first member and an empty event log."""
        user_id, now = str(uuid.uuid4()), utc_now()
        with self._database.write(SYSTEM) as unit:
            unit.session.add(User(id=user_id, display_name=user_name, is_server_owner=is_server_owner, created_at=now))
            organization_id = add_organization(unit.session, organization_name, now)
            add_membership(unit.session, organization_id, user_id, role, now)
        return Member(user_id, user_name, organization_id, organization_name, role, is_server_owner)

    def remove(self, organization_id: str, user_id: str) -> None:
        """Ends a membership. Its live events end within a second, before any later event of the organization."""
        with self._database.write(Tenant(organization_id)) as unit:
            end_membership(unit, organization_id, user_id, self._wakeups)


def add_organization(session: Session, name: str, now: datetime) -> str:
    """A new one, with an empty event log; returns its id."""
    organization_id = str(uuid.uuid4())
    session.add(Organization(id=organization_id, name=name, created_at=now))
    session.flush()
    session.add(EventStream(organization_id=organization_id, epoch=str(uuid.uuid4())))
    return organization_id


def add_membership(session: Session, organization_id: str, user_id: str, role: Role, now: datetime) -> None:
    """The account becomes a member."""
    session.flush()
    session.add(Membership(organization_id=organization_id, user_id=user_id, role=role.value, joined_at=now))
    session.flush()


def end_membership(unit: UnitOfWork, organization_id: str, user_id: str, wakeups: Wakeups) -> None:
    """In the caller's transaction. Raises MemberNotFound."""
    membership = unit.session.get(Membership, (organization_id, user_id))
    if membership is None:
        raise MemberNotFound("There is no such member.")
    unit.session.delete(membership)
    unit.session.flush()
    end_live_events(unit, organization_id, user_id, wakeups)


def end_live_events(unit: UnitOfWork, organization_id: str, user_id: str, wakeups: Wakeups) -> None:
    """Whoever is no member any more, or may not hear the organization's events, loses its sockets."""
    deliveries.revoke(unit.session, organization_id, user_id, unit.now())
    unit.after_commit(wakeups.publisher.set)


def end_all_live_events(unit: UnitOfWork, user_id: str, wakeups: Wakeups) -> None:
    """In every organization of the person. Devices that are still signed in come back by themselves."""
    for organization_id in unit.session.scalars(
        select(Membership.organization_id).where(Membership.user_id == user_id).order_by(Membership.organization_id)
    ).all():
        end_live_events(unit, organization_id, user_id, wakeups)
