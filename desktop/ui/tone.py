"""What a badge, banner or toast means: a word, an icon and colours, never colour alone."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap, QPixmapCache

from desktop.ui.icons import paint_icon
from desktop.ui.theme import Theme

BADGE_HEIGHT = 20
_PADDING = 9
_ICON = 12
_ICON_GAP = 4
_FONT = ("small", QFont.Weight.Medium)


class Tone(StrEnum):
    """The meaning of a coloured thing."""

    GOOD = "good"
    ACCENT = "accent"
    CAUTION = "caution"
    DANGER = "danger"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class BadgeText:
    """A badge's content."""

    tone: Tone
    icon: str
    text: str


def badge_size(theme: Theme, badge: BadgeText) -> QSizeF:
    """Room that the badge takes."""
    width = theme.width(badge.text, *_FONT)
    icon_width = _ICON + _ICON_GAP if badge.icon else 0
    return QSizeF(width + icon_width + 2 * _PADDING, BADGE_HEIGHT)


def paint_badge(
    painter: QPainter, theme: Theme, badge: BadgeText, top_left: QPointF, most_width: float | None = None
) -> QRectF:
    """Paints the badge and returns where it is. Its text is shortened where `most_width` is too little for it.

    The painter's pen, brush and font are changed. On screens with a whole scale, where a picture stays sharp, what was
    painted is kept: a list of tasks paints the same few badges all the time.
    """
    size = badge_size(theme, badge)
    if most_width is not None:
        size.setWidth(min(size.width(), most_width))
    ratio = painter.device().devicePixelRatio()
    if ratio != int(ratio):
        return _paint(painter, theme, badge, QRectF(top_left, size))
    top_left = QPointF(round(top_left.x() * ratio) / ratio, round(top_left.y() * ratio) / ratio)
    foreground, ground = theme.colour(f"on_{badge.tone}_soft").name(), theme.colour(f"{badge.tone}_soft").name()
    edge = foreground if theme.high_contrast else ""
    key = f"badge/{badge.icon}/{foreground}/{ground}/{edge}/{size.width()}/{ratio}/{badge.text}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = QPixmap((size * ratio).toSize() + QSize(1, 0))
        kept.setDevicePixelRatio(ratio)
        kept.fill(Qt.GlobalColor.transparent)
        on = QPainter(kept)
        _paint(on, theme, badge, QRectF(QPointF(), size))
        on.end()
        QPixmapCache.insert(key, kept)
    painter.drawPixmap(top_left, kept)
    return QRectF(top_left, size)


def _paint(painter: QPainter, theme: Theme, badge: BadgeText, rect: QRectF) -> QRectF:
    foreground = theme.colour(f"on_{badge.tone}_soft")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(foreground if theme.high_contrast else theme.colour(f"{badge.tone}_soft"))
    painter.setBrush(theme.colour(f"{badge.tone}_soft"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), BADGE_HEIGHT / 2 - 0.5, BADGE_HEIGHT / 2 - 0.5)
    x = rect.x() + _PADDING
    if badge.icon:
        paint_icon(painter, badge.icon, foreground, x, rect.y() + (BADGE_HEIGHT - _ICON) / 2, _ICON)
        x += _ICON + _ICON_GAP
    painter.setPen(foreground)
    painter.setFont(theme.font(*_FONT))
    metrics = theme.metrics(*_FONT)
    text = badge.text
    if rect.width() < badge_size(theme, badge).width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.right() - _PADDING - x)
    painter.drawText(QPointF(x, rect.y() + (BADGE_HEIGHT + metrics.capHeight()) / 2), text)
    return rect
