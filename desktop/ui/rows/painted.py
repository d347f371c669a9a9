"""What painted rows have in common: their ground, and words that are shortened where there is no room."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.selected import paint_row_ground
from desktop.ui.theme import Theme

_ELIDE = Qt.TextElideMode.ElideRight
_LEAST_WIDTH = 200
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class PaintedRow(QStyledItemDelegate):
    """`paint_row` does the rest."""

    def __init__(self, theme: Theme, height: int, parent: QObject | None = None) -> None:
        """`height` in pixels."""
        super().__init__(parent)
        self._theme = theme
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_LEAST_WIDTH, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_ground(index):
            paint_row_ground(painter, self._theme, room.adjusted(6, 1, -6, -1), option.state)
        self.paint_row(painter, room, index)
        painter.restore()

    def has_ground(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether it shows that it is chosen, or under the mouse."""
        return True

    def paint_row(self, painter: QPainter, room: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        """In all the room that the row has."""
        raise NotImplementedError

    def paint_left(
        self,
        painter: QPainter,
        text: str,
        room: QRectF,
        *,
        size: str = "small",
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "text_muted",
    ) -> float:
        """Shortened where it must be; returns the width that it takes."""
        metrics = self._theme.metrics(size, weight)
        shown = metrics.elidedText(text, _ELIDE, room.width())
        self._paint(painter, shown, room, _LEFT, size, weight, colour)
        return metrics.horizontalAdvance(shown)

    def paint_right(self, painter: QPainter, text: str, room: QRectF) -> None:
        """Small and quiet."""
        self._paint(painter, text, room, _RIGHT, "small", QFont.Weight.Normal, "text_muted")

    def _paint(
        self, painter: QPainter, text: str, room: QRectF, flags: int, size: str, weight: QFont.Weight, colour: str
    ) -> None:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(room, flags, text)
