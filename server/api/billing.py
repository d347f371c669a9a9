"""Billing: paying, what it gives, and what was paid."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query

from contracts.billing import (
    BillingOverview,
    CancelRequest,
    ChangePreview,
    CheckoutRequest,
    CheckoutStarted,
    CheckoutState,
    InvoiceList,
    PlanList,
    Portal,
    PortalRequest,
    StripeId,
    SubscriptionChange,
    SubscriptionList,
    SubscriptionRequest,
    SubscriptionView,
)
from contracts.session import Role
from server.api.credentials import Staff, require_member
from server.api.refusals import refusals
from server.api.team_parts import TeamPartsDependency, VisitorDependency
from server.core.errors import Forbidden
from server.domain.organizations.membership import Member

OF_READING = refusals(404)
OF_CHANGING = refusals(402, 409, 413, 415, 502)
"""402: the card was declined. 409: not set up, or not as things stand. 502, or 503 as from every route: Stripe."""

router = APIRouter(prefix="/api/v1/billing", tags=["billing"])

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]
ObjectId = Annotated[StripeId, Path()]


async def require_payer(member: Annotated[Member, Depends(require_member)], parts: TeamPartsDependency) -> Member:
    """Whoever may buy and change, by BILLING_ROLES; never a student."""
    if member.role is Role.STUDENT or member.role not in parts.billing.roles:
        raise Forbidden("Your role may not change what your organization pays for.")
    return member


Payer = Annotated[Member, Depends(require_payer)]


@router.get("", responses=OF_READING)
def billing_overview(member: Staff, parts: TeamPartsDependency) -> BillingOverview:
    """Plan, limits, use and subscriptions of the caller's organization."""
    return parts.billing.overview.show(member)


@router.get("/plans", responses={**OF_READING, **OF_CHANGING})
def list_plans(member: Staff, parts: TeamPartsDependency) -> PlanList:
    """What is sold, with prices that may be some minutes old."""
    del member
    return parts.billing.overview.plans()


@router.post("/checkout", responses={**OF_READING, **OF_CHANGING})
def start_checkout(
    request: CheckoutRequest,
    member: Payer,
    parts: TeamPartsDependency,
    visitor: VisitorDependency,
    idempotency_key: IdempotencyKey = None,
) -> CheckoutStarted:
    """A page of Stripe's to pay on."""
    return parts.billing.checkouts.start(member, request, idempotency_key, visitor)


@router.get("/checkout/{session_id}", responses=OF_READING)
def show_checkout(session_id: ObjectId, member: Payer, parts: TeamPartsDependency) -> CheckoutState:
    """Whether it was paid, as far as Stripe has told."""
    return parts.billing.checkouts.state(member, session_id)


@router.get("/subscriptions", responses=OF_READING)
def list_subscriptions(member: Staff, parts: TeamPartsDependency) -> SubscriptionList:
    """The organization's, newest first."""
    return parts.billing.subscriptions.list(member)


@router.post("/subscriptions", responses={**OF_READING, **OF_CHANGING})
def create_subscription(
    request: SubscriptionRequest,
    member: Payer,
    parts: TeamPartsDependency,
    visitor: VisitorDependency,
    idempotency_key: IdempotencyKey = None,
) -> CheckoutStarted:
    """A page of Stripe's; the subscription begins when it is paid."""
    return parts.billing.checkouts.subscribe(member, request, idempotency_key, visitor)


@router.get("/subscriptions/{subscription_id}", responses=OF_READING)
def show_subscription(subscription_id: ObjectId, member: Staff, parts: TeamPartsDependency) -> SubscriptionView:
    """One of them."""
    return parts.billing.subscriptions.show(member, subscription_id)


@router.post("/subscriptions/{subscription_id}/preview", responses={**OF_READING, **OF_CHANGING})
def preview_change(
    subscription_id: ObjectId, request: SubscriptionChange, member: Payer, parts: TeamPartsDependency
) -> ChangePreview:
    """What a change would cost now; nothing is changed."""
    return parts.billing.subscriptions.preview(member, subscription_id, request)


@router.patch("/subscriptions/{subscription_id}", responses={**OF_READING, **OF_CHANGING})
def change_subscription(
    subscription_id: ObjectId,
    request: SubscriptionChange,
    member: Payer,
    parts: TeamPartsDependency,
    visitor: VisitorDependency,
    idempotency_key: IdempotencyKey = None,
) -> SubscriptionView:
    """Another price or quantity, billed at once for what is left of the period."""
    return parts.billing.subscriptions.change(member, subscription_id, request, idempotency_key, visitor)


@router.post("/subscriptions/{subscription_id}/cancel", responses={**OF_READING, **OF_CHANGING})
def cancel_subscription(
    subscription_id: ObjectId,
    request: CancelRequest,
    member: Payer,
    parts: TeamPartsDependency,
    visitor: VisitorDependency,
    idempotency_key: IdempotencyKey = None,
) -> SubscriptionView:
    """With its period, or at once."""
    return parts.billing.subscriptions.cancel(member, subscription_id, request, idempotency_key, visitor)


@router.post("/subscriptions/{subscription_id}/resume", responses={**OF_READING, **OF_CHANGING})
def resume_subscription(
    subscription_id: ObjectId,
    member: Payer,
    parts: TeamPartsDependency,
    visitor: VisitorDependency,
    idempotency_key: IdempotencyKey = None,
) -> SubscriptionView:
    """It does not end with its period."""
    return parts.billing.subscriptions.resume(member, subscription_id, idempotency_key, visitor)


@router.get("/invoices", responses={**OF_READING, **OF_CHANGING})
def list_invoices(
    member: Payer,
    parts: TeamPartsDependency,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[StripeId | None, Query()] = None,
) -> InvoiceList:
    """The organization's, newest first, with links to page and PDF."""
    return parts.billing.overview.invoices(member, limit, after)


@router.post("/portal", responses={**OF_READING, **OF_CHANGING})
def open_portal(
    request: PortalRequest, member: Payer, parts: TeamPartsDependency, visitor: VisitorDependency
) -> Portal:
    """A page of Stripe's for card and address."""
    return parts.billing.overview.portal(member, request.return_url, visitor)
