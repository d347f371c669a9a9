"""What is shown before it has a place in the window is a window of its own for a moment: it flashes, and takes time."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.workspace import Workspace
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, SETTINGS, STUDIO
from desktop.views.window.role_pages import DASHBOARD
from tests.desktop.views.window.conftest import Composed, Shell


class Shown(QObject):
    """Names of what was shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("page", [HOME, STUDIO, LESSONS, ASSESSMENTS, HISTORY, SCHEDULES, DASHBOARD, SETTINGS])
def test_a_page_brings_none(composed: Composed, workspace: Workspace, qapp: QApplication, page: str) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    window = composed(workspace)
    window.show_page(page)
    window.show()
    qapp.removeEventFilter(shown)
    window.hide()
    window.deleteLater()
    assert shown.names == ["MainWindow"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("palette", "CommandPalette"),
        ("shortcuts", "ShortcutSheet"),
        ("help", "HelpDialog"),
        ("log", "LogDialog"),
        ("about", "AboutDialog"),
    ],
)
def test_a_dialog_brings_itself(shell: Shell, qapp: QApplication, name: str, kind: str) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    getattr(shell.dialogs, f"open_{name}")()
    qapp.removeEventFilter(shown)
    assert shown.names == [kind]
