"""Organizations, users and who belongs where."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, TenantOwned


class Organization(Base):
    """A school, a studio, or the one person at this computer."""

    __tablename__ = "organizations"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    concurrent_tasks: Mapped[int | None] = mapped_column(Integer)
    """How many tasks of it may run at once; None is no limit of its own."""
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
    display_name: Mapped[str] = mapped_column(String(200))
    is_server_owner: Mapped[bool] = mapped_column(Boolean, default=False)
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
