"""Monochrome icons from `resources/icons`, tinted when they are painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.resources import resource

ICON_SIZE = 16


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


def tinted(name: str, colour: str, size: int = ICON_SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon in one `#rrggbb` colour. `size` in device-independent pixels, `ratio` of the screen it is for."""
    key = f"icon/{name}/{colour}/{size}/{ratio}"
    kept = QPixmap()
    return kept if QPixmapCache.find(key, kept) else _draw(key, name, colour, round(size * ratio), ratio)


def icon(name: str, colour: QColor | str, disabled: QColor | str | None = None) -> QIcon:
    """An icon in two resolutions, with its own colour while disabled."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(tinted(name, QColor(colour).name(), ratio=ratio))
        if disabled is not None:
            made.addPixmap(tinted(name, QColor(disabled).name(), ratio=ratio), QIcon.Mode.Disabled)
    return made


def paint_icon(painter: QPainter, name: str, colour: QColor | str, x: float, y: float, size: int = ICON_SIZE) -> None:
    """Paints an icon with its upper left corner at (x, y)."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(round(x), round(y), tinted(name, QColor(colour).name(), size, ratio))


def _draw(key: str, name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap
