"""What the page of billing knows and asks for. No widgets here."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.billing import (
    BillingOverview,
    CancelRequest,
    ChangePreview,
    InvoiceView,
    PlanView,
    Portal,
    PriceView,
    SubscriptionChange,
    SubscriptionView,
)
from contracts.events import BILLING_UPDATED
from desktop.services.api_client import new_idempotency_key
from desktop.services.billing_calls import BillingCalls
from desktop.services.errors import SERVER_FAULT, ApiError, ServerUnreachable
from desktop.services.job_runner import Job, JobRunner
from desktop.services.payment_pages import PaymentPages
from desktop.services.workspace import Workspace
from desktop.ui.moments import day_text
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.billing.wording import living, plan_name
from desktop.views.failure import why_not
from desktop.views.looking import LookPresenter

EVERY_MS = 60_000
PAGE = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that one look at the server gave. `plans` is empty while the payment service does not answer."""

    overview: BillingOverview
    plans: list[PlanView]
    at: datetime

    def price(self, price_id: str) -> PriceView | None:
        """One that is sold."""
        return next((price for plan in self.plans for price in plan.prices if price.id == price_id), None)


class Keys:
    """One for each wish, so that a wish which is sent again after silence is not done twice."""

    def __init__(self) -> None:
        self._wish = ""
        self._key = ""

    def of(self, wish: str) -> str:
        """The same until it is settled, or something else is wished."""
        if wish != self._wish:
            self._wish, self._key = wish, new_idempotency_key()
        return self._key

    def settle(self, error: Exception | None = None) -> None:
        """It was done, or refused. Where that is not known, the key is kept."""
        unknown = isinstance(error, ServerUnreachable) or (isinstance(error, ApiError) and error.status >= SERVER_FAULT)
        if not unknown:
            self._wish = ""


class BillingPresenter(LookPresenter[Seen]):
    """Looks every minute while the page is shown, when the server tells of news, and after each change.

    What was seen stays when the server goes.

    `changed` comes with each new state; `previewed` with a SubscriptionChange and what it costs, `not_previewed` with
    the change and why not; `done` and `refused` (with the sentence why, or none) answer what was wished.
    """

    previewed = Signal(object, object)
    not_previewed = Signal(object, str)
    done = Signal()
    refused = Signal(str)
    toast_wanted = Signal(object)

    def __init__(
        self, workspace: Workspace, jobs: JobRunner, pages: PaymentPages, parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, jobs, "billing", EVERY_MS, parent)
        self._pages = pages
        self._keys = Keys()
        self._previewing: Job | None = None
        self.acting = False
        """Whether a wish is on its way; a second one waits until it is known what came of it."""
        self.plans_problem: Exception | None = None
        self.invoices: list[InvoiceView] = []
        self.has_more = False
        self.invoices_read = False
        self.invoices_problem: Exception | None = None
        workspace.tracker.organization_changed.connect(self._on_organization)
        self.follow()

    @property
    def may_change(self) -> bool:
        """Whether the person may buy and change."""
        return self.seen is not None and self.seen.overview.may_change

    @property
    def subscription(self) -> SubscriptionView | None:
        """The one that can be changed."""
        return living(self.seen.overview) if self.seen is not None else None

    def read_invoices(self, *, more: bool = False) -> None:
        """The newest page, or the next one."""
        if not (self.online and self.may_change):
            return
        after = self.invoices[-1].id if more and self.invoices else None

        async def read() -> None:
            page = await self._calls().invoices(limit=PAGE, after=after)
            self.invoices = [*(self.invoices if after is not None else []), *page.invoices]
            self.has_more, self.invoices_read, self.invoices_problem = page.has_more, True, None

        def failed(error: Exception) -> None:
            self.invoices_problem = error
            self.changed.emit()

        self.request(read(), lambda _none: self.changed.emit(), failed)

    def preview(self, change: SubscriptionChange) -> None:
        """Of the subscription; an earlier question that has no answer yet is given up."""
        if (subscription := self.subscription) is None or not self.online:
            return
        if self._previewing is not None:
            self._previewing.cancel()

        def seen(found: ChangePreview) -> None:
            self.previewed.emit(change, found)

        def failed(error: Exception) -> None:
            self.not_previewed.emit(change, why_not(error))

        self._previewing = self.request(self._calls().preview(subscription.id, change), seen, failed)

    def change(self, change: SubscriptionChange) -> None:
        """As it was previewed."""

        def changed(now: SubscriptionView) -> None:
            self._tell(tr("Plan changed"), tr("You have {plan} now.").format(plan=plan_name(now.plan)))

        self._act("change", change.model_dump_json(), lambda c, one, key: c.change(one, change, key), changed)

    def cancel(self, *, at_period_end: bool) -> None:
        """With its period, or at once."""
        wanted = CancelRequest(at_period_end=at_period_end)

        def cancelled(now: SubscriptionView) -> None:
            ends = tr("It ends on {day}.").format(day=day_text(now.period_end))
            self._tell(tr("Plan cancelled"), ends if now.is_living else tr("It has ended."))

        self._act("cancel", wanted.model_dump_json(), lambda c, one, key: c.cancel(one, wanted, key), cancelled)

    def resume(self) -> None:
        """It goes on after its period."""

        def resumed(now: SubscriptionView) -> None:
            words = tr("It is renewed on {day}.").format(day=day_text(now.period_end))
            self._tell(tr("Plan goes on"), words)

        self._act("resume", "", lambda c, one, key: c.resume(one, key), resumed)

    def open_portal(self) -> None:
        """For card and address, in the browser."""
        if not self.online or self.acting:
            return

        def opened(portal: Portal) -> None:
            self.acting = False
            self.open_page(portal.url)

        self.acting = True
        self.request(self._calls().portal(), opened, self._refuse)
        self.changed.emit()

    def open_page(self, url: str | None) -> None:
        """One of Stripe's."""
        opened = url is not None and self._pages.open(url)
        self.refused.emit("" if opened else tr("The page could not be opened in a browser."))
        self.changed.emit()

    def _act(
        self,
        what: str,
        wish: str,
        call: Callable[[BillingCalls, str, str], Coroutine[Any, Any, SubscriptionView]],
        done: Callable[[SubscriptionView], None],
    ) -> None:
        if (subscription := self.subscription) is None or not self.online or self.acting:
            return
        key = self._keys.of(f"{what} {subscription.id} {wish}")

        def succeeded(view: SubscriptionView) -> None:
            self._keys.settle()
            self.acting = False
            done(view)
            self.done.emit()
            self._look_anew()

        def failed(error: Exception) -> None:
            self._keys.settle(error)
            self._refuse(error)

        self.acting = True
        self.request(call(self._calls(), subscription.id, key), succeeded, failed)
        self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        self.acting = False
        self.refused.emit(why_not(error))
        self.changed.emit()
        self._look_anew()  # something may be other than it is shown

    def _look_anew(self) -> None:
        self.look()
        if self.invoices_read:
            self.read_invoices()

    def _calls(self) -> BillingCalls:
        return BillingCalls(self._workspace.connected_api())

    async def ask(self) -> Seen:
        """What is sold comes from the payment service, and may be missing."""
        calls = self._calls()
        overview, plans = await asyncio.gather(calls.overview(), self._plans(calls))
        return Seen(overview, plans if overview.is_set_up else [], datetime.now(UTC))

    async def _plans(self, calls: BillingCalls) -> list[PlanView]:
        try:
            found = (await calls.plans()).plans
        except ApiError as error:
            self.plans_problem = error
            return self.seen.plans if self.seen is not None else []
        self.plans_problem = None
        return found

    def _tell(self, title: str, words: str) -> None:
        self.toast_wanted.emit(ToastText(Tone.GOOD, title, words))

    def _on_organization(self, event: str) -> None:
        if event == BILLING_UPDATED and self._watching:
            self._look_anew()

    def forget(self) -> None:
        self.plans_problem, self.invoices_problem = None, None
        self.invoices, self.has_more, self.invoices_read = [], False, False
        super().forget()
