"""The time before and after as bars, opened from beside the badge of the speed."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from contracts.optimization import OptimizationDocument
from desktop.report.chart import Timing, caption_of, timings_of, told_of
from desktop.ui.accessible import Role
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import tr

_WIDTH = 360
_BAR = 14
_AFTER_BAR = 8
_AFTER_GROUP = 8
_CAP = 4
_LEAST_BAR = 2.0


class TimingChart(QWidget):
    """For each way of compiling a bar before and one after, and the interval of the time after."""

    accessible_role = Role.Chart

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timings: list[Timing] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Time of one run before and after"))
        theme.changed.connect(self.update)

    def show_timings(self, timings: list[Timing]) -> None:
        """Shows these in place of others."""
        self._timings = timings
        self.setAccessibleDescription(told_of(timings))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        group = self._line("body") + 2 * (self._line("small") + _BAR + _AFTER_BAR) + _AFTER_GROUP
        return QSize(_WIDTH, round(group * len(self._timings)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = max((timing.longest for timing in self._timings), default=0)
        scale = (self.width() - _CAP) / max(longest, 1e-9)
        top = 0.0
        for timing in self._timings:
            top = self._paint_group(painter, timing, top, scale)
        painter.end()

    def _paint_group(self, painter: QPainter, timing: Timing, top: float, scale: float) -> float:
        """Gives where the next one begins."""
        top = self._paint_words(painter, timing.name, top, "body", QFont.Weight.DemiBold)
        measured, colours = timing.measured, self._theme
        top = self._paint_words(painter, timing.before_words, top, "small", QFont.Weight.Normal)
        self._paint_bar(painter, top, measured.before_ms * scale, colours.colour("neutral_soft"))
        top += _BAR + _AFTER_BAR
        top = self._paint_words(painter, timing.after_words, top, "small", QFont.Weight.Normal)
        self._paint_bar(painter, top, measured.after_ms * scale, colours.colour("accent"))
        if timing.after_interval is not None:
            low, high = timing.after_interval
            self._paint_interval(painter, low * scale, high * scale, top + _BAR / 2)
        return top + _BAR + _AFTER_BAR + _AFTER_GROUP

    def _paint_words(self, painter: QPainter, words: str, top: float, size: str, weight: QFont.Weight) -> float:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.colour("text"))
        height = self._line(size)
        room = QRectF(0, top, self.width(), height)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        return top + height

    def _paint_bar(self, painter: QPainter, top: float, width: float, colour: QColor) -> None:
        painter.setPen(self._theme.colour("control_border"))
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0.5, top + 0.5, max(width, _LEAST_BAR), _BAR - 1), 3, 3)

    def _paint_interval(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        left, right = max(left, 1), min(right, self.width() - 1)
        for role, thick in (("raised", 4.5), ("text", 1.5)):
            painter.setPen(QPen(self._theme.colour(role), thick))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            for x in (left, right):
                painter.drawLine(QPointF(x, middle - _CAP), QPointF(x, middle + _CAP))

    def _line(self, size: str) -> float:
        return QFontMetricsF(self._theme.font(size)).height() + 4


class TimingPopover(QFrame):
    """Stands over the page until a click beside it or Escape."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("frame", "popover")
        self.setAccessibleName(tr("Time of one run before and after"))
        self.chart = TimingChart(theme)
        self._caption = label(theme, size="small", tone="muted", wrap=True)
        self._caption.setFixedWidth(_WIDTH)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.l, space.l, space.l)
        column.setSpacing(space.m)
        column.addWidget(self.chart)
        column.addWidget(self._caption)

    def show_below(self, place: QWidget, document: OptimizationDocument) -> None:
        """Opens with what was measured of a result."""
        timings = timings_of(document)
        self.chart.show_timings(timings)
        intervals = any(timing.after_interval is not None for timing in timings)
        self._caption.setText(caption_of(document.luau_version, with_intervals=intervals))
        self.adjustSize()
        at, room = place.mapToGlobal(QPoint(0, place.height() + 4)), place.screen().availableGeometry()
        self.move(
            max(room.left(), min(at.x(), room.right() - self.width())),
            max(room.top(), min(at.y(), room.bottom() - self.height())),
        )
        self.show()
        self.chart.setFocus(Qt.FocusReason.PopupFocusReason)
