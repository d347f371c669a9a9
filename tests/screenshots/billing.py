"""A school on a team's server that pays for its plan."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fastapi import FastAPI

from contracts.billing import (
    BillingOverview,
    ChangePreview,
    CheckoutStarted,
    CheckoutState,
    InvoiceList,
    InvoiceView,
    PlanLimits,
    PlanList,
    PlanView,
    PreviewLine,
    PriceView,
    SubscriptionView,
    Usage,
)
from desktop.views.billing.change_dialog import ChangeDialog
from desktop.views.billing.checkout import Checkout
from desktop.views.billing.panel import INVOICES, PLAN, BillingPanel
from desktop.views.billing.presenter import BillingPresenter
from desktop.views.window.role_pages import BILLING
from tests.screenshots.standing_still import NOW
from tests.screenshots.team import entry_of

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

PAY = "cs_live_b1"


def _ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def _price(name: str, amount: int, interval: str = "month") -> PriceView:
    return PriceView(id=f"price_{name}", currency="eur", amount=amount, interval=interval, interval_count=1)


def _gives(seats: int, tasks: int | None, tokens: int | None, days: int | None) -> PlanLimits:
    return PlanLimits(seats=seats, concurrent_tasks=tasks, tokens_a_month=tokens, history_days=days)


FREE = _gives(3, 1, 0, 30)
SCHOOL = PlanView(
    name="school",
    limits=_gives(10, 4, 2_000_000, 365),
    prices=[_price("school", 1900), _price("school_year", 19_000, "year")],
)
DISTRICT = PlanView(name="district", limits=_gives(100, None, None, None), prices=[_price("district", 14_900)])
SUBSCRIPTION = SubscriptionView(
    id="sub_1",
    status="active",
    plan="school",
    price="price_school",
    quantity=2,
    period_start=_ago(11),
    period_end=_ago(-19),
    cancel_at_period_end=False,
    is_living=True,
)
OVERVIEW = BillingOverview(
    is_set_up=True,
    is_live=True,
    may_change=True,
    plan="school",
    limits=SCHOOL.limits.model_copy(update={"seats": 20}),
    usage=Usage(seats=11, running_tasks=1, tokens_this_month=1_340_000),
    subscriptions=[SUBSCRIPTION],
    has_lapsed=False,
    hidden_before=None,
)
LAPSED = OVERVIEW.model_copy(
    update={
        "plan": "free",
        "limits": FREE,
        "usage": Usage(seats=11, running_tasks=0, tokens_this_month=0),
        "subscriptions": [SUBSCRIPTION.model_copy(update={"status": "canceled", "is_living": False})],
        "has_lapsed": True,
        "hidden_before": _ago(30),
    }
)
PREVIEW = ChangePreview(
    currency="eur",
    total=8240,
    amount_due=8240,
    lines=[
        PreviewLine(description="Unused time on 2 × School after 27 Nov 2026", amount=-2407),
        PreviewLine(description="Remaining time on District after 27 Nov 2026", amount=10_647),
    ],
    prorated_at=NOW,
)


def _invoice(number: int, days: float, total: int, status: str = "paid") -> InvoiceView:
    return InvoiceView(
        id=f"in_{number}",
        number=f"A7F3-{number:04}",
        status=status,
        currency="eur",
        total=total,
        amount_due=0 if status == "paid" else total,
        amount_paid=total if status == "paid" else 0,
        created_at=_ago(days),
        page_url=f"https://invoice.stripe.com/i/{number}",
        pdf_url=f"https://pay.stripe.com/invoice/{number}/pdf",
    )


INVOICED = [_invoice(9, 1, 1900, "open"), *(_invoice(8 - month, 11 + 30 * month, 3800) for month in range(7))]


def add_billing(app: FastAPI) -> None:
    """What the page of billing asks for. It is bought for as soon as the school's plan has lapsed."""
    billing = "/api/v1/billing"
    app.state.billing = OVERVIEW

    @app.get(billing)
    def overview() -> BillingOverview:
        found: BillingOverview = app.state.billing
        return found

    @app.get(f"{billing}/plans")
    def plans() -> PlanList:
        return PlanList(plans=[PlanView(name="free", limits=FREE, prices=[]), SCHOOL, DISTRICT])

    @app.get(f"{billing}/invoices")
    def invoices() -> InvoiceList:
        return InvoiceList(invoices=INVOICED, has_more=True)

    @app.post(f"{billing}/subscriptions/sub_1/preview")
    def preview() -> ChangePreview:
        return PREVIEW

    @app.post(f"{billing}/subscriptions")
    def subscribe() -> CheckoutStarted:
        return CheckoutStarted(session_id=PAY, url="https://checkout.example.org/not-opened")

    @app.get(f"{billing}/checkout/{PAY}")
    def checkout() -> CheckoutState:
        return CheckoutState.model_validate(
            {"session_id": PAY, "mode": "subscription", "status": "open", "payment_status": "unpaid", "url": None}
        )


async def billing(stage: "Stage") -> None:
    """The plan, a change with what it costs, invoices, the wait for a payment, and a plan that has lapsed."""
    window = stage.desktop.window
    await stage.live()
    await entry_of(stage, "Billing")
    window.show_page(BILLING)
    panel, presenter = window.findChild(BillingPanel), window.findChild(BillingPresenter)
    checkout = window.findChild(Checkout)
    assert isinstance(panel, BillingPanel)
    assert isinstance(presenter, BillingPresenter)
    assert isinstance(checkout, Checkout)
    await stage.until(lambda: presenter.seen, "the plan")
    await stage.picture("billing-plan")
    panel.open_choice("price_district")
    (dialog,) = window.findChildren(ChangeDialog)
    dialog.choice.units.setValue(1)
    await stage.until(dialog.change_button.isEnabled, "what it costs")
    await stage.quiet()
    await stage.picture("billing-change", over=dialog)
    dialog.close()
    panel.show_tab(INVOICES)
    await stage.until(lambda: presenter.invoices_read, "the invoices")
    await stage.picture("billing-invoices")
    panel.show_tab(PLAN)
    assert presenter.seen is not None
    presenter._on_seen(type(presenter.seen)(LAPSED, presenter.seen.plans, presenter.seen.at))
    await stage.quiet()
    await stage.picture("billing-lapsed")
    checkout._on_started(CheckoutStarted(session_id=PAY, url="https://checkout.example.org/not-opened"))
    checkout.problem = ""
    checkout.changed.emit()
    await stage.quiet()
    await stage.picture("billing-waiting")
