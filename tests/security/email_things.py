"""What a member has of mail. Each function makes it anew and returns what it is found by."""

import uuid

from contracts.email import SendEmailRequest
from contracts.session import Role
from server.core.database import SYSTEM, Tenant
from server.domain.accounts.repository import email_key
from server.domain.mail import suppressions
from server.domain.mail.suppressions import Reason
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership, User
from server.team.parts import mail_rules
from tests.security.world import World


def address_of_a_colleague(world: World, member: Member) -> str:
    """Of a student of the same organization."""
    user_id = str(uuid.uuid4())
    address = f"{user_id}@example.org"
    with world.database.write(SYSTEM) as unit:
        user = User(id=user_id, display_name="Cleo", email=address, email_key=email_key(address), created_at=unit.now())
        unit.session.add(user)
        unit.session.flush()
        unit.session.add(Membership(organization_id=member.organization_id, user_id=user_id, role=Role.STUDENT.value))
    return address


def mail(world: World, member: Member) -> str:
    """One that the member has written."""
    to = world.kept(address_of_a_colleague, member)
    wanted = SendEmailRequest(to_email=to, subject="Hello", text_content="Until tomorrow.")
    return world.team.email.send(member, wanted, None).message_id


def suppressed_address(world: World, member: Member) -> str:
    """One that the organization does not write to."""
    address = f"{uuid.uuid4()}@example.org"
    with world.database.write(Tenant(member.organization_id)) as unit:
        suppressions.add(unit.session, member.organization_id, {address: None}, Reason.BOUNCED, unit.now())
    return address


def unsubscribing_token(world: World, member: Member) -> str:
    """As it stands in a mail to somebody."""
    return mail_rules(world.settings).links.token(member.organization_id, f"{uuid.uuid4()}@example.org")
