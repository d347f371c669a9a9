"""The buttons of a result, where there is room and where there is not."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.result_buttons import ResultButtons

NAMES = ("Save…", "Copy", "Report…", "Back to editor")


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> ResultButtons:
    made = ResultButtons(theme, [Button(theme, name, icon_name="copy") for name in NAMES])
    qtbot.addWidget(made)
    made.show()
    return made


def lines(row: ResultButtons) -> list[list[str]]:
    """The words of each line, from left to right."""
    layout = row.layout()
    assert layout is not None
    layout.activate()
    buttons = sorted(row.findChildren(Button), key=lambda button: (button.y(), button.x()))
    tops = sorted({button.y() for button in buttons})
    return [[button.text() for button in buttons if button.y() == top] for top in tops]


def icons(row: ResultButtons) -> set[bool]:
    return {not button.iconSize().isEmpty() for button in row.findChildren(Button)}


class TestRoom:
    def test_for_all_is_a_line_with_icons(self, row: ResultButtons) -> None:
        row.resize(row.sizeHint())
        assert (lines(row), icons(row)) == ([list(NAMES)], {True})

    def test_for_the_words_alone_is_a_line_without_icons(self, row: ResultButtons) -> None:
        row.resize(row.sizeHint().width() - 1, 40)
        assert (lines(row), icons(row)) == ([list(NAMES)], {False})

    def test_for_less_is_two_lines(self, row: ResultButtons) -> None:
        row.resize(row.minimumSizeHint().width(), 80)
        assert lines(row) == [["Save…", "Copy"], ["Report…", "Back to editor"]]
        assert all(button.width() >= button.minimumSizeHint().width() for button in row.findChildren(Button))

    def test_comes_back(self, row: ResultButtons) -> None:
        wide = row.sizeHint()
        row.resize(row.minimumSizeHint().width(), 80)
        assert row.sizeHint().width() == wide.width()
        row.resize(wide)
        assert (lines(row), icons(row)) == ([list(NAMES)], {True})
