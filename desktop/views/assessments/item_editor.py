"""A question to be changed in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from contracts.content import AnyItem
from desktop.ui.buttons import Button
from desktop.ui.fields import SpinBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.assessments.item_fields import UnfitItem, changed_item, choice_lines, key_line
from desktop.views.content.form import FormField, lines_field, lines_of
from desktop.views.content.material_words import shows_source
from desktop.views.content.own_keys import OwnKeys

_MOST_POINTS = 1000


class ItemEditor(QWidget):
    """Stem, choices, key, reason, hint and points. Ctrl+Return saves, Escape leaves it as it was."""

    saved = Signal(object)
    cancelled = Signal()
    source_wanted = Signal(object)

    def __init__(self, theme: Theme, item: AnyItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = item
        self.stem = lines_field(theme, self.tr("Question"))
        self.stem.setPlainText(item.stem)
        self.code: QPlainTextEdit | None = None
        self.choices: QPlainTextEdit | None = None
        self.key: QLineEdit | QPlainTextEdit | None = None
        self.source: Button | None = None
        self.reason = self._line(self.tr("Why it is right"), item.reason)
        self.hint = self._line(self.tr("Hint"), item.hint)
        self.points = SpinBox(theme, self.tr("Points"), range(_MOST_POINTS + 1))
        self.points.setValue(item.points)
        self.problem = label(theme, tone="danger", wrap=True)
        self.problem.hide()
        self._lay_out()
        OwnKeys(self, {"Ctrl+Return": self.save, "Ctrl+Enter": self.save, "Esc": self.cancelled.emit})

    def take_focus(self) -> None:
        """Into the question."""
        self.stem.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Or says why it cannot be saved."""
        texts = {
            "stem": self.stem.toPlainText().strip(),
            "reason": self.reason.text().strip(),
            "hint": self.hint.text().strip(),
            "points": self.points.value(),
        }
        if self.code is not None:
            texts["code"] = self.code.toPlainText()
        choices = lines_of(self.choices) if self.choices is not None else []
        try:
            item = changed_item(self._item, choices, self._key_text(), texts)
        except UnfitItem as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.saved.emit(item)

    def _key_text(self) -> str:
        if isinstance(self.key, QPlainTextEdit):
            return self.key.toPlainText()
        return self.key.text() if self.key is not None else ""

    def _line(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setCursorPosition(0)
        field.setAccessibleName(name)
        return field

    def _lines(self, name: str, text: str) -> QPlainTextEdit:
        field = lines_field(self._theme, name)
        field.setPlainText(text)
        field.setFixedHeight((max(text.count("\n") + 2, 2)) * round(self._theme.metrics("body").lineSpacing()) + 22)
        return field

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addWidget(FormField(theme, self.tr("Question"), self.stem))
        if self._item.code:
            self.code = self._lines(self.tr("Code"), self._item.code)
            self.code.setFont(theme.code_font())
            column.addWidget(FormField(theme, self.tr("Code"), self.code))
        if (choices := choice_lines(self._item)) is not None:
            self.choices = self._lines(*choices)
            column.addWidget(FormField(theme, choices[0], self.choices))
        if (key := key_line(self._item)) is not None:
            self.key = self._lines(*key) if "\n" in key[1] else self._line(*key)
            column.addWidget(FormField(theme, key[0], self.key))
        column.addWidget(FormField(theme, self.tr("Why it is right"), self.reason))
        column.addWidget(FormField(theme, self.tr("Hint"), self.hint))
        column.addWidget(FormField(theme, self.tr("Points"), self.points, wide=False))
        column.addWidget(self.problem)
        save, cancel = Button(theme, self.tr("Save")), Button(theme, self.tr("Cancel"), "quiet")
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch()
        if shows_source(self._item):
            self.source = Button(theme, self.tr("Show in source"), "quiet", "search")
            self.source.clicked.connect(lambda: self.source_wanted.emit(self._item.source))
            row.addWidget(self.source)
        column.addLayout(row)
