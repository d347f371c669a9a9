"""Notices by mail: what a person wants to be told of long tasks, and how the last mail went."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from contracts.auth import Language
from contracts.base import WireModel

USUAL_LONG_SECONDS = 60
SHORTEST_LONG_SECONDS = 10
LONGEST_LONG_SECONDS = 86_400


class Moment(StrEnum):
    """What is told of a task. LATE: it runs for longer than was estimated when it started."""

    LATE = "late"
    HALF = "half"
    ENDED = "ended"
    FAILED = "failed"


class EmailNoticeSettings(WireModel):
    """Body of `PUT /api/v1/notices/email`: replaces all of it. Nothing is told before somebody has asked for it.

    Only tasks are told of that run, or were estimated to run, for `long_seconds`.
    """

    address: str | None = Field(default=None, max_length=400)
    """None or empty: none, or on a team server the one of the account."""
    late: bool = False
    half: bool = False
    ended: bool = False
    failed: bool = False
    long_seconds: int = Field(default=USUAL_LONG_SECONDS, ge=SHORTEST_LONG_SECONDS, le=LONGEST_LONG_SECONDS)

    language: Language | None = None
    """Of the mail, on a server without accounts; None leaves it. With accounts it is that of the account."""

    @property
    def wanted(self) -> frozenset[Moment]:
        """The moments that are to be told."""
        return frozenset(moment for moment in Moment if getattr(self, moment))


class MailState(StrEnum):
    """WAITING: to be sent, or sent again. SENT: the mail server has taken it. FAILED: it is not tried any more."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class LastMail(WireModel):
    """The newest mail to the person. `error`, in words, is why it waits after an attempt, or has failed."""

    subject: str
    state: MailState
    is_test: bool
    written_at: datetime
    sent_at: datetime | None
    error: str | None = None


class EmailNotices(EmailNoticeSettings):
    """Answer of `GET` and `PUT /api/v1/notices/email`."""

    can_send: bool
    """Whether this server has a mail server: SMTP_HOST and FROM_EMAIL."""
    address_is_fixed: bool = False
    """Whether mail goes to the address of the account, and to no other."""
    last_mail: LastMail | None = None
