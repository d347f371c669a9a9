"""Where a client's bearer token comes from."""

from typing import Protocol

from desktop.services.errors import ApiError


class TokenSource(Protocol):
    """May ask a server, so its errors are those of a call."""

    async def token(self) -> str:
        """One to send now; empty for none."""
        ...

    async def in_place_of(self, expired: str) -> str:
        """One to send instead of a token that the server calls expired; empty where there is no other."""
        ...

    def turned_away(self, token: str, error: ApiError) -> None:
        """A server has refused a request with this token, for whatever reason."""
        ...


class FixedToken:
    """The token that a server of this computer has for as long as it runs."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def token(self) -> str:
        return self._token

    async def in_place_of(self, expired: str) -> str:  # noqa: ARG002 - there is one only
        return ""

    def turned_away(self, token: str, error: ApiError) -> None:
        """There is no other."""
