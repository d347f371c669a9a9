"""Begins a payment: which plan, how many units, and on to the browser."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contracts.billing import SubscriptionRequest
from desktop.ui.buttons import Button
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.billing.checkout import Checkout
from desktop.views.billing.choice import PlanChoice
from desktop.views.billing.presenter import BillingPresenter

_SIZE = QSize(560, 380)


class BuyDialog(SideDialog):
    """Nothing is paid in it."""

    def __init__(
        self, theme: Theme, presenter: BillingPresenter, checkout: Checkout, parent: QWidget, price_id: str
    ) -> None:
        super().__init__(theme, tr("Choose a plan"), _SIZE, parent)
        self._presenter = presenter
        self._checkout = checkout
        self.choice = PlanChoice(theme, presenter.seen.plans if presenter.seen is not None else [], price_id, 1)
        self.pay_button = Button(theme, self.tr("Pay in the browser…"), "primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.pay_button.setDefault(True)
        words = self.tr(
            "You pay on a page of Stripe's in your browser. No card comes near this app or your team's server, and the "
            "plan begins when Stripe says that it is paid."
        )
        self.column.addWidget(self.choice)
        self.column.addWidget(label(theme, words, tone="muted", wrap=True))
        self.column.addStretch()
        feet = QHBoxLayout()
        feet.setSpacing(theme.tokens.space.s)
        feet.addStretch()
        feet.addWidget(self.cancel_button)
        feet.addWidget(self.pay_button)
        self.column.addLayout(feet)
        self.cancel_button.clicked.connect(self.close)
        self.pay_button.clicked.connect(self._pay)
        self.choice.changed.connect(self._allow)
        presenter.changed.connect(self._allow)
        self._allow()
        self.choice.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        why = "" if self.choice.price is not None else self.tr("Nothing is sold at the moment.")
        self.pay_button.allow(why if self._presenter.online else self.tr("The server is not there."))

    def _pay(self) -> None:
        if (price := self.choice.price) is not None:
            self._checkout.start(SubscriptionRequest(price=price.id, quantity=self.choice.units.value()))
            self.close()
