"""Who a bearer token stands for. The token of a launch here; tokens of people are those of `access_tokens`."""

import hmac
from typing import Protocol

from pydantic import SecretStr

from server.core.errors import Unauthorized
from server.domain.organizations.membership import Member, MembershipService


class SignIn(Protocol):
    """Knows callers by their tokens; role and membership come from the database each time."""

    def member(self, token: str) -> Member:
        """Whom the token stands for; raises Unauthorized."""


class LaunchSignIn:
    """One token for the one person of the local workspace."""

    def __init__(self, token: SecretStr, members: MembershipService) -> None:
        self._token = token
        self._members = members

    def member(self, token: str) -> Member:
        """The person at this computer."""
        if not hmac.compare_digest(token.encode(), self._token.get_secret_value().encode()):
            raise Unauthorized("This server needs the token of its own launch. Start the app again to connect to it.")
        member = self._members.local_member()
        if member is None:
            raise Unauthorized("The local workspace is missing.")
        return member
