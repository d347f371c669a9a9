"""Says where something that is dragged over the window can be let go."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.icons import ICON_SIZE, paint_icon
from desktop.ui.theme import Theme

_LINE = 2
_HEIGHT = 40


class DropFrame(QWidget):
    """A frame around what it lies over, with words in the middle; hidden until then. The mouse goes through it."""

    def __init__(self, theme: Theme, words: str, over: QWidget, icon_name: str = "script") -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._icon = icon_name
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self.hide()

    def offer(self, offered: bool) -> None:
        """Shows it above everything else there, or takes it away."""
        if offered:
            self.setGeometry(self._over.rect())
            self.raise_()
        self.setVisible(offered)

    def plate(self) -> QRectF:
        """Where the words stand."""
        words = QFontMetrics(self._font()).horizontalAdvance(self.accessibleName())
        space = self._theme.tokens.space
        plate = QRectF(0, 0, space.l + ICON_SIZE + space.s + words + space.l, _HEIGHT)
        plate.moveCenter(QRectF(self.rect()).center())
        return plate

    def _font(self) -> QFont:
        return self._theme.font("body", QFont.Weight.DemiBold)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        inset = tokens.space.s + _LINE / 2
        painter.setPen(QPen(self._theme.colour("accent"), _LINE))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), tokens.radius.card, tokens.radius.card
        )
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        plate = self.plate()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(plate, tokens.radius.control, tokens.radius.control)
        ink = self._theme.colour("on_accent")
        left = plate.left() + tokens.space.l
        paint_icon(painter, self._icon, ink, left, plate.center().y() - ICON_SIZE / 2)
        painter.setFont(self._font())
        painter.setPen(ink)
        room = plate.adjusted(tokens.space.l + ICON_SIZE + tokens.space.s, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.accessibleName())
