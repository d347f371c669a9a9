"""Reading and writing what is kept of billing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, func, literal_column, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from server.domain.billing.models import (
    NOTE_LENGTH,
    BillingCheckout,
    BillingCustomer,
    BillingInvoice,
    BillingSubscription,
    StripeEvent,
)
from server.domain.organizations.models import Membership, Organization, User
from server.domain.tasks.models import Task
from server.domain.tasks.repository import ACTIVE


class EventStatus(StrEnum):
    """WAITING: to be handled, or handled again. IGNORED: of nobody here, or of a kind that changes nothing."""

    WAITING = "waiting"
    HANDLED = "handled"
    IGNORED = "ignored"
    FAILED = "failed"


_WAITING: ColumnElement[str] = literal_column(f"'{EventStatus.WAITING.value}'")
"""Written out: a database takes a partial index only where it sees that the query is within it."""
_UNSETTLED: ColumnElement[bool] = literal_column("status IN ('new', 'open')")


@dataclass(frozen=True, slots=True)
class WaitingEvent:
    """An event whose time had come when it was read."""

    id: str
    type: str
    object_id: str | None
    attempts: int
    received_at: datetime


def customer(session: Session, organization_id: str, *, lock: bool = False) -> BillingCustomer | None:
    """The organization's. `lock`: whoever else writes to its billing waits until this transaction ends."""
    own = select(BillingCustomer).where(BillingCustomer.organization_id == organization_id)
    return session.scalar(own.with_for_update() if lock else own)


def organization_of(session: Session, customer_id: str | None) -> str | None:
    """Whose customer it is."""
    owner = select(BillingCustomer.organization_id).where(BillingCustomer.customer_id == customer_id)
    return session.scalar(owner) if customer_id else None


def organization_name(session: Session, organization_id: str) -> str:
    """What it is called."""
    return session.scalar(select(Organization.name).where(Organization.id == organization_id)) or ""


def own_address(session: Session, user_id: str) -> str | None:
    """Of the person's account."""
    return session.scalar(select(User.email).where(User.id == user_id))


def checkout(session: Session, session_id: str) -> BillingCheckout | None:
    """Of a session at Stripe."""
    return session.scalar(select(BillingCheckout).where(BillingCheckout.session_id == session_id))


def locked_checkout(session: Session, intent_id: str) -> BillingCheckout:
    """An intent as it is now; of two requests about it the second waits."""
    found = select(BillingCheckout).where(BillingCheckout.id == intent_id)
    return session.scalars(found.with_for_update().execution_options(populate_existing=True)).one()


def checkout_by_key(session: Session, organization_id: str, user_id: str, key: str) -> BillingCheckout | None:
    """That an earlier request with this Idempotency-Key has begun."""
    own = (BillingCheckout.organization_id == organization_id, BillingCheckout.user_id == user_id)
    return session.scalar(select(BillingCheckout).where(*own, BillingCheckout.client_key == key))


def checkouts_to_check(session: Session, now: datetime, limit: int) -> list[tuple[str, str]]:
    """Sessions at Stripe that are open as far as is known, and whose."""
    due = select(BillingCheckout.session_id, BillingCheckout.organization_id).where(
        _UNSETTLED, BillingCheckout.next_check_at <= now, BillingCheckout.session_id.is_not(None)
    )
    rows = session.execute(due.order_by(BillingCheckout.next_check_at).limit(limit))
    return [(row.session_id or "", row.organization_id) for row in rows]


def subscription(session: Session, subscription_id: str) -> BillingSubscription | None:
    """As it is stored, where the session's organization has it."""
    return session.scalar(select(BillingSubscription).where(BillingSubscription.id == subscription_id))


def invoice(session: Session, invoice_id: str) -> BillingInvoice | None:
    """As it is stored, where the session's organization has it."""
    return session.scalar(select(BillingInvoice).where(BillingInvoice.id == invoice_id))


def customers_to_check(session: Session, before: datetime, limit: int) -> list[tuple[str, str]]:
    """Organization and customer of those that were not compared with Stripe since then, the longest ago first."""
    due = select(BillingCustomer.organization_id, BillingCustomer.customer_id).where(
        BillingCustomer.checked_at < before
    )
    rows = session.execute(due.order_by(BillingCustomer.checked_at).limit(limit))
    return [(row.organization_id, row.customer_id) for row in rows]


def lapsing(session: Session, now: datetime, limit: int) -> list[str]:
    """Organizations whose subscriptions give something as far as they know, and do no more."""
    due = select(BillingSubscription.organization_id).where(BillingSubscription.lapses_at <= now)
    return list(session.scalars(due.distinct().limit(limit)))


def unplanned(session: Session, after: str, limit: int) -> list[str]:
    """Organizations without a plan, in order of their ids."""
    none = select(Organization.id).where(Organization.plan.is_(None), Organization.id > after)
    return list(session.scalars(none.order_by(Organization.id).limit(limit)))


def organizations(session: Session, after: str, limit: int) -> list[str]:
    """All of them, in order of their ids."""
    every = select(Organization.id).where(Organization.id > after)
    return list(session.scalars(every.order_by(Organization.id).limit(limit)))


def seats_used(session: Session, organization_id: str) -> int:
    """Members, whatever their role."""
    counted = select(func.count()).select_from(Membership).where(Membership.organization_id == organization_id)
    return session.scalar(counted) or 0


def running_tasks(session: Session, organization_id: str) -> int:
    """Of everybody in it."""
    running = (Task.organization_id == organization_id, Task.status.in_(ACTIVE))
    return session.scalar(select(func.count()).select_from(Task).where(*running)) or 0


def store_event(session: Session, values: dict[str, Any]) -> bool:
    """Once by its id; False when it is there already."""
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = kind.insert(StripeEvent).values(values).on_conflict_do_nothing(index_elements=[StripeEvent.id])
    stored = session.scalar(statement.returning(StripeEvent.id))
    return stored is not None


def due_events(session: Session, now: datetime, limit: int) -> list[WaitingEvent]:
    """Whose time has come, the longest waiting first."""
    columns = (StripeEvent.id, StripeEvent.type, StripeEvent.object_id, StripeEvent.attempts, StripeEvent.received_at)
    due = select(*columns).where(StripeEvent.status == _WAITING, StripeEvent.next_attempt_at <= now)
    rows = session.execute(due.order_by(StripeEvent.next_attempt_at, StripeEvent.id).limit(limit))
    return [WaitingEvent(*row) for row in rows]


def next_event_at(session: Session) -> datetime | None:
    """When the next one is due."""
    waiting = select(StripeEvent.next_attempt_at).where(StripeEvent.status == _WAITING)
    return session.scalar(waiting.order_by(StripeEvent.next_attempt_at).limit(1))


def settle_events(
    session: Session,
    event_ids: Sequence[str],
    status: EventStatus,
    now: datetime,
    *,
    organization_id: str | None = None,
    note: str | None = None,
) -> None:
    """They are done with."""
    values = {
        "status": status.value,
        "settled_at": now,
        "owner_organization_id": organization_id,
        "note": note[:NOTE_LENGTH] if note else None,
        "attempts": StripeEvent.attempts + 1,
    }
    _of_waiting(session, event_ids, values)


def postpone_events(session: Session, event_ids: Sequence[str], until: datetime, note: str) -> None:
    """They are tried again then."""
    values = {"next_attempt_at": until, "note": note[:NOTE_LENGTH], "attempts": StripeEvent.attempts + 1}
    _of_waiting(session, event_ids, values)


def forget_events(session: Session, before: datetime, limit: int) -> int:
    """Deletes those that came before then and do not wait; returns how many."""
    old = select(StripeEvent.id).where(
        StripeEvent.received_at < before, StripeEvent.status != EventStatus.WAITING.value
    )
    ids = list(session.scalars(old.order_by(StripeEvent.received_at).limit(limit)))
    gone = delete(StripeEvent).where(StripeEvent.id.in_(ids))
    session.execute(gone.execution_options(synchronize_session=False))
    return len(ids)


def _of_waiting(session: Session, event_ids: Sequence[str], values: dict[str, Any]) -> None:
    waiting = (StripeEvent.id.in_(event_ids), StripeEvent.status == _WAITING)
    statement = update(StripeEvent).where(*waiting).values(**values)
    session.execute(statement.execution_options(synchronize_session=False))
