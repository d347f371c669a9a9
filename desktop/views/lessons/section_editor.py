"""A section as Markdown, to be changed in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from contracts.content import LessonSection
from desktop.ui.buttons import Button
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.content.own_keys import OwnKeys

_LEAST_LINES, _MOST_LINES = 4, 22


class SectionEditor(QWidget):
    """Ctrl+Return saves, Escape leaves it as it was."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme, section: LessonSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section = section
        self.title = QLineEdit(section.title)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setMaxLength(200)
        self.content = self._field(self.tr("Text for the teacher"), section.content)
        self.for_students = self._field(self.tr("Text for students"), section.for_students)
        self._apart = bool(section.for_students) and section.for_students != section.content
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(self.title)
        column.addWidget(self.content)
        if self._apart:
            column.addWidget(label(theme, self.tr("What students read"), weight=QFont.Weight.Medium))
            column.addWidget(self.for_students)
        else:
            self.for_students.setParent(self)
            self.for_students.hide()
        column.addLayout(self._feet())
        OwnKeys(self, {"Ctrl+Return": self.save, "Ctrl+Enter": self.save, "Esc": self.cancelled.emit})

    def take_focus(self) -> None:
        """Into the text."""
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """What students read follows the text where both were the same."""
        text = self.content.toPlainText()
        same = self._section.for_students == self._section.content
        students = self.for_students.toPlainText() if self._apart else text if same else self._section.for_students
        title = self.title.text().strip() or self._section.title
        self.saved.emit(self._section.model_copy(update={"title": title, "content": text, "for_students": students}))

    def _field(self, name: str, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setProperty("role", "lines")
        lines = min(max(text.count("\n") + 1 + len(text) // 80, _LEAST_LINES), _MOST_LINES)
        field.setFixedHeight(lines * round(self._theme.metrics("body").lineSpacing()) + 24)
        return field

    def _feet(self) -> QHBoxLayout:
        save, cancel = Button(self._theme, self.tr("Save")), Button(self._theme, self.tr("Cancel"), "quiet")
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.cancelled)
        hint = label(self._theme, self.tr("Ctrl+Return saves, Esc leaves it as it was."), size="small", tone="muted")
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s)
        row.addWidget(save)
        row.addWidget(cancel)
        row.addWidget(hint, 1)
        return row
