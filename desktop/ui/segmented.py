"""A few choices side by side, one of which holds."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.accessible import Role, announce
from desktop.ui.theme import Theme

_HEIGHT = 35
_PADDING = 12


class SegmentedControl(QWidget):
    """One tab stop; left and right arrows, Home and End move the choice. `chosen` comes from the person only."""

    accessible_role = Role.Grouping
    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, options: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._options = options
        self._index = 0
        self._choices = [_Choice(option, self) for option in options]
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        for number, choice in enumerate(self._choices):
            choice.toggled.connect(lambda on, picked=number: self._pick(picked) if on else None)
        self.set_index(0)

    @property
    def index(self) -> int:
        """Which option holds."""
        return self._index

    def set_index(self, index: int) -> None:
        """Changes the choice without a signal."""
        self._index = index
        self.setAccessibleName(f"{self._name}: {self._options[index]}")
        self._choices[index].setChecked(True)
        self.update()

    def set_option_tips(self, tips: list[str]) -> None:
        """One explanation per option, joined in the tooltip."""
        lines = (f"{option}: {tip}" for option, tip in zip(self._options, tips, strict=True))
        self.setToolTip("\n".join(lines))
        for choice, tip in zip(self._choices, tips, strict=True):
            choice.setAccessibleDescription(tip)

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        x = 0
        for choice, width in zip(self._choices, self._widths(), strict=True):
            choice.setGeometry(x, 0, width, self.height())
            x += width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._options) - 1
        target = {
            Qt.Key.Key_Left: max(self._index - 1, 0),
            Qt.Key.Key_Right: min(self._index + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self._pick(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._option_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and at >= 0:
            self._pick(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._option_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        radius = self._theme.tokens.radius.control
        path.addRoundedRect(outline, radius, radius)
        painter.setClipPath(path)
        x = 0
        for number, (option, width) in enumerate(zip(self._options, self._widths(), strict=True)):
            self._paint_option(painter, number, option, QRectF(x, 0, width, self.height()))
            x += width
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(self._theme.colour("focus"), 2) if self.hasFocus() else self._theme.colour("control_border")
        )
        inset = 0.5 if self.hasFocus() else 0
        painter.drawRoundedRect(outline.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _paint_option(self, painter: QPainter, number: int, option: str, rect: QRectF) -> None:
        holds = number == self._index
        if holds:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
            painter.setPen(self._theme.colour("selected_edge"))
            painter.drawRect(rect.adjusted(2.5, 2.5, -3.5, -3.5))
        elif number == self._hovered:
            painter.fillRect(rect, self._theme.colour("control_hover"))
        if number > 0:
            painter.fillRect(QRectF(rect.x() - 0.5, 0, 1, rect.height()), self._theme.colour("control_border"))
        painter.setFont(self._font(holds))
        painter.setPen(self._theme.colour("text" if holds else "text_muted"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), option)

    def _font(self, holds: bool) -> QFont:
        return self._theme.font("body", QFont.Weight.DemiBold if holds else QFont.Weight.Normal)

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._font(True))
        return [metrics.horizontalAdvance(option) + 2 * _PADDING for option in self._options]

    def _option_at(self, x: float) -> int:
        end = 0
        for number, width in enumerate(self._widths()):
            end += width
            if x < end:
                return number
        return -1

    def _pick(self, index: int) -> None:
        if index != self._index:
            self.set_index(index)
            announce(self, self._options[index])
            self.chosen.emit(index)


class _Choice(QAbstractButton):
    """One option as assistive technology sees and presses it; the control paints it and has the keyboard."""

    def __init__(self, text: str, control: SegmentedControl) -> None:
        super().__init__(control)
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        pass
