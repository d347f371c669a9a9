"""Two texts side by side: aligned rows, gaps, colours. Only the rows in view are ever laid out."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui.accessible import Role, announce
from desktop.ui.code.alignment import Row
from desktop.ui.code.comparison import Comparison
from desktop.ui.code.diff_line import LineLayouts
from desktop.ui.code.diff_selection import NOTHING, Place, Selection
from desktop.ui.code.formats import span_formats
from desktop.ui.code.grammar import Grammar
from desktop.ui.code.spoken import spoken_hunk
from desktop.ui.theme import Theme
from desktop.ui.translation import counted

ROW_HEIGHT = 20
_GUTTER_PADDING = 13
_MARK_WIDTH = 3


@dataclass(frozen=True)
class _Column:
    """Where one side is painted, in pixels of the viewport."""

    left: float
    width: float
    gutter: float

    @property
    def text_left(self) -> float:
        return self.left + self.gutter

    @property
    def text_width(self) -> float:
        return self.width - self.gutter


class DiffView(QAbstractScrollArea):
    """Read only. Arrow keys scroll, Alt with up and down goes from change to change, the mouse selects on one side.

    `lines_chosen` brings the left lines (first and last, from 1) that a click or Alt with an arrow has chosen.
    """

    accessible_role = Role.Document
    lines_chosen = Signal(int, int)

    def __init__(self, theme: Theme, grammar: Grammar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grammar = grammar
        self._comparison: Comparison | None = None
        self._layouts: tuple[LineLayouts, LineLayouts] | None = None
        self._selection: Selection | None = None
        self._current = -1
        self._widest = 0.0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Original and optimized script"))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self._restyle)

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def current_hunk(self) -> int:
        """The stretch of changed rows that is marked; -1 for none."""
        return self._current

    def show_comparison(self, comparison: Comparison) -> None:
        """Shows two texts from their start."""
        self._comparison = comparison
        self._selection = None
        self._current = -1
        differ = len(comparison.hunks)
        words = counted("1 stretch of lines differs", "{n} stretches of lines differ", differ)
        self.setAccessibleDescription(words)
        self._restyle()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def go_to_left_line(self, line: int) -> None:
        """Brings a line of the left text (from 1) into view and marks the change that it belongs to."""
        if self._comparison is None:
            return
        row = self._comparison.row_of_left_line(line)
        hunks = self._comparison.hunks
        self._current = next((number for number, (first, last) in enumerate(hunks) if first <= row <= last), -1)
        self._centre(row)
        self.viewport().update()

    def go_to_hunk(self, number: int) -> None:
        """Brings a stretch of changed rows into view and marks it."""
        if self._comparison is None or not 0 <= number < len(self._comparison.hunks):
            return
        first, last = self._comparison.hunks[number]
        self._choose_rows(first, last)
        # Afterwards, since who listens may have gone to where a longer change begins.
        self._current = number
        self._centre(first)
        self.viewport().update()
        announce(self, spoken_hunk(self._comparison, number))

    def selected_text(self) -> str:
        """What the mouse has selected."""
        if self._selection is None or self._comparison is None:
            return ""
        right = self._selection.right
        return self._selection.text(lambda row: self._line(row, right=right))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Down:
            self.go_to_hunk(self._current + 1)
        elif alt and event.key() == Qt.Key.Key_Up:
            self.go_to_hunk(self._current - 1)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.matches(QKeySequence.StandardKey.Copy) and self.selected_text():
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._comparison is not None:
            right = event.position().x() >= self.viewport().width() / 2
            place = self._place(event.position().toPoint(), right=right)
            self._selection = Selection(right, place, place)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selection is not None and event.buttons() & Qt.MouseButton.LeftButton:
            head = self._place(event.position().toPoint(), right=self._selection.right)
            self._selection = Selection(self._selection.right, self._selection.anchor, head)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected no text chooses what stands there: on an unchanged row that row alone."""
        if event.button() is not Qt.MouseButton.LeftButton or self._selection is None or self._comparison is None:
            return
        end = len(self._comparison.rows) * ROW_HEIGHT - self.verticalScrollBar().value()
        if not self.selected_text() and event.position().y() < end:
            row = self._selection.anchor[0]
            self._choose_rows(row, row)

    def _choose_rows(self, first: int, last: int) -> None:
        """Rows that stand only on the right belong to the stretch around them."""
        assert self._comparison is not None
        rows = self._comparison.rows
        if all(row.left is None for row in rows[first : last + 1]):
            first, last = next((hunk for hunk in self._comparison.hunks if hunk[0] <= first <= hunk[1]), (first, last))
        lines = [row.left + 1 for row in rows[first : last + 1] if row.left is not None]
        if lines:
            self.lines_chosen.emit(lines[0], lines[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("code"))
        if self._comparison is not None and self._layouts is not None:
            rows = self._comparison.rows
            top = self.verticalScrollBar().value()
            first = max(0, (event.rect().top() + top) // ROW_HEIGHT)
            last = min(len(rows), (event.rect().bottom() + top) // ROW_HEIGHT + 1)
            for column, layouts, right in zip(self._columns(), self._layouts, (False, True), strict=True):
                painter.setClipRect(QRectF(column.left, 0, column.width, self.viewport().height()))
                for number in range(first, last):
                    self._paint_row(painter, column, layouts, number, right=right)
            painter.setClipping(False)
        self._paint_frame(painter)
        painter.end()

    def _paint_row(self, painter: QPainter, column: _Column, layouts: LineLayouts, number: int, *, right: bool) -> None:
        assert self._comparison is not None
        row = self._comparison.rows[number]
        index = row.right if right else row.left
        y = number * ROW_HEIGHT - self.verticalScrollBar().value()
        self._paint_background(painter, QRectF(column.left, y, column.width, ROW_HEIGHT), row, index, right=right)
        if self._is_current(number):
            painter.fillRect(QRectF(column.left, y, _MARK_WIDTH, ROW_HEIGHT), self._theme.colour("accent"))
        if index is None:
            return
        painter.setFont(self._theme.code_font())
        painter.setPen(self._theme.colour("code_gutter"))
        room = QRectF(column.left, y, column.gutter - _GUTTER_PADDING, ROW_HEIGHT)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(index + 1))
        painter.save()
        painter.setClipRect(QRectF(column.text_left, y, column.text_width, ROW_HEIGHT), Qt.ClipOperation.IntersectClip)
        self._paint_text(painter, column, layouts, row, number, y, right=right)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, column: _Column, layouts: LineLayouts, row: Row, number: int, y: int, *, right: bool
    ) -> None:
        index = row.right if right else row.left
        assert index is not None
        shift = self.horizontalScrollBar().value()
        if row.changed and row.left is not None and row.right is not None:
            part = _differing_part(self._line(number, right=right) or "", self._line(number, right=not right) or "")
            start, end = (layouts.x_of(index, place) for place in (part.start, part.stop))
            strong = self._theme.colour("added_strong" if right else "removed_strong")
            painter.fillRect(QRectF(column.text_left - shift + start, y, end - start, ROW_HEIGHT), strong)
        selected = NOTHING
        if self._selection is not None and self._selection.right == right:
            selected = self._selection.on_row(number, len(layouts.text(index)))
        painter.setPen(self._theme.colour("code_text"))
        baseline_gap = (ROW_HEIGHT - QFontMetricsF(self._theme.code_font()).height()) / 2
        layouts.paint(painter, index, column.text_left, y + baseline_gap, shift, column.text_width, selected)
        self._widen(layouts.width(index))

    def _paint_background(self, painter: QPainter, rect: QRectF, row: Row, index: int | None, *, right: bool) -> None:
        if index is None:
            painter.fillRect(rect, self._theme.colour("gap"))
        elif row.changed:
            painter.fillRect(rect, self._theme.colour("added" if right else "removed"))

    def _paint_frame(self, painter: QPainter) -> None:
        middle = self._columns()[1].left - 1
        painter.fillRect(QRectF(middle, 0, 1, self.viewport().height()), self._theme.colour("border"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _is_current(self, number: int) -> bool:
        if self._comparison is None or self._current < 0:
            return False
        first, last = self._comparison.hunks[self._current]
        return first <= number <= last

    def _line(self, row: int, *, right: bool) -> str | None:
        assert self._comparison is not None
        entry = self._comparison.rows[row]
        index = entry.right if right else entry.left
        lines = self._comparison.right.lines if right else self._comparison.left.lines
        return None if index is None else lines[index]

    def _place(self, point: QPoint, *, right: bool) -> Place:
        assert self._comparison is not None
        assert self._layouts is not None
        rows = self._comparison.rows
        number = (point.y() + self.verticalScrollBar().value()) // ROW_HEIGHT
        number = max(0, min(number, len(rows) - 1))
        index = rows[number].right if right else rows[number].left
        if index is None:
            return number, 0
        column = self._columns()[right]
        x = point.x() - column.text_left + self.horizontalScrollBar().value()
        return number, self._layouts[right].character_at(index, max(x, 0))

    def _columns(self) -> tuple[_Column, _Column]:
        width = self.viewport().width()
        half = width // 2
        digits = 2
        if self._comparison is not None:
            digits = len(str(max(len(self._comparison.left.lines), len(self._comparison.right.lines))))
        cell = self._layouts[0].cell if self._layouts is not None else 0
        gutter = cell * max(digits, 2) + 2 * _GUTTER_PADDING
        return _Column(0, half, gutter), _Column(half + 1, width - half - 1, gutter)

    def _centre(self, row: int) -> None:
        bar = self.verticalScrollBar()
        top = row * ROW_HEIGHT
        if not bar.value() <= top <= bar.value() + self.viewport().height() - 2 * ROW_HEIGHT:
            bar.setValue(top - self.viewport().height() // 3)

    def _restyle(self) -> None:
        if self._comparison is None:
            return
        formats = span_formats(self._theme)
        font = self._theme.code_font()
        self._layouts = (
            LineLayouts(self._comparison.left, self._grammar, font, formats),
            LineLayouts(self._comparison.right, self._grammar, font, formats),
        )
        selection = QTextCharFormat()
        selection.setBackground(self._theme.colour("selection"))
        for layouts in self._layouts:
            layouts.set_selection_format(selection)
        longest = max(max(map(len, side.lines)) for side in (self._comparison.left, self._comparison.right))
        self._widest = longest * self._layouts[0].cell
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        if self._comparison is None:
            return
        height = self.viewport().height()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, len(self._comparison.rows) * ROW_HEIGHT - height))
        vertical.setPageStep(height)
        vertical.setSingleStep(ROW_HEIGHT)
        room = min(column.text_width for column in self._columns())
        horizontal.setRange(0, max(0, round(self._widest + _GUTTER_PADDING - room)))
        horizontal.setPageStep(max(1, round(room)))
        horizontal.setSingleStep(ROW_HEIGHT)

    def _widen(self, width: float) -> None:
        """Wide characters and tabs can make a line wider than its length says; seen when it is painted."""
        if width > self._widest:
            self._widest = width
            QTimer.singleShot(0, self, self._measure)


def _differing_part(line: str, other: str) -> range:
    """Characters of `line` between what both lines begin and end with."""
    shorter = min(len(line), len(other))
    head = next((at for at in range(shorter) if line[at] != other[at]), shorter)
    tail = next((at for at in range(shorter - head) if line[-1 - at] != other[-1 - at]), shorter - head)
    return range(head, len(line) - tail)
