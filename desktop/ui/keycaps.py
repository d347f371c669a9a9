"""Keys as they stand on a keyboard, each in its own cap."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.accessible import Role
from desktop.ui.theme import Theme

CAP_HEIGHT = 20
_PADDING = 6
_GAP = 3
_RADIUS = 4


class KeyCaps(QWidget):
    """One shortcut, such as `Ctrl+Shift+C`. Not focusable; its keys are its accessible name."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(caps_width(self._theme, self._keys) + 1), CAP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_caps(painter, self._theme, self._keys, QPointF(0, 0))
        painter.end()


def caps_width(theme: Theme, keys: str) -> float:
    """Room that the caps of a shortcut take."""
    widths = _widths(theme, keys)
    return sum(widths) + _GAP * max(0, len(widths) - 1)


def paint_caps(painter: QPainter, theme: Theme, keys: str, top_left: QPointF, role: str = "text_muted") -> None:
    """Paints the caps of a shortcut from left to right. The painter's pen, brush and font are changed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font(theme))
    x = top_left.x()
    for key, width in zip(_keys(keys), _widths(theme, keys), strict=True):
        cap = QRectF(x, top_left.y(), width, CAP_HEIGHT)
        painter.setPen(theme.colour("border_strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(theme.colour(role))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
        x += width + _GAP


def _keys(keys: str) -> list[str]:
    """`Ctrl++` has a plus as its last key."""
    if keys.endswith("++"):
        return [*keys[:-2].split("+"), "+"]
    return keys.split("+") if keys and keys != "+" else [keys]


def _widths(theme: Theme, keys: str) -> list[float]:
    metrics = QFontMetricsF(_font(theme))
    return [max(CAP_HEIGHT, metrics.horizontalAdvance(key) + 2 * _PADDING) for key in _keys(keys)]


def _font(theme: Theme) -> QFont:
    return theme.font("small")
