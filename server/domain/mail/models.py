"""The tables of mail."""

from datetime import datetime

from sqlalchemy import (
    JSON,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from server.core.mail_address import MAX_ADDRESS
from server.core.orm import ID_LENGTH, Base, TenantOwned

ERROR_LENGTH = 500
SUBJECT_LENGTH = 255
NAME_LENGTH = 100
FILENAME_LENGTH = 120

_QUEUED = text("status = 'queued'")


class Mail(TenantOwned, Base):
    """One mail. One to a member goes with the membership, so that nobody is written to who was removed.

    What it says is kept until it was sent, or is not tried any more: links in it let people in.
    """

    __tablename__ = "mails"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "user_id"], ["memberships.organization_id", "memberships.user_id"], ondelete="CASCADE"
        ),
        UniqueConstraint("organization_id", "sent_by", "route", "idempotency_key"),
        Index("ix_mails_next_attempt_at", "next_attempt_at", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index("ix_mails_organization_id_user_id_created_at", "organization_id", "user_id", "created_at"),
        Index("ix_mails_organization_id_created_at_id", "organization_id", "created_at", "id"),
        Index("ix_mails_created_at", "created_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    """Its Message-ID is made of it, so that the copies of a mail that was sent twice are known to be one."""
    user_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """Of the recipient, where that is a member."""
    purpose: Mapped[str] = mapped_column(String(20))
    template: Mapped[str | None] = mapped_column(String(30))
    recipient: Mapped[str] = mapped_column(String(MAX_ADDRESS))
    recipient_name: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    cc: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    bcc: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    recipients: Mapped[int] = mapped_column(Integer, default=1)
    """How many they are together."""
    reply_to: Mapped[str | None] = mapped_column(String(MAX_ADDRESS))
    priority: Mapped[str] = mapped_column(String(10), default="normal")
    unsubscribe_url: Mapped[str | None] = mapped_column(String(1000))
    subject: Mapped[str] = mapped_column(String(SUBJECT_LENGTH))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)

    sent_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The member who wrote it; None: the server."""
    route: Mapped[str | None] = mapped_column(String(40))
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    request_hash: Mapped[str | None] = mapped_column(String(64))

    status: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_attempt_at: Mapped[datetime]
    """While an attempt runs, when that is given up for lost."""
    claimed_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The fencing token of the attempt that runs; each has its own."""
    only_to: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """Who is still to get it, where others have it."""
    not_reached: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """Who never gets it, though others do, and why."""
    last_error: Mapped[str | None] = mapped_column(String(ERROR_LENGTH))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class MailAttachment(TenantOwned, Base):
    """A file of a mail that waits; it goes with what the mail says."""

    __tablename__ = "mail_attachments"

    mail_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("mails.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    filename: Mapped[str] = mapped_column(String(FILENAME_LENGTH))
    content_type: Mapped[str] = mapped_column(String(100))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class MailSuppression(TenantOwned, Base):
    """An address that an organization does not write to, until an admin lifts it."""

    __tablename__ = "mail_suppressions"

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    address_key: Mapped[str] = mapped_column(String(MAX_ADDRESS), primary_key=True)
    """In lower case."""
    reason: Mapped[str] = mapped_column(String(20))
    words: Mapped[str | None] = mapped_column(String(ERROR_LENGTH))
    """What the mail server said."""
    created_at: Mapped[datetime]
