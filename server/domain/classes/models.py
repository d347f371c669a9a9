"""The tables of classes."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, TenantOwned


class SchoolClass(TenantOwned, Base):
    """Students whom a teacher has put together. It stays when its teacher leaves: then it is the admins'."""

    __tablename__ = "classes"
    __table_args__ = (
        UniqueConstraint("organization_id", "id"),
        Index("ix_classes_organization_id_user_id", "organization_id", "user_id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id"), index=True)
    """The teacher."""
    name: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]


class ClassStudent(TenantOwned, Base):
    """Who is in a class; with the membership that ends as well."""

    __tablename__ = "class_students"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "class_id"], ["classes.organization_id", "classes.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["organization_id", "user_id"], ["memberships.organization_id", "memberships.user_id"], ondelete="CASCADE"
        ),
        Index("ix_class_students_organization_id_user_id", "organization_id", "user_id"),
    )

    class_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
