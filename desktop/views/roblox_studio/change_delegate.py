"""A row of the list of changes, painted: line, title, how it is known to be safe."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from contracts.optimization import Change
from desktop.report.wording import change_title, line_words
from desktop.ui.icons import paint_icon
from desktop.ui.selected import paint_row_ground
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, BadgeText, badge_size, paint_badge
from desktop.views.roblox_studio.model import BADGE_ROLE, CHANGE_ROLE
from desktop.views.roblox_studio.wording import change_lines

ROW_HEIGHT = 28
_PADDING = 16
_MARK = 14
_BOX = 16
_TICK = 12
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
        paint_row_ground(painter, self._theme, row.adjusted(6, 0, -6, 0), option.state)
        ticked = _is_ticked(index)
        if ticked is None:
            self._paint_mark(painter, row, made=change.applied)
        else:
            self._paint_box(painter, self._box(row), ticked=ticked)
        left = row.left() + _PADDING + _BOX + 12
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("text_muted"))
        line_room = QRectF(left, row.top(), self._line_width, row.height())
        painter.drawText(line_room, int(Qt.AlignmentFlag.AlignVCenter), change_lines(change))
        badge = index.data(BADGE_ROLE)
        assert isinstance(badge, BadgeText)
        badge_left = row.right() - _PADDING - badge_size(self._theme, badge).width()
        paint_badge(painter, self._theme, badge, QPointF(badge_left, row.center().y() - BADGE_HEIGHT / 2))
        title_left = left + self._line_width
        title_room = QRectF(title_left, row.top(), badge_left - title_left - 12, row.height())
        self._paint_title(painter, change, title_room, made=change.applied if ticked is None else ticked)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The box is toggled by a click on it, and by the space bar on its row."""
        ticked = _is_ticked(index)
        if ticked is None:
            return False
        if isinstance(event, QKeyEvent):
            wanted = event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        elif isinstance(event, QMouseEvent):
            released = event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton
            wanted = released and self.is_on_box(event.position(), option)
        else:
            wanted = False
        if not wanted:
            return False
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def is_on_box(self, point: QPointF, option: QStyleOptionViewItem) -> bool:
        """Whether a click there is meant for the box of a row."""
        row = QRectF(option.rect)
        return row.left() <= point.x() <= self._box(row).right() + 6 and row.contains(point)

    def _box(self, row: QRectF) -> QRectF:
        return QRectF(row.left() + _PADDING, row.center().y() - _BOX / 2, _BOX, _BOX)

    def _paint_mark(self, painter: QPainter, row: QRectF, *, made: bool) -> None:
        colour = self._theme.colour("good" if made else "text_faint")
        middle = self._box(row).center()
        paint_icon(painter, "check" if made else "dash", colour, middle.x() - _MARK / 2, middle.y() - _MARK / 2, _MARK)

    def _paint_box(self, painter: QPainter, box: QRectF, *, ticked: bool) -> None:
        painter.setPen(self._theme.colour("accent" if ticked else "text_faint"))
        painter.setBrush(self._theme.colour("accent" if ticked else "control"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            x, y = box.center().x() - _TICK / 2, box.center().y() - _TICK / 2
            paint_icon(painter, "check", self._theme.colour("on_accent"), x, y, _TICK)

    def _paint_title(self, painter: QPainter, change: Change, room: QRectF, *, made: bool) -> None:
        painter.setPen(self._theme.colour("text" if made else "text_muted"))
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


def _is_ticked(index: QModelIndex | QPersistentModelIndex) -> bool | None:
    """Whether the box of a row is ticked; None where it has none."""
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return None if state is None else Qt.CheckState(state) is Qt.CheckState.Checked
