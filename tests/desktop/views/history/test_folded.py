"""What stands behind folds in the details of a run: the technical side of its failure, and its log."""

from contracts.tasks import LogLevel, TaskError, TaskLog, TaskLogLine, TaskStatus
from desktop.services.errors import ServerNotRunning
from desktop.views.tasks.technical import log_text
from tests.desktop.looking import button, click
from tests.desktop.services.history_samples import task
from tests.desktop.services.samples import MORNING
from tests.desktop.services.waiting import recorded
from tests.desktop.views.history.driving import HistoryPage


def log_of(page: HistoryPage) -> str:
    folded = page.panel.details._log
    assert folded is not None
    return folded.text


class TestTechnicalDetails:
    def test_a_failure_has_them_and_a_success_does_not(self, page: HistoryPage) -> None:
        record = TaskError(error="EngineCrashed", message="The engine stopped.", detail="signal 11")
        broken = task("broken", minute=2, status=TaskStatus.FAILED).model_copy(update={"error": record})
        page.keep(task("fine", minute=1), broken)
        page.choose(0)
        click(button(page.panel.details, "Technical details"))
        shown = [folded.text for folded in page.panel.details._folded if folded.lines.isVisible()]
        assert shown == ["EngineCrashed\nsignal 11"]
        page.choose(1)
        assert len(page.panel.details._folded) == 1, "the log alone"


class TestLog:
    def test_is_asked_for_when_it_is_unfolded(self, page: HistoryPage) -> None:
        page.keep(task("a", minute=1), task("b", minute=2))
        wanted = recorded(page.panel.details.log_wanted)
        page.choose(1)
        assert wanted == []
        click(button(page.panel.details, "Log"))
        assert wanted == ["a"]
        page.settle()
        assert log_of(page).startswith(ServerNotRunning().title), "the server of these tests is away"
        page.presenter.log_changed.emit("b", "of another")
        page.presenter.log_changed.emit("a", "Queued.")
        assert log_of(page) == "Queued."

    def test_stays_open_when_the_run_goes_on(self, page: HistoryPage) -> None:
        page.keep(task("a", status=TaskStatus.PROCESSING))
        page.choose(0)
        click(button(page.panel.details, "Log"))
        page.settle()
        page.keep(task("a"))
        assert page.panel.details._log is not None
        assert page.panel.details._log.opened
        page.keep(task("b", minute=5))
        page.choose(0)
        assert not page.panel.details._log.opened

    def test_each_line_has_its_time_and_each_day_a_line(self, qapp: object) -> None:
        lines = [
            TaskLogLine(at=MORNING, text="Queued.", level=LogLevel.INFO),
            TaskLogLine(at=MORNING.replace(year=MORNING.year + 1), text="Completed.", level=LogLevel.INFO),
        ]
        told = log_text(TaskLog(task_id="a", lines=lines)).splitlines()
        assert [line.split("  ")[-1] for line in (told[1], told[3])] == ["Queued.", "Completed."]
        assert str(MORNING.year) in told[0]
        assert str(MORNING.year + 1) in told[2]
