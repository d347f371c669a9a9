"""Toasts come, stay as long as someone looks, and go."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.toast import MOST_SHOWN, SECONDS_SHOWN, UNTIL_CLOSED, Toast, ToastOverlay, ToastText
from desktop.ui.tone import Tone
from tests.desktop.looking import button, click, only
from tests.desktop.services.waiting import recorded


def message(title: str, *, action: str = "", key: str = "") -> ToastText:
    return ToastText(Tone.GOOD, title, f"text of {title}", action, key)


@pytest.fixture
def ground(theme: Theme, qtbot: QtBot) -> QWidget:
    """A shown window with one control that can hold the focus."""
    ground = QWidget()
    qtbot.addWidget(ground)
    elsewhere = QPushButton("elsewhere")
    elsewhere.setAccessibleName(elsewhere.text())
    QVBoxLayout(ground).addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    ground.resize(800, 600)
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    return ground


@pytest.fixture
def overlay(theme: Theme, ground: QWidget) -> ToastOverlay:
    return ToastOverlay(theme, ground)


def action_of(toast: Toast) -> QPushButton:
    return only(toast, QPushButton)


def elsewhere(ground: QWidget) -> QAbstractButton:
    return button(ground, "elsewhere")


def enter(toast: Toast) -> None:
    """The mouse comes over it."""
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, QPointF(toast.mapToGlobal(middle.toPoint()))))


def leave(toast: Toast) -> None:
    """The mouse goes away again."""
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


class TestShowToast:
    def test_stacks_the_newest_at_the_bottom(self, overlay: ToastOverlay, ground: QWidget, qtbot: QtBot) -> None:
        first, second = overlay.show_toast(message("first")), overlay.show_toast(message("second"))
        qtbot.waitUntil(lambda: first.geometry().bottom() < second.geometry().top())
        qtbot.waitUntil(lambda: ground.rect().contains(first.geometry()) and ground.rect().contains(second.geometry()))
        assert [toast.content.title for toast in overlay.toasts] == ["first", "second"]

    def test_the_oldest_makes_room(self, overlay: ToastOverlay) -> None:
        for number in range(MOST_SHOWN + 2):
            overlay.show_toast(message(str(number)))
        assert [toast.content.title for toast in overlay.toasts] == [str(n) for n in range(2, MOST_SHOWN + 2)]

    def test_its_words_are_what_assistive_technology_says(self, overlay: ToastOverlay) -> None:
        previous = QAccessible.isActive()
        QAccessible.setActive(True)
        try:
            toast = overlay.show_toast(message("Saved", action="View"))
        finally:
            QAccessible.setActive(previous)
        assert toast.accessibleName() == "Saved. text of Saved"
        assert action_of(toast).accessibleName() == "View: Saved"

    def test_follows_the_corner_of_the_window(self, overlay: ToastOverlay, ground: QWidget, qtbot: QtBot) -> None:
        toast = overlay.show_toast(message("here"))
        ground.resize(1000, 700)
        qtbot.waitUntil(lambda: toast.geometry().bottomRight() == QPoint(1000 - 24 - 1, 700 - 24 - 1))

    def test_others_move_when_one_goes(self, overlay: ToastOverlay, ground: QWidget, qtbot: QtBot) -> None:
        first, second = overlay.show_toast(message("first")), overlay.show_toast(message("second"))
        corner = QPoint(ground.width() - 24 - 1, ground.height() - 24 - 1)
        qtbot.waitUntil(lambda: second.geometry().bottomRight() == corner)
        second.dismiss()
        qtbot.waitUntil(lambda: first.geometry().bottomRight() == corner)

    def test_markup_in_it_stays_text(self, overlay: ToastOverlay) -> None:
        toast = overlay.show_toast(message("<b>x</b>"))
        assert "<b>x</b>" in toast.accessibleName()


class TestTime:
    def test_is_limited(self, overlay: ToastOverlay) -> None:
        assert not overlay.show_toast(message("a")).is_paused
        assert SECONDS_SHOWN == 8

    def test_ends_it(self, overlay: ToastOverlay, qtbot: QtBot) -> None:
        toast = overlay.show_toast(message("a"))
        only(toast, QTimer).setInterval(1)
        qtbot.waitUntil(lambda: overlay.toasts == [])

    def test_stands_still_under_the_mouse(self, overlay: ToastOverlay, ground: QWidget, qtbot: QtBot) -> None:
        toast = overlay.show_toast(message("a"))
        enter(toast)
        assert toast.is_paused
        leave(toast)
        assert not toast.is_paused

    def test_stands_still_while_its_button_has_the_focus(
        self, overlay: ToastOverlay, ground: QWidget, qtbot: QtBot
    ) -> None:
        toast = overlay.show_toast(message("a", action="View"))
        action_of(toast).setFocus()
        assert toast.is_paused
        elsewhere(ground).setFocus()
        assert not toast.is_paused

    def test_stands_still_when_the_mouse_leaves_and_the_focus_stays(self, overlay: ToastOverlay) -> None:
        toast = overlay.show_toast(message("a", action="View"))
        action_of(toast).setFocus()
        enter(toast)
        leave(toast)
        assert toast.is_paused

    def test_stands_still_when_the_focus_leaves_and_the_mouse_stays(
        self, overlay: ToastOverlay, ground: QWidget
    ) -> None:
        toast = overlay.show_toast(message("a", action="View"))
        enter(toast)
        action_of(toast).setFocus()
        elsewhere(ground).setFocus()
        assert toast.is_paused


class TestUntilClosed:
    @pytest.fixture
    def staying(self, theme: Theme, ground: QWidget) -> ToastOverlay:
        return ToastOverlay(theme, ground, lambda: UNTIL_CLOSED)

    def test_it_has_no_time(self, staying: ToastOverlay, ground: QWidget) -> None:
        toast = staying.show_toast(message("a", action="View"))
        enter(toast)
        leave(toast)
        action_of(toast).setFocus()
        elsewhere(ground).setFocus()
        toast.show_content(message("b"))
        assert toast.is_paused

    def test_it_can_be_closed(self, staying: ToastOverlay) -> None:
        toast = staying.show_toast(message("a"))
        click(button(toast, "Close the message"))
        assert staying.toasts == []

    def test_one_with_a_time_needs_no_button(self, overlay: ToastOverlay) -> None:
        assert button(overlay.show_toast(message("a")), "Close the message").isHidden()

    def test_the_time_is_asked_for_each_toast(self, theme: Theme, ground: QWidget) -> None:
        seconds = iter([3, 60])
        overlay = ToastOverlay(theme, ground, lambda: next(seconds))
        times = [only(overlay.show_toast(message(title)), QTimer).interval() for title in ("a", "b")]
        assert times == [3_000, 60_000]


class TestAnimations:
    @pytest.mark.parametrize("moving", [True, False])
    def test_it_slides_only_when_things_may_move(self, theme: Theme, overlay: ToastOverlay, moving: bool) -> None:
        theme.animations = moving
        toast = overlay.show_toast(message("a"))
        assert bool(toast.findChildren(QPropertyAnimation)) is moving


class TestAction:
    def test_hands_back_its_key_and_goes(self, overlay: ToastOverlay, qtbot: QtBot) -> None:
        chosen = recorded(overlay.action_chosen)
        toast = overlay.show_toast(message("a", action="View", key="task-7"))
        click(action_of(toast))
        assert chosen == ["task-7"]
        assert overlay.toasts == []

    def test_there_is_no_button_without_one(self, overlay: ToastOverlay) -> None:
        assert action_of(overlay.show_toast(message("a"))).isHidden()

    def test_can_be_chosen_from_the_keyboard(self, overlay: ToastOverlay) -> None:
        chosen = recorded(overlay.action_chosen)
        toast = overlay.show_toast(message("a", action="View", key="task-7"))
        action_of(toast).setFocus()
        QTest.keyClick(action_of(toast), Qt.Key.Key_Space)
        assert chosen == ["task-7"]


class TestEscape:
    def test_closes_the_one_with_the_focus_only(self, overlay: ToastOverlay) -> None:
        overlay.show_toast(message("first", action="View"))
        second = overlay.show_toast(message("second", action="View"))
        chosen = recorded(overlay.action_chosen)
        action_of(second).setFocus()
        QTest.keyClick(action_of(second), Qt.Key.Key_Escape)
        assert [toast.content.title for toast in overlay.toasts] == ["first"]
        assert chosen == []

    def test_other_keys_do_nothing(self, overlay: ToastOverlay) -> None:
        toast = overlay.show_toast(message("a", action="View"))
        QTest.keyClick(action_of(toast), Qt.Key.Key_A)
        assert overlay.toasts == [toast]
