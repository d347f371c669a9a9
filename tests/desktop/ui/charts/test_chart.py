"""A chart shows its values, and says them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from desktop.ui.charts.chart import Chart
from desktop.ui.charts.scale import count_ticks
from desktop.ui.charts.series import ChartData, Series, Shape
from desktop.ui.theme import Theme, ThemeChoice

BELOW_LEGEND = 28
DAYS = ["Mon", "Tue", "Wed", "Thu"]


def data(*series: Series) -> ChartData:
    return ChartData(DAYS, [f"{day}, in full" for day in DAYS], series, lambda value: f"{value:g}", count_ticks)


TWO = data(Series("Done", "good", [10, 0, 20, None]), Series("Failed", "danger", [10, 0, 0, None]))


def made(theme: Theme, qtbot: QtBot, shape: Shape, shown: ChartData) -> Chart:
    chart = Chart(theme, "Tasks", shape)
    qtbot.addWidget(chart)
    chart.resize(600, 220)
    chart.show_data(shown)
    chart.show()
    return chart


@pytest.fixture
def bars(theme: Theme, qtbot: QtBot) -> Chart:
    return made(theme, qtbot, Shape.BARS, TWO)


def height_at(picture: QImage, x: int, colour: str) -> int:
    """Pixels of about this colour below the legend: lines are smoothed."""
    wanted = QColor(colour)

    def like(one: QColor) -> bool:
        apart = (one.red() - wanted.red(), one.green() - wanted.green(), one.blue() - wanted.blue())
        return sum(map(abs, apart)) < 90

    return sum(like(picture.pixelColor(x, y)) for y in range(BELOW_LEGEND, picture.height()))


def middle(chart: Chart, place: int) -> int:
    return round(chart._middle(place))


class TestBars:
    @pytest.mark.parametrize("look", ["light", "dark"])
    def test_are_as_high_as_their_values(self, bars: Chart, theme: Theme, look: ThemeChoice) -> None:
        theme.choose(look)
        picture = bars.grab().toImage()
        done = [height_at(picture, middle(bars, place), theme.colours.good) for place in range(4)]
        failed = [height_at(picture, middle(bars, place), theme.colours.danger) for place in range(4)]
        assert done[0] > 40
        assert done[2] == pytest.approx(2 * done[0], abs=3)
        assert failed[0] == pytest.approx(done[0], abs=2)
        assert (done[1], done[3], failed[2]) == (0, 0, 0)

    def test_the_whole_height_is_that_of_the_sum(self, bars: Chart) -> None:
        assert TWO.highest(Shape.BARS) == 20
        assert TWO.highest(Shape.LINES) == 20

    def test_a_small_value_can_still_be_seen(self, theme: Theme, qtbot: QtBot) -> None:
        chart = made(theme, qtbot, Shape.BARS, data(Series("Done", "good", [1, 0, 100_000, 0])))
        assert height_at(chart.grab().toImage(), middle(chart, 0), theme.colours.good) >= 1


class TestLines:
    def test_a_day_without_a_value_is_a_gap(self, theme: Theme, qtbot: QtBot) -> None:
        def between(values: list[float | None]) -> int:
            chart = made(theme, qtbot, Shape.LINES, data(Series("Wait", "danger", values)))
            picture, x = chart.grab().toImage(), (middle(chart, 1) + middle(chart, 2)) // 2
            return height_at(picture, x, theme.colours.danger)

        assert between([10, 10, 10, 10]) > 0
        assert between([10, 10, None, 10]) == 0

    def test_a_single_value_is_a_dot(self, theme: Theme, qtbot: QtBot) -> None:
        chart = made(theme, qtbot, Shape.LINES, data(Series("Wait", "danger", [None, 5, None, None])))
        assert height_at(chart.grab().toImage(), middle(chart, 1), theme.colours.danger) >= 3


class TestReading:
    def test_its_name_and_the_last_day_are_told(self, bars: Chart) -> None:
        assert bars.accessibleName() == "Tasks"
        assert bars.accessibleDescription() == "Thu, in full: –. Arrow keys go from day to day."

    def test_keys_go_from_day_to_day(self, bars: Chart, qtbot: QtBot) -> None:
        bars.activateWindow()
        bars.setFocus()
        qtbot.waitUntil(bars.hasFocus)
        keys, seen = [Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right], []
        for key in keys:
            QTest.keyClick(bars, key)
            seen.append(bars.marked.split(",")[0])
        assert seen == ["Thu", "Wed", "Mon", "Mon", "Tue"]
        QTest.keyClick(bars, Qt.Key.Key_Home)
        assert bars.marked == "Mon, in full: Done 10, Failed 10"
        QTest.keyClick(bars, Qt.Key.Key_End)
        assert bars.marked == "Thu, in full: –"

    def test_the_mouse_shows_the_values_of_a_day(self, bars: Chart, qtbot: QtBot) -> None:
        QTest.mouseMove(bars, QPoint(middle(bars, 2), 120))
        qtbot.waitUntil(lambda: bars.marked == "Wed, in full: Done 20, Failed 0")
        assert QToolTip.text() == "Wed, in full\nDone: 20\nFailed: 0"
        QTest.mouseMove(bars, QPoint(middle(bars, 2), 5))
        qtbot.waitUntil(lambda: not bars.marked)

    def test_fewer_days_leave_no_mark_behind(self, bars: Chart, qtbot: QtBot) -> None:
        QTest.keyClick(bars, Qt.Key.Key_Left)
        one = Series("Done", "good", [1])
        bars.show_data(ChartData(["Mon"], ["Monday"], [one], lambda value: f"{value:g}", count_ticks))
        assert not bars.marked
        bars.grab()
