"""One row of the history, painted whole: a cell at a time would take longer than a frame."""

import math
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from contracts.tasks import TaskStatus, TaskView
from desktop.services.lost_tasks import LostTasks
from desktop.ui.selected import paint_selected
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, badge_size, paint_badge
from desktop.views.history.model import Column
from desktop.views.history.wording import badge_of, cell_text, widest_texts
from desktop.views.tasks.item import ItemState
from desktop.views.tasks.wording import state_badge, status_badge

_INSET = 12
_MOST_KEPT = 2_000
_PLACEHOLDERS = {Column.NAME: 150.0, Column.SUMMARY: 170.0}
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class RowState:
    """How a row is marked."""

    selected: bool
    hovered: bool
    focused: bool


class RowPainter:
    """A badge for the state, text for the rest; of what is being loaded, bars. Shortened texts are kept."""

    def __init__(self, theme: Theme, lost: LostTasks) -> None:
        self._theme = theme
        self._lost = lost
        self._fonts = {True: theme.font("body", QFont.Weight.Medium), False: theme.font("body")}
        self._metrics = {name: QFontMetricsF(font) for name, font in self._fonts.items()}
        self._texts: dict[tuple[object, ...], str] = {}
        self._day: date | None = None

    def width_of(self, column: Column) -> int:
        """Room for whatever may stand in a column, in the language of the window."""
        if column is Column.STATE:
            badges = [status_badge(status) for status in TaskStatus]
            badges += [state_badge(ItemState.LOST)] if any(self._lost.all()) else []
            needed = max(badge_size(self._theme, badge).width() for badge in badges)
        else:
            needed = max((self._metrics[False].horizontalAdvance(text) for text in widest_texts(column)), default=0)
        return math.ceil(needed) + 2 * _INSET

    def begin(self) -> None:
        """Before the rows of one picture: what says `Today` may have become wrong."""
        today = datetime.now().astimezone().date()
        if today != self._day or len(self._texts) > _MOST_KEPT:
            self._day = today
            self._texts.clear()

    def paint(
        self,
        painter: QPainter,
        row: QRectF,
        columns: list[tuple[Column, float, float]],
        task: TaskView | None,
        state: RowState,
    ) -> None:
        """`columns` are those that are shown, with their left edge and width."""
        self._paint_ground(painter, row, state)
        if task is None:
            self._paint_placeholders(painter, row, columns)
            return
        for column, left, width in columns:
            if column == Column.STATE:
                top = row.center().y() - BADGE_HEIGHT / 2
                badge = badge_of(task, self._lost.get(task.task_id))
                paint_badge(painter, self._theme, badge, QPointF(left + _INSET, top))
                continue
            name = column == Column.NAME
            painter.setFont(self._fonts[name])
            painter.setPen(self._theme.colour("text" if name else "text_muted"))
            room = QRectF(left + _INSET, row.top(), width - 2 * _INSET, row.height())
            painter.drawText(room, _LEFT, self._text(task, column, room.width()))

    def _text(self, task: TaskView, column: Column, width: float) -> str:
        lost = self._lost.get(task.task_id)
        key = (
            lost is None,
            task.task_id,
            task.seq,
            task.status,
            task.progress,
            task.title,
            task.step,
            task.message,
            column,
            width,
        )
        kept = self._texts.get(key)
        if kept is None:
            name = column == Column.NAME
            mode = Qt.TextElideMode.ElideMiddle if name else Qt.TextElideMode.ElideRight
            kept = self._texts[key] = self._metrics[name].elidedText(cell_text(task, column, lost), mode, width)
        return kept

    def _paint_ground(self, painter: QPainter, row: QRectF, state: RowState) -> None:
        ground = row.adjusted(4, 1, -4, -1)
        if state.selected:
            paint_selected(painter, self._theme, ground, 6)
        elif state.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("control_hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if state.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_placeholders(self, painter: QPainter, row: QRectF, columns: list[tuple[Column, float, float]]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("track"))
        for column, left, width in columns:
            bar = min(width - 2 * _INSET, _PLACEHOLDERS.get(column, 56.0))
            painter.drawRoundedRect(QRectF(left + _INSET, row.center().y() - 4, bar, 8), 4, 4)
