"""A chart over days: stacked bars or lines, with an axis, a legend, and the values of one place at a time."""

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.accessible import Role, announce
from desktop.ui.charts.series import ChartData, Series, Shape
from desktop.ui.labels import tooltip
from desktop.ui.theme import Theme

_HEIGHT = 220
_LEAST_WIDTH = 240
_GAP = 8
_SWATCH = 10
_WIDEST_BAR = 40
_LINE = 2.0


class Chart(QWidget):
    """One tab stop; left and right arrows, Home and End go from place to place, and each is read aloud."""

    accessible_role = Role.Chart

    def __init__(self, theme: Theme, name: str, shape: Shape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape = shape
        self._data: ChartData | None = None
        self._marked = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_data(self, data: ChartData) -> None:
        """Shows this in place of what was shown."""
        if self._data is None or len(data.places) != len(self._data.places):
            self._marked = -1
        self._data = data
        last = len(data.places) - 1
        hint = self.tr("Arrow keys go from day to day.")
        self.setAccessibleDescription(f"{data.told(last)}. {hint}" if last >= 0 else "")
        self.update()

    @property
    def marked(self) -> str:
        """The sentence of the place that is looked at; empty where none is."""
        return self._data.told(self._marked) if self._data is not None and self._marked >= 0 else ""

    def sizeHint(self) -> QSize:
        return QSize(2 * _LEAST_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._data.places) - 1 if self._data is not None else -1
        target = {
            Qt.Key.Key_Left: max(self._marked - 1, 0) if self._marked >= 0 else last,
            Qt.Key.Key_Right: min(self._marked + 1, last) if self._marked >= 0 else last,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None or last < 0:
            super().keyPressEvent(event)
            return
        self._mark(target)
        announce(self, self.marked)
        at = QPoint(round(self._middle(target)), round(self._plot().top()))
        QToolTip.showText(self.mapToGlobal(at), self._tip(), self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place != self._marked:
            self._mark(place)
            QToolTip.showText(event.globalPosition().toPoint(), self._tip() if place >= 0 else "", self)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._mark(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(-1)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        data = self._data
        if data is None or not data.places:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, ticks = self._plot(), data.ticks(data.highest(self._shape))
        self._paint_legend(painter, data)
        self._paint_axis(painter, data, plot, ticks)
        if self._marked >= 0:
            painter.fillRect(self._column(self._marked), self._theme.colour("control_hover"))
        if self._shape is Shape.BARS:
            for place in range(len(data.places)):
                self._paint_bar(painter, data, place, plot, ticks[-1])
        else:
            for one in data.series:
                self._paint_line(painter, one, plot, ticks[-1])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _mark(self, place: int) -> None:
        if place != self._marked:
            self._marked = place
            self.update()

    def _tip(self) -> str:
        data = self._data
        if data is None or self._marked < 0:
            return ""
        values = [(one.name, one.values[self._marked]) for one in data.series]
        lines = [f"{name}: {data.shown(value)}" for name, value in values if value is not None]
        return tooltip("\n".join([data.spoken[self._marked], *lines]))

    def _plot(self) -> QRectF:
        """Where values are drawn: below the legend, right of the numbers, above the days."""
        metrics = self._theme.metrics("small")
        numbers = 0.0
        if self._data is not None:
            ticks = self._data.ticks(self._data.highest(self._shape))
            numbers = max(metrics.horizontalAdvance(self._data.shown(tick)) for tick in ticks)
        top = metrics.height() + 2 * _GAP
        left = _GAP + numbers + _GAP
        return QRectF(left, top, max(1.0, self.width() - left - _GAP), self.height() - top - metrics.height() - 10)

    def _width(self) -> float:
        return self._plot().width() / max(1, len(self._data.places) if self._data is not None else 0)

    def _middle(self, place: int) -> float:
        return self._plot().left() + (place + 0.5) * self._width()

    def _column(self, place: int) -> QRectF:
        plot, width = self._plot(), self._width()
        return QRectF(plot.left() + place * width, plot.top(), width, plot.height())

    def _place_at(self, at: QPointF) -> int:
        plot = self._plot()
        if self._data is None or not plot.adjusted(0, -1, 0, 24).contains(at):
            return -1
        return min(len(self._data.places) - 1, int((at.x() - plot.left()) / self._width()))

    def _paint_legend(self, painter: QPainter, data: ChartData) -> None:
        metrics, x = self._theme.metrics("small"), float(_GAP)
        painter.setFont(self._theme.font("small"))
        for one in data.series:
            middle = _GAP / 2 + metrics.height() / 2
            if self._shape is Shape.BARS:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour(one.role))
                painter.drawRoundedRect(QRectF(x, middle - _SWATCH / 2, _SWATCH, _SWATCH), 2, 2)
                x += _SWATCH + 6
            else:
                painter.setPen(QPen(self._theme.colour(one.role), _LINE, one.pen))
                painter.drawLine(QLineF(x, middle, x + 2 * _SWATCH, middle))
                x += 2 * _SWATCH + 6
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(QPointF(x, _GAP / 2 + metrics.ascent()), one.name)
            x += metrics.horizontalAdvance(one.name) + 2 * _GAP

    def _paint_axis(self, painter: QPainter, data: ChartData, plot: QRectF, ticks: list[float]) -> None:
        metrics = self._theme.metrics("small")
        painter.setFont(self._theme.font("small", QFont.Weight.Normal))
        beside = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for tick in ticks:
            y = round(plot.bottom() - plot.height() * tick / ticks[-1]) + 0.5
            painter.setPen(self._theme.colour("border_strong" if tick == 0 else "border"))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(self._theme.colour("text_muted"))
            numbers = QRectF(0, y - metrics.height() / 2, plot.left() - _GAP, metrics.height())
            painter.drawText(numbers, beside, data.shown(tick))
        widest = max(metrics.horizontalAdvance(one) for one in data.places) + 2 * _GAP
        every = max(1, -(-int(widest) // max(1, int(self._width()))))
        for place in range(len(data.places) - 1, -1, -every):
            middle = self._middle(place)
            left = min(middle - widest / 2, self.width() - widest + _GAP)
            room = QRectF(left, plot.bottom() + 6, widest, metrics.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), data.places[place])

    def _paint_bar(self, painter: QPainter, data: ChartData, place: int, plot: QRectF, top: float) -> None:
        width = min(_WIDEST_BAR, max(1.0, self._width() * 0.64))
        left, width, bottom = round(self._middle(place) - width / 2), round(width), round(plot.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        for one in data.series:
            value = one.values[place]
            if not value:
                continue
            height = max(1, round(plot.height() * value / top))
            painter.setBrush(self._theme.colour(one.role))
            painter.drawRect(QRectF(left, bottom - height, width, height))
            bottom -= height

    def _paint_line(self, painter: QPainter, one: Series, plot: QRectF, top: float) -> None:
        """Days without a value are gaps; one between two gaps is a dot."""
        points = [
            QPointF(self._middle(place), plot.bottom() - plot.height() * value / top) if value is not None else None
            for place, value in enumerate(one.values)
        ]
        painter.setPen(QPen(self._theme.colour(one.role), _LINE, one.pen))
        painter.setBrush(self._theme.colour(one.role))
        for before, point, after in zip([None, *points], points, [*points[1:], None], strict=False):
            if point is None:
                continue
            if before is not None:
                painter.drawLine(before, point)
            elif after is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(point, _LINE + 1, _LINE + 1)
                painter.setPen(QPen(self._theme.colour(one.role), _LINE, one.pen))
