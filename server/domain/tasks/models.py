"""The ledger's tables."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Float, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from server.core.orm import ID_LENGTH, Base, Crossing, TenantOwned

NORMAL_PRIORITY = 5
LIKENESS_LENGTH = 80

_HANDED_OUT = text("status = 'queued' AND dispatched_at IS NOT NULL")
_ENDED = text("finished_at IS NOT NULL")
_RETRY = text("parent_task_id IS NOT NULL")
_COMPLETED = text("status = 'completed'")
_WAS_RUN = text("status = 'completed' AND cached_from IS NULL")


def search_text(title: str, resource_id: str, task_id: str) -> str:
    """What a search looks in. Python folds it, since SQLite tells the cases of ASCII letters only."""
    return "\n".join(dict.fromkeys((title, resource_id, task_id))).casefold()


def _search_text_of_row(context: DefaultExecutionContext) -> str:
    row = context.get_current_parameters()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
    return search_text(row["title"], row["resource_id"], row["id"])


class Task(TenantOwned, Base):
    """One thing a person started. Changes only through `transitions`, by compare-and-set."""

    __tablename__ = "tasks"
    crossing = Crossing.READ
    __table_args__ = (
        UniqueConstraint("organization_id", "user_id", "route", "idempotency_key"),
        Index("ix_tasks_status_organization_id_rank_at", "status", "organization_id", "rank_at", "id"),
        Index("ix_tasks_dispatched_at", "dispatched_at", sqlite_where=_HANDED_OUT, postgresql_where=_HANDED_OUT),
        Index(
            "ix_tasks_history", "organization_id", "created_at", "id", "user_id", "status", "kind", "search_text"
        ),  # the first three give the order, and with the others a search reads nothing but this index
        Index("ix_tasks_organization_id_status_created_at", "organization_id", "status", "created_at", "id"),
        Index(
            "ix_tasks_history_of_one", "organization_id", "user_id", "created_at", "id", "status", "kind", "search_text"
        ),
        Index("ix_tasks_organization_id_root_task_id", "organization_id", "root_task_id", "created_at", "id"),
        Index("ix_tasks_finished_at", "finished_at", sqlite_where=_ENDED, postgresql_where=_ENDED),
        Index(
            "ix_tasks_figures",
            "organization_id",
            "finished_at",
            "kind",
            "status",
            "cached_from",
            "waited_ms",
            "ran_ms",
            sqlite_where=_ENDED,
            postgresql_where=_ENDED,
        ),  # the dashboard reads nothing but this
        Index("ix_tasks_parent_task_id", "parent_task_id", sqlite_where=_RETRY, postgresql_where=_RETRY),
        Index(
            "ix_tasks_organization_id_kind_finished_at",
            "organization_id",
            "kind",
            "finished_at",
            sqlite_where=_WAS_RUN,
            postgresql_where=_WAS_RUN,
        ),
        Index(
            "ix_tasks_organization_id_kind_likeness_finished_at",
            "organization_id",
            "kind",
            "likeness",
            "finished_at",
            sqlite_where=_WAS_RUN,
            postgresql_where=_WAS_RUN,
        ),
        Index(
            "ix_tasks_organization_id_user_id_cache_key",
            "organization_id",
            "user_id",
            "cache_key",
            "finished_at",
            sqlite_where=_COMPLETED,
            postgresql_where=_COMPLETED,
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    organization_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("organizations.id", ondelete="CASCADE"))
    """Without an index of its own: others begin with it."""
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("users.id"), index=True)
    kind: Mapped[str] = mapped_column(String(50))
    resource_id: Mapped[str] = mapped_column(String(128))
    title: Mapped[str] = mapped_column(String(255))
    search_text: Mapped[str] = mapped_column(Text, default=_search_text_of_row)
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    likeness: Mapped[str] = mapped_column(String(LIKENESS_LENGTH), default="", server_default="")
    """Tasks of a kind that share it take about as long; the kind's service computes it from the request."""

    status: Mapped[str] = mapped_column(String(20))
    seq: Mapped[int] = mapped_column(BigInteger)
    priority: Mapped[int] = mapped_column(Integer, default=NORMAL_PRIORITY)
    """0 is the most urgent, 9 the least."""
    run_at: Mapped[datetime]
    """It is not started before."""
    rank_at: Mapped[datetime]
    """Its place among the queued ones of its organization, the earliest first: `priorities.rank`."""
    dispatched_at: Mapped[datetime | None]
    attempt: Mapped[int] = mapped_column(Integer, default=0)
    """The fencing token: a writer of an older attempt changes nothing."""
    max_attempts: Mapped[int] = mapped_column(Integer)
    owner: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    lease_until: Mapped[datetime | None]

    cancelled_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The user who wanted it to stop."""

    progress: Mapped[float] = mapped_column(Float, default=0.0)
    step: Mapped[str | None] = mapped_column(String(100))
    message: Mapped[str] = mapped_column(String(500), default="")
    eta_low: Mapped[float | None] = mapped_column(Float)
    eta_high: Mapped[float | None] = mapped_column(Float)
    """Seconds that the last attempt was expected to take in all; what remains of them, `estimates` says."""

    route: Mapped[str] = mapped_column(String(100))
    idempotency_key: Mapped[str | None] = mapped_column(String(200))
    request_hash: Mapped[str] = mapped_column(String(64))
    cache_key: Mapped[str | None] = mapped_column(String(64))
    """The same request by the same person may be answered with this one's result; None: it never is."""
    cached_from: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The task whose result was given again, instead of running this one. It may be gone by now."""
    parent_task_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("tasks.id"))
    root_task_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    schedule_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The schedule that started it. It may be gone by now."""

    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    summary: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    cpu_seconds: Mapped[float | None] = mapped_column(Float)
    peak_memory_bytes: Mapped[int | None] = mapped_column(BigInteger)
    tokens: Mapped[int | None] = mapped_column(BigInteger)
    """What all attempts took, as far as it is known: seconds and tokens together, memory at its highest."""

    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    waited_ms: Mapped[int | None] = mapped_column(BigInteger)
    """From when it might start to its first claim; None for what never was claimed."""
    ran_ms: Mapped[int | None] = mapped_column(BigInteger)
    """Its last attempt, from claim to end; None for what has not ended or never ran."""


class TaskAttempt(TenantOwned, Base):
    """One try at a task."""

    __tablename__ = "task_attempts"
    crossing = Crossing.READ
    __table_args__ = (
        Index(
            "ix_task_attempts_tokens",
            "organization_id",
            "ended_at",
            "tokens",
            sqlite_where=text("tokens IS NOT NULL"),
            postgresql_where=text("tokens IS NOT NULL"),
        ),
    )

    task_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True
    )
    attempt: Mapped[int] = mapped_column(Integer, primary_key=True)
    owner: Mapped[str] = mapped_column(String(ID_LENGTH))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    cpu_seconds: Mapped[float | None] = mapped_column(Float)
    peak_memory_bytes: Mapped[int | None] = mapped_column(BigInteger)
    tokens: Mapped[int | None] = mapped_column(BigInteger)


class TaskDraft(TenantOwned, Base):
    """What stands so far of the document of a task that runs, as JSON text; `number` grows."""

    __tablename__ = "task_drafts"
    crossing = Crossing.NONE

    task_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int]
    document: Mapped[str] = mapped_column(Text)


class TaskResult(TenantOwned, Base):
    """The document a completed task made, as JSON text."""

    __tablename__ = "task_results"
    crossing = Crossing.NONE

    task_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True
    )
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
