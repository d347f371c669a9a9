"""The composed window with what opens over it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.drafts import DraftStore
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import LocalDatabase
from desktop.services.preferences import Preferences
from desktop.services.saved_versions import SavedVersions
from desktop.services.secrets import SecretStore
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.composition import WindowServices, compose_window
from desktop.views.window.dialogs import WindowDialogs
from desktop.views.window.main_window import STUDIO, MainWindow

Composed = Callable[[Workspace], MainWindow]


@pytest.fixture
def composed(spoken: str, theme: Theme, jobs: JobRunner, database: LocalDatabase, tmp_path: Path) -> Composed:
    """Composes a window over a workspace and the test's data directory."""

    def compose(workspace: Workspace) -> MainWindow:
        preferences = Preferences(tmp_path)
        ai = AiEndpoint(jobs, workspace, preferences, SecretStore())
        history = History(jobs, database, workspace)
        drafts = DraftStore(tmp_path)
        saved = SavedVersions(database)
        services = WindowServices(
            workspace, jobs, preferences, drafts, saved, Kinds(), lambda: history, lambda: ai, tmp_path
        )
        window = compose_window(theme, services)
        ai.setParent(window)
        return window

    return compose


@dataclass
class Shell:
    """A shown and active window, and what it remembers."""

    window: MainWindow
    dialogs: WindowDialogs
    preferences: Preferences
    studio: RobloxStudioPresenter


@pytest.fixture
def shell(
    composed: Composed,
    theme: Theme,
    workspace: Workspace,
    jobs: JobRunner,
    tmp_path: Path,
    qapp: QApplication,
    qtbot: QtBot,
) -> Iterator[Shell]:
    window = composed(workspace)
    preferences = window.preferences
    studio = window.findChild(RobloxStudioPresenter)
    assert isinstance(studio, RobloxStudioPresenter)
    dialogs = WindowDialogs(window, theme, workspace, jobs, preferences, studio, tmp_path)
    window.show_page(STUDIO)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Shell(window, dialogs, preferences, studio)
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents()
