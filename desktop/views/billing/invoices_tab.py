"""What was paid and what is to be paid: a table, and what can be done with the chosen one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from contracts.billing import InvoiceView
from desktop.ui.banner import Banner, BannerText
from desktop.ui.button_row import ButtonRow
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import ScrollArea
from desktop.ui.text_table import TextTable
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.billing.presenter import BillingPresenter
from desktop.views.billing.wording import invoice_row
from desktop.views.failure import why_not


class InvoicesTab(QWidget):
    """Newest first. The links of an invoice are Stripe's, and work for some weeks after they were read."""

    def __init__(self, theme: Theme, presenter: BillingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.table = _Invoices(theme, self.tr("Invoices"), self)
        self.page_button = Button(theme, self.tr("Open the invoice"), icon_name="open")
        self.pdf_button = Button(theme, self.tr("PDF"), icon_name="save")
        self.more_button = Button(theme, self.tr("Older"))
        self.problem = Banner(theme)
        nothing = self.tr("What your organization pays is listed here, with a page and a PDF for each.")
        self._empty = EmptyState(theme, "info", self.tr("No invoices"), nothing, [])
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.page_button.clicked.connect(self.open_page)
        self.pdf_button.clicked.connect(self._open_pdf)
        self.more_button.clicked.connect(lambda: presenter.read_invoices(more=True))
        self.problem.action_clicked.connect(lambda: presenter.read_invoices())

    def show_state(self) -> None:
        """After each answer."""
        presenter, row = self._presenter, self.table.currentIndex().row()
        columns = [self.tr("Day"), self.tr("Number"), self.tr("State"), self.tr("Amount")]
        self.table.show_rows(columns, [invoice_row(one) for one in presenter.invoices])
        if presenter.invoices:
            self.table.selectRow(min(max(row, 0), len(presenter.invoices) - 1))
        empty = presenter.invoices_read and not presenter.invoices
        self._body.setCurrentWidget(self._empty if empty else self._filled)
        error = presenter.invoices_problem
        self.problem.show_or_hide(BannerText(Tone.DANGER, why_not(error), self.tr("Try again")) if error else None)
        self.more_button.setVisible(presenter.has_more)
        self.more_button.allow("" if presenter.online else self.tr("The server is not there."))
        self._allow()

    def take_focus(self) -> None:
        """Puts the keyboard into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> InvoiceView | None:
        """The one that the buttons are about."""
        row = self.table.currentIndex().row()
        return self._presenter.invoices[row] if 0 <= row < len(self._presenter.invoices) else None

    def open_page(self) -> None:
        """In the browser; there an open one can be paid."""
        if (chosen := self.chosen()) is not None and chosen.page_url is not None:
            self._presenter.open_page(chosen.page_url)

    def _open_pdf(self) -> None:
        if (chosen := self.chosen()) is not None:
            self._presenter.open_page(chosen.pdf_url)

    def _allow(self) -> None:
        chosen = self.chosen()
        none = self.tr("Choose an invoice first.")
        missing = self.tr("There is none yet.")
        self.page_button.allow(none if chosen is None else "" if chosen.page_url else missing)
        self.pdf_button.allow(none if chosen is None else "" if chosen.pdf_url else missing)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        inner = QWidget()
        inner.setObjectName("details")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space.m)
        inside.addWidget(self.table)
        inside.addStretch()
        scroll = ScrollArea("")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        row = ButtonRow(self._theme)
        row.show_buttons([self.page_button, self.pdf_button, self.more_button])
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(scroll, 1)
        column.addWidget(row)
        self._body = QStackedWidget()
        self._body.addWidget(self._filled)
        self._body.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space.m)
        whole.addWidget(self.problem)
        whole.addWidget(self._body, 1)


class _Invoices(TextTable):
    def __init__(self, theme: Theme, name: str, tab: InvoicesTab) -> None:
        super().__init__(theme, name)
        self._tab = tab

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tab.open_page()
        else:
            super().keyPressEvent(event)
