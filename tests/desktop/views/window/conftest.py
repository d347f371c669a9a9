"""The composed window with what opens over it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.accounts import Accounts
from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.drafts import DraftStore
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import LocalDatabase
from desktop.services.preferences import Preferences
from desktop.services.saved_versions import SavedVersions
from desktop.services.secrets import SecretStore
from desktop.services.team_link import LinkTiming
from desktop.services.teams import Teams
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.composition import WindowServices, compose_window
from desktop.views.window.dialogs import WindowDialogs
from desktop.views.window.main_window import STUDIO, MainWindow
from tests.fakes import keyring_backend

QUICK = LinkTiming(watch=0.05, doubt=0.02, longest_pause=0.05)

Composed = Callable[[Workspace], MainWindow]


@pytest.fixture
def composed(spoken: str, theme: Theme, jobs: JobRunner, database: LocalDatabase, tmp_path: Path) -> Composed:
    """Composes a window over a workspace and the test's data directory."""

    def compose(workspace: Workspace) -> MainWindow:
        preferences = Preferences(tmp_path)
        secrets = SecretStore(trusted=[keyring_backend.__name__])
        ai = AiEndpoint(jobs, workspace, preferences, SecretStore())
        accounts = Accounts(preferences)
        history = History(jobs, database, workspace)
        drafts = DraftStore(tmp_path)
        saved = SavedVersions(database)
        teams = Teams(
            jobs, workspace, accounts, secrets, database, UnsavedContent(drafts), timing=QUICK, parent=workspace
        )
        services = WindowServices(
            workspace,
            jobs,
            preferences,
            drafts,
            saved,
            Kinds(),
            lambda: history,
            lambda: ai,
            accounts,
            lambda: teams,
            database,
            tmp_path,
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
    teams: Teams
    folder: Path


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
    teams = workspace.findChild(Teams)
    assert isinstance(teams, Teams)
    yield Shell(window, dialogs, preferences, studio, teams, tmp_path)
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents()
