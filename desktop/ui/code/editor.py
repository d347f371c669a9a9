"""A plain text editor for code: line numbers, colours, a marked line."""

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.ui.code.grammar import Grammar
from desktop.ui.code.highlighter import Highlighter
from desktop.ui.code.units import qt_place
from desktop.ui.theme import Theme

TAB_COLUMNS = 4
_GUTTER_PADDING = 12


class CodeEditor(QPlainTextEdit):
    """Files that are dropped or pasted come out as `file_dropped`; text longer than `most_characters` is refused."""

    file_dropped = Signal(str)
    text_refused = Signal(int)

    def __init__(self, theme: Theme, grammar: Grammar, most_characters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most_characters = most_characters
        self._marked_line: int | None = None
        self.setProperty("role", "code")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(False)
        self.highlighter = Highlighter(theme, grammar, self.document())
        self._gutter = _Gutter(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._show_lines)
        theme.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """The text with `\\n` line ends. Unlike `toPlainText` it keeps no-break spaces as they are."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, text: str) -> None:
        """Replaces everything; the undo history starts anew."""
        self._marked_line = None
        self.setPlainText(text)
        self.document().setModified(False)
        self._show_lines()

    def mark_line(self, line: int | None) -> None:
        """Marks a line (from 1) as the place of a problem; None takes the mark away."""
        self._marked_line = line
        self._show_lines()

    def go_to(self, line: int, column: int = 1) -> None:
        """Puts the cursor there, in view, and takes the focus. Both count from 1."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(qt_place(block.text(), max(column - 1, 0)), block.length() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(local_file(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        path = local_file(source)
        if path:
            self.file_dropped.emit(path)
        elif source.hasText() and len(source.text()) > self._most_characters:
            self.text_refused.emit(len(source.text()))
        else:
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        copy_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        copy_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        copy_files(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), self.gutter_width(), inside.height()))

    def gutter_width(self) -> int:
        """Room for the largest line number."""
        digits = max(3, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * _GUTTER_PADDING

    def paint_gutter(self, painter: QPainter, exposed: QRect) -> None:
        """Called by the gutter when it is repainted."""
        painter.fillRect(exposed, self._theme.colour("code"))
        painter.setFont(self.font())
        current = self.textCursor().blockNumber()
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= exposed.bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber()
            painter.setPen(self._number_colour(number, current))
            room = QRect(0, round(top), self._gutter.width() - _GUTTER_PADDING, round(height))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(number + 1))
            block = block.next()
            top += height

    def _number_colour(self, number: int, current: int) -> QColor:
        if self._marked_line == number + 1:
            return self._theme.colour("on_danger_soft")
        return self._theme.colour("text" if number == current else "code_gutter")

    def _restyle(self) -> None:
        self.setFont(self._theme.code_font())
        self.setTabStopDistance(TAB_COLUMNS * self.fontMetrics().horizontalAdvance(" "))
        self._make_room()
        self._show_lines()

    def _make_room(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), self.gutter_width(), inside.height()))

    def _on_update(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._gutter.scroll(0, scrolled)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def _show_lines(self) -> None:
        """Backgrounds of the cursor's line and of the marked one."""
        selections = [self._line_background(self.textCursor(), "code_current")]
        if self._marked_line is not None:
            block = self.document().findBlockByNumber(self._marked_line - 1)
            if block.isValid():
                selections.append(self._line_background(QTextCursor(block), "removed"))
        self.setExtraSelections(selections)
        self._gutter.update()

    def _line_background(self, cursor: QTextCursor, role: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.format.setBackground(self._theme.colour(role))
        made.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor.clearSelection()
        made.cursor = cursor
        return made


class _Gutter(QWidget):
    """The strip of line numbers; the editor paints it."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._editor.paint_gutter(painter, event.rect())
        painter.end()


def local_file(source: QMimeData) -> str:
    """Path of the first local file in dropped or pasted data; empty without one."""
    return next((url.toLocalFile() for url in source.urls() if url.isLocalFile()), "")


def copy_files(event: QDropEvent) -> None:
    """Answers a drag of files with a copy, whatever is proposed: a source that hears of a move deletes them."""
    if local_file(event.mimeData()):
        event.setDropAction(Qt.DropAction.CopyAction)
