"""What is said when the clock of the server was set back meanwhile."""

from datetime import timedelta

from contracts.events import Phase
from desktop.views.tasks.wording import figures_of, running_time
from tests.desktop.services.samples import MORNING, Row


class TestClockSetBack:
    def test_no_time_is_below_nothing(self) -> None:
        row = Row("a", seq=1)
        row.advance(Phase.STARTED, 2, MORNING)
        assert running_time(row.view(), MORNING - timedelta(hours=1)) == "under 0.1 s"
        row.advance(Phase.COMPLETED, 3, MORNING - timedelta(hours=1))
        assert figures_of(row.view()) == "under 0.1 s"
