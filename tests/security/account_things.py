"""What a member has of accounts and of its organization. Each function makes it anew and returns its id."""

import uuid

from sqlalchemy import select

from contracts.session import Role
from server.core.database import SYSTEM, Tenant
from server.domain.accounts.sign_ins import open_sign_in
from server.domain.audit.log import Act, Visitor, record
from server.domain.audit.models import AuditEntry
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership, User
from tests.builders.signing_in import sign_in_of
from tests.security.world import World

NOWHERE = Visitor("192.0.2.1")


def organization(world: World, member: Member) -> str:
    """That of the member."""
    del world
    return member.organization_id


def colleague(world: World, member: Member) -> str:
    """A student of the same organization."""
    user_id = str(uuid.uuid4())
    with world.database.write(SYSTEM) as unit:
        unit.session.add(User(id=user_id, display_name="Cleo", is_server_owner=False, created_at=unit.now()))
        unit.session.flush()
        unit.session.add(Membership(organization_id=member.organization_id, user_id=user_id, role=Role.STUDENT.value))
    return user_id


def sign_in(world: World, member: Member) -> str:
    """One more of the member's."""
    return sign_in_of(world.database, member)


def refresh_token(world: World, member: Member) -> str:
    """That of a new sign-in."""
    with world.database.write(SYSTEM) as unit:
        user = unit.session.get_one(User, member.user_id)
        return open_sign_in(unit.session, user, member.organization_id, "", unit.now()).refresh_token


def invitation(world: World, member: Member) -> str:
    """One that nobody has accepted."""
    email = f"{uuid.uuid4()}@example.org"
    sent = world.team.invitations.invite(member, email, Role.STUDENT, "en", NOWHERE)
    return sent.invitation.invitation_id


def audit_entry(world: World, member: Member) -> str:
    """Something that the member did."""
    home = member.organization_id
    with world.database.write(Tenant(home)) as unit:
        record(unit.session, home, unit.now(), Act.SIGNED_IN, actor_id=member.user_id, visitor=NOWHERE)
        unit.session.flush()
        newest = select(AuditEntry.id).where(AuditEntry.actor_id == member.user_id)
        return unit.session.scalars(newest.order_by(AuditEntry.at.desc()).limit(1)).one()
