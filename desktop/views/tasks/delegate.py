"""Paints the task list: headings, cards, and the line that offers more."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.icons import paint_icon
from desktop.ui.theme import Theme
from desktop.ui.tone import paint_badge
from desktop.views.tasks.card_layout import (
    ACTION_GAP,
    BAR,
    GAP,
    HEADING_HEIGHT,
    LINE,
    MORE_HEIGHT,
    CardLayout,
    action_font,
    card_height,
    has_foot,
)
from desktop.views.tasks.item import TaskItem
from desktop.views.tasks.model import GROUP_ROLE, HIDDEN_ROLE, ITEM_ROLE, ShownGroup
from desktop.views.tasks.painted_cards import CardLook, PaintedCards
from desktop.views.tasks.wording import TaskAction, action_text, item_figures, item_sentence, state_badge

_CHEVRON = 14
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

Index = QModelIndex | QPersistentModelIndex


class TaskDelegate(QStyledItemDelegate):
    """Paints, and knows where the buttons of a card are."""

    action_clicked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed: tuple[str, TaskAction] | None = None
        self._pictures = PaintedCards()
        theme.changed.connect(self._pictures.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(ITEM_ROLE)
        if isinstance(item, TaskItem):
            return QSize(240, card_height(item) + GAP)
        return QSize(240, HEADING_HEIGHT if index.data(GROUP_ROLE) is not None else MORE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item, group = index.data(ITEM_ROLE), index.data(GROUP_ROLE)
        if isinstance(item, TaskItem):
            self._draw_card(painter, option, item)
        elif isinstance(group, ShownGroup):
            self._paint_heading(painter, option, group)
        elif index.data(HIDDEN_ROLE):
            self._paint_more(painter, option, str(index.data()))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        item = index.data(ITEM_ROLE)
        if isinstance(event, QMouseEvent) and isinstance(item, TaskItem):
            action = self.layout_of(item, option.rect).action_at(event.position())
            self._follow_press(event, item.key, action)
            if action is not None:
                return True
        return super().editorEvent(event, model, option, index)

    def layout_of(self, item: TaskItem, row: QRect) -> CardLayout:
        """Where everything stands on the card of a row (a rectangle of the viewport)."""
        return CardLayout(self._theme, item, QRectF(row).adjusted(0, 0, 0, -GAP))

    def _follow_press(self, event: QMouseEvent, key: str, action: TaskAction | None) -> None:
        """Left button down and up on the same button, as with any other; the second half of a double click is none."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        here = (key, action) if action is not None else None
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = here
        elif event.type() is QEvent.Type.MouseButtonRelease:
            pressed, self._pressed = self._pressed, None
            if action is not None and pressed == here:
                self.action_clicked.emit(key, action.value)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: ShownGroup) -> None:
        room = QRectF(option.rect).adjusted(0, 4, 0, 0)
        self._paint_focus(painter, option, room)
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        colour = self._theme.colour("text_muted")
        y = room.center().y() - _CHEVRON / 2
        paint_icon(painter, "down" if opened else "right", colour, room.left() + 2, y, _CHEVRON)
        painter.setFont(self._theme.font("small", QFont.Weight.Medium))
        painter.setPen(colour)
        painter.drawText(room.adjusted(_CHEVRON + 8, 0, -40, 0), _LEFT, group.name)
        painter.setPen(self._theme.colour("text_faint"))
        painter.drawText(room.adjusted(0, 0, -4, 0), _RIGHT, str(group.count))

    def _paint_more(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        room = QRectF(option.rect).adjusted(0, 0, 0, -6)
        self._paint_focus(painter, option, room)
        painter.setFont(action_font(self._theme))
        painter.setPen(self._theme.colour("on_accent_soft"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF) -> None:
        focused = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
        if option.state & focused == focused:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 6, 6)

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, item: TaskItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        look = CardLook(option.rect.size(), selected, focused, painter.device().devicePixelRatio())
        ground = self._theme.colour("side")
        self._pictures.draw(
            painter,
            item,
            option.rect,
            look,
            ground,
            lambda on: self._paint_card(on, QRect(QPoint(), look.size), item, look),
        )

    def _paint_card(self, painter: QPainter, row: QRect, item: TaskItem, look: CardLook) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = self.layout_of(item, row)
        self._paint_ground(painter, parts.card, look)
        paint_badge(painter, self._theme, state_badge(item.state), parts.badge.topLeft())
        painter.setFont(self._theme.font("body", QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("text"))
        elide = Qt.TextElideMode.ElideMiddle
        title = self._theme.metrics("body", QFont.Weight.DemiBold).elidedText(item.title, elide, parts.title.width())
        painter.drawText(parts.title, _LEFT, title)
        if parts.bar is not None and item.task is not None:
            self._paint_bar(painter, parts.bar, item.task.progress)
        self._paint_sentence(painter, parts, item)
        self._paint_foot(painter, parts, item)

    def _paint_ground(self, painter: QPainter, card: QRectF, look: CardLook) -> None:
        radius = self._theme.tokens.radius.card
        edge = QPen(self._theme.colour("border_strong" if look.selected else "border"), 1)
        if look.focused:
            edge = QPen(self._theme.colour("focus"), 2)
        painter.setPen(edge)
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_bar(self, painter: QPainter, track: QRectF, percent: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        done = QRectF(track)
        done.setWidth(max(BAR, track.width() * min(max(percent, 0), 100) / 100))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(done, BAR / 2, BAR / 2)

    def _paint_sentence(self, painter: QPainter, parts: CardLayout, item: TaskItem) -> None:
        """As many lines as there is room for, the last one shortened."""
        room = QRectF(parts.sentence)
        if not has_foot(item):
            room.setRight(self._figures_left(parts, item) - ACTION_GAP)
        text = item_sentence(item).replace("\n", " ")
        if room.height() > LINE:
            first = self._first_line(text, room.width())
            self._paint_line(painter, QRectF(room.topLeft(), QSize(int(room.width()), LINE)), text[:first].rstrip())
            room.setTop(room.top() + LINE)
            text = text[first:]
        self._paint_line(painter, room, text)

    def _first_line(self, text: str, width: float) -> int:
        """Characters that the first of several lines takes."""
        layout = QTextLayout(text, self._theme.font("small"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return line.textLength() if line.isValid() else 0

    def _paint_line(self, painter: QPainter, room: QRectF, text: str) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_muted"))
        shown = self._theme.metrics("small").elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def _figures_left(self, parts: CardLayout, item: TaskItem) -> float:
        """Where figures begin that stand beside a sentence."""
        metrics = self._theme.metrics("small")
        return parts.buttons_left() - ACTION_GAP - metrics.horizontalAdvance(item_figures(item))

    def _paint_foot(self, painter: QPainter, parts: CardLayout, item: TaskItem) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text_muted"))
        right = parts.buttons_left() - ACTION_GAP
        room = QRectF(parts.foot)
        room.setRight(right)
        elide, metrics = Qt.TextElideMode.ElideRight, self._theme.metrics("small")
        figures = metrics.elidedText(item_figures(item), elide, room.width())  # the tooltip has all of it
        painter.drawText(room, _LEFT if has_foot(item) else _RIGHT, figures)
        painter.setFont(action_font(self._theme))
        painter.setPen(self._theme.colour("on_accent_soft"))
        for action, rect in parts.actions():
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), action_text(action, item))
