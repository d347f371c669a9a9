"""The tables of what is shared, and of attempts at quizzes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, ForeignKeyConstraint, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, Crossing, TenantOwned


class Share(TenantOwned, Base):
    """One version of a lesson or assessment, copied, so that nothing that happens to the library changes it."""

    __tablename__ = "shares"
    crossing = Crossing.NONE
    __table_args__ = (
        ForeignKeyConstraint(["organization_id", "class_id"], ["classes.organization_id", "classes.id"]),
        UniqueConstraint("organization_id", "id"),
        Index("ix_shares_organization_id_created_at", "organization_id", "created_at", "id"),
        Index("ix_shares_organization_id_user_id_created_at", "organization_id", "user_id", "created_at", "id"),
        Index("ix_shares_organization_id_class_id", "organization_id", "class_id"),
        Index(
            "ix_shares_organization_id_user_id_idempotency_key",
            "organization_id",
            "user_id",
            "idempotency_key",
            unique=True,
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id"), index=True)
    """Who shared it."""
    class_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """None: with everybody of the organization."""
    content_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    """It may be gone by now."""
    content_version: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    grade: Mapped[int] = mapped_column(Integer)
    items: Mapped[int] = mapped_column(Integer)
    points: Mapped[int] = mapped_column(Integer)
    passing_percent: Mapped[int] = mapped_column(Integer)
    document: Mapped[str] = mapped_column(Text)
    """JSON, with the keys."""
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(Integer)
    show_results: Mapped[str] = mapped_column(String(20))
    time_limit_minutes: Mapped[int | None] = mapped_column(Integer)
    ended_at: Mapped[datetime | None]
    """When it was taken back."""
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    """Of the request that made it, which may come again; `request_hash` says whether it is the same."""
    request_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]


class QuizAttempt(TenantOwned, Base):
    """One person's way through a quiz. It stays when the person leaves the organization, and goes with the account.

    Points are hundredths. Answers name options as the document does, wherever they stood on the screen.
    """

    __tablename__ = "quiz_attempts"
    crossing = Crossing.NONE
    __table_args__ = (
        ForeignKeyConstraint(
            ["organization_id", "share_id"], ["shares.organization_id", "shares.id"], ondelete="CASCADE"
        ),
        UniqueConstraint("share_id", "user_id", "number"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    share_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    """Counted from 1 for each person."""
    is_trial: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[str] = mapped_column(String(20))
    layout: Mapped[list[list[int]]] = mapped_column(JSON)
    """For each question the options in the order in which they stand on this screen."""
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    """By the number of the question, as `engines.quizzes.grading.given` makes them plain."""
    grades: Mapped[list[int | None] | None] = mapped_column(JSON(none_as_null=True))
    """What the machine gave for each question, None where a person has to judge; NULL while it runs."""
    marks: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What a person gave, by the number of the question: points, or None for those of the machine, and a comment."""
    points: Mapped[int | None] = mapped_column(Integer)
    """All in all; NULL while it runs."""
    unmarked: Mapped[int] = mapped_column(Integer)
    """Answers that wait to be marked."""
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
