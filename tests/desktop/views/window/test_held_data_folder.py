"""Another server holds the data folder and does not answer yet."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.job_runner import JobRunner
from desktop.services.outbox import Outbox
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor, SupervisorPhase, SupervisorTiming
from desktop.services.task_tracker import TaskTracker
from desktop.services.workspace import Workspace
from desktop.ui.tone import Tone
from desktop.views.window.main_window import STUDIO, MainWindow
from tests.desktop import services
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.ledger_app import announce
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Composed

CHILD = Path(services.__path__[0]) / "child.py"
QUICK = SupervisorTiming(watch=0.05, first_pause=0.05, longest_pause=0.2, stop=5)


@pytest.fixture
def turned_away(jobs: JobRunner, outbox: Outbox, run: Run[Any], tmp_path: Path) -> Iterator[Workspace]:
    """Every server that the window starts gives way to one that holds the data folder."""
    command = [sys.executable, str(CHILD), str(tmp_path), "refuse"]
    feed = RealtimeFeed(jobs)
    supervisor = ServerSupervisor(jobs, tmp_path, command=command, timing=QUICK)
    workspace = Workspace(jobs, supervisor, feed, TaskTracker(jobs, feed), outbox)
    yield workspace
    run(workspace.close())


@pytest.fixture
def window(composed: Composed, turned_away: Workspace, run: Run[Any], qapp: QApplication) -> Iterator[MainWindow]:
    made = composed(turned_away)
    made.show_page(STUDIO)
    made.show()
    turned_away.start()
    supervisor = turned_away.supervisor
    run(until(lambda: supervisor.state.phase is SupervisorPhase.WAITING, "the folder to be found held"))
    yield made
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents()


class TestWhileItIsHeld:
    def test_the_window_says_what_it_waits_for_and_what_works_meanwhile(self, window: MainWindow) -> None:
        content = window.server_banner.content
        assert content is not None
        assert content.text == (
            "Another server holds the data folder. Waiting for its answer. "
            "You can go on editing; what you start now is sent when it is back."
        )
        assert (content.tone, content.action) == (Tone.NEUTRAL, "")
        assert window.sidebar.connection_text == "Waiting for a server"

    def test_what_is_started_waits_and_the_editor_stays_free(
        self, window: MainWindow, turned_away: Workspace, run: Run[Any]
    ) -> None:
        window.studio._begin_typing()
        window.studio.editor.setPlainText("return 1")
        click(window.studio.header.optimize)
        run(until(lambda: turned_away.outbox.entries(), "the request to be kept"))
        content = window.server_banner.content
        assert content is not None
        assert content.text.endswith("You can go on editing; 1 request waits and is sent when it is back.")
        assert window.studio.header.optimize.isEnabled()

    def test_nothing_is_said_any_more_when_it_answers(
        self, window: MainWindow, turned_away: Workspace, run: Run[Any], tmp_path: Path, url: str
    ) -> None:
        announce(tmp_path, url)
        run(until(lambda: turned_away.session is not None, "the other server's answer"))
        assert window.server_banner.content is None
