"""The home page: first steps once, then what to go on with, the last runs, what to try."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.task_tracker import TaskTracker
from desktop.ui.theme import Theme
from desktop.views.home.panel import HomePanel
from desktop.views.home.presenter import MOST_RECENT, HomePresenter
from desktop.views.home.samples import samples
from tests.desktop.looking import button, click
from tests.desktop.services.samples import MORNING, Row
from tests.desktop.services.waiting import recorded


@pytest.fixture
def tracker(jobs: JobRunner) -> TaskTracker:
    return TaskTracker(jobs, RealtimeFeed(jobs))


@pytest.fixture
def presenter(tracker: TaskTracker, tmp_path: Path) -> HomePresenter:
    return HomePresenter(tracker, Preferences(tmp_path))


@pytest.fixture
def panel(theme: Theme, presenter: HomePresenter, qtbot: QtBot) -> HomePanel:
    panel = HomePanel(theme, presenter)
    qtbot.addWidget(panel)
    panel.resize(1000, 900)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def live(tracker: TaskTracker, number: int, *phases: Phase) -> None:
    row = Row(f"task-{number}", created_at=MORNING + timedelta(minutes=number), title=f"{number}.luau", seq=1)
    for step, phase in enumerate(phases):
        row.advance(phase, step + 2, row.created_at)
    tracker.observe(row.view())


def recent(panel: HomePanel) -> list[str]:
    return [row.text for row in panel._recent_rows if row.isVisible()]


def texts(widget: QWidget) -> list[str]:
    return [shown.text() for shown in widget.findChildren(QLabel) if shown.isVisible()]


class TestWelcome:
    def test_in_a_team_it_does_not_say_that_all_stays_here(self, panel: HomePanel) -> None:
        assert "Everything happens on this computer" in texts(panel.welcome)
        panel.welcome.show_place(is_team=True)
        assert "Everything happens on this computer" not in texts(panel.welcome)
        assert not any("No account" in text for text in texts(panel.welcome))

    def test_leads_in_three_steps_to_a_sample_and_does_not_come_back(
        self, panel: HomePanel, presenter: HomePresenter, tmp_path: Path
    ) -> None:
        wanted = recorded(presenter.sample_requested)
        for _ in range(2):
            click(panel.welcome.next)
        assert panel.welcome.steps.currentIndex() == 2
        click(panel.welcome.next)
        assert wanted == [samples()[0].path]
        assert not panel.welcome.isVisible()
        assert Preferences(tmp_path).welcomed

    def test_can_be_skipped(self, panel: HomePanel, presenter: HomePresenter) -> None:
        wanted = recorded(presenter.sample_requested)
        click(panel.welcome.skip)
        assert (panel.welcome.isVisible(), wanted) == (False, [])

    def test_offers_the_looks(self, panel: HomePanel) -> None:
        looks = recorded(panel.welcome.theme_chosen)
        panel.welcome.looks.chosen.emit(2)
        assert looks == ["dark"]


class TestResume:
    def test_shows_the_open_script_and_whether_it_is_saved(self, panel: HomePanel, presenter: HomePresenter) -> None:
        assert not panel.resume.isVisible()
        presenter.set_open_script("mine.luau", unsaved=True)
        assert panel.resume.text == "mine.luau: Text that is in no file yet."
        presenter.set_open_script("mine.luau", unsaved=False)
        assert panel.resume.text == "mine.luau: Open in Roblox Studio."
        wanted = recorded(presenter.script_requested)
        click(button(panel, "Go on: mine.luau"))
        assert len(wanted) == 1
        presenter.set_open_script("", unsaved=False)
        assert not panel.resume.isVisible()


class TestRecent:
    def test_are_the_newest_runs_with_what_came_of_them(
        self, panel: HomePanel, presenter: HomePresenter, tracker: TaskTracker, qtbot: QtBot
    ) -> None:
        assert panel._nothing.isVisible()
        with qtbot.waitSignal(presenter.changed):
            for number in range(MOST_RECENT + 2):
                live(tracker, number, Phase.STARTED, Phase.COMPLETED)
        assert [text.split(":")[0] for text in recent(panel)] == [f"{n}.luau" for n in (6, 5, 4, 3, 2)]
        assert not panel._nothing.isVisible()
        wanted = recorded(presenter.task_requested)
        click(panel._recent_rows[2].button)
        assert wanted == ["task-4"]

    def test_what_still_runs_has_nothing_to_view(
        self, panel: HomePanel, presenter: HomePresenter, tracker: TaskTracker, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(presenter.changed):
            live(tracker, 1, Phase.STARTED)
        (row,) = [row for row in panel._recent_rows if row.isVisible()]
        assert not row.button.isVisible()
        with qtbot.waitSignal(presenter.changed):
            live(tracker, 1, Phase.STARTED, Phase.COMPLETED)
        assert row.button.isVisible()

    def test_nothing_moves_when_a_run_begins_or_ends(
        self, panel: HomePanel, presenter: HomePresenter, tracker: TaskTracker, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(presenter.changed):
            for number in (1, 2):
                live(tracker, number, Phase.STARTED, Phase.COMPLETED)
        places: list[list[QRect]] = []
        for phases in ((), (Phase.STARTED,), (Phase.STARTED, Phase.COMPLETED)):
            with qtbot.waitSignal(presenter.changed):
                live(tracker, 3, *phases)
            QApplication.sendPostedEvents()
            places.append([row.geometry() for row in panel._recent_rows if row.isVisible()])
        assert len(places[0]) == 3
        assert places[0] == places[1] == places[2]

    def test_follow_what_is_removed_and_what_is_older(
        self, panel: HomePanel, presenter: HomePresenter, tracker: TaskTracker, qtbot: QtBot
    ) -> None:
        for number in (9, 1, 5, 7, 3, 2, 8):
            live(tracker, number)
        assert [task.title for task in presenter.recent()] == [f"{n}.luau" for n in (9, 8, 7, 5, 3)]
        tracker.forget("task-8")
        assert [task.title for task in presenter.recent()] == [f"{n}.luau" for n in (9, 7, 5, 3, 2)]

    def test_a_page_that_was_away_is_up_to_date_when_it_is_back(
        self, panel: HomePanel, presenter: HomePresenter, tracker: TaskTracker, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(presenter.changed):
            live(tracker, 1)
        panel.hide()
        with qtbot.waitSignal(presenter.changed):
            live(tracker, 2)
        panel.show()
        assert [text.split(":")[0] for text in recent(panel)] == ["2.luau", "1.luau"]


class TestSamples:
    def test_each_exists_and_can_be_opened(self, panel: HomePanel, presenter: HomePresenter) -> None:
        wanted = recorded(presenter.sample_requested)
        for sample in samples():
            assert sample.path.is_file()
            click(button(panel, f"Open: {sample.title}"))
        assert wanted == [sample.path for sample in samples()]


class TestFocus:
    def test_goes_to_the_likeliest_next_step(self, panel: HomePanel, presenter: HomePresenter) -> None:
        expected: list[QWidget] = [panel.welcome.next, panel.open_button, panel.resume.button]
        seen = []
        for step in range(3):
            if step == 1:
                presenter.end_welcome()
            if step == 2:
                presenter.set_open_script("mine.luau", unsaved=False)
            panel.take_focus()
            seen.append(panel.focusWidget())
        assert seen == expected
