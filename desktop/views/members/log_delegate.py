"""A line of the log, painted: what happened and from where, and when at the right; headings of days between."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.selected import paint_row_ground
from desktop.ui.theme import Theme
from desktop.views.members.log_model import LINE_ROLE, LogLine

_HEADING, _ENTRY = 38, 50
_PADDING = 16
_GAP = 12
_LINE = 19
_TOP = 6
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_BOTTOM = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
_ELIDE = Qt.TextElideMode.ElideRight


class LogDelegate(QStyledItemDelegate):
    """What has no room is shortened; the tooltip holds all of it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE_ROLE)
        return QSize(200, _ENTRY if isinstance(line, LogLine) and line.entry_id else _HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, LogLine):
            return
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.entry_id:
            paint_row_ground(painter, self._theme, room.adjusted(6, 1, -6, -1), option.state)
            self._paint_entry(painter, line, room.adjusted(_PADDING, _TOP, -_PADDING, -_TOP))
        else:
            painter.setFont(self._theme.font("small", QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(room.adjusted(_PADDING, 0, -_PADDING, -_TOP), _BOTTOM, line.text)
        painter.restore()

    def _paint_entry(self, painter: QPainter, line: LogLine, room: QRectF) -> None:
        time = self._theme.width(line.time, "small", QFont.Weight.Normal)
        upper = QRectF(room.left(), room.top(), room.width() - time - _GAP, _LINE)
        lower = QRectF(room.left(), room.bottom() - _LINE, room.width(), _LINE)
        if not line.below:
            upper.moveTop(room.center().y() - _LINE / 2)
        self._paint_text(painter, line.text, upper, "body", "text")
        self._paint_text(painter, line.below, lower, "small", "text_muted")
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(QRectF(room.left(), upper.top(), room.width(), _LINE), _RIGHT, line.time)

    def _paint_text(self, painter: QPainter, text: str, room: QRectF, size: str, colour: str) -> None:
        painter.setFont(self._theme.font(size))
        painter.setPen(self._theme.colour(colour))
        shown = self._theme.metrics(size).elidedText(text, _ELIDE, room.width())
        painter.drawText(room, _LEFT, shown)
