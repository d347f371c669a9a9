"""Lines that are folded away until somebody wants to see them, or to send them to somebody."""

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.buttons import Button
from desktop.ui.theme import Theme

_MOST_LINES = 8


class FoldedText(QWidget):
    """A button with a word, and below it what it unfolds, with a button that copies all of it."""

    unfolded = Signal()

    def __init__(self, theme: Theme, title: str, icon_name: str, copy_name: str, parent: QWidget | None = None) -> None:
        """`copy_name` says in full what is copied, for assistive technology."""
        super().__init__(parent)
        self.toggle = Button(theme, title, "quiet", icon_name)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._show_lines)
        self.copy = Button(theme, self.tr("Copy"), "quiet", "copy")
        self.copy.setAccessibleName(copy_name)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setProperty("role", "code")
        self.lines.setFont(theme.code_font())
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setAccessibleName(title)
        self.lines.document().documentLayout().documentSizeChanged.connect(self._fit)
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

    @property
    def text(self) -> str:
        """What is behind the fold."""
        return self.lines.toPlainText()

    @property
    def opened(self) -> bool:
        """Whether it is to be seen."""
        return self.toggle.isChecked()

    def show_text(self, text: str) -> None:
        """Puts it behind the fold, which stays as it is."""
        if text != self.text:
            self.lines.setPlainText(text)

    def fold(self) -> None:
        """For what is about something else."""
        self.toggle.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.lines.document().documentLayout().documentSize())

    def _show_lines(self, opened: bool) -> None:
        self.lines.setVisible(opened)
        self.copy.setVisible(opened)
        if opened:
            self.unfolded.emit()

    def _fit(self, size: QSizeF) -> None:
        """As high as its lines, to the most of them, and a little more; the layout of plain text counts in lines."""
        lines = min(max(round(size.height()), 1), _MOST_LINES)
        room = 2 * (self.lines.frameWidth() + round(self.lines.document().documentMargin()))
        self.lines.setFixedHeight(round((lines + 0.5) * self.lines.fontMetrics().lineSpacing()) + room)
