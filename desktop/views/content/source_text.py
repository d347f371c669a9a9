"""The cleaned text of a file, read only: headings stand out, places are marked, words can be found in it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from contracts.materials import MaterialSection
from desktop.ui.theme import Theme

_WIDEST_UNIT = "\uffff"
Place = tuple[int, int]


class SourceText(QPlainTextEdit):
    """Places are (start, end) in characters of the text, as the server counts them."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: Sequence[Place] = ()
        self._units: Callable[[int], int] = lambda at: at
        self._at = 0
        self.setProperty("role", "lines")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.document().setDocumentMargin(theme.tokens.space.m)
        theme.changed.connect(self._mark)

    @property
    def marked(self) -> list[str]:
        """The words of each place."""
        return [one.cursor.selectedText().replace("\u2029", "\n") for one in self.extraSelections()]

    def show_text(self, text: str, sections: Sequence[MaterialSection], places: Sequence[Place]) -> None:
        """In place of what was shown."""
        self._units, self._places, self._at = units_of(text), places, 0
        self.setPlainText(text)
        self._set_headings(headings_of(text, sections))
        self._mark()

    def go_to(self, place: int) -> None:
        """Scrolls to one of the places and marks it before the others."""
        if not self._places:
            return
        self._at = place % len(self._places)
        cursor = self.textCursor()
        cursor.setPosition(self._units(self._places[self._at][0]))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._mark()

    def find_words(self, words: str, *, back: bool = False, here: bool = False) -> bool:
        """Selects the next place of the words, beginning again at the other end; `here` also takes the one at hand."""
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        cursor = self.textCursor()
        if here:
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
        if self.find(words, flags):
            return True
        cursor.movePosition(QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start)
        before = self.textCursor()
        self.setTextCursor(cursor)
        found = self.find(words, flags)
        if not found:
            self.setTextCursor(before)
        return found

    def _set_headings(self, headings: Sequence[Place]) -> None:
        look = QTextCharFormat()
        look.setFont(self._theme.font("lead", QFont.Weight.DemiBold))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end in headings:
            cursor.setPosition(self._units(start))
            cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)
        cursor.endEditBlock()

    def _mark(self) -> None:
        marks = []
        for number, (start, end) in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            role = "accent_soft" if number == self._at else "neutral_soft"
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._units(start))
            cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setBackground(QColor(self._theme.colour(role)))
            mark.format.setForeground(QColor(self._theme.colour(f"on_{role}")))
            marks.append(mark)
        self.setExtraSelections(marks)


def headings_of(text: str, sections: Sequence[MaterialSection]) -> list[Place]:
    """Where the headings stand: right before their sections. A section that is named after the file has none."""
    found: list[Place] = []
    before = 0
    for section in sections:
        start = text.rfind(section.heading, before, section.start) if section.heading else -1
        if start >= 0 and not text[start + len(section.heading) : section.start].strip():
            found.append((start, start + len(section.heading)))
        before = section.start
    return found


def units_of(text: str) -> Callable[[int], int]:
    """From characters, as the server counts, to the units that Qt counts: two for one beyond U+FFFF."""
    if not text or max(text) <= _WIDEST_UNIT:
        return lambda at: at
    wide = [at for at, sign in enumerate(text) if sign > _WIDEST_UNIT]
    return lambda at: at + bisect_left(wide, at)
