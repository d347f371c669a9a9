"""A row of two lines, painted: what it is on the left, what holds of it on the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from desktop.ui.rows.model import ROW_ROLE, RowText
from desktop.ui.rows.painted import PaintedRow
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, badge_size, paint_badge

_HEIGHT = 56
_PADDING = 16
_GAP = 6
_LINE = 20
_TOP = 8
_LEAST_TITLE = 110
"""Pixels; where less is left for the title, only the details say the rest."""


class RowDelegate(PaintedRow):
    """Badges that have no room beside the title are left out, from the left; so is what else stands at the right."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, _HEIGHT, parent)

    def paint_row(self, painter: QPainter, room: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RowText):
            return
        inner = room.adjusted(_PADDING, _TOP, -_PADDING, -_TOP)
        upper = QRectF(inner.left(), inner.top(), inner.width(), _LINE)
        lower = QRectF(inner.left(), inner.bottom() - _LINE, inner.width(), _LINE)
        upper.setRight(self._paint_badges(painter, row, upper))
        self._paint_title(painter, row, upper)
        lower.setRight(self._paint_aside(painter, row.line_aside, lower))
        self.paint_left(painter, row.line, lower)

    def _paint_badges(self, painter: QPainter, row: RowText, room: QRectF) -> float:
        """And what is said beside them; returns where they begin."""
        right = room.right()
        for badge in reversed(row.badges):
            width = badge_size(self._theme, badge).width()
            if right - width - _GAP - room.left() < _LEAST_TITLE:
                break
            paint_badge(painter, self._theme, badge, QPointF(right - width, room.center().y() - BADGE_HEIGHT / 2))
            right -= width + _GAP
        left = QRectF(room.left(), room.top(), right - room.left(), room.height())
        return self._paint_aside(painter, row.aside, left) - _GAP

    def _paint_aside(self, painter: QPainter, text: str, room: QRectF) -> float:
        """Returns where it begins."""
        width = self._theme.width(text, "small", QFont.Weight.Normal) if text else 0.0
        if not text or room.width() - width - _GAP < _LEAST_TITLE:
            return room.right()
        self.paint_right(painter, text, room)
        return room.right() - width - _GAP

    def _paint_title(self, painter: QPainter, row: RowText, room: QRectF) -> None:
        mark = self._theme.width(row.mark, "small", QFont.Weight.Normal) + _GAP if row.mark else 0.0
        title = QRectF(room.left(), room.top(), max(0.0, room.width() - mark), room.height())
        colour = "text_muted" if row.faded else "text"
        taken = self.paint_left(painter, row.title, title, size="body", weight=QFont.Weight.Medium, colour=colour)
        if row.mark:
            self.paint_left(painter, row.mark, QRectF(room.left() + taken + _GAP, room.top(), mark, room.height()))
