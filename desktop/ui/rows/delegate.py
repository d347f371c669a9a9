"""A row, painted: what it is on the left, what holds of them on the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.rows.model import ROW_ROLE, RowText
from desktop.ui.selected import paint_row_ground
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, badge_size, paint_badge

ROW_HEIGHT = 56
_PADDING = 16
_GAP = 6
_LINE = 20
_TOP = 8
_LEAST_TITLE = 110
"""Pixels; where less is left for the name, only the details say the rest."""
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ELIDE = Qt.TextElideMode.ElideRight


class RowDelegate(QStyledItemDelegate):
    """Badges that have no room beside the name are left out, from the left."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RowText):
            return
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, self._theme, room.adjusted(6, 1, -6, -1), option.state)
        inner = room.adjusted(_PADDING, _TOP, -_PADDING, -_TOP)
        upper = QRectF(inner.left(), inner.top(), inner.width(), _LINE)
        lower = QRectF(inner.left(), inner.bottom() - _LINE, inner.width(), _LINE)
        upper.setRight(self._paint_badges(painter, row, upper))
        self._paint_title(painter, row, upper)
        self._paint_text(painter, row.line, lower, "small", QFont.Weight.Normal, "text_muted")
        painter.restore()

    def _paint_badges(self, painter: QPainter, row: RowText, room: QRectF) -> float:
        """Returns where they begin."""
        right = room.right()
        for badge in reversed(row.badges):
            width = badge_size(self._theme, badge).width()
            if right - width - _GAP - room.left() < _LEAST_TITLE:
                break
            paint_badge(painter, self._theme, badge, QPointF(right - width, room.center().y() - BADGE_HEIGHT / 2))
            right -= width + _GAP
        return right - _GAP

    def _paint_title(self, painter: QPainter, row: RowText, room: QRectF) -> None:
        mark = self._theme.width(row.mark, "small", QFont.Weight.Normal) + _GAP if row.mark else 0.0
        title = QRectF(room.left(), room.top(), max(0.0, room.width() - mark), room.height())
        colour = "text_muted" if row.faded else "text"
        taken = self._paint_text(painter, row.title, title, "body", QFont.Weight.Medium, colour)
        if row.mark:
            beside = QRectF(room.left() + taken + _GAP, room.top(), mark, room.height())
            self._paint_text(painter, row.mark, beside, "small", QFont.Weight.Normal, "text_muted")

    def _paint_text(
        self, painter: QPainter, text: str, room: QRectF, size: str, weight: QFont.Weight, colour: str
    ) -> float:
        """Returns the width that it takes."""
        metrics = self._theme.metrics(size, weight)
        shown = metrics.elidedText(text, _ELIDE, room.width())
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)
