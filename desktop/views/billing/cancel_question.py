"""Asks whether a plan ends, and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from contracts.billing import SubscriptionView
from desktop.ui.moments import day_text
from desktop.ui.translation import tr
from desktop.views.billing.presenter import BillingPresenter


def ask_cancel(parent: QWidget, presenter: BillingPresenter, subscription: SubscriptionView) -> None:
    """With its period, or at once; the keyboard is on the way back."""
    day = day_text(subscription.period_end)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Cancel the plan?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    words = tr(
        "At the end of the period: everything stays until {day}, and nothing more is paid. Until then you can take it "
        "back.\n\nNow: the free plan holds at once, and nothing is given back. Members stay, and older tasks are "
        "hidden, not deleted."
    )
    box.setText(words.format(day=day))
    no = QMessageBox.ButtonRole.DestructiveRole
    if not subscription.cancel_at_period_end:
        at_end = box.addButton(tr("End on {day}").format(day=day), no)
        at_end.clicked.connect(lambda: presenter.cancel(at_period_end=True))
    box.addButton(tr("End now"), no).clicked.connect(lambda: presenter.cancel(at_period_end=False))
    box.setDefaultButton(box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()  # never exec: a nested event loop inside a running job breaks it
