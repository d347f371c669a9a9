"""The end of a task is noted with the end, once, and only for who wants to hear of it."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from contracts.tasks import TaskError, TaskStatus
from server.core.database import SYSTEM, Database
from server.domain.notices.models import Notice
from server.domain.notices.recorder import NoticeRecorder, why
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution
from server.domain.tasks.models import Task, TaskAttempt
from server.domain.tasks.service import TaskService
from tests.server.domain.notices.conftest import BROKEN, EVERYTHING, Story, Wants


class TestWhoIsTold:
    def test_nobody_who_has_not_asked(self, story: Story) -> None:
        story.ended(1000)
        assert story.noted() == []

    @pytest.mark.parametrize(("moment", "told"), [("ended", ["ended"]), ("failed", ["failed"])])
    def test_of_the_ends_that_they_asked_for(self, story: Story, wants: Wants, moment: str, told: list[str]) -> None:
        wants(**{moment: True})
        story.ended(70)
        story.failed(70)
        assert [what for _, what, _ in story.noted()] == told

    def test_nobody_of_the_task_of_another(self, story: Story, wants: Wants, stranger: Member) -> None:
        wants(**EVERYTHING)
        story.ended(70, stranger)
        assert story.noted() == []

    def test_nobody_of_what_somebody_cancelled(
        self, story: Story, wants: Wants, tasks: TaskService, execution: Execution, admin: Member
    ) -> None:
        wants(**EVERYTHING)
        claim = story.running(70)
        tasks.cancel(admin, claim.task_id)
        execution.cancelled(claim)
        assert story.noted() == []


class TestLongTasks:
    @pytest.mark.parametrize(("seconds", "count"), [(5, 0), (59, 0), (61, 1)])
    def test_what_ran_for_long(self, story: Story, wants: Wants, seconds: float, count: int) -> None:
        wants(ended=True, failed=True, long_seconds=60)
        story.ended(seconds)
        assert len(story.noted()) == count
        story.failed(seconds)
        assert len(story.noted()) == 2 * count

    def test_what_was_expected_to(self, story: Story, wants: Wants) -> None:
        wants(ended=True)
        story.ended(20, eta_low=30.0, eta_high=90.0)
        assert len(story.noted()) == 1

    def test_what_was_long_in_all_its_attempts(self, story: Story, wants: Wants, execution: Execution) -> None:
        wants(failed=True)
        claim = story.running(0)
        with story.database.write(SYSTEM) as unit:
            unit.session.get_one(TaskAttempt, (claim.task_id, 1)).started_at -= timedelta(seconds=100)
        execution.release(claim)
        again = execution.claim(claim.task_id)
        assert again is not None
        execution.fail(again, BROKEN)
        assert len(story.noted()) == 1


class TestOnce:
    def test_an_end_that_comes_twice_is_one(self, story: Story, wants: Wants, execution: Execution) -> None:
        wants(**EVERYTHING)
        claim = story.failed(70)
        assert not execution.fail(claim, BROKEN)
        assert [what for _, what, _ in story.noted()] == ["failed"]

    def test_a_notice_without_an_end_is_none(self, story: Story, wants: Wants) -> None:
        """A process that is killed before the commit has noted nothing."""
        wants(**EVERYTHING)
        claim = story.running(70)
        recorder = NoticeRecorder()

        def killed(unit: object, task: Task) -> None:
            recorder(unit, task)  # type: ignore[arg-type]
            raise KeyboardInterrupt

        story.execution._ended = killed
        with pytest.raises(KeyboardInterrupt):
            story.execution.fail(claim, BROKEN)
        assert (story.noted(), status(story.database, claim.task_id)) == ([], TaskStatus.PROCESSING.value)

    def test_a_task_ends_whatever_becomes_of_its_notice(
        self, story: Story, wants: Wants, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wants(**EVERYTHING)
        claim = story.running(70, title="a" * 255)
        monkeypatch.setattr("server.domain.notices.recorder.why", lambda error: error.no_such_thing)
        with capture_logs() as logs:
            assert story.execution.fail(claim, BROKEN)
        assert (story.noted(), status(story.database, claim.task_id)) == ([], TaskStatus.FAILED.value)
        assert [line["event"] for line in logs] == ["notice not written"]

    def test_a_row_that_is_refused_takes_nothing_with_it(self, story: Story, wants: Wants) -> None:
        wants(**EVERYTHING)
        claim = story.running(70)
        with story.database.write(SYSTEM) as unit:
            values = {"moment": "ended", "title": "of another", "seconds": 1, "at": unit.now()}
            owner = {"organization_id": story.admin.organization_id, "user_id": story.admin.user_id}
            unit.session.add(Notice(task_id=claim.task_id, **owner, **values))
        with capture_logs():
            story.complete(claim)
        assert status(story.database, claim.task_id) == TaskStatus.COMPLETED.value


class TestReasons:
    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (BROKEN, ("The engine stopped.", None)),
            (
                TaskError(error="LuauSyntaxError", message="expected an expression, found 'secret'", line=7),
                (None, 7),
            ),
            (TaskError(error="DriverError", message="The driver: secret"), (None, None)),
            (TaskError(error="OfALaterVersion", message="secret"), (None, None)),
        ],
    )
    def test_no_text_of_a_script_leaves_the_app(self, error: TaskError, said: tuple[str | None, int | None]) -> None:
        assert why(error) == said


def status(database: Database, task_id: str) -> str:
    with database.read(SYSTEM) as session:
        return session.get_one(Task, task_id).status
