"""The history page, shown over a real database; its server is away."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.history import History, HistoryTiming
from desktop.services.job_runner import JobRunner
from desktop.services.local.database import LocalDatabase
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from desktop.views.history.panel import HistoryPanel
from desktop.views.history.presenter import HistoryPresenter
from desktop.views.saved.files import SavedFiles
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME
from tests.desktop.views.history.driving import HistoryPage


@pytest.fixture
def history(jobs: JobRunner, database: LocalDatabase, workspace: Workspace, run: Run[Any]) -> Iterator[History]:
    """Open for ME, and empty."""
    history = History(jobs, database, workspace, timing=HistoryTiming(batch=0.01, retry=0.05, pause=0.0))
    history.open(ME)
    yield history
    run(history.close())


@pytest.fixture
def page(
    theme: Theme, grammar: Grammar, history: History, saved: SavedFiles, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[HistoryPage]:
    """The page of a window of ordinary size. What is taken away stays so until the test goes on."""
    presenter = HistoryPresenter(history, saved, jobs, grammar, undo_seconds=600)
    panel = HistoryPanel(theme, grammar, presenter)
    presenter.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(1072, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    page = HistoryPage(panel, presenter, history, run, saved)
    page.settle()
    yield page
    run(presenter.close())
