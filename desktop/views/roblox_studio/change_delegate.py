"""A row of the list of changes, painted: line, title, how it is known to be safe."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contracts.optimization import Change
from desktop.report.wording import change_title, line_words
from desktop.ui.icons import paint_icon
from desktop.ui.selected import paint_selected
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, badge_size, paint_badge
from desktop.views.roblox_studio.model import CHANGE_ROLE
from desktop.views.roblox_studio.wording import change_badge, change_lines

ROW_HEIGHT = 28
_PADDING = 16
_MARK = 14
_LINE_WIDTH = 60
_AFTER_LINE = 6
_HIGHEST_LINE = 9_999


class ChangeDelegate(QStyledItemDelegate):
    """Text between backticks in a title is shown as code."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        metrics = QFontMetricsF(theme.font("body"))
        self._line_width = max(_LINE_WIDTH, metrics.horizontalAdvance(line_words(_HIGHEST_LINE)) + _AFTER_LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        change = index.data(CHANGE_ROLE)
        if not isinstance(change, Change):
            return
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, option)
        mark = "check" if change.applied else "dash"
        mark_colour = self._theme.colour("good" if change.applied else "text_faint")
        paint_icon(painter, mark, mark_colour, row.left() + _PADDING, row.center().y() - _MARK / 2, _MARK)
        left = row.left() + _PADDING + _MARK + 12
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("text_muted"))
        line_room = QRectF(left, row.top(), self._line_width, row.height())
        painter.drawText(line_room, int(Qt.AlignmentFlag.AlignVCenter), change_lines(change))
        badge = change_badge(change)
        badge_left = row.right() - _PADDING - badge_size(self._theme, badge).width()
        paint_badge(painter, self._theme, badge, QPointF(badge_left, row.center().y() - BADGE_HEIGHT / 2))
        title_left = left + self._line_width
        self._paint_title(painter, change, QRectF(title_left, row.top(), badge_left - title_left - 12, row.height()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        inner = row.adjusted(6, 0, -6, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, self._theme, inner, 6)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.colour("focus"), 2))
                painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("control_hover"))
            painter.drawRoundedRect(inner, 6, 6)

    def _paint_title(self, painter: QPainter, change: Change, room: QRectF) -> None:
        painter.setPen(self._theme.colour("text" if change.applied else "text_muted"))
        x = room.left()
        for number, part in enumerate(change_title(change).split("`")):
            font = self._theme.code_font() if number % 2 else self._theme.font("body", QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.right() - x)
            painter.setFont(font)
            painter.drawText(QPointF(x, room.center().y() + 4.5), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != part or x >= room.right():
                return
