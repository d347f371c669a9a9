"""What may be done with something shared, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.shares import ShareState
from server.domain.sharing import rules
from server.domain.sharing.models import QuizAttempt, Share

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def share(**columns: object) -> Share:
    return Share(**{"show_results": "after_submission", **columns})


def attempt(**columns: object) -> QuizAttempt:
    return QuizAttempt(**{"state": "running", "is_trial": False, "started_at": NOON, **columns})


class TestStateOf:
    @pytest.mark.parametrize(
        ("columns", "state"),
        [
            ({}, ShareState.OPEN),
            ({"opens_at": NOON}, ShareState.OPEN),
            ({"opens_at": NOON + MINUTE}, ShareState.UPCOMING),
            ({"closes_at": NOON + MINUTE}, ShareState.OPEN),
            ({"closes_at": NOON}, ShareState.CLOSED),
            ({"opens_at": NOON + MINUTE, "ended_at": NOON}, ShareState.ENDED),
        ],
    )
    def test_it_opens_and_closes_on_the_moment(self, columns: dict[str, datetime], state: ShareState) -> None:
        assert rules.state_of(share(**columns), NOON) is state


class TestDueAt:
    def test_whichever_is_first(self) -> None:
        closes = NOON + 20 * MINUTE
        assert rules.due_at(share(time_limit_minutes=10, closes_at=closes), attempt()) == NOON + 10 * MINUTE
        assert rules.due_at(share(time_limit_minutes=30, closes_at=closes), attempt()) == closes
        assert rules.due_at(share(closes_at=closes, ended_at=NOON + MINUTE), attempt()) == NOON + MINUTE
        assert rules.due_at(share(), attempt()) is None

    def test_whoever_tries_it_has_the_time_limit_alone(self) -> None:
        shared = share(time_limit_minutes=10, closes_at=NOON - MINUTE)
        assert rules.due_at(shared, attempt(is_trial=True)) == NOON + 10 * MINUTE


class TestIsOverdue:
    @pytest.mark.parametrize(("seconds", "is_over"), [(0, False), (30, False), (31, True)])
    def test_some_seconds_more_are_granted(self, seconds: int, is_over: bool) -> None:
        limited = share(time_limit_minutes=1)
        assert rules.is_overdue(limited, attempt(), NOON + MINUTE + timedelta(seconds=seconds)) is is_over

    def test_what_was_handed_in_never_is(self) -> None:
        assert not rules.is_overdue(share(time_limit_minutes=1), attempt(state="submitted"), NOON + 60 * MINUTE)


class TestSecondsLeft:
    def test_never_below_nothing(self) -> None:
        limited = share(time_limit_minutes=1)
        assert rules.seconds_left(limited, attempt(), NOON + timedelta(seconds=15)) == 45
        assert rules.seconds_left(limited, attempt(), NOON + 5 * MINUTE) == 0
        assert rules.seconds_left(share(), attempt(), NOON) is None


class TestMaySeeResults:
    @pytest.mark.parametrize(
        ("show", "closes", "may"),
        [
            ("after_submission", None, True),
            ("after_close", NOON + MINUTE, False),
            ("after_close", NOON, True),
            ("never", NOON, False),
        ],
    )
    def test_as_its_owner_has_said(self, show: str, closes: datetime | None, may: bool) -> None:
        shared, done = share(show_results=show, closes_at=closes), attempt(state="submitted")
        assert rules.may_see_results(shared, done, NOON) is may
        assert rules.may_see_results(shared, attempt(state="submitted", is_trial=True), NOON)
        assert not rules.may_see_results(shared, attempt(), NOON)
