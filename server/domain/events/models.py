"""The event log and each organization's position in it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, Crossing, TenantOwned


class EventStream(TenantOwned, Base):
    """The counter row of one organization. `top_seq` grows in the transaction that appends, so the log has no gaps."""

    __tablename__ = "event_streams"

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    epoch: Mapped[str] = mapped_column(String(ID_LENGTH))
    """Changes when the log is recreated or a backup restored: positions of another epoch mean nothing here."""
    top_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    first_seq: Mapped[int] = mapped_column(BigInteger, default=1)
    published_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    """Everything up to it was sent to the server's own hub."""
    hosted_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    """The same for Pusher, where one is set."""
    hosted_generation: Mapped[int] = mapped_column(Integer, default=0)
    """Of the channel at Pusher that listeners were told of last."""


class Revocation(TenantOwned, Base):
    """A member that was removed, until the hub has closed its sockets."""

    __tablename__ = "revocations"

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    created_at: Mapped[datetime]


class LoggedEvent(TenantOwned, Base):
    """What is published, as it is: `payload` is the JSON of a `contracts.events.StreamEvent`."""

    __tablename__ = "events"
    crossing = Crossing.READ
    __table_args__ = (Index("ix_events_organization_id_task_id", "organization_id", "task_id", "seq"),)

    organization_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    task_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """None where the organization changed, and no task of it."""
    name: Mapped[str] = mapped_column(String(100))
    payload: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
