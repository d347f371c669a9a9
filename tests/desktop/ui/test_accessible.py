"""Roles of our own widgets, and what is read aloud."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.badge import Badge
from desktop.ui.banner import Banner, BannerText
from desktop.ui.segmented import SegmentedControl
from desktop.ui.sidebar import Sidebar
from desktop.ui.theme import Theme
from desktop.ui.toast import Toast, ToastText
from desktop.ui.tone import BadgeText, Tone
from tests.desktop.reading import Role, read


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Qt was told to have read aloud."""
    told: list[str] = []

    def note(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Announcement:
            told.append(event.message())  # type: ignore[attr-defined]  # only an announcement has one

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return told


class TestRoles:
    def test_of_widgets_that_paint_themselves(self, theme: Theme, qtbot: QtBot) -> None:
        badge, banner = Badge(theme, BadgeText(Tone.GOOD, "check", "done")), Banner(theme)
        levels = SegmentedControl(theme, "Level", ["Low", "High"])
        toast = Toast(theme, ToastText(Tone.GOOD, "Saved", "a.luau"), banner)
        for widget in (badge, banner, levels):
            qtbot.addWidget(widget)
        assert [read(widget).role for widget in (toast, badge, banner, levels)] == [
            Role.Notification,
            Role.StaticText,
            Role.AlertMessage,
            Role.Grouping,
        ]

    def test_they_go_with_their_widgets(self, theme: Theme, qapp: QApplication) -> None:
        for _ in range(200):
            badge = Badge(theme, BadgeText(Tone.GOOD, "check", "done"))
            assert read(badge).role is Role.StaticText
            badge.deleteLater()
            del badge
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    def test_others_keep_what_qt_says(self, qtbot: QtBot) -> None:
        plain = QWidget()
        qtbot.addWidget(plain)
        assert read(plain).role is Role.Client


class TestTabs:
    def test_can_be_pressed_from_outside_and_say_which_is_shown(self, theme: Theme, qtbot: QtBot) -> None:
        sidebar = Sidebar(theme, "Product")
        qtbot.addWidget(sidebar)
        for number, title in enumerate(("Home", "History")):
            sidebar.add_page(title, QKeySequence(f"Ctrl+{number}"))
        tabs = [QAccessible.queryAccessibleInterface(item) for item in sidebar.items]
        tabs[1].actionInterface().doAction("Press")
        assert [tab.state().selected for tab in tabs] == [0, 1]


class TestChoices:
    def test_each_is_a_radio_button_that_can_be_pressed(self, theme: Theme, qtbot: QtBot, said: list[str]) -> None:
        levels = SegmentedControl(theme, "Level", ["Low", "Middle", "High"])
        qtbot.addWidget(levels)
        levels.resize(levels.sizeHint())
        group = QAccessible.queryAccessibleInterface(levels)
        options = [group.child(number) for number in range(group.childCount())]
        assert [(one.role(), one.text(QAccessible.Text.Name)) for one in options] == [
            (Role.RadioButton, "Low"),
            (Role.RadioButton, "Middle"),
            (Role.RadioButton, "High"),
        ]
        press = options[2].actionInterface()
        press.doAction(press.actionNames()[0])
        assert (levels.index, said) == (2, ["High"])
        assert [one.state().checked for one in options] == [0, 0, 1]
        assert options[2].rect().right() <= levels.mapToGlobal(levels.rect().topRight()).x() + 1


class TestBanner:
    def test_is_read_aloud_when_it_says_something_new(self, theme: Theme, qtbot: QtBot, said: list[str]) -> None:
        banner = Banner(theme)
        qtbot.addWidget(banner)
        for text in ("The server is away.", "The server is away.", "It is back."):
            banner.show_banner(BannerText(Tone.CAUTION, text))
        banner.hide()
        banner.show_banner(BannerText(Tone.CAUTION, "It is back."))
        assert said == ["The server is away.", "It is back.", "It is back."]
