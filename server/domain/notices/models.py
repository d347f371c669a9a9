"""The tables of notices."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, ForeignKeyConstraint, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from server.core.mail_address import MAX_ADDRESS
from server.core.orm import ID_LENGTH, Base, TenantOwned

WORDS_LENGTH = 500

_UNTOLD = text("mail_id IS NULL")


class NoticePreferences(TenantOwned, Base):
    """What one member wants to be told by mail; nothing where there is no row."""

    __tablename__ = "notice_preferences"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "user_id"], ["memberships.organization_id", "memberships.user_id"], ondelete="CASCADE"
        ),
    )

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    address: Mapped[str | None] = mapped_column(String(MAX_ADDRESS))
    late: Mapped[bool] = mapped_column(Boolean)
    half: Mapped[bool] = mapped_column(Boolean)
    ended: Mapped[bool] = mapped_column(Boolean)
    failed: Mapped[bool] = mapped_column(Boolean)
    long_seconds: Mapped[int] = mapped_column(Integer)
    """Of shorter tasks nothing is told."""
    last_mail_at: Mapped[datetime | None]
    """When the last mail of notices was written; the next one comes some time after it."""
    updated_at: Mapped[datetime]


class Notice(TenantOwned, Base):
    """Something that happened to a task, as it was then. Each moment of a task is told once: that is the key."""

    __tablename__ = "notices"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "user_id"], ["memberships.organization_id", "memberships.user_id"], ondelete="CASCADE"
        ),
        Index("ix_notices_untold", "organization_id", "user_id", "at", sqlite_where=_UNTOLD, postgresql_where=_UNTOLD),
        Index("ix_notices_at", "at"),
    )

    task_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True
    )
    moment: Mapped[str] = mapped_column(String(10), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    title: Mapped[str] = mapped_column(String(255))
    at: Mapped[datetime]
    seconds: Mapped[int] = mapped_column(Integer)
    """How long the task had been running."""
    words: Mapped[str | None] = mapped_column(String(WORDS_LENGTH))
    """Why it failed, as the server said it; of before this version all that is to be said beside the moment."""
    figure: Mapped[int | None] = mapped_column(Integer)
    """What else is to be said of it: seconds that were expected, percent that are done, the line that failed."""
    mail_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The mail that tells of it."""
