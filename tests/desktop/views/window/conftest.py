"""The composed window with what opens over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.composition import compose_window
from desktop.views.window.dialogs import WindowDialogs
from desktop.views.window.main_window import MainWindow


@dataclass
class Shell:
    """A shown and active window, and what it remembers."""

    window: MainWindow
    dialogs: WindowDialogs
    preferences: Preferences
    studio: RobloxStudioPresenter


@pytest.fixture
def shell(
    theme: Theme, workspace: Workspace, jobs: JobRunner, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Shell]:
    preferences = Preferences(tmp_path)
    window = compose_window(theme, workspace, jobs, preferences, DraftStore(tmp_path), Kinds())
    studio = window.findChild(RobloxStudioPresenter)
    assert isinstance(studio, RobloxStudioPresenter)
    dialogs = WindowDialogs(window, theme, workspace, jobs, preferences, studio, tmp_path)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Shell(window, dialogs, preferences, studio)
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents()
