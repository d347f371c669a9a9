"""Sign-ins, their refresh tokens, and tokens that are good once. Of a token only its hash is kept."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base

HASH_LENGTH = 64
DEVICE_LENGTH = 100


class SignIn(Base):
    """A person on one device, from the password to the sign-out: the family of its refresh tokens."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_user_id_revoked_at", "user_id", "revoked_at"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id", ondelete="CASCADE"))
    last_organization_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="SET NULL"), index=True
    )
    """Which organization the device used last."""
    device: Mapped[str] = mapped_column(String(DEVICE_LENGTH), default="")
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None] = mapped_column(index=True)
    ended_by: Mapped[str | None] = mapped_column(String(20))
    """An `Ending`; None while it lasts, and for those of before this was kept."""


class RefreshToken(Base):
    """Good once, and for a moment longer where its answer was lost. Used again later it ends the whole sign-in."""

    __tablename__ = "refresh_tokens"

    token_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), primary_key=True)
    sign_in_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("sign_ins.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class OneTimeToken(Base):
    """What a link carries: to set the server up, to set a new password, to show that an address is one's own."""

    __tablename__ = "one_time_tokens"

    token_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20), index=True)
    user_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    email_key: Mapped[str | None] = mapped_column(String(320))
    """The address that it was sent to; it is good for no other."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
