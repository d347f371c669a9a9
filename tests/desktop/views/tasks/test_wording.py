"""What is said when the clock of the server was set back meanwhile."""

from datetime import timedelta

import pytest

from contracts.events import Phase
from desktop.views.tasks.item import item_of_task
from desktop.views.tasks.wording import figures_of, running_time, time_left, title_of
from tests.desktop.services.samples import MORNING, Row


class TestClockSetBack:
    def test_no_time_is_below_nothing(self) -> None:
        row = Row("a", seq=1)
        row.advance(Phase.STARTED, 2, MORNING)
        assert running_time(row.view(), MORNING - timedelta(hours=1)) == "under 0.1 s"
        row.advance(Phase.COMPLETED, 3, MORNING - timedelta(hours=1))
        assert figures_of(row.view()) == "under 0.1 s"


class TestTimeLeft:
    @pytest.mark.parametrize(
        ("low", "high", "said"),
        [
            (6, 9, "6 s to 9 s left"),
            (6.4, 7, "about 6 s left"),
            (0, 9, "up to 9 s left"),
            (0.3, 1.4, "about 1 s left"),
            (0, 0.4, "any moment"),
            (0, 0, "any moment"),
            (58, 61, "58 s to 1 min 0 s left"),
            (123, 187, "2 min 5 s to 3 min 5 s left"),
        ],
    )
    def test_is_never_surer_than_the_range(self, low: float, high: float, said: str) -> None:
        assert time_left(low, high) == said


class TestTitle:
    @pytest.mark.parametrize(
        ("kind", "title"),
        [
            ("content-generation", "Lesson · Cells"),
            ("quiz-generation", "Quiz · Cells"),
            ("script-optimization", "Cells"),
        ],
    )
    def test_a_topic_says_what_is_made_of_it(self, kind: str, title: str) -> None:
        task = Row("a", seq=1).view().model_copy(update={"kind": kind, "title": "Cells"})
        assert title_of(task) == title
        assert item_of_task(task).title == title
