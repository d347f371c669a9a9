"""A row of the list, painted: name and plan on the left, what comes next on the right."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from contracts.schedules import ScheduleView
from desktop.ui.selected import paint_row_ground
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, badge_size, paint_badge
from desktop.views.schedules.model import SCHEDULE_ROLE
from desktop.views.schedules.wording import name_of, next_text, state_badge, times_sentence

ROW_HEIGHT = 56
_PADDING = 16
_GAP = 12
_LINE = 20
_TOP = 8
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_ELIDE = Qt.TextElideMode.ElideRight


class ScheduleDelegate(QStyledItemDelegate):
    """A badge takes the place of the next run where there is none, or where something is to be known."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        schedule = index.data(SCHEDULE_ROLE)
        if not isinstance(schedule, ScheduleView):
            return
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, self._theme, room.adjusted(6, 1, -6, -1), option.state)
        inner = room.adjusted(_PADDING, _TOP, -_PADDING, -_TOP)
        upper = QRectF(inner.left(), inner.top(), inner.width(), _LINE)
        lower = QRectF(inner.left(), inner.bottom() - _LINE, inner.width(), _LINE)
        taken = self._paint_state(painter, schedule, upper)
        upper.setRight(upper.right() - taken)
        self._paint_text(painter, name_of(schedule), upper, "body", QFont.Weight.Medium, "text")
        plan = times_sentence(schedule.when, schedule.time_zone)
        self._paint_text(painter, plan, lower, "small", QFont.Weight.Normal, "text_muted")
        painter.restore()

    def _paint_state(self, painter: QPainter, schedule: ScheduleView, line: QRectF) -> float:
        """Returns the width that it takes, with the gap before it."""
        badge = state_badge(schedule)
        if badge is not None:
            width = badge_size(self._theme, badge).width()
            top = line.center().y() - BADGE_HEIGHT / 2
            paint_badge(painter, self._theme, badge, QPointF(line.right() - width, top))
            return width + _GAP
        text = next_text(schedule)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(line, _RIGHT, text)
        return self._theme.width(text, "small", QFont.Weight.Normal) + _GAP

    def _paint_text(
        self, painter: QPainter, text: str, room: QRectF, size: str, weight: QFont.Weight, colour: str
    ) -> None:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(room, _LEFT, self._theme.metrics(size, weight).elidedText(text, _ELIDE, room.width()))
