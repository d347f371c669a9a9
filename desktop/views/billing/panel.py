"""The page of billing: the plan and the invoices of a team."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.badge import Badge
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.labels import label
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.billing.buy_dialog import BuyDialog
from desktop.views.billing.cancel_question import ask_cancel
from desktop.views.billing.change_dialog import ChangeDialog
from desktop.views.billing.checkout import Checkout
from desktop.views.billing.invoices_tab import InvoicesTab
from desktop.views.billing.plan_tab import PlanTab
from desktop.views.billing.presenter import BillingPresenter
from desktop.views.billing.waiting_card import WaitingCard
from desktop.views.billing.wording import lapsed_text
from desktop.views.failure import as_of, why_not

PLAN, INVOICES = range(2)


class BillingPanel(QWidget):
    """Looks at the server while it is shown. Invoices are for those who may buy."""

    def __init__(
        self, theme: Theme, presenter: BillingPresenter, checkout: Checkout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._checkout = checkout
        self._refusal = ""
        self.tabs = SegmentedControl(theme, self.tr("Shown"), [self.tr("Plan"), self.tr("Invoices")])
        self.retry_button = Button(theme, self.tr("Try again"))
        self.banner = Banner(theme)
        self.lapsed = Banner(theme)
        self.waiting = WaitingCard(theme, checkout)
        self.plan = PlanTab(theme, presenter)
        self.invoices = InvoicesTab(theme, presenter)
        self._test_mode = Badge(theme, BadgeText(Tone.CAUTION, "info", self.tr("test mode: no real money")))
        self._lay_out()
        self._connect()
        self._show_state()

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""
        if self._pages.currentWidget() is self._away:
            self.retry_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._pages.currentWidget() is self._filled and self.tabs.index == PLAN:
            self.plan.take_focus()
        elif self._pages.currentWidget() is self._filled:
            self.invoices.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def show_tab(self, tab: int) -> None:
        """PLAN or INVOICES; the first for whoever may not see the other."""
        tab = tab if self._presenter.may_change else PLAN
        self.tabs.set_index(tab)
        self._body.setCurrentIndex(tab)
        if tab == INVOICES:
            self._presenter.read_invoices()

    def open_choice(self, price_id: str) -> None:
        """To buy a plan, or to change the one that there is."""
        self._refuse("")
        if (subscription := self._presenter.subscription) is not None:
            ChangeDialog(self._theme, self._presenter, subscription, self, price_id).open()
        else:
            BuyDialog(self._theme, self._presenter, self._checkout, self, price_id).open()

    def ask_cancel(self) -> None:
        """Says before what it means."""
        if (subscription := self._presenter.subscription) is not None:
            self._refuse("")
            ask_cancel(self, self._presenter, subscription)

    def _connect(self) -> None:
        presenter, checkout = self._presenter, self._checkout
        presenter.changed.connect(self._show_state)
        presenter.refused.connect(self._refuse)
        presenter.done.connect(lambda: self._refuse(""))
        checkout.changed.connect(self._show_state)
        checkout.ended.connect(presenter.look)
        self.tabs.chosen.connect(self.show_tab)
        self.plan.choose_wanted.connect(self.open_choice)
        self.plan.cancel_wanted.connect(self.ask_cancel)
        self.retry_button.clicked.connect(presenter.look)
        self.banner.action_clicked.connect(presenter.look)

    def _refuse(self, sentence: str) -> None:
        self._refusal = sentence
        self._show_state()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(label(self._theme, self.tr("Billing"), size="title", weight=QFont.Weight.DemiBold))
        head.addWidget(self._test_mode)
        head.addStretch()
        choice = QHBoxLayout()
        choice.addWidget(self.tabs)
        choice.addStretch()
        self._body = QStackedWidget()
        self._body.addWidget(self.plan)
        self._body.addWidget(self.invoices)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addLayout(choice)
        column.addWidget(self._body, 1)
        self._away = self._away_state()
        self._not_sold = self._not_sold_state()
        self._pages = QStackedWidget()
        for page in (self._filled, self._away, self._not_sold):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space.xl, space.l, space.xl, space.l)
        whole.setSpacing(space.m)
        whole.addLayout(head)
        for part in (self.banner, self.lapsed, self.waiting):
            whole.addWidget(part)
        whole.addWidget(self._pages, 1)

    def _away_state(self) -> EmptyState:
        sentence = self.tr("What your team has is kept by its server, and is shown as soon as it answers.")
        return EmptyState(self._theme, "spinner", self.tr("Waiting for the server"), sentence, [self.retry_button])

    def _not_sold_state(self) -> EmptyState:
        sentence = self.tr(
            "This server sells nothing, and no plan limits what you can do. Whoever runs it can set up payments with "
            "Stripe."
        )
        return EmptyState(self._theme, "info", self.tr("Billing is not set up"), sentence, [])

    def _show_state(self) -> None:
        presenter, seen = self._presenter, self._presenter.seen
        if self.tabs.index != PLAN and seen is not None and not presenter.may_change:
            self.show_tab(PLAN)
        before = self._pages.currentWidget()
        had_keyboard = before is not None and before.isAncestorOf(self.focusWidget() or self)
        page: QWidget = self._away
        if seen is not None:
            page = self._filled if seen.overview.is_set_up else self._not_sold
        self._pages.setCurrentWidget(page)
        self._test_mode.setVisible(page is self._filled and seen is not None and not seen.overview.is_live)
        self.tabs.setVisible(presenter.may_change)
        self.plan.show_state()
        self.invoices.show_state()
        self.waiting.show_state()
        self._show_banners(page)
        if had_keyboard and page is not before:
            self.take_focus()

    def _show_banners(self, page: QWidget) -> None:
        presenter, seen = self._presenter, self._presenter.seen
        content = None
        trouble = self._refusal or self._checkout.problem
        if seen is not None and not presenter.online:
            content = BannerText(Tone.NEUTRAL, as_of(seen.at))
        elif trouble:
            content = BannerText(Tone.DANGER, trouble)
        elif presenter.problem is not None and presenter.online:
            action = "" if page is self._away else self.tr("Try again")
            content = BannerText(Tone.DANGER, why_not(presenter.problem), action)
        elif page is self._filled and not presenter.may_change:
            content = BannerText(
                Tone.NEUTRAL, self.tr("Your role may not change what your organization pays for. Ask an admin.")
            )
        self.banner.show_or_hide(content)
        lapsed = lapsed_text(seen.overview) if seen is not None and page is self._filled else ""
        self.lapsed.show_or_hide(BannerText(Tone.CAUTION, lapsed) if lapsed else None)
