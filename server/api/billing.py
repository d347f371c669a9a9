"""Billing: paying, what it gives, what was paid, and the events by which Stripe tells of it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from fastapi.responses import HTMLResponse

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
    WebhookTaken,
)
from contracts.errors import ErrorBody
from server.api.credentials import Payer, Staff
from server.api.parts import PartsDependency

RETURN_PATH = "/billing/return"
NOBODY_KNOWS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

Responses = dict[int | str, dict[str, Any]]
OF_READING: Responses = {code: {"model": ErrorBody} for code in (401, 403, 404, 422, 429)}
OF_CHANGING: Responses = {code: {"model": ErrorBody} for code in (402, 409, 413, 415, 502, 503)}
"""402: the card was declined. 409: not set up, or not as things stand. 502 and 503: Stripe."""

router = APIRouter(prefix="/api/v1/billing", tags=["billing"])
return_router = APIRouter(tags=["billing"])

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]
ObjectId = Annotated[StripeId, Path()]


@router.get("", responses=OF_READING)
def billing_overview(member: Staff, parts: PartsDependency) -> BillingOverview:
    """Plan, limits, use and subscriptions of the caller's organization."""
    return parts.billing.overview.show(member)


@router.get("/plans", responses={**OF_READING, **OF_CHANGING})
def list_plans(member: Staff, parts: PartsDependency) -> PlanList:
    """What is sold, with prices that may be some minutes old."""
    del member
    return parts.billing.overview.plans()


@router.post("/checkout", responses={**OF_READING, **OF_CHANGING})
def start_checkout(
    request: CheckoutRequest, member: Payer, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> CheckoutStarted:
    """A page of Stripe's to pay on."""
    return parts.billing.checkouts.start(member, request, idempotency_key)


@router.get("/checkout/{session_id}", responses=OF_READING)
def show_checkout(session_id: ObjectId, member: Payer, parts: PartsDependency) -> CheckoutState:
    """Whether it was paid, as far as Stripe has told."""
    return parts.billing.checkouts.state(member, session_id)


@router.get("/subscriptions", responses=OF_READING)
def list_subscriptions(member: Staff, parts: PartsDependency) -> SubscriptionList:
    """The organization's, newest first."""
    return parts.billing.subscriptions.list(member)


@router.post("/subscriptions", responses={**OF_READING, **OF_CHANGING})
def create_subscription(
    request: SubscriptionRequest, member: Payer, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> CheckoutStarted:
    """A page of Stripe's; the subscription begins when it is paid."""
    return parts.billing.checkouts.subscribe(member, request, idempotency_key)


@router.get("/subscriptions/{subscription_id}", responses=OF_READING)
def show_subscription(subscription_id: ObjectId, member: Staff, parts: PartsDependency) -> SubscriptionView:
    """One of them."""
    return parts.billing.subscriptions.show(member, subscription_id)


@router.post("/subscriptions/{subscription_id}/preview", responses={**OF_READING, **OF_CHANGING})
def preview_change(
    subscription_id: ObjectId, request: SubscriptionChange, member: Payer, parts: PartsDependency
) -> ChangePreview:
    """What a change would cost now; nothing is changed."""
    return parts.billing.subscriptions.preview(member, subscription_id, request)


@router.patch("/subscriptions/{subscription_id}", responses={**OF_READING, **OF_CHANGING})
def change_subscription(
    subscription_id: ObjectId,
    request: SubscriptionChange,
    member: Payer,
    parts: PartsDependency,
    idempotency_key: IdempotencyKey = None,
) -> SubscriptionView:
    """Another price or quantity, billed at once for what is left of the period."""
    return parts.billing.subscriptions.change(member, subscription_id, request, idempotency_key)


@router.post("/subscriptions/{subscription_id}/cancel", responses={**OF_READING, **OF_CHANGING})
def cancel_subscription(
    subscription_id: ObjectId,
    request: CancelRequest,
    member: Payer,
    parts: PartsDependency,
    idempotency_key: IdempotencyKey = None,
) -> SubscriptionView:
    """With its period, or at once."""
    return parts.billing.subscriptions.cancel(member, subscription_id, request, idempotency_key)


@router.post("/subscriptions/{subscription_id}/resume", responses={**OF_READING, **OF_CHANGING})
def resume_subscription(
    subscription_id: ObjectId, member: Payer, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> SubscriptionView:
    """It does not end with its period."""
    return parts.billing.subscriptions.resume(member, subscription_id, idempotency_key)


@router.get("/invoices", responses={**OF_READING, **OF_CHANGING})
def list_invoices(
    member: Payer,
    parts: PartsDependency,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[StripeId | None, Query()] = None,
) -> InvoiceList:
    """The organization's, newest first, with links to page and PDF."""
    return parts.billing.overview.invoices(member, limit, after)


@router.post("/portal", responses={**OF_READING, **OF_CHANGING})
def open_portal(request: PortalRequest, member: Payer, parts: PartsDependency) -> Portal:
    """A page of Stripe's for card and address."""
    return parts.billing.overview.portal(member, request.return_url)


async def raw_body(request: Request) -> bytes:
    """As it came: the signature is over exactly these bytes."""
    return await request.body()


@router.post("/webhooks/stripe", responses={code: {"model": ErrorBody} for code in (400, 404, 413)})
def take_event(
    parts: PartsDependency,
    body: Annotated[bytes, Depends(raw_body)],
    stripe_signature: Annotated[str | None, Header()] = None,
) -> WebhookTaken:
    """Answered when the event is stored; what it means is found out afterwards."""
    parts.billing.inbox.accept(body, stripe_signature)
    return WebhookTaken()


@return_router.get(RETURN_PATH, response_class=HTMLResponse)
def return_page(accept_language: Annotated[str, Header()] = "") -> HTMLResponse:
    """Where people come back to from a payment. It grants nothing and knows nobody."""
    german = accept_language.strip().lower().startswith("de")
    return HTMLResponse(
        _page(*(_GERMAN if german else _ENGLISH)),
        headers={
            "Content-Security-Policy": NOBODY_KNOWS,
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        },
    )


_ENGLISH = ("en", "Return to the app", "You can close this page. The app shows what was paid as soon as it is known.")
_GERMAN = (
    "de",
    "Zurück zur App",
    "Sie können diese Seite schließen. Die App zeigt, was bezahlt wurde, sobald es bekannt ist.",
)


def _page(language: str, title: str, text: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:16px system-ui,sans-serif;'
        "max-width:32em;margin:15vh auto;padding:0 16px}</style></head>"
        f"<body><h1>{title}</h1><p>{text}</p></body></html>"
    )
