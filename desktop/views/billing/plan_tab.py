"""The plan: what there is, how much of it is used, and what else is sold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.billing import BillingOverview, PlanView, SubscriptionView
from desktop.ui.badge import Badge
from desktop.ui.button_row import ButtonRow
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.billing.presenter import BillingPresenter
from desktop.views.billing.usage import UsageBars, uses
from desktop.views.billing.wording import (
    limits_lines,
    period_text,
    plan_name,
    price_text,
    status_badge,
    units_text,
)

_WIDEST = 900


class PlanTab(QWidget):
    """`choose_wanted` carries the price that somebody wants to have, or an empty text for no particular one."""

    choose_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, presenter: BillingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._sold: list[PlanView] = []
        self._holds = ""
        self.choose_buttons: list[Button] = []
        self.change_button = Button(theme, self.tr("Change the plan…"), "primary")
        self.resume_button = Button(theme, self.tr("Keep the plan"), "primary")
        self.portal_button = Button(theme, self.tr("Card and address…"), icon_name="open")
        self.cancel_button = Button(theme, self.tr("Cancel the plan…"), "quiet")
        self.bars = UsageBars(theme)
        self._name = label(theme, size="lead", weight=QFont.Weight.DemiBold)
        self._badge = Badge(theme, BadgeText(Tone.NEUTRAL, "", ""))
        self._costs = label(theme, wrap=True)
        self._period = label(theme, tone="muted", wrap=True)
        self._gives = label(theme, tone="muted", wrap=True)
        self._offers_title = label(theme, self.tr("Plans"), size="lead", weight=QFont.Weight.DemiBold)
        self._no_offers = label(theme, tone="muted", wrap=True)
        self._lay_out()
        self.change_button.clicked.connect(lambda: self.choose_wanted.emit(""))
        self.resume_button.clicked.connect(presenter.resume)
        self.portal_button.clicked.connect(presenter.open_portal)
        self.cancel_button.clicked.connect(self.cancel_wanted)

    def show_state(self) -> None:
        """After each answer."""
        seen = self._presenter.seen
        if seen is None:
            return
        overview, subscription = seen.overview, self._presenter.subscription
        self._show_plan(overview, subscription)
        self.bars.show_uses(uses(overview))
        self._show_offers(seen.plans, subscription.price if subscription is not None else "")
        self._show_buttons(overview, subscription)

    def take_focus(self) -> None:
        """Puts the keyboard on what can be done first."""
        buttons = (self.resume_button, self.change_button, *self.choose_buttons)
        first: QWidget = next((one for one in buttons if one.isVisible()), self._scroll)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self, overview: BillingOverview, subscription: SubscriptionView | None) -> None:
        self._name.setText(plan_name(overview.plan))
        self._badge.setVisible(subscription is not None)
        if subscription is not None:
            self._badge.show_badge(status_badge(subscription))
        said, seen = [], self._presenter.seen
        if subscription is not None:
            price = seen.price(subscription.price) if seen is not None else None
            said.append(units_text(subscription.quantity))
            if price is not None:
                said.append(price_text(price, subscription.quantity))
        self._costs.setText(" · ".join(said))
        self._costs.setVisible(bool(said))
        self._period.setText(period_text(subscription) if subscription is not None else "")
        self._period.setVisible(subscription is not None)
        self._gives.setText(" · ".join(limits_lines(overview.limits)))

    def _show_buttons(self, overview: BillingOverview, subscription: SubscriptionView | None) -> None:
        presenter, may = self._presenter, overview.may_change
        ends = subscription is not None and subscription.cancel_at_period_end
        self.change_button.setVisible(may and subscription is not None and not ends)
        self.resume_button.setVisible(may and ends)
        self.cancel_button.setVisible(may and subscription is not None)
        self.portal_button.setVisible(may and bool(overview.subscriptions))
        why = self.tr("It is under way.") if presenter.acting else ""
        why = why if presenter.online else self.tr("The server is not there.")
        for button in (self.resume_button, self.cancel_button, self.portal_button):
            button.allow(why)
        sold = "" if self._sold else self.tr("The payment service does not answer.")
        for button in (self.change_button, *self.choose_buttons):
            button.allow(why or sold)

    def _show_offers(self, plans: list[PlanView], holds: str) -> None:
        may = self._presenter.may_change
        sold = [plan for plan in plans if any(price.interval is not None for price in plan.prices)]
        self._no_offers.setVisible(not sold)
        self._no_offers.setText(
            self.tr("What is sold comes from the payment service, which does not answer at the moment.")
            if self._presenter.plans_problem is not None
            else self.tr("This server sells no plans.")
        )
        key = f"{holds} {may}"
        if sold == self._sold and key == self._holds:
            return
        self._sold, self._holds, self.choose_buttons = sold, key, []
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for plan in sold:
            self._offers.addWidget(self._offer(plan, holds, may=may))

    def _offer(self, plan: PlanView, holds: str, *, may: bool) -> Card:
        space = self._theme.tokens.space
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.xs)
        column.addWidget(label(self._theme, plan_name(plan.name), weight=QFont.Weight.DemiBold))
        prices = [price for price in plan.prices if price.interval is not None]
        column.addWidget(label(self._theme, " · ".join(price_text(price) for price in prices), wrap=True))
        column.addWidget(label(self._theme, " · ".join(limits_lines(plan.limits)), tone="muted", wrap=True))
        column.addSpacing(space.xs)
        if any(price.id == holds for price in prices):
            mark = Badge(self._theme, BadgeText(Tone.GOOD, "check", self.tr("your plan")))
            column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        elif may:
            words = self.tr("Choose {plan}…").format(plan=plan_name(plan.name))
            button = Button(self._theme, words)
            button.clicked.connect(lambda _=False, wanted=prices[0].id: self.choose_wanted.emit(wanted))
            self.choose_buttons.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 0, space.s, 0)
        column.setSpacing(space.m)
        column.addWidget(self._plan_card())
        column.addWidget(self._usage_card())
        column.addWidget(self._offers_title)
        column.addWidget(self._no_offers)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(space.m)
        column.addLayout(self._offers)
        column.addStretch()
        self._scroll = ScrollArea(self.tr("Plan and use"))
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _plan_card(self) -> Card:
        space = self._theme.tokens.space
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.s)
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self._name)
        head.addWidget(self._badge)
        head.addStretch()
        column.addLayout(head)
        for line in (self._costs, self._period, self._gives):
            column.addWidget(line)
        row = ButtonRow(self._theme)
        row.show_buttons([self.change_button, self.resume_button, self.portal_button, self.cancel_button])
        column.addWidget(row)
        return card

    def _usage_card(self) -> Card:
        space = self._theme.tokens.space
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.m)
        column.addWidget(label(self._theme, self.tr("In use"), weight=QFont.Weight.DemiBold))
        column.addWidget(self.bars)
        return card
