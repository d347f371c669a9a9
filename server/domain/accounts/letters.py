"""What accounts write to people, and the links in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sqlalchemy.orm import Session


class Letter(StrEnum):
    """The templates that accounts use."""

    WELCOME = "welcome"
    RESET = "password-reset"
    VERIFY = "verify-email"
    INVITATION = "invitation"


class Page(StrEnum):
    """The pages of the server that links lead to."""

    RESET = "reset"
    VERIFY = "verify"
    INVITATION = "invitation"
    SET_UP = "set-up"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to. `user_id` None: somebody who has no account in the organization yet."""

    organization_id: str
    user_id: str | None
    email: str
    language: str


class Letters(Protocol):
    """Puts mail into the outbox, in the caller's transaction."""

    @property
    def can_send(self) -> bool:
        """Whether there is a mail server at all."""

    def write(self, session: Session, now: datetime, to: Addressee, letter: Letter, data: Mapping[str, str]) -> None:
        """Does nothing where mail cannot be sent."""

    def wake(self) -> None:
        """After the commit: there is mail."""


class NoLetters:
    """Of a server without a mail server."""

    can_send = False

    def write(self, session: Session, now: datetime, to: Addressee, letter: Letter, data: Mapping[str, str]) -> None:
        """Nothing is written."""
        del session, now, to, letter, data

    def wake(self) -> None:
        """Nobody sleeps."""


@dataclass(frozen=True, slots=True)
class Links:
    """Made from the server's own setting only, never from what a request says about its host."""

    public_url: str

    def to(self, page: Page, token: str) -> str:
        """The token stands behind the #: it is sent to no server, and stands in no log."""
        return f"{self.public_url.rstrip('/')}/account/{page}#{token}"
