"""A task's card, painted: every card has the same height, which keeps long lists quick."""

from collections.abc import Iterator

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
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contracts.tasks import TaskStatus, TaskView
from desktop.ui.theme import Theme
from desktop.ui.tone import badge_size, paint_badge
from desktop.views.tasks.model import TASK_ROLE
from desktop.views.tasks.wording import (
    TaskAction,
    action_text,
    actions_of,
    figures_of,
    sentence_of,
    status_badge,
    title_of,
)

CARD_HEIGHT = 112
GAP = 10
_PADDING = 13
_LINE = 17
_BAR = 6
_ACTION_GAP = 14


class TaskCardDelegate(QStyledItemDelegate):
    """Paints cards and knows where their buttons are."""

    action_clicked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed: tuple[str, TaskAction] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, CARD_HEIGHT + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        task = index.data(TASK_ROLE)
        if not isinstance(task, TaskView):
            return
        card = _card_rect(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, card, option)
        self._paint_head(painter, card, task)
        if task.status in (TaskStatus.PROCESSING, TaskStatus.CANCELLING):
            self._paint_progress(painter, card, task)
        else:
            self._paint_sentence(painter, card, task)
        self._paint_foot(painter, card, task)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        task = index.data(TASK_ROLE)
        if isinstance(event, QMouseEvent) and isinstance(task, TaskView):
            action = self.action_at(event.position(), _card_rect(option), task)
            self._follow_press(event, task.task_id, action)
            if action is not None:
                return True
        return super().editorEvent(event, model, option, index)

    def _follow_press(self, event: QMouseEvent, task_id: str, action: TaskAction | None) -> None:
        """Left button down and up on the same button, as with any other; the second half of a double click is none."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        here = (task_id, action) if action is not None else None
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = here
        elif event.type() is QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if action is not None and pressed == here:
                self.action_clicked.emit(task_id, action.value)

    def action_at(self, position: QPointF, card: QRectF, task: TaskView) -> TaskAction | None:
        """The button under the mouse."""
        hits = (action for action, rect in self._action_rects(card, task) if rect.contains(position))
        return next(hits, None)

    def _action_rects(self, card: QRectF, task: TaskView) -> Iterator[tuple[TaskAction, QRectF]]:
        metrics = QFontMetricsF(self._theme.font("small", QFont.Weight.Medium))
        right = card.right() - _PADDING
        for action in reversed(actions_of(task)):
            width = metrics.horizontalAdvance(action_text(action))
            yield action, QRectF(right - width, card.bottom() - _PADDING - _LINE - 3, width, _LINE + 6)
            right -= width + _ACTION_GAP

    def _paint_ground(self, painter: QPainter, card: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        radius = self._theme.tokens.radius.card
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        edge = QPen(self._theme.colour("border_strong" if selected else "border"), 1)
        if focused:
            edge = QPen(self._theme.colour("focus"), 2)
        painter.setPen(edge)
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_head(self, painter: QPainter, card: QRectF, task: TaskView) -> None:
        badge = status_badge(task.status)
        size = badge_size(self._theme, badge)
        badge_left = card.right() - _PADDING - size.width()
        top = card.top() + _PADDING - 1
        paint_badge(painter, self._theme, badge, QPointF(badge_left, top))
        room = QRectF(card.left() + _PADDING, top, badge_left - card.left() - _PADDING - 8, size.height())
        painter.setFont(self._theme.font("body", QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("text"))
        title = QFontMetricsF(painter.font()).elidedText(title_of(task), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)

    def _paint_progress(self, painter: QPainter, card: QRectF, task: TaskView) -> None:
        track = QRectF(card.left() + _PADDING, card.top() + 42, card.width() - 2 * _PADDING, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        done = QRectF(track)
        done.setWidth(max(_BAR, track.width() * min(max(task.progress, 0), 100) / 100))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(done, _BAR / 2, _BAR / 2)
        self._paint_line(painter, QRectF(track.left(), track.bottom() + 8, track.width(), _LINE), sentence_of(task))

    def _paint_line(self, painter: QPainter, room: QRectF, text: str) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_muted"))
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _paint_sentence(self, painter: QPainter, card: QRectF, task: TaskView) -> None:
        """Two lines at most, the second one shortened."""
        top, width = card.top() + 38, card.width() - 2 * _PADDING
        font = self._theme.font("small")
        layout = QTextLayout(sentence_of(task).replace("\n", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(width)
        layout.endLayout()
        cut = line.textLength() if line.isValid() else 0
        text = layout.text()
        self._paint_line(painter, QRectF(card.left() + _PADDING, top, width, _LINE), text[:cut].rstrip())
        self._paint_line(painter, QRectF(card.left() + _PADDING, top + _LINE, width, _LINE), text[cut:])

    def _paint_foot(self, painter: QPainter, card: QRectF, task: TaskView) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_muted"))
        room = QRectF(card.left() + _PADDING, card.bottom() - _PADDING - _LINE, card.width() - 2 * _PADDING, _LINE)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), figures_of(task))
        painter.setFont(self._theme.font("small", QFont.Weight.Medium))
        painter.setPen(self._theme.colour("on_accent_soft"))
        for action, rect in self._action_rects(card, task):
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), action_text(action))


def _card_rect(option: QStyleOptionViewItem) -> QRectF:
    rect = QRectF(option.rect)
    return rect.adjusted(0, 0, 0, -GAP)
