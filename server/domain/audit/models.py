"""The table of the log."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, TenantOwned

ACT_LENGTH = 40
SUBJECT_LENGTH = 320
ADDRESS_LENGTH = 45
"""An IPv6 address that holds an IPv4 one, written out."""


class AuditEntry(TenantOwned, Base):
    """One act. It outlives the account of who did it."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index("ix_audit_entries_organization_id_at", "organization_id", "at", "id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    act: Mapped[str] = mapped_column(String(ACT_LENGTH))
    actor_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    subject: Mapped[str] = mapped_column(String(SUBJECT_LENGTH), default="")
    address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
