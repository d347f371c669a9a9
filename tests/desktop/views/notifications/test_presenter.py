"""When the end of a task is told outside the window, and in which words."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from desktop.services.notifications import Notification
from desktop.services.preferences import Preferences
from desktop.services.task_tracker import TaskTracker
from desktop.views.notifications.presenter import EndsPresenter
from tests.desktop.services.samples import LOST
from tests.desktop.services.waiting import recorded
from tests.desktop.views.notifications.conftest import Move, Person

Away = Callable[[bool], None]
DONE = (Phase.STARTED, Phase.COMPLETED)
FAILED = (Phase.STARTED, Phase.FAILED)


@pytest.fixture
def ends(tracker: TaskTracker, preferences: Preferences, person: Person) -> EndsPresenter:
    return EndsPresenter(tracker, preferences, lambda: person.at_the_window)


@pytest.fixture
def told(ends: EndsPresenter) -> list[Notification]:
    return recorded(ends.notification_wanted)


@pytest.fixture
def away(person: Person, ends: EndsPresenter) -> Away:
    """The person looks at something else; call it with False for coming back."""

    def look_away(away: bool) -> None:
        person.at_the_window = not away
        ends.look()

    look_away(True)
    return look_away


class TestWhenAway:
    def test_one_end_is_told_by_name(
        self, ends: EndsPresenter, told: list[Notification], away: Away, move: Move, qtbot: QtBot
    ) -> None:
        move("castle", *DONE)
        qtbot.waitUntil(lambda: bool(told))
        assert told == [Notification("castle.luau is ready", "completed", "castle")]

    def test_a_failure_is_told_with_its_reason(
        self, ends: EndsPresenter, told: list[Notification], away: Away, move: Move, qtbot: QtBot
    ) -> None:
        move("castle", *FAILED)
        qtbot.waitUntil(lambda: bool(told))
        assert told == [Notification("castle.luau failed", LOST.message, "castle")]

    def test_many_at_once_are_one(
        self, ends: EndsPresenter, told: list[Notification], away: Away, move: Move, qtbot: QtBot
    ) -> None:
        for number in range(40):
            move(f"task-{number}", *(FAILED if number % 4 == 0 else DONE))
        qtbot.waitUntil(lambda: bool(told))
        assert told == [Notification("40 tasks have ended", "30 completed, 10 failed", "")]

    def test_what_ends_later_is_added_to_what_was_told(
        self, ends: EndsPresenter, told: list[Notification], away: Away, move: Move, qtbot: QtBot
    ) -> None:
        move("castle", *DONE)
        qtbot.waitUntil(lambda: len(told) == 1)
        move("bridge", *FAILED)
        qtbot.waitUntil(lambda: len(told) == 2)
        assert told[1] == Notification("2 tasks have ended", "1 completed, 1 failed", "")

    def test_what_the_person_cancelled_is_not_told(
        self, ends: EndsPresenter, told: list[Notification], away: Away, move: Move, qtbot: QtBot
    ) -> None:
        move("castle", Phase.STARTED, Phase.CANCELLED)
        qtbot.waitUntil(lambda: not ends.gathering)
        assert told == []


class TestNotTold:
    def test_while_the_window_is_in_front(
        self, ends: EndsPresenter, told: list[Notification], move: Move, qtbot: QtBot
    ) -> None:
        move("castle", *DONE)
        qtbot.waitUntil(lambda: not ends.gathering)
        assert told == []

    def test_without_leave(
        self,
        ends: EndsPresenter,
        told: list[Notification],
        away: Away,
        move: Move,
        preferences: Preferences,
        qtbot: QtBot,
    ) -> None:
        preferences.notifications = False
        move("castle", *DONE)
        qtbot.waitUntil(lambda: not ends.gathering)
        assert told == []

    def test_when_leave_was_taken_back_meanwhile(
        self,
        ends: EndsPresenter,
        told: list[Notification],
        away: Away,
        move: Move,
        preferences: Preferences,
        qtbot: QtBot,
    ) -> None:
        move("castle", *DONE)
        preferences.notifications = False
        qtbot.waitUntil(lambda: not ends.gathering)
        assert told == []


class TestComingBack:
    def test_takes_the_notification_away_and_counts_anew(
        self,
        ends: EndsPresenter,
        told: list[Notification],
        away: Away,
        move: Move,
        qtbot: QtBot,
    ) -> None:
        over = recorded(ends.notification_over)
        move("castle", *DONE)
        qtbot.waitUntil(lambda: bool(told))
        away(False)
        assert len(over) == 1
        away(True)
        move("bridge", *DONE)
        qtbot.waitUntil(lambda: len(told) == 2)
        assert told[1].key == "bridge"

    def test_before_it_was_told_leaves_it_untold(
        self, ends: EndsPresenter, told: list[Notification], away: Away, move: Move, qtbot: QtBot
    ) -> None:
        move("castle", *DONE)
        away(False)
        qtbot.waitUntil(lambda: not ends.gathering)
        assert told == []

    def test_with_nothing_told_says_nothing(self, ends: EndsPresenter, away: Away, qtbot: QtBot) -> None:
        over = recorded(ends.notification_over)
        away(False)
        assert over == []
