"""The ground of what is selected, in every list alike."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle

from desktop.ui.theme import Theme

_ROW_RADIUS = 6


def paint_selected(painter: QPainter, theme: Theme, room: QRectF, radius: float) -> None:
    """A soft ground; in high contrast with an edge round it. The painter's pen and brush are changed."""
    painter.setPen(theme.colour("selected_edge"))
    painter.setBrush(theme.colour("accent_soft"))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_row_ground(painter: QPainter, theme: Theme, room: QRectF, state: QStyle.StateFlag) -> None:
    """The ground of a row in a list: selected, with a frame where the keyboard is, or under the mouse."""
    if state & QStyle.StateFlag.State_Selected:
        paint_selected(painter, theme, room, _ROW_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), _ROW_RADIUS - 1, _ROW_RADIUS - 1)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("control_hover"))
        painter.drawRoundedRect(room, _ROW_RADIUS, _ROW_RADIUS)
