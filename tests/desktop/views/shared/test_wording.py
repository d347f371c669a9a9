"""What is said of shared quizzes, of their points, and of the time that is left."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.attempts import Score, SharedState, SharedView
from desktop.views.shared.wording import due_text, score_text, time_text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, "0 seconds left"),
        (59.9, "59 seconds left"),
        (60, "1 minute left"),
        (119 * 60, "119 minutes left"),
        (2 * 3600, "2 hours left"),
        (47 * 3600, "47 hours left"),
        (48 * 3600, "2 days left"),
    ],
)
def test_is_told_as_finely_as_it_matters(seconds: float, said: str) -> None:
    assert time_text(seconds) == said


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (Score(points=0, of=1, percent=0, passed=False, unmarked=0), "0 of 1 point, 0 %"),
        (Score(points=1, of=6, percent=16, passed=False, unmarked=0), "1 of 6 points, 16 %"),
        (Score(points=0, of=0, percent=None, passed=None, unmarked=0), "0 of 0 points"),
    ],
)
def test_points_are_counted_by_what_there_is_to_get(score: Score, said: str) -> None:
    assert score_text(score) == said


@pytest.mark.parametrize(("hours", "said"), [(-2, "closed "), (2, "closes ")])
def test_when_it_closes_is_told_as_what_it_is_now(hours: int, said: str) -> None:
    assert due_text(_handed_in(datetime.now(UTC) + timedelta(hours=hours))).startswith(said)


def _handed_in(closes_at: datetime) -> SharedView:
    return SharedView(
        share_id="share",
        kind="assessment",
        title="Animals",
        subject="Science",
        grade=5,
        shared_by="Ada",
        class_name=None,
        state=SharedState.DONE,
        opens_at=None,
        closes_at=closes_at,
        time_limit_minutes=None,
        questions=8,
        points=12,
        attempts_allowed=1,
        attempts_used=1,
        best=None,
    )
