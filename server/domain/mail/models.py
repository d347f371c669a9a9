"""The table of mail."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from server.core.mail_address import MAX_ADDRESS
from server.core.orm import ID_LENGTH, Base, TenantOwned

ERROR_LENGTH = 500
SUBJECT_LENGTH = 255

_QUEUED = text("status = 'queued'")


class Mail(TenantOwned, Base):
    """One mail to one person. It goes with the membership, so that nobody is written to who was removed."""

    __tablename__ = "mails"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "user_id"], ["memberships.organization_id", "memberships.user_id"], ondelete="CASCADE"
        ),
        Index("ix_mails_next_attempt_at", "next_attempt_at", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index("ix_mails_organization_id_user_id_created_at", "organization_id", "user_id", "created_at"),
        Index("ix_mails_created_at", "created_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    """Its Message-ID is made of it, so that the copies of a mail that was sent twice are known to be one."""
    user_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    purpose: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(String(MAX_ADDRESS))
    subject: Mapped[str] = mapped_column(String(SUBJECT_LENGTH))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)

    status: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_attempt_at: Mapped[datetime]
    """While an attempt runs, when that is given up for lost."""
    claimed_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The fencing token of the attempt that runs; each has its own."""
    last_error: Mapped[str | None] = mapped_column(String(ERROR_LENGTH))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
