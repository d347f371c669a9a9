"""What the server needs of whoever carries its mail."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it goes along. Its name has been checked; nobody here opens it."""

    filename: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """One mail to addresses that have been checked. `id` stays the same however often it is tried."""

    id: str
    recipient: str
    subject: str
    text: str
    written_at: datetime
    html: str | None = None
    recipient_name: str = ""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    reply_to: str | None = None
    priority: str = "normal"
    """As RFC 2156 has it: low, normal or high."""
    unsubscribe_url: str | None = None
    """Where one POST ends mail of this kind (RFC 8058)."""
    attachments: tuple[Attachment, ...] = ()
    only_to: frozenset[str] | None = None
    """Whom it has not reached yet, where it has reached others already; None: nobody."""

    @property
    def envelope(self) -> list[str]:
        """To whom it goes now, each once."""
        everybody = dict.fromkeys((self.recipient, *self.cc, *self.bcc))
        return [address for address in everybody if self.only_to is None or address in self.only_to]

    @property
    def size(self) -> int:
        """About how many bytes it is on the way, where files are four thirds as large."""
        return (
            2 * (len(self.text) + len(self.html or "")) + sum(len(file.content) for file in self.attachments) * 4 // 3
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail is on its way to some at least. Of the others, by address, what the mail server said."""

    bounced: Mapping[str, str] = field(default_factory=dict)
    """There are no such mailboxes."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """For good, for another reason."""
    delayed: Mapping[str, str] = field(default_factory=dict)
    """Not now."""


class MailError(Exception):
    """Why a mail is not on its way, in words for the person who waits for it."""


class MailRefused(MailError):
    """For good: trying again would end the same. `bounced`: the addresses that do not exist."""

    def __init__(self, words: str, bounced: Iterable[str] = ()) -> None:
        super().__init__(words)
        self.bounced = frozenset(bounced)


class MailDelayed(MailError):
    """This mail may pass later; others may pass now."""

    def __init__(self, words: str, bounced: Iterable[str] = ()) -> None:
        super().__init__(words)
        self.bounced = frozenset(bounced)


class MailInterrupted(MailDelayed):
    """The connection ended before there was an answer: whether the mail was taken is not known."""


class MailServerTrouble(MailError):
    """No mail passes now: the mail server cannot be reached, trusted or signed in to."""


class MailLine(Protocol):
    """A connection that carries one mail after another."""

    def send(self, mail: OutgoingMail) -> Taken:
        """Returns once the mail server has taken it. Raises MailError; after MailDelayed or MailRefused it goes on."""


class MailSender(Protocol):
    """Opens connections."""

    def line(self) -> AbstractContextManager[MailLine]:
        """One for a batch; it connects with its first mail."""

    def abort(self) -> None:
        """Ends what waits for the network now, from any thread; for good."""
