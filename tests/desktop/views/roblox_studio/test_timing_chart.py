"""The chart of the time before and after."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from contracts.optimization import OptimizationDocument
from desktop.report.chart import timings_of
from desktop.ui.theme import Theme, ThemeChoice
from desktop.views.roblox_studio.status_line import StatusLine
from desktop.views.roblox_studio.timing_chart import TimingChart, TimingPopover
from tests.desktop.looking import click
from tests.desktop.views.documents import change, document, measurement

LIVE = measurement(2.0, 1.6, 2.5, before=10.0)
STUDIO = measurement(1.25, 1.2, 1.3, before=20.0)
MEASURED = document("x", change(), measured=LIVE).model_copy(update={"studio_measurement": STUDIO})


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> TimingChart:
    chart = TimingChart(theme)
    qtbot.addWidget(chart)
    return chart


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> StatusLine:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(900, 28)
    line.show()
    return line


def widths(picture: QImage, colour: str) -> list[int]:
    """How long each stretch of rows with this colour is at its longest."""
    found: list[int] = []
    before = 0
    for y in range(picture.height()):
        row = sum(picture.pixelColor(x, y) == QColor(colour) for x in range(picture.width()))
        if row and before:
            found[-1] = max(found[-1], row)
        elif row:
            found.append(row)
        before = row
    return found


class TestChart:
    @pytest.mark.parametrize("look", ["light", "dark"])
    def test_bars_are_as_long_as_the_times(self, chart: TimingChart, theme: Theme, look: ThemeChoice) -> None:
        theme.choose(look)
        chart.show_timings(timings_of(MEASURED))
        chart.resize(chart.sizeHint())
        picture = chart.grab().toImage()
        full = max(widths(picture, theme.colours.neutral_soft))
        before = [width for width in widths(picture, theme.colours.neutral_soft) if width > 20]
        after = [width for width in widths(picture, theme.colours.accent) if width > 20]
        assert [width / full for width in before] == pytest.approx([0.5, 1.0], abs=0.02)
        assert [width / full for width in after] == pytest.approx([0.25, 0.8], abs=0.02)

    def test_the_interval_is_drawn(self, chart: TimingChart, theme: Theme) -> None:
        def text_pixels(made: OptimizationDocument) -> int:
            chart.show_timings(timings_of(made))
            chart.resize(chart.sizeHint())
            picture = chart.grab().toImage().copy(0, chart.height() - 32, chart.width(), 32)
            return sum(widths(picture, theme.colours.text))

        without = document("x", change(), measured=measurement(2.0, None, None))
        assert text_pixels(document("x", change(), measured=LIVE)) > text_pixels(without) + 20

    def test_says_the_same_in_words(self, chart: TimingChart) -> None:
        chart.show_timings(timings_of(MEASURED))
        assert chart.accessibleName() == "Time of one run before and after"
        assert chart.accessibleDescription() == (
            "Live game. Before: 10 ms. After: 5 ms (4 to 6.25). Studio. Before: 20 ms. After: 16 ms (15.4 to 16.7)."
        )


class TestPopover:
    def test_opens_by_key_and_closes_by_escape(self, line: StatusLine) -> None:
        line.show_result(MEASURED)
        line.chart_button.setFocus()
        QTest.keyClick(line.chart_button, Qt.Key.Key_Space)
        (popover,) = line.findChildren(TimingPopover)
        assert popover.isVisible()
        assert "Luau 0.700" in "".join(child.text() for child in popover.findChildren(type(popover._caption)))
        QTest.keyClick(popover.chart, Qt.Key.Key_Escape)
        QApplication.sendPostedEvents(None, 0)
        assert not any(one.isVisible() for one in line.findChildren(TimingPopover))

    def test_opens_by_a_click(self, line: StatusLine) -> None:
        line.show_result(MEASURED)
        click(line.chart_button)
        (popover,) = line.findChildren(TimingPopover)
        assert popover.chart.accessibleDescription().startswith("Live game. ")
        popover.close()

    @pytest.mark.parametrize("made", [document("x", change()), document("x", measured=LIVE)])
    def test_what_was_not_measured_has_none(self, line: StatusLine, made: OptimizationDocument) -> None:
        line.show_result(MEASURED)
        assert line.chart_button.isVisible()
        line.show_result(made)
        assert line.chart_button.isHidden()
