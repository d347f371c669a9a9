"""Signed-in people without a password: a sign-in is written straight into the database, and a token minted for it."""

import uuid
from datetime import timedelta

from pydantic import SecretStr

from server.api.access_tokens import AccessTokens
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.domain.accounts.models import SignIn
from server.domain.organizations.membership import Member, MembershipService

LIFETIME = timedelta(hours=12)
"""As long as any run takes: nobody renews it."""


def sign_in_of(database: Database, member: Member) -> str:
    """The id of a new sign-in of the person."""
    sign_in_id, now = str(uuid.uuid4()), utc_now()
    with database.write(SYSTEM) as unit:
        unit.session.add(
            SignIn(
                id=sign_in_id,
                user_id=member.user_id,
                last_organization_id=member.organization_id,
                device="test",
                created_at=now,
                last_seen_at=now,
            )
        )
    return sign_in_id


def minted(database: Database, secret: str, member: Member, lifetime: timedelta = LIFETIME) -> str:
    """An access token for the member, signed with this secret key."""
    tokens = AccessTokens(SecretStr(secret), MembershipService(database))
    return tokens.mint(member, sign_in_of(database, member), lifetime)
