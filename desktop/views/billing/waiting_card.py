"""Says that a payment is waited for, and lets go of it."""

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.accessible import announce
from desktop.ui.button_row import ButtonRow
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.billing.checkout import Checkout


class WaitingCard(Card):
    """Hidden while nothing is paid."""

    def __init__(self, theme: Theme, checkout: Checkout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checkout = checkout
        space = theme.tokens.space
        self.again_button = Button(theme, self.tr("Open the page again"), icon_name="open")
        self.copy_button = Button(theme, self.tr("Copy its address"), icon_name="copy")
        self.stop_button = Button(theme, self.tr("Stop waiting"), "quiet")
        self._title = label(theme, weight=QFont.Weight.DemiBold)
        words = self.tr(
            "Go on working meanwhile: the plan appears here as soon as Stripe says that it is paid. If you stop "
            "waiting, the page to pay on stays open in your browser."
        )
        row = ButtonRow(theme)
        row.show_buttons([self.again_button, self.copy_button, self.stop_button])
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.s)
        column.addWidget(self._title)
        column.addWidget(label(theme, words, tone="muted", wrap=True))
        column.addWidget(row)
        self.again_button.clicked.connect(checkout.open_again)
        self.copy_button.clicked.connect(self._copy)
        self.stop_button.clicked.connect(checkout.stop)
        self.show_state()

    def show_state(self) -> None:
        """After each answer."""
        checkout = self._checkout
        self.setVisible(checkout.is_starting or checkout.waiting is not None)
        words = self.tr("Waiting for the payment in your browser")
        self._title.setText(self.tr("Making the page to pay on…") if checkout.is_starting else words)
        self.again_button.setVisible(checkout.waiting is not None)
        self.copy_button.setVisible(bool(checkout.address))
        if checkout.is_starting:  # another page than the one that was copied
            self.copy_button.set_text(self.tr("Copy its address"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._checkout.address)
        self.copy_button.set_text(self.tr("Copied"))
        announce(self, self.tr("Copied"))
