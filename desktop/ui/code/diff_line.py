"""Laid out lines of one side of a comparison, kept while they may be painted again."""

from collections import OrderedDict

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.ui.code.comparison import Side
from desktop.ui.code.formats import format_ranges
from desktop.ui.code.grammar import Grammar, SpanKind
from desktop.ui.code.units import character_index, qt_place

LONG_LINE = 2_000
"""Characters from which only the part in view is laid out, taking every character as one cell wide."""
KEPT = 400
TAB_COLUMNS = 4


class LineLayouts:
    """Turns lines into QTextLayouts on demand."""

    def __init__(self, side: Side, grammar: Grammar, font: QFont, formats: dict[SpanKind, QTextCharFormat]) -> None:
        self._side = side
        self._grammar = grammar
        self._font = font
        self._formats = formats
        self._cell = QFontMetricsF(font).horizontalAdvance(" ")
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._option.setTabStopDistance(TAB_COLUMNS * self._cell)
        self._selection = QTextCharFormat()
        self._kept: OrderedDict[tuple[int, int], QTextLayout] = OrderedDict()

    @property
    def cell(self) -> float:
        """Width of one character."""
        return self._cell

    def text(self, index: int) -> str:
        """A line as it stands in the text."""
        return self._side.lines[index]

    def paint(
        self, painter: QPainter, index: int, left: float, top: float, shift: float, width: float, selected: range
    ) -> None:
        """Paints a line at (left, top), scrolled `shift` pixels to the left, with `selected` characters inverted."""
        offset, layout = self._layout(index, shift, width)
        selections = []
        if selected:
            made = QTextLayout.FormatRange()
            shown = layout.text()
            made.start = qt_place(shown, max(selected.start - offset, 0))
            made.length = max(qt_place(shown, selected.stop - offset) - made.start, 0)
            made.format = self._selection
            selections.append(made)
        layout.draw(painter, QPointF(left - shift + offset * self._cell, top), selections)

    def set_selection_format(self, selection: QTextCharFormat) -> None:
        """How selected characters look."""
        self._selection = selection

    def width(self, index: int) -> float:
        """Width of a line in pixels."""
        text = self._side.lines[index]
        if len(text) > LONG_LINE:
            return len(text.expandtabs(TAB_COLUMNS)) * self._cell
        return self._layout(index, 0, 0)[1].lineAt(0).naturalTextWidth()

    def x_of(self, index: int, character: int) -> float:
        """Where a character begins, in pixels from the start of the line."""
        text = self._side.lines[index]
        if len(text) > LONG_LINE:
            return character * self._cell
        place = qt_place(text, character)
        return float(self._layout(index, 0, 0)[1].lineAt(0).cursorToX(place)[0])  # type: ignore[index]  # a pair

    def character_at(self, index: int, x: float) -> int:
        """The character position nearest to `x` pixels from the start of the line."""
        text = self._side.lines[index]
        if len(text) > LONG_LINE:
            return max(0, min(round(x / self._cell), len(text)))
        return character_index(text, self._layout(index, 0, 0)[1].lineAt(0).xToCursor(x))

    def _layout(self, index: int, shift: float, width: float) -> tuple[int, QTextLayout]:
        """The layout and the character it starts at: 0, but for a long line."""
        text = self._side.lines[index]
        offset = 0
        if len(text) > LONG_LINE:
            offset = max(int(shift / self._cell) - 1, 0)
            text = text[offset : offset + int(width / self._cell) + 3].replace("\t", " ")
        key = (index, offset)
        layout = self._kept.get(key)
        if layout is None or len(layout.text()) != len(text):
            layout = self._make(index, text)
            self._kept[key] = layout
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return offset, layout

    def _make(self, index: int, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(self._option)
        layout.setCacheEnabled(True)
        if len(self._side.lines[index]) <= LONG_LINE:
            spans, _ = self._grammar.spans(text, self._side.states[index])
            layout.setFormats(format_ranges(text, spans, self._formats))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        return layout
