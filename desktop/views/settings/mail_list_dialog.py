"""Long lists about a team's mail: what was sent, and addresses that are not written to."""

from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.email import EmailLogEntry, SuppressedAddress
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.rows.list import RowList
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr
from desktop.views.settings.mail_lists import MailLogPresenter, SuppressionsPresenter
from desktop.views.settings.mail_wording import mail_details, suppressed_details

T = TypeVar("T", EmailLogEntry, SuppressedAddress)
_SIZE = QSize(760, 640)


class _ListDialog(SideDialog, Generic[T]):
    """A list, more of the chosen one below it, and buttons. It is read when it opens."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        presenter: MailLogPresenter | SuppressionsPresenter,
        listed: RowList[T],
        empty: EmptyState,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, title, _SIZE, parent)
        self._reading = presenter
        presenter.setParent(self)
        self.list: RowList[T] = listed
        self.problem = Banner(theme)
        self.details = label(theme, size="small", tone="muted", wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.count = label(theme, tone="muted", wrap=True)
        self.again = Button(theme, tr("Refresh"), icon_name="retry")
        self.close_button = Button(theme, tr("Close"))
        self._empty = empty
        self.again.clicked.connect(presenter.refresh)
        self.close_button.clicked.connect(self.reject)
        self.problem.action_clicked.connect(presenter.refresh)
        listed.selectionModel().selectionChanged.connect(lambda *_: self.show_state())
        presenter.changed.connect(self.show_state)
        presenter.ended.connect(self.reject)

    def lay_out(self, *buttons: Button) -> None:
        """With these beside those that each list has."""
        space = self._theme.tokens.space
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, space.xs, 1, space.xs)
        inside.addWidget(self.list)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(card, 1)
        column.addWidget(self.details)
        self.body = QStackedWidget()
        self.body.addWidget(filled)
        self.body.addWidget(self._empty)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addWidget(self.count, 1)
        for button in (*buttons, self.again, self.close_button):
            button.setAutoDefault(False)
            feet.addWidget(button)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.body, 1)
        self.column.addLayout(feet)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def why_not(self) -> str:
        """Why nothing can be asked now; empty where it can."""
        if not self._reading.online:
            return tr("The server is not there.")
        return tr("The server is being asked.") if self._reading.busy else ""

    def show_state(self) -> None:
        """What has been read."""
        reading = self._reading
        total = reading.model.total
        if total and self.list.chosen() is None:
            self.list.choose(0)
            return  # the choice comes here again
        self.body.setCurrentIndex(1 if reading.read and not total else 0)
        chosen = self.list.chosen()
        self.details.setText(self.details_of(chosen) if chosen is not None else "")
        self.details.setVisible(chosen is not None)
        self.count.setText(self.count_words(total) if reading.read else self.why_not())
        self.again.allow(self.why_not())
        self.problem.show_or_hide(
            BannerText(Tone.DANGER, reading.problem, tr("Try again")) if reading.problem else None
        )

    def details_of(self, one: T) -> str:
        """What is said of the chosen one."""
        raise NotImplementedError

    def count_words(self, total: int) -> str:
        """How many there are."""
        raise NotImplementedError


class MailLogDialog(_ListDialog[EmailLogEntry]):
    """Newest first; older ones are read when they are asked for."""

    def __init__(self, theme: Theme, presenter: MailLogPresenter, parent: QWidget) -> None:
        title = tr("Sent mail")
        empty = EmptyState(
            theme, "info", tr("No mail yet"), tr("What the server and people of your team send is listed here."), []
        )
        listed = RowList(theme, title, presenter.model)
        super().__init__(theme, title, presenter, listed, empty, parent)
        self._presenter = presenter
        self.older = Button(theme, self.tr("Older"))
        self.older.clicked.connect(presenter.older)
        self.lay_out(self.older)
        presenter.refresh()
        self.show_state()

    def show_state(self) -> None:
        super().show_state()
        self.older.setVisible(self._presenter.has_more)
        self.older.allow(self.why_not())

    def details_of(self, one: EmailLogEntry) -> str:
        return mail_details(one)

    def count_words(self, total: int) -> str:
        count = counted("1 mail is shown", "{n} mails are shown", total)
        return (
            self.tr("{mails}. There are older ones.").format(mails=count) if self._presenter.has_more else f"{count}."
        )


class SuppressionsDialog(_ListDialog[SuppressedAddress]):
    """An admin may lift one; mail goes there again."""

    def __init__(self, theme: Theme, presenter: SuppressionsPresenter, parent: QWidget) -> None:
        title = tr("Addresses without mail")
        empty = EmptyState(
            theme, "check", tr("No addresses"), tr("Mail goes to every address that people may write to."), []
        )
        listed = RowList(theme, title, presenter.model)
        super().__init__(theme, title, presenter, listed, empty, parent)
        self._presenter = presenter
        self.lift = Button(theme, self.tr("Send mail there again"))
        self.lift.clicked.connect(self._lift)
        listed.delete_wanted.connect(self._lift)
        self.lay_out(self.lift)
        presenter.refresh()
        self.show_state()

    def show_state(self) -> None:
        super().show_state()
        none = self.tr("Choose an address first.") if self.list.chosen() is None else ""
        self.lift.allow(self.why_not() or none)

    def details_of(self, one: SuppressedAddress) -> str:
        return suppressed_details(one)

    def count_words(self, total: int) -> str:
        return counted("1 address", "{n} addresses", total)

    def _lift(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None and self.lift.isEnabled():
            self._presenter.lift(chosen.address)
