"""The icon's picture, words and menu; whether a tray shows it is tested in tests/e2e."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from desktop.services.task_tracker import TaskTracker
from desktop.ui.theme import Theme
from desktop.views.notifications.tray_icon import LONGEST_NAME, TrayIcon, tray_picture
from tests.desktop.services.samples import Row
from tests.desktop.services.waiting import recorded
from tests.desktop.views.notifications.conftest import Move


@pytest.fixture
def tray(theme: Theme, tracker: TaskTracker, qtbot: QtBot) -> Iterator[TrayIcon]:
    window = QWidget()
    qtbot.addWidget(window)
    yield TrayIcon(theme, "App", tracker, window)
    window.close()


def entries(tray: TrayIcon) -> list[str]:
    return [action.text() for action in tray.menu.actions() if not action.isSeparator()]


def press(tray: TrayIcon, text: str) -> None:
    next(action for action in tray.menu.actions() if action.text() == text).trigger()


class TestMenu:
    def test_when_nothing_runs(self, tray: TrayIcon) -> None:
        assert entries(tray) == ["Open the window", "Nothing runs", "Quit"]
        assert tray.icon.toolTip() == "App · nothing runs"

    def test_names_what_runs_the_oldest_first(self, tray: TrayIcon, move: Move, qtbot: QtBot) -> None:
        move("castle", Phase.STARTED)
        move("bridge")
        move("done", Phase.STARTED, Phase.COMPLETED)
        qtbot.waitUntil(lambda: tray.icon.toolTip() == "App · 2 tasks run")
        assert entries(tray) == ["Open the window", "2 tasks run", "castle.luau", "bridge.luau", "Quit"]
        move("castle", Phase.COMPLETED)
        qtbot.waitUntil(lambda: entries(tray) == ["Open the window", "1 task runs", "bridge.luau", "Quit"])

    def test_names_a_few_of_many(self, tray: TrayIcon, move: Move, qtbot: QtBot) -> None:
        for number in range(9):
            move(f"task-{number}")
        qtbot.waitUntil(lambda: "9 tasks run" in entries(tray))
        assert entries(tray)[-2:] == ["and 4 more", "Quit"]

    def test_a_name_of_a_stranger_is_shown_as_it_is(self, tray: TrayIcon, tracker: TaskTracker, qtbot: QtBot) -> None:
        tracker.observe(Row("one", title="&Quit\n\u202etxt" + "x" * 300, seq=1).view())
        qtbot.waitUntil(lambda: len(entries(tray)) == 4)
        shown = entries(tray)[2]
        assert shown.startswith("&&Quit\\n\\u202etxt")
        assert len(shown) <= LONGEST_NAME + 1

    def test_asks_for_window_task_and_end(self, tray: TrayIcon, move: Move, qtbot: QtBot) -> None:
        move("castle")
        qtbot.waitUntil(lambda: "castle.luau" in entries(tray))
        opened, tasks, quit_ = (
            recorded(tray.open_requested),
            recorded(tray.task_requested),
            recorded(tray.quit_requested),
        )
        press(tray, "Open the window")
        press(tray, "castle.luau")
        press(tray, "Quit")
        assert (opened, tasks, quit_) == ([None], ["castle"], [None])

    def test_a_click_asks_for_the_window_and_the_other_button_for_the_menu_only(self, tray: TrayIcon) -> None:
        opened = recorded(tray.open_requested)
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
        assert opened == []
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
        assert opened == [None]


class TestPicture:
    def test_tells_how_many_run(self, theme: Theme) -> None:
        shown = [tray_picture(theme, count).pixmap(64, 64).toImage() for count in (0, 1, 2, 10, 11)]
        assert shown[0] != shown[1] != shown[2]
        assert shown[3] == shown[4], "past nine the number is 9+"
