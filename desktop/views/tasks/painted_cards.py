"""Keeps what was painted: a new task moves every card below it, and moving must not cost as much as painting."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.views.tasks.item import TaskItem

MOST = 48
"""More than a screen of cards; at 320 x 110 pixels they take 7 MB at most, and four times that on a dense screen."""


@dataclass(frozen=True)
class CardLook:
    """What a card's picture depends on beside its task. `size` in device-independent pixels."""

    size: QSize
    selected: bool
    focused: bool
    ratio: float


class PaintedCards:
    """Pictures of cards, the ones that were longest unused given up first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[TaskItem, CardLook, QPixmap]] = OrderedDict()

    def clear(self) -> None:
        """Colours or words have changed."""
        self._kept.clear()

    def draw(
        self,
        painter: QPainter,
        item: TaskItem,
        row: QRect,
        look: CardLook,
        ground: QColor,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draws the card of a row; `paint` paints it at the origin when it is not kept.

        On a screen with a broken scale a row may begin between two pixels, where a picture would blur: there it is
        painted each time.
        """
        if look.ratio != int(look.ratio):
            painter.save()
            painter.translate(row.topLeft())
            paint(painter)
            painter.restore()
            return
        kept = self._kept.get(item.key)
        if kept is None or kept[0] is not item or kept[1] != look:
            kept = self._kept[item.key] = (item, look, _picture(look, ground, paint))
        self._kept.move_to_end(item.key)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        painter.drawPixmap(row.topLeft(), kept[2])


def _picture(look: CardLook, ground: QColor, paint: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(look.size * look.ratio)
    picture.setDevicePixelRatio(look.ratio)
    picture.fill(ground)  # opaque, or text would lose what the screen's colours add to its edges
    painter = QPainter(picture)
    paint(painter)
    painter.end()
    return picture
