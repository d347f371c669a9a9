"""The technical side of a failure: folded away until somebody wants to see it, or to send it to somebody."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from contracts.tasks import AttemptView, TaskError
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.ui.translation import tr

_MOST_LINES = 8


def technical_text(error: TaskError | None, attempts: Sequence[AttemptView] = ()) -> str:
    """What the failure is called, where, and what was behind it; then the same of the tries before the last."""
    earlier = attempts if error is None else attempts[:-1]
    own = [] if error is None else [_record(error)]
    tries = [(attempt.attempt, _record(attempt.error)) for attempt in earlier if attempt.error is not None]
    return "\n".join([*own, *(tr("Try {number}: {error}").format(number=one, error=record) for one, record in tries)])


def _record(error: TaskError) -> str:
    name = error.error if error.line is None else tr("{error}, line {line}").format(error=error.error, line=error.line)
    return f"{name}\n{error.detail}" if error.detail else name


class TechnicalDetails(QWidget):
    """Hidden where there is nothing to tell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = Button(theme, self.tr("Technical details"), "quiet", "info")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._show_lines)
        self.copy = Button(theme, self.tr("Copy"), "quiet", "copy")
        self.copy.setAccessibleName(self.tr("Copy the technical details"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setProperty("role", "code")
        self.lines.setFont(theme.code_font())
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setAccessibleName(self.tr("Technical details"))
        layout = self.lines.document().documentLayout()
        layout.documentSizeChanged.connect(self._fit)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.toggle)
        head.addStretch()
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.xs)
        column.addLayout(head)
        column.addWidget(self.lines)
        self._show_lines(opened=False)
        self.hide()

    @property
    def text(self) -> str:
        """What is behind the fold."""
        return self.lines.toPlainText()

    def show_text(self, text: str) -> None:
        """Puts it behind the fold, which stays as it is."""
        if text != self.text:
            self.lines.setPlainText(text)
        self.setVisible(bool(text))

    def fold(self) -> None:
        """For what is about something else."""
        self.toggle.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.lines.document().documentLayout().documentSize())

    def _show_lines(self, opened: bool) -> None:
        self.lines.setVisible(opened)
        self.copy.setVisible(opened)

    def _fit(self, size: QSizeF) -> None:
        """As high as its lines, to the most of them; the layout of plain text counts in lines."""
        lines = min(max(round(size.height()), 1), _MOST_LINES)
        room = 2 * (self.lines.frameWidth() + round(self.lines.document().documentMargin()))
        self.lines.setFixedHeight(lines * self.lines.fontMetrics().lineSpacing() + room)
