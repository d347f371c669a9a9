"""What is known of one change: why it was made or not, and how it is known to be safe."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from contracts.optimization import Change, Outcome
from desktop.report.wording import gain_sentence
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label, with_code
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme

_HEIGHT = 92
_LEAST_HEIGHT = 40


class ChangeDetails(ScrollArea):
    """Selectable text that scrolls when it is long, and the way to the line that it is about."""

    line_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._message = self._text("text")
        self._evidence = self._text("muted")
        self._figures = self._text("muted")
        self._code = self._text("muted")
        self._code.setFont(theme.code_font())
        self._notes = self._text("muted")
        self._line = 0
        self.line_button = Button(theme, "", "quiet", "right")
        self.line_button.clicked.connect(lambda: self.line_wanted.emit(self._line))
        self._parts = (self._message, self._evidence, self._figures, self._code, self._notes)
        self.setAccessibleName(self.tr("About the chosen change"))
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_HEIGHT)
        inner = QWidget()
        inner.setObjectName("details")
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.tokens.space.l, 0, theme.tokens.space.l, 0)
        column.setSpacing(theme.tokens.space.xs)
        head = QHBoxLayout()
        head.setSpacing(theme.tokens.space.m)
        head.addWidget(self._message, 1)
        head.addWidget(self.line_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in self._parts[1:]:
            column.addWidget(part)
        column.addStretch()
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    @property
    def text(self) -> str:
        """All that is shown."""
        return "\n".join(part.accessibleName() or part.text() for part in self._parts if not part.isHidden())

    def show_notes(self, notes: str) -> None:
        """Sentences about the whole script; they stay below the chosen change."""
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        for part in (*self._parts[:-1], self.line_button):
            part.hide()
        self.setAccessibleDescription(self.text)

    def show_change(self, change: Change) -> None:
        """Message, evidence and figures; of what was not applied, also the edit that was considered."""
        self._say(self._message, localized(change.message))
        self._message.show()
        self._line = change.line
        self.line_button.set_text(self.tr("Go to line {line}").format(line=change.line))
        self.line_button.setToolTip(self.tr("Opens the script at this line; Escape leads back"))
        self.line_button.show()
        evidence = " ".join(filter(None, (localized(change.evidence), gain_sentence(change))))
        self._say(self._evidence, evidence)
        self._evidence.setVisible(bool(evidence))
        self._say(self._figures, localized(change.figures))
        self._figures.setVisible(bool(change.figures) and change.outcome is not Outcome.NO_GAIN)
        considered = f"{change.before} → {change.after}" if change.before and change.after else ""
        self._code.setText(considered)
        self._code.setVisible(bool(considered) and not change.applied)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(self.text)

    def _say(self, part: QLabel, text: str) -> None:
        """Rich text, since names of the script stand in the code font; the text itself is escaped."""
        part.setTextFormat(Qt.TextFormat.RichText)
        part.setText(with_code(text, self._theme.code_font().family()))
        part.setAccessibleName(text)

    def _text(self, tone: str) -> QLabel:
        made = label(self._theme, tone="text" if tone == "text" else "muted", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made
