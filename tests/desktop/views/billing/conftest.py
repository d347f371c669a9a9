"""The page of billing before a team's server that sells by the fake Stripe; who looks at it, each test says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from contracts.billing import SubscriptionRequest, SubscriptionView
from desktop.services.job_runner import JobRunner
from desktop.services.payment_pages import PaymentPages
from desktop.services.workspace import Workspace
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.views.billing.buy_dialog import BuyDialog
from desktop.views.billing.change_dialog import ChangeDialog
from desktop.views.billing.checkout import Checkout
from desktop.views.billing.panel import BillingPanel
from desktop.views.billing.presenter import BillingPresenter
from server.core.billing_account import BillingAccount
from server.core.plans import read_plans
from server.domain.accounts.sign_ins import Opened
from server.domain.billing.plans import Plans
from server.domain.billing.services import BillingTerms, BillingUpkeep, billing_upkeep
from tests.builders.stripe_fixtures import PLANS, account, stage, stripe_account
from tests.builders.team_server import TeamServer, team_server
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import recorded
from tests.desktop.views.team_page import TeamPage, shown
from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.events import deliver
from tests.fakes.stripe_server.serving import Stage

__all__ = ["account", "stage", "stripe_account"]


@dataclass
class BillingPage(TeamPage):
    """Panel and presenters, driven as a person would, and what stands at Stripe. `opened`: pages of the browser."""

    panel: BillingPanel
    presenter: BillingPresenter
    checkout: Checkout
    stripe: FakeStripe
    upkeep: BillingUpkeep
    opened: list[str] = field(default_factory=list)
    toasts: list[ToastText] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        return self.presenter.busy or self.checkout.busy

    @property
    def said(self) -> str:
        """Its dialogs included."""
        banners = [one.content.text for one in (self.panel.banner, self.panel.lapsed) if one.content is not None]
        return "\n".join([super().said, *banners])

    @property
    def offered(self) -> list[str]:
        """The words of the buttons that are shown, of the page alone."""
        found = self.panel.findChildren(Button)
        return [one.text() for one in found if one.isVisible() and one.window() is self.panel.window()]

    def sign_in(self, who: Opened) -> None:
        """The window is this person's from now on."""
        super().sign_in(who)
        self.wait(lambda: self.presenter.seen is not None, "the overview")
        self.settle()

    def look(self) -> None:
        """As it is when the page is shown anew."""
        self.presenter.look()
        self.settle()

    def buy_dialog(self) -> BuyDialog:
        """The one that is open."""
        (dialog,) = (one for one in self.panel.findChildren(BuyDialog) if one.isVisible())
        return dialog

    def change_dialog(self) -> ChangeDialog:
        """The one that is open."""
        (dialog,) = (one for one in self.panel.findChildren(ChangeDialog) if one.isVisible())
        return dialog

    def pay(self, card: str = "") -> None:
        """In the browser, on the page that was opened last; then Stripe tells the server."""
        session_id = self.opened[-1].rpartition("/")[2]
        self.stripe.checkout.pay(session_id, *([card] if card else []))
        self.hear()

    def buy_as(self, who: Opened, price: str = "price_school") -> str:
        """In another window; gives the id of the checkout."""
        wanted = SubscriptionRequest(price=price, quantity=2)
        return self.server.parts.billing.checkouts.subscribe(who.member, wanted, None).session_id

    def hear(self) -> None:
        """Whatever Stripe has to tell reaches the server, and is handled."""

        def accept(body: bytes, headers: Any) -> int:
            self.server.parts.billing.inbox.accept(body, headers["Stripe-Signature"])
            return 200

        deliver(self.stripe.store.events, accept, SECRET)
        self.upkeep.handling.step()

    def subscribe(self, units: int = 2) -> SubscriptionView:
        """Buys the school's plan, by way of the page."""
        self.press("Choose School…")
        self.buy_dialog().choice.units.setValue(units)
        self.press("Pay in the browser…")
        self.pay()
        self.checkout.ask()
        self.settle()
        return self.stored()

    def stored(self) -> SubscriptionView:
        """The newest that the server has."""
        return self.server.parts.billing.subscriptions.list(self.server.owner.member).subscriptions[0]


@dataclass
class Made:
    """What makes the page."""

    theme: Theme
    workspace: Workspace
    jobs: JobRunner
    run: Run[Any]
    qtbot: QtBot
    stripe: FakeStripe
    account: BillingAccount
    address: str
    takes: bool = True

    def page(self, server: TeamServer) -> BillingPage:
        """Of a window of ordinary size, before anybody is signed in."""
        opened: list[str] = []

        def open_url(url: str) -> bool:
            opened.append(url)
            return self.takes

        pages = PaymentPages(open_url, (self.address,))
        presenter = BillingPresenter(self.workspace, self.jobs, pages)
        checkout = Checkout(self.workspace, self.jobs, pages)
        panel = BillingPanel(self.theme, presenter, checkout)
        presenter.setParent(panel)
        checkout.setParent(panel)
        shown(panel, self.qtbot, 900)
        upkeep = billing_upkeep(server.database, BillingTerms(self.account, Plans(read_plans(PLANS))))
        made = BillingPage(panel, server, self.workspace, self.run, presenter, checkout, self.stripe, upkeep, opened)
        upkeep.reconcile.step()  # as the worker does at its start
        made.toasts = recorded(presenter.toast_wanted)
        checkout.toast_wanted.connect(made.toasts.append)
        return made


@pytest.fixture
def made(
    theme: Theme,
    workspace: Workspace,
    jobs: JobRunner,
    run: Run[Any],
    qtbot: QtBot,
    stripe_account: FakeStripe,
    account: BillingAccount,
    stage: Stage,
) -> Made:
    return Made(theme, workspace, jobs, run, qtbot, stripe_account, account, stage.url)


def _page_of(made: Made, server: TeamServer) -> Iterator[BillingPage]:
    page = made.page(server)
    yield page
    page.close()


@pytest.fixture
def closed(made: Made, tmp_path: Path) -> Iterator[BillingPage]:
    """Where plans are sold; Grace is a teacher."""
    settings = {
        "STRIPE_SECRET_KEY": KEY,
        "STRIPE_WEBHOOK_SECRET": SECRET,
        "TOOLBOXAI_STRIPE_URL": made.address,
        "TOOLBOXAI_PLANS": PLANS,
        "BILLING_ROLES": "admin",
    }
    with team_server(tmp_path / "team", settings=settings) as server:
        server.join("Grace")
        yield from _page_of(made, server)


@pytest.fixture
def page(closed: BillingPage) -> BillingPage:
    """Ada's, an admin."""
    closed.sign_in(closed.server.owner)
    return closed


@pytest.fixture
def of_teacher(closed: BillingPage) -> BillingPage:
    """Grace's, who may not buy here."""
    closed.sign_in(closed.server.people["Grace"])
    return closed


@pytest.fixture
def of_free_server(made: Made, tmp_path: Path) -> Iterator[BillingPage]:
    """Ada's, where nothing is sold."""
    with team_server(tmp_path / "team") as server:
        for page in _page_of(made, server):
            page.sign_in(server.owner)
            yield page
