"""Mail that people send through a team server, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from contracts.base import NOT_IN_A_NAME, WireModel
from contracts.notices import MailState

MAX_SUBJECT = 200
MAX_CONTENT = 200_000
MAX_ATTACHMENTS = 20
MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024
"""Of all files of a mail together."""
MAX_BASE64 = MAX_ATTACHMENT_BYTES * 4 // 3 + 4
MAX_COPIES = 20
MAX_VARIABLES = 30
MAX_VARIABLE = 2000

_ON_ONE_LINE = f"^[^{NOT_IN_A_NAME}]*$"
Address = Annotated[str, StringConstraints(min_length=1, max_length=400)]
OneLine = Annotated[str, StringConstraints(max_length=100, pattern=_ON_ONE_LINE)]
VariableName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
VariableText = Annotated[str, StringConstraints(max_length=MAX_VARIABLE, pattern=_ON_ONE_LINE)]
TemplateData = Annotated[dict[VariableName, VariableText | int | float], Field(max_length=MAX_VARIABLES)]
Language = Literal["en", "de"]


class EmailTemplate(StrEnum):
    """What the server itself writes, in one look."""

    WELCOME = "welcome"
    PASSWORD_RESET = "password-reset"  # noqa: S105  # a name
    VERIFY_EMAIL = "verify-email"
    INVITATION = "invitation"
    TASK_COMPLETED = "task-completed"
    TASK_FAILED = "task-failed"
    PAYMENT_RECEIPT = "payment-receipt"
    PAYMENT_FAILED = "payment-failed"
    SUBSCRIPTION_CHANGED = "subscription-changed"


class Priority(StrEnum):
    """How mail programs mark it; all mail is sent in its turn."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class EmailAttachment(WireModel):
    """A file; `content` is base64 without line breaks."""

    filename: str = Field(min_length=1, max_length=255)
    content_type: str = Field(min_length=1, max_length=100)
    content: str = Field(max_length=MAX_BASE64, repr=False)


class SendEmailRequest(WireModel):
    """Body of `POST /api/v1/email/send`. One of `html_content` and `text_content` must be there.

    With `template_data`, `${name}` in the subject and both contents is replaced; every name must be known and used.
    """

    to_email: Address
    to_name: OneLine | None = None
    subject: str = Field(min_length=1, max_length=MAX_SUBJECT, pattern=_ON_ONE_LINE)
    html_content: str | None = Field(default=None, max_length=MAX_CONTENT)
    text_content: str | None = Field(default=None, max_length=MAX_CONTENT)
    template_data: TemplateData | None = None
    cc: list[Address] = Field(default_factory=list, max_length=MAX_COPIES)
    bcc: list[Address] = Field(default_factory=list, max_length=MAX_COPIES)
    reply_to: Address | None = None
    attachments: list[EmailAttachment] = Field(default_factory=list, max_length=MAX_ATTACHMENTS)
    priority: Priority = Priority.NORMAL


class SendTemplateRequest(WireModel):
    """Body of `POST /api/v1/email/send-template`. Links must lead to this server."""

    to_email: Address
    template: EmailTemplate
    template_data: TemplateData = Field(default_factory=dict)
    language: Language = "en"


class EmailAccepted(WireModel):
    """It will be sent; `/api/v1/email/log` tells what became of it. The mail's Message-ID is made of this id."""

    message_id: str


class UndeliveredTo(WireModel):
    """Who did not get a mail that others got."""

    address: str
    reason: str


class EmailLogEntry(WireModel):
    """One mail of the organization, without what it said. `error`, in words: why it waits, or has failed."""

    message_id: str
    to_email: str
    recipients: int
    subject: str
    template: str | None
    sent_by: str | None
    """The id of the member who wrote it; null: the server."""
    state: MailState
    attempts: int
    error: str | None
    not_reached: list[UndeliveredTo]
    written_at: datetime
    sent_at: datetime | None
    next_attempt_at: datetime | None


class EmailLogPage(WireModel):
    """Newest first. `next_before` asks for those that follow."""

    mails: list[EmailLogEntry]
    next_before: str | None


class EmailPreviewRequest(WireModel):
    """Body of `POST /api/v1/email/preview`."""

    template: EmailTemplate
    language: Language = "en"


class EmailPreview(WireModel):
    """A template with made-up data."""

    subject: str
    html: str
    text: str


class EmailSettings(WireModel):
    """`is_open`: members may write to anybody; otherwise to members and invited people only."""

    is_open: bool


class EmailSettingsView(EmailSettings):
    """Answer of `GET` and `PUT /api/v1/email/settings`. A limit of 0 is none; both count recipients in 24 hours."""

    can_send: bool
    mails_a_day: int
    mails_a_day_of_one: int


class SuppressedAddress(WireModel):
    """An address that is not written to: `bounced`, there is no such mailbox; or `unsubscribed` by its owner."""

    address: str
    reason: Literal["bounced", "unsubscribed"]
    detail: str | None
    since: datetime


class SuppressionList(WireModel):
    """Newest first."""

    suppressions: list[SuppressedAddress]
