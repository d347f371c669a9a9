"""Changes plan and units. What it costs is shown before, and that is what is paid."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from contracts.billing import ChangePreview, SubscriptionChange, SubscriptionView
from desktop.services.printable import escaped
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.billing.choice import PlanChoice
from desktop.views.billing.presenter import BillingPresenter
from desktop.views.billing.wording import due_text, money, next_text

_SIZE = QSize(600, 480)
_TYPING_MS = 250


class ChangeDialog(SideDialog):
    """Asks the server what each choice would cost; the change can be confirmed only when its answer is there."""

    def __init__(
        self,
        theme: Theme,
        presenter: BillingPresenter,
        subscription: SubscriptionView,
        parent: QWidget,
        price_id: str = "",
    ) -> None:
        """`price_id` is chosen at first; without it that of the subscription."""
        super().__init__(theme, tr("Change the plan"), _SIZE, parent)
        self._presenter = presenter
        self._subscription = subscription
        self._wanted: SubscriptionChange | None = None
        self._preview: ChangePreview | None = None
        plans = presenter.seen.plans if presenter.seen is not None else []
        self.choice = PlanChoice(theme, plans, price_id or subscription.price, subscription.quantity)
        self.due = label(theme, size="lead", weight=QFont.Weight.DemiBold, wrap=True)
        self.next = label(theme, tone="muted", wrap=True)
        self.problem = Banner(theme)
        self.change_button = Button(theme, self.tr("Change and pay"), "primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self._lines = ScrollArea(self.tr("What it is made of"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._lay_out()
        self._connect()
        self._on_choice()
        self.choice.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.column.addWidget(self.choice)
        self.column.addWidget(self.due)
        self.column.addWidget(self.next)
        self.column.addWidget(self._lines, 1)
        self.column.addWidget(self.problem)
        feet = QHBoxLayout()
        feet.setSpacing(self._theme.tokens.space.s)
        feet.addStretch()
        feet.addWidget(self.cancel_button)
        feet.addWidget(self.change_button)
        self.column.addLayout(feet)

    def _connect(self) -> None:
        presenter = self._presenter
        self.cancel_button.setAutoDefault(False)
        self.change_button.setDefault(True)
        self.cancel_button.clicked.connect(self.close)
        self.change_button.clicked.connect(self._change)
        self.choice.changed.connect(self._on_choice)
        self._pause.timeout.connect(self._ask)
        self.problem.action_clicked.connect(self._ask_again)
        presenter.previewed.connect(self._on_preview)
        presenter.not_previewed.connect(self._on_no_preview)
        presenter.done.connect(self.close)
        presenter.refused.connect(self._on_refused)
        presenter.changed.connect(self._allow)

    def _on_choice(self) -> None:
        price, units = self.choice.price, self.choice.units.value()
        self._preview = None
        self.problem.hide()
        same = price is not None and (price.id, units) == (self._subscription.price, self._subscription.quantity)
        self._wanted = None if price is None or same else SubscriptionChange(price=price.id, quantity=units)
        if self._wanted is not None:
            self._pause.start()
        else:
            self._pause.stop()
        self._show()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._presenter.preview(self._wanted)

    def _on_preview(self, wanted: SubscriptionChange, preview: ChangePreview) -> None:
        if wanted == self._wanted:
            self._preview = preview
            self._show()

    def _on_no_preview(self, wanted: SubscriptionChange, sentence: str) -> None:
        if wanted == self._wanted:
            self._on_refused(sentence)

    def _on_refused(self, sentence: str) -> None:
        self.problem.show_banner(BannerText(Tone.DANGER, sentence, self.tr("Ask again")))
        self._preview = None
        self._show()

    def _ask_again(self) -> None:
        self.problem.hide()
        self._show()
        self._ask()

    def _show(self) -> None:
        preview, price = self._preview, self.choice.price
        inner = QWidget()
        inner.setObjectName("details")
        if preview is not None and price is not None and self._presenter.seen is not None:
            current = self._presenter.seen.price(self._subscription.price)
            self.due.setText(due_text(preview))
            self.next.setText(next_text(price, self.choice.units.value(), current, self._subscription))
            self._list(inner, preview)
        elif self._wanted is None:
            self.due.setText(self.tr("This is what you have."))
            self.next.setText(self.tr("Choose another plan or another number of units to see what it costs."))
        else:
            failed = self.problem.content is not None
            self.due.setText(
                self.tr("It is not known what this costs.") if failed else self.tr("Asking what it costs…")
            )
            self.next.setText(self.tr("Nothing has been changed."))
        self._lines.setWidget(inner)
        self._lines.setVisible(preview is not None)
        self._allow()

    def _list(self, inner: QWidget, preview: ChangePreview) -> None:
        grid = QGridLayout(inner)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setHorizontalSpacing(self._theme.tokens.space.m)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(preview.lines):
            grid.addWidget(label(self._theme, escaped(line.description), tone="muted", wrap=True), row, 0)
            amount = label(self._theme, money(line.amount, preview.currency))
            grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(preview.lines), 1)
        spoken = [f"{escaped(line.description)}: {money(line.amount, preview.currency)}" for line in preview.lines]
        self._lines.setAccessibleDescription("\n".join(spoken))

    def _allow(self) -> None:
        why = "" if self._preview is not None else self.tr("First it must be known what it costs.")
        if self._presenter.acting:
            why = self.tr("It is under way.")
        self.change_button.allow(why if self._presenter.online else self.tr("The server is not there."))

    def _change(self) -> None:
        if self._wanted is not None and self._preview is not None:
            self.problem.hide()
            self._presenter.change(self._wanted.model_copy(update={"prorated_at": self._preview.prorated_at}))
