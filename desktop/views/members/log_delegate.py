"""A line of the log, painted: what happened and from where, and when at the right; headings of days between."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.ui.rows.painted import PaintedRow
from desktop.ui.theme import Theme
from desktop.views.members.log_model import LINE_ROLE, LogLine

_HEADING, _ENTRY = 38, 50
_PADDING = 16
_GAP = 12
_LINE = 19
_TOP = 6
_BOTTOM = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)


class LogDelegate(PaintedRow):
    """What has no room is shortened; the tooltip holds all of it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, _ENTRY, parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return size if self.has_ground(index) else QSize(size.width(), _HEADING)

    def has_ground(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        line = index.data(LINE_ROLE)
        return isinstance(line, LogLine) and bool(line.entry_id)

    def paint_row(self, painter: QPainter, room: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, LogLine):
            return
        if line.entry_id:
            self._paint_entry(painter, line, room.adjusted(_PADDING, _TOP, -_PADDING, -_TOP))
        else:
            painter.setFont(self._theme.font("small", QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(room.adjusted(_PADDING, 0, -_PADDING, -_TOP), _BOTTOM, line.text)

    def _paint_entry(self, painter: QPainter, line: LogLine, room: QRectF) -> None:
        time = self._theme.width(line.time, "small", QFont.Weight.Normal)
        upper = QRectF(room.left(), room.top(), room.width() - time - _GAP, _LINE)
        lower = QRectF(room.left(), room.bottom() - _LINE, room.width(), _LINE)
        if not line.below:
            upper.moveTop(room.center().y() - _LINE / 2)
        self.paint_left(painter, line.text, upper, size="body", colour="text")
        self.paint_left(painter, line.below, lower)
        self.paint_right(painter, line.time, QRectF(room.left(), upper.top(), room.width(), _LINE))
