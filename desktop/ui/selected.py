"""The ground of what is selected, in every list alike."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.ui.theme import Theme


def paint_selected(painter: QPainter, theme: Theme, room: QRectF, radius: float) -> None:
    """A soft ground; in high contrast with an edge round it. The painter's pen and brush are changed."""
    painter.setPen(theme.colour("selected_edge"))
    painter.setBrush(theme.colour("accent_soft"))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
