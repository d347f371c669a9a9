"""What leads to the pages of lessons and assessments from elsewhere in the window."""

from typing import Any

import pytest
from pydantic import JsonValue

from contracts.events import Phase
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION, TaskView
from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.local.outbox_rows import NewTask
from desktop.services.workspace import Workspace
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.lessons.panel import LessonsPanel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS, ContentPages
from desktop.views.window.main_window import STUDIO
from tests.desktop.conftest import Run
from tests.desktop.content_samples import lesson
from tests.desktop.looking import only
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.samples import MORNING, Row
from tests.desktop.services.waiting import recorded, until
from tests.desktop.views.window.conftest import Shell

ASKED: dict[str, JsonValue] = {
    "subject": "Science",
    "topic": "Cells",
    "grade_level": "K",
    "learning_objectives": ["Name two parts"],
    "duration": 30,
    "template": "5e",
}


def ended(kind: str) -> TaskView:
    row = Row("task-1", seq=1)
    row.advance(Phase.STARTED, 2, MORNING)
    row.advance(Phase.COMPLETED, 3, MORNING)
    return row.view().model_copy(update={"kind": kind})


def running(kind: str) -> TaskView:
    row = Row("task-1", seq=1)
    row.advance(Phase.STARTED, 2, MORNING)
    return row.view().model_copy(update={"kind": kind})


def only_presenter(shell: Shell) -> TasksPresenter:
    found = shell.window.findChild(TasksPresenter)
    assert isinstance(found, TasksPresenter)
    return found


class TestTasks:
    @pytest.mark.parametrize(
        ("kind", "page"), [(CONTENT_GENERATION, LESSONS), (QUIZ_GENERATION, ASSESSMENTS), (SCRIPT_OPTIMIZATION, STUDIO)]
    )
    def test_each_is_opened_on_the_page_of_its_kind(
        self, shell: Shell, joined: Workspace, kind: str, page: str, run: Run[Any]
    ) -> None:
        joined.tracker.observe(ended(kind))
        shell.window.show_page("home")
        shell.window.open_task("task-1")
        assert shell.window.page == page
        panels = [*shell.window.findChildren(LessonsPanel), *shell.window.findChildren(AssessmentsPanel)]
        run(until(lambda: not any(panel.presenter.busy for panel in panels), "the answer"))


class TestWaiting:
    def test_a_request_that_waits_is_changed_in_its_form_and_replaced(self, shell: Shell, workspace: Workspace) -> None:
        entry_id = workspace.outbox.submit(NewTask(CONTENT_GENERATION, {**ASKED}), "Cells")
        assert shell.window.takers[0](entry_id)
        assert shell.window.page == LESSONS
        form = only(shell.window, LessonsPanel).form
        assert (form.topic.text(), form.grade.currentIndex(), form.duration.value()) == ("Cells", 0, 30)
        assert form.objectives.toPlainText() == "Name two parts"
        form.topic.setText("Plant cells")
        form.submit()
        (entry,) = workspace.outbox.entries()
        assert isinstance(entry.request, NewTask)
        assert (entry.title, entry.request.body["topic"], entry.request.body["template"]) == (
            "Plant cells",
            "Plant cells",
            "5e",
        )

    def test_a_script_is_none_of_them(self, shell: Shell, workspace: Workspace) -> None:
        entry_id = workspace.outbox.submit(NewTask(SCRIPT_OPTIMIZATION, {"script_code": "print(1)"}), "a.luau")
        assert not shell.window.takers[0](entry_id)


class TestQuiz:
    def test_a_quiz_of_a_lesson_is_started_on_the_other_page(self, shell: Shell, workspace: Workspace) -> None:
        shell.window.show_page(LESSONS)
        only(shell.window, LessonsPanel).presenter.quiz_wanted.emit((lesson(), "lesson-1"))
        assert shell.window.page == ASSESSMENTS
        (entry,) = workspace.outbox.entries()
        assert isinstance(entry.request, NewTask)
        assert entry.request.kind == QUIZ_GENERATION
        assert entry.request.body["lesson_id"] == "lesson-1"


class TestToasts:
    def test_none_tells_of_what_opens_by_itself(self, shell: Shell, joined: Workspace) -> None:
        shell.window.show_page(LESSONS)
        making = only(shell.window, LessonsPanel).presenter.making
        making.latest = "task-1"
        said = recorded(only_presenter(shell).toast_wanted)
        joined.tracker.observe(running(CONTENT_GENERATION))
        joined.tracker.observe(ended(CONTENT_GENERATION))
        assert said == []

    def test_one_tells_of_what_was_made_while_the_person_is_elsewhere(self, shell: Shell, joined: Workspace) -> None:
        shell.window.show_page(LESSONS)
        only(shell.window, LessonsPanel).presenter.making.latest = "task-1"
        shell.window.show_page("home")
        said = recorded(only_presenter(shell).toast_wanted)
        joined.tracker.observe(running(CONTENT_GENERATION))
        joined.tracker.observe(ended(CONTENT_GENERATION))
        assert len(said) == 1


class TestAiTick:
    def test_it_is_there_while_the_server_has_an_endpoint_that_is_set_in_the_settings(
        self, shell: Shell, joined: Workspace, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        shell.window.show_page(LESSONS)
        panel = only(shell.window, LessonsPanel)
        assert not panel.form.ai.isVisible()
        ai = only(shell.window, AiEndpoint)
        run(ai.use("http://localhost:11434/v1"))
        run(ai.choose_model("qwen3"))
        assert ledger.ai.view().base_url == "http://localhost:11434/v1"
        assert panel.form.ai.isVisible()
        assert "It asks qwen3 at localhost:11434." in panel.form.ai.said.text()
        shell.window.show_page(ASSESSMENTS)
        assert only(shell.window, AssessmentsPanel).form.ai.isVisible()
        run(ai.use(""))
        assert not panel.form.ai.isVisible()


class TestEnd:
    def test_what_cannot_be_deleted_does_not_hold_the_window_up(
        self, shell: Shell, joined: Workspace, run: Run[Any]
    ) -> None:
        shell.window.show_page(LESSONS)
        deleting = only(shell.window, LessonsPanel).presenter.deleting
        deleting.begin("was-deleted-elsewhere", "Halves")
        run(only(shell.window, ContentPages).finish())
        assert deleting.hidden == frozenset()
