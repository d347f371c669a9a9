"""Where work goes, at the foot of the sidebar: a name and what is known of it, and a menu of other places."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from desktop.ui.icons import paint_icon
from desktop.ui.labels import tooltip
from desktop.ui.theme import Theme

_ONE_LINE, _TWO_LINES = 36, 48
_ICON = 14
_EDGE = 10


class PlaceButton(QAbstractButton):
    """Opens its menu above itself, with the mouse, Space, Return, and the up and down keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail = ""
        self._hovered = False
        self._menu: QMenu | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self.update)

    def set_menu(self, menu: QMenu) -> None:
        """What it opens."""
        self._menu = menu

    @property
    def menu(self) -> QMenu | None:
        """What it opens; None before it has one."""
        return self._menu

    @property
    def detail(self) -> str:
        """The second line."""
        return self._detail

    def show_place(self, name: str, detail: str = "") -> None:
        """The name, and below it what is known; all of both is in the tooltip."""
        self.setText(name)
        self._detail = detail
        self.setToolTip(tooltip("\n".join(filter(None, (name, detail)))))
        self.setAccessibleName(self.tr("Place: {name}").format(name=", ".join(filter(None, (name, detail)))))
        self.setAccessibleDescription(self.tr("Opens the list of places"))
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Above the button, as wide as it at least."""
        if self._menu is not None:
            self._menu.setMinimumWidth(self.width())
            height = self._menu.sizeHint().height()
            self._menu.popup(self.mapToGlobal(QPoint(0, -height - 4)))

    def sizeHint(self) -> QSize:
        return QSize(120, _TWO_LINES if self._detail else _ONE_LINE)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, radius = QRectF(self.rect()), self._theme.tokens.radius.control
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("control_hover" if self._hovered else "control"))
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        self._paint_words(painter, room.adjusted(_EDGE, 0, -_EDGE - _ICON - 6, 0))
        muted = self._theme.colour("text_muted")
        paint_icon(painter, "up", muted, room.right() - _EDGE - _ICON, room.center().y() - _ICON / 2, _ICON)
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        lines = [(self.text(), self._theme.font("body", QFont.Weight.Medium), "text")]
        if self._detail:
            lines.append((self._detail, self._theme.font("small"), "text_muted"))
        heights = [QFontMetricsF(font).height() for _, font, _ in lines]
        top = room.center().y() - sum(heights) / 2
        for (text, font, colour), height in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRectF(room.left(), top, room.width(), height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
