"""What the server needs of whoever carries its mail."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """One mail to one address, which has been checked. `id` stays the same however often it is tried."""

    id: str
    recipient: str
    subject: str
    text: str
    written_at: datetime
    html: str | None = None


class MailError(Exception):
    """Why a mail is not on its way, in words for the person who waits for it."""


class MailRefused(MailError):
    """For good: trying again would end the same."""


class MailDelayed(MailError):
    """This mail may pass later; others may pass now."""


class MailServerTrouble(MailError):
    """No mail passes now: the mail server cannot be reached, trusted or signed in to."""


class MailLine(Protocol):
    """A connection that carries one mail after another."""

    def send(self, mail: OutgoingMail) -> None:
        """Returns once the mail server has taken it. Raises MailError; after MailDelayed or MailRefused it goes on."""


class MailSender(Protocol):
    """Opens connections."""

    def line(self) -> AbstractContextManager[MailLine]:
        """One for a batch; it connects with its first mail."""

    def abort(self) -> None:
        """Ends what waits for the network now, from any thread; for good."""
