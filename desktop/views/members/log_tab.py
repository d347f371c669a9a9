"""The log of the organization: what happened, day by day."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.rows.list import PaintedList
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.failure import why_not
from desktop.views.members.log_delegate import LogDelegate
from desktop.views.members.log_presenter import LogPresenter


class LogTab(QWidget):
    """Older entries are read when they are asked for; the filter looks through what has been read."""

    def __init__(self, theme: Theme, presenter: LogPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._filter = ""
        self.problem = Banner(theme)
        self.list = PaintedList(theme, self.tr("Log"), presenter.model, LogDelegate(theme))
        self.list.setUniformRowHeights(False)  # headings are lower
        self.older_button = Button(theme, self.tr("Older"))
        self.export_button = Button(theme, self.tr("Export all…"))
        self.retry_button = Button(theme, self.tr("Try again"))
        self._said = label(theme, tone="muted", wrap=True)
        self._lay_out()
        self.older_button.clicked.connect(presenter.older)
        self.export_button.clicked.connect(self.ask_export)
        self.retry_button.clicked.connect(presenter.refresh)
        self.problem.action_clicked.connect(presenter.refresh)
        presenter.changed.connect(self.show_state)
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def narrow(self, text: str) -> None:
        """Only the entries that hold every word of it."""
        self._filter = text.strip()
        self._presenter.model.narrow(text)
        self.show_state()

    def take_focus(self) -> None:
        """Puts the keyboard into the list, or on the way to read it."""
        place: QWidget = self.list if self._body.currentWidget() is self._filled else self.retry_button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_export(self) -> None:
        """Asks where the log shall be written to; the system's own question guards a file that exists."""
        dialog = QFileDialog(self, self.tr("Export the log"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Tables (*.csv)"), self.tr("All files (*)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("log.csv")
        dialog.fileSelected.connect(lambda path: self._presenter.export(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_state(self) -> None:
        """What has been read, and whether there is more."""
        presenter = self._presenter
        self._body.setCurrentWidget(self._filled if presenter.loaded else self._waiting)
        why = "" if presenter.online else self.tr("The server is not there.")
        self.older_button.setVisible(presenter.has_more)
        self.older_button.allow(why or (self.tr("They are being read.") if presenter.reading else ""))
        self.export_button.allow(why or (self.tr("The file is being written.") if presenter.exporting else ""))
        self._said.setText(self._words())
        error = presenter.problem
        self.problem.show_or_hide(
            BannerText(Tone.DANGER, why_not(error), self.tr("Try again")) if error is not None else None
        )

    def _words(self) -> str:
        count = counted("1 entry is shown", "{n} entries are shown", self._entries_shown())
        more = self._presenter.has_more
        if self._filter and not self._entries_shown():
            return self.tr("No entry that was read so far matches.") if more else self.tr("No entry matches.")
        return self.tr("{entries}. There are older ones.").format(entries=count) if more else f"{count}."

    def _entries_shown(self) -> int:
        model = self._presenter.model
        return sum(1 for row in range(model.rowCount()) if model.flags(model.index(row, 0)))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, space.xs, 1, space.s)
        inside.addWidget(self.list)
        foot = QHBoxLayout()
        foot.setSpacing(space.m)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.older_button)
        foot.addWidget(self.export_button)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(card, 1)
        column.addLayout(foot)
        sentence = self.tr("The log is kept by the server, and is shown as soon as it answers.")
        waiting = self.tr("Waiting for the server")
        self._waiting = EmptyState(self._theme, "spinner", waiting, sentence, [self.retry_button])
        self._body = QStackedWidget()
        self._body.addWidget(self._filled)
        self._body.addWidget(self._waiting)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space.m)
        whole.addWidget(self.problem)
        whole.addWidget(self._body, 1)
