"""The Roblox Studio page, shown."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.saved.files import SavedFiles
from desktop.views.saved.question import ask
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import recorded
from tests.desktop.views.roblox_studio.driving import Server, Studio


@pytest.fixture
def away(
    theme: Theme,
    grammar: Grammar,
    saved: SavedFiles,
    workspace: Workspace,
    jobs: JobRunner,
    ledger: LedgerApp,
    run: Run[Any],
    loop: asyncio.AbstractEventLoop,
    tmp_path: Path,
    qtbot: QtBot,
) -> Studio:
    """The page before its server answers."""
    preferences = Preferences(tmp_path)
    presenter = RobloxStudioPresenter(workspace, jobs, preferences, grammar, DraftStore(tmp_path), saved)
    panel = RobloxStudioPanel(theme, grammar, presenter)
    presenter.setParent(panel)
    toasts = recorded(presenter.toast_wanted)
    saved.toast_wanted.connect(toasts.append)
    saved.question_asked.connect(lambda question: ask(panel, question))
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QApplication.clipboard().clear()
    folder = tmp_path / "scripts"
    folder.mkdir()
    return Studio(panel, presenter, preferences, ledger, run, loop, folder, toasts, saved)


@pytest.fixture
def studio(away: Studio, joined: Workspace) -> Studio:
    """The page, connected."""
    return away


@pytest.fixture
def server(workspace: Workspace, ledger: LedgerApp, run: Run[Any], tmp_path: Path) -> Iterator[Server]:
    """A server for `away` that the test brings and takes away."""
    server = Server(workspace, ledger, run, tmp_path)
    yield server
    server.close()
