"""What a screen reader says of the panel's cards, and what it is told when a task starts or is cancelled."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.task_tracker import TaskTracker
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.tasks.model import TaskListModel
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.spoken_changes import MOST_NAMED, SpokenChanges
from tests.desktop.conftest import Run
from tests.desktop.reading import faults, read, spoken
from tests.desktop.services.samples import Row
from tests.desktop.services.waiting import recorded, until
from tests.desktop.views.tasks.conftest import Put

STATES: dict[str, tuple[Phase, ...]] = {
    "queued": (),
    "processing": (Phase.STARTED, Phase.PROGRESS),
    "cancelling": (Phase.STARTED, Phase.CANCELLING),
    "completed": (Phase.STARTED, Phase.COMPLETED),
    "failed": (Phase.STARTED, Phase.FAILED),
    "cancelled": (Phase.CANCELLED,),
}


def lived(task_id: str, phases: tuple[Phase, ...]) -> Row:
    row = Row(task_id, title=f"{task_id}.luau", seq=1)
    for number, phase in enumerate(phases):
        row.advance(phase, None if phase is Phase.PROGRESS else number + 2, row.created_at)
    return row


class TestCards:
    @pytest.mark.parametrize("state", STATES)
    def test_say_name_state_and_what_can_be_done(
        self, theme: Theme, workspace: Workspace, jobs: JobRunner, qtbot: QtBot, state: str
    ) -> None:
        panel = TasksPanel(theme, TasksPresenter(workspace, jobs, workspace), Kinds())
        qtbot.addWidget(panel)
        panel.show()
        workspace.tracker.observe(lived("mine", STATES[state]).view())
        qtbot.waitUntil(panel.list.isVisible)
        panel.list.choose("mine")
        QApplication.processEvents()
        assert panel.details.isVisible()
        assert faults(panel) == []
        card = read(panel.details).name
        assert card.startswith(f"mine.luau, {state}")
        assert spoken(panel.list.currentIndex()) == card

    def test_a_waiting_request_says_that_it_waits(self, model: TaskListModel, put: Put) -> None:
        put("a", Phase.STARTED)
        model.flush()
        group = model.index(0, 0)
        assert spoken(group) == "Active, 1"
        assert spoken(model.index(0, 0, group)).startswith("a.luau, processing")


class TestSaid:
    @pytest.fixture
    def said(self, tracker: TaskTracker) -> Any:
        changes = SpokenChanges(tracker, tracker)
        return recorded(changes.said)

    def follow(self, tracker: TaskTracker, row: Row, *phases: Phase) -> None:
        tracker.observe(row.view())
        for phase in phases:
            row.advance(phase, None if phase is Phase.PROGRESS else row.seq + 1, row.created_at)
            tracker.observe(row.view())

    def test_a_start_and_no_progress(self, tracker: TaskTracker, said: list[str], run: Run[Any]) -> None:
        row = Row("a", title="a.luau", seq=1)
        self.follow(tracker, row, Phase.STARTED, Phase.PROGRESS, Phase.PROGRESS)
        run(until(lambda: said, "the start to be said"))
        self.follow(tracker, row, Phase.PROGRESS, Phase.COMPLETED)
        self.follow(tracker, Row("b", title="b.luau", seq=1), Phase.CANCELLED)
        run(until(lambda: len(said) > 1, "the cancel to be said"))
        assert said == ["a.luau has started", "b.luau was cancelled"]

    def test_of_many_at_once_the_number(self, tracker: TaskTracker, said: list[str], run: Run[Any]) -> None:
        for number in range(MOST_NAMED + 1):
            self.follow(tracker, Row(f"t{number}", seq=1), Phase.STARTED)
        run(until(lambda: said, "the starts to be said"))
        assert said == ["4 tasks have started or were cancelled"]
