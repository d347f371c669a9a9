"""Access tokens of a team server: signed with its secret key, for one person in one organization, short-lived."""

import uuid
from datetime import UTC, datetime, timedelta

import jwt
from pydantic import SecretStr

from server.core.errors import Unauthorized
from server.domain.organizations.membership import Member, MembershipService

ALGORITHM = "HS256"
ISSUER = "toolboxai"
AUDIENCE = "toolboxai-api"
LIFETIME = timedelta(minutes=10)
REQUIRED = ("exp", "iat", "sub", "org", "sid", "aud", "iss", "jti")


class SignInExpired(Unauthorized):
    """The access token has run out; a refresh gives another one."""


class AccessTokens:
    """Makes and reads them. A token says who, and by which sign-in; what that person may do, and whether the sign-in
    lasts, the database says on each request.
    """

    def __init__(self, secret_key: SecretStr, members: MembershipService) -> None:
        self._secret_key = secret_key
        self._members = members

    def mint(self, member: Member, sign_in_id: str, lifetime: timedelta = LIFETIME) -> str:
        """A token for this person in this organization."""
        now = datetime.now(UTC)
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": member.user_id,
            "org": member.organization_id,
            "sid": sign_in_id,
            "iat": now,
            "exp": now + lifetime,
            "jti": str(uuid.uuid4()),
        }
        return jwt.encode(claims, self._secret_key.get_secret_value(), ALGORITHM)

    def member(self, token: str) -> Member:
        """Whom the token stands for; raises Unauthorized, which says why not only to who shows a good signature."""
        try:
            claims = jwt.decode(
                token,
                self._secret_key.get_secret_value(),
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                audience=AUDIENCE,
                options={"require": list(REQUIRED)},
            )
        except jwt.ExpiredSignatureError as error:
            raise SignInExpired("Your sign-in has expired. Sign in again.") from error
        except jwt.InvalidTokenError as error:
            raise Unauthorized("Sign in first.") from error
        sign_in, user, organization = (str(claims[name]) for name in ("sid", "sub", "org"))
        member = self._members.signed_in_member(sign_in, user, organization)
        if member is None:
            raise self._members.refusal(sign_in, user)
        return member
