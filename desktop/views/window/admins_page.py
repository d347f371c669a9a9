"""The dashboard is for admins: whoever turns out to be none sees no entry of it."""

from PySide6.QtCore import QObject

from contracts.session import Role, SessionView
from desktop.services.workspace import Workspace
from desktop.views.window.main_window import MainWindow

DASHBOARD = "dashboard"


class AdminsPage(QObject):
    """Shown until a server says what the person is: on one computer everybody is an admin, and nothing jumps."""

    def __init__(self, window: MainWindow, workspace: Workspace, number: int) -> None:
        super().__init__(window)
        self._entry = window.sidebar.items[number]
        self._action = window.actions_.pages[number]
        workspace.connected.connect(self._on_connected)
        if workspace.session is not None:
            self._on_connected(workspace.session)

    def _on_connected(self, session: SessionView) -> None:
        allowed = session.role is Role.ADMIN
        self._entry.setVisible(allowed)
        self._action.setVisible(allowed)
        self._action.setEnabled(allowed)
