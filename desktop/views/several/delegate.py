"""A row of the list of scripts, painted: name, what came of it, badges."""

from itertools import accumulate

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.ui.icons import paint_icon
from desktop.ui.rows.painted import PaintedRow
from desktop.ui.theme import Theme
from desktop.ui.tone import BADGE_HEIGHT, BadgeText, badge_size, paint_badge
from desktop.views.several.model import ROW_ROLE
from desktop.views.several.rows import RowState, ScriptRow
from desktop.views.several.wording import name_of, row_badges, row_words

_HEIGHT = 40
_PADDING = 16
_ICON = 16
_GAP = 12
_BETWEEN = 6
_LEAST_NAME = 160
"""Pixels that the name has before the words beside it give way."""


class ScriptDelegate(PaintedRow):
    """The folders of a name are paler than the file."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, _HEIGHT, parent)

    def paint_row(self, painter: QPainter, room: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ScriptRow):
            return
        left = room.left() + _PADDING
        faint = row.state is RowState.UNREADABLE
        colour = self._theme.colour("text_faint" if faint else "text_muted")
        paint_icon(painter, "script", colour, left, room.center().y() - _ICON / 2, _ICON)
        left += _ICON + _GAP
        right = room.right() - _PADDING
        for badge in reversed(self._fitting(row_badges(row), right - left - _LEAST_NAME)):
            right -= badge_size(self._theme, badge).width()
            paint_badge(painter, self._theme, badge, QPointF(right, room.center().y() - BADGE_HEIGHT / 2))
            right -= _BETWEEN
        least = max(_LEAST_NAME, min(self._name_width(name_of(row)) + 2, (right - left) / 2))
        words_room = QRectF(left + least, room.top(), right - left - least, room.height())
        right = self._paint_words(painter, row_words(row), words_room)
        self._paint_name(painter, name_of(row), QRectF(left, room.top(), right - left, room.height()), faint=faint)

    def _fitting(self, badges: list[BadgeText], room: float) -> list[BadgeText]:
        """As many as there is room for, the first ones; one at least."""
        widths = accumulate(badge_size(self._theme, badge).width() + _BETWEEN for badge in badges)
        fitting = sum(width <= room for width in widths)
        return badges[: max(fitting, 1)]

    def _paint_words(self, painter: QPainter, words: str, room: QRectF) -> float:
        """Right-aligned in what the name leaves; gives where they begin."""
        if not words:
            return room.right()
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        most = max(room.width() - _GAP - _BETWEEN - 1, 0.0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, min(metrics.horizontalAdvance(words) + 1, most))
        width = metrics.horizontalAdvance(shown) + 1
        painter.setFont(font)
        painter.setPen(self._theme.colour("text_muted"))
        place = QRectF(room.right() - width - _BETWEEN, room.top(), width, room.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return place.left() - _GAP

    def _name_width(self, name: str) -> float:
        folder, slash, file = name.rpartition("/")
        return self._theme.width(folder + slash, "body") + self._theme.width(file, "body", QFont.Weight.Medium)

    def _paint_name(self, painter: QPainter, name: str, room: QRectF, *, faint: bool) -> None:
        folder, slash, file = name.rpartition("/")
        plain, strong = self._theme.font("body"), self._theme.font("body", QFont.Weight.Medium)
        file_width = QFontMetricsF(strong).horizontalAdvance(file)
        x = room.left()
        if slash:
            metrics = QFontMetricsF(plain)
            shown = metrics.elidedText(folder + slash, Qt.TextElideMode.ElideMiddle, max(room.width() - file_width, 0))
            painter.setFont(plain)
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(QPointF(x, room.center().y() + metrics.capHeight() / 2), shown)
            x += metrics.horizontalAdvance(shown)
        metrics = QFontMetricsF(strong)
        painter.setFont(strong)
        painter.setPen(self._theme.colour("text_muted" if faint else "text"))
        shown = metrics.elidedText(file, Qt.TextElideMode.ElideMiddle, room.right() - x)
        painter.drawText(QPointF(x, room.center().y() + metrics.capHeight() / 2), shown)
