"""The last lines of the app's and the server's log."""

import logging

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.log_lines import LogLine
from desktop.ui.buttons import Button
from desktop.ui.fields import SearchField
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.segmented import SegmentedControl
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.diagnostics.presenter import DiagnosticsPresenter, Least, LogSource
from desktop.views.diagnostics.save_dialog import ask_where_to_save

_SIZE = QSize(960, 640)
_LOOK_MS = 1000
_MOST_LINES = 4000
_LEVELS = list(Least)


class LogDialog(SideDialog):
    """Follows the logs while it is open. What is private has been taken out of what is shown, copied and saved."""

    def __init__(self, theme: Theme, presenter: DiagnosticsPresenter, parent: QWidget) -> None:
        super().__init__(theme, tr("Logs and report"), _SIZE, parent)
        self._presenter = presenter
        self._shown: list[LogLine] | None = None
        self._asked: tuple[LogSource, Least, str] | None = None
        self.source = SegmentedControl(theme, self.tr("Log"), [self.tr("App"), self.tr("Server")])
        self.level = SegmentedControl(
            theme, self.tr("Show"), [self.tr("Everything"), self.tr("Warnings"), self.tr("Errors")]
        )
        self.field = SearchField(self.tr("Find in the log"))
        self.text = QPlainTextEdit()
        self.copy_button = Button(theme, self.tr("Copy"), icon_name="copy")
        self.save_button = Button(theme, self.tr("Save report…"), icon_name="save")
        self._nothing = label(theme, tone="muted", wrap=True)
        self._prepare()
        self._lay_out()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self._look.start()
        theme.changed.connect(self._redraw)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the logs hold now. Who reads further up is left there; who is at the end stays at the end."""
        asked = (LogSource(self.source.index), _LEVELS[self.level.index], self.field.text().strip())
        before, self._shown = self._shown, self._presenter.lines(*asked)
        same, self._asked = asked == self._asked, asked
        if same and before == self._shown:
            return
        known = _overlap(before or [], self._shown) if same else 0
        if known:
            self._show(self._shown[known:], anew=False)  # the usual case, and far cheaper
        else:
            self._redraw()

    def _show(self, lines: list[LogLine], *, anew: bool) -> None:
        bar = self.text.verticalScrollBar()
        place, at_end = bar.value(), bar.value() >= bar.maximum()
        if anew:
            self.text.clear()
        self._write(lines)
        bar.setValue(bar.maximum() if at_end else place)

    def _redraw(self) -> None:
        self._show(self._shown or [], anew=True)
        self.copy_button.setEnabled(bool(self._shown))
        self._stack.setCurrentIndex(0 if self._shown else 1)
        self._nothing.setText(self._why_nothing())

    def _write(self, lines: list[LogLine]) -> None:
        """At the end; one insertion for each stretch of lines of one colour."""
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if lines and not self.text.document().isEmpty():
            cursor.insertBlock()
        stretch: list[str] = []
        for number, line in enumerate(lines):
            stretch.append(line.text)
            last = number + 1 == len(lines)
            if last or _role(lines[number + 1].level) != _role(line.level):
                style = QTextCharFormat()
                style.setForeground(self._theme.colour(_role(line.level)))
                cursor.insertText("\n".join(stretch) + ("" if last else "\n"), style)
                stretch = []
        cursor.endEditBlock()

    def _why_nothing(self) -> str:
        if self.field.text().strip() or self.level.index:
            return self.tr("No line matches.")
        if self.source.index == LogSource.SERVER:
            return self.tr("Nothing yet. Lines of a server that another program started are not shown here.")
        return self.tr("Nothing has been logged yet.")

    def _prepare(self) -> None:
        self.text.setReadOnly(True)
        self.text.setProperty("role", "code")
        self.text.setFont(self._theme.code_font())
        self.text.setAccessibleName(self.tr("Lines of the log"))
        self.text.setTabChangesFocus(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setMaximumBlockCount(_MOST_LINES)
        self.text.document().setDocumentMargin(self._theme.tokens.space.s)
        self.source.chosen.connect(lambda _: self.refresh())
        self.level.chosen.connect(lambda _: self.refresh())
        self.field.textChanged.connect(lambda _: self.refresh())
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save_button.clicked.connect(lambda: ask_where_to_save(self._presenter, self))
        for button in (self.copy_button, self.save_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        choices = QHBoxLayout()
        choices.setSpacing(space.m)
        for widget in (self.source, self.level):
            choices.addWidget(widget)
        choices.addWidget(self.field, 1)
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(space.xs, space.s, 1, space.s)
        self._stack = QStackedWidget()
        around.addWidget(self._stack)
        empty = QWidget()
        inside = QHBoxLayout(empty)
        inside.addWidget(self._nothing)
        self._stack.addWidget(self.text)
        self._stack.addWidget(empty)
        note = self.tr(
            "Passwords, keys, e-mail addresses, your name, your home folder and script text are left out of all this."
        )
        foot = QHBoxLayout()
        foot.setSpacing(space.s)
        foot.addWidget(label(self._theme, note, size="small", tone="muted", wrap=True), 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.save_button)
        self.column.addLayout(choices)
        self.column.addWidget(card, 1)
        self.column.addLayout(foot)


def _overlap(before: list[LogLine], lines: list[LogLine]) -> int:
    """How many of the lines are there already; the log may have lost some at its beginning meanwhile."""
    if not before or not lines or lines[0] not in before:
        return 0
    kept = before[before.index(lines[0]) :]
    return len(kept) if lines[: len(kept)] == kept else 0


def _role(level: int) -> str:
    if level >= logging.ERROR:
        return "on_danger_soft"
    return "on_caution_soft" if level >= logging.WARNING else "code_text"
