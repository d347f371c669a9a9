"""Organizations, users and who belongs where."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, TenantOwned

DEFAULT_LANGUAGE = "en"


class Organization(Base):
    """A school, a studio, or the one person at this computer."""

    __tablename__ = "organizations"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    concurrent_tasks: Mapped[int | None] = mapped_column(Integer)
    """How many tasks of it may run at once; None is no limit of its own."""
    plan: Mapped[str | None] = mapped_column(String(40))
    """By which its limits were set; None where the server sells none. This and the limits are written by billing."""
    tokens_a_month: Mapped[int | None] = mapped_column(Integer)
    """Of the AI endpoint; None is no limit of its own, 0 is none."""
    visible_history_days: Mapped[int | None] = mapped_column(Integer)
    """Older tasks are not shown, and not deleted."""
    seats: Mapped[int | None] = mapped_column(Integer)
    """How many members it may have; None is no limit."""
    channel_generation: Mapped[int] = mapped_column(Integer, default=0)
    """Part of its channel's name at Pusher; goes up when a member leaves."""
    mail_is_open: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether its people may write to addresses of nobody who belongs to it."""
    created_at: Mapped[datetime]


class User(Base):
    """A person. The local workspace's person has no e-mail and no password."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    email: Mapped[str | None] = mapped_column(String(320), unique=True)
    """As the person writes it, and as mail is sent to it."""
    email_key: Mapped[str | None] = mapped_column(String(320), unique=True, index=True)
    """The same in lower case: two accounts whose addresses differ by case alone cannot be."""
    email_verified_at: Mapped[datetime | None]
    display_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str | None] = mapped_column(String(255))
    language: Mapped[str] = mapped_column(String(8), default=DEFAULT_LANGUAGE, server_default=DEFAULT_LANGUAGE)
    """Of mail to the person."""
    is_server_owner: Mapped[bool] = mapped_column(Boolean, default=False)
    disabled_at: Mapped[datetime | None]
    """Since when the owner of the server lets the person in no more."""
    created_at: Mapped[datetime]


class Membership(TenantOwned, Base):
    """One user's role in one organization."""

    __tablename__ = "memberships"

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(String(20))
    joined_at: Mapped[datetime | None]
    """None for members of before this was kept."""


class Invitation(TenantOwned, Base):
    """Lets whoever holds its link become a member. There is one for an address in an organization at most."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("organization_id", "email_key"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    email: Mapped[str] = mapped_column(String(320))
    email_key: Mapped[str] = mapped_column(String(320))
    role: Mapped[str] = mapped_column(String(20))
    mailed_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token in the mail. Who has it shows that the address is theirs."""
    shown_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the token that the inviting admin was shown, which shows nothing of the kind."""
    invited_by: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
