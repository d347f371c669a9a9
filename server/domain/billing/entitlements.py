"""What a plan gives an organization: written here and nowhere else, and asked for here where it is enforced.

Seats are enforced where members are added, concurrent tasks in the queue; both read their column.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.core.database import SYSTEM, Database
from server.domain.billing.models import BillingSubscription
from server.domain.billing.plans import LIVING, UNLIMITED, Entitlements, Plans, lapses_at
from server.domain.organizations.models import Organization


def recompute(session: Session, plans: Plans, organization_id: str, now: datetime) -> Entitlements:
    """Sets the organization's limits by its subscriptions as they are stored, and gives them."""
    rows = subscriptions(session, organization_id)
    for row in rows:
        until = lapses_at(row)
        row.lapses_at = until if until is not None and now < until else None
    entitled = plans.entitled(rows, now)
    session.execute(
        update(Organization)
        .where(Organization.id == organization_id)
        .values(**_columns(entitled))
        .execution_options(synchronize_session=False)
    )
    return entitled


def subscriptions(session: Session, organization_id: str) -> Sequence[BillingSubscription]:
    """All of the organization's, the newest first."""
    own = select(BillingSubscription).where(BillingSubscription.organization_id == organization_id)
    return session.scalars(own.order_by(BillingSubscription.created_at.desc(), BillingSubscription.id)).all()


def goes_on_paying(session: Session, organization_id: str) -> bool:
    """Whether a subscription of the organization is paid again after its period, unless somebody ends it."""
    return any(one.status in LIVING and not one.cancel_at_period_end for one in subscriptions(session, organization_id))


def lift_all(database: Database) -> None:
    """The server sells nothing any more: what plans have limited is limited no longer."""
    with database.write(SYSTEM) as unit:
        unit.session.execute(
            update(Organization)
            .where(Organization.plan.is_not(None))
            .values(**_columns(UNLIMITED))
            .execution_options(synchronize_session=False)
        )


def stored(session: Session, organization_id: str) -> Entitlements:
    """As they were set last."""
    row = session.get_one(Organization, organization_id, populate_existing=True)
    return Entitlements(row.plan, row.seats, row.concurrent_tasks, row.tokens_a_month, row.visible_history_days)


def tokens_a_month(session: Session, organization_id: str) -> int | None:
    """Tokens of the AI endpoint that its plan gives; None is no limit."""
    return session.scalar(select(Organization.tokens_a_month).where(Organization.id == organization_id))


def history_begins(session: Session, organization_id: str, now: Callable[[Session], datetime]) -> datetime | None:
    """Older tasks are not shown; None: all are. The time is asked for only where it matters."""
    own = select(Organization.visible_history_days).where(Organization.id == organization_id)
    days = session.scalar(own)
    return None if days is None else now(session) - timedelta(days=days)


def _columns(entitled: Entitlements) -> dict[str, Any]:
    return {
        "plan": entitled.plan,
        "seats": entitled.seats,
        "concurrent_tasks": entitled.concurrent_tasks,
        "tokens_a_month": entitled.tokens_a_month,
        "visible_history_days": entitled.history_days,
    }
