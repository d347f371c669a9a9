"""The page of members is for admins and teachers of a team's server; nobody else sees an entry of it."""

from PySide6.QtCore import QObject

from contracts.session import Role, SessionView
from desktop.services.workspace import Workspace
from desktop.views.window.main_window import HOME, MainWindow

MEMBERS = "members"
TEAM = "team"
"""Profile of a server that people sign in to."""


class MembersPage(QObject):
    """Hidden until a server says that there is a team, and that the person may see it.

    It stays while the connection is away, and goes when another server is used.
    """

    def __init__(self, window: MainWindow, workspace: Workspace, number: int) -> None:
        super().__init__(window)
        self._window = window
        self._entry = window.sidebar.items[number]
        self._action = window.actions_.pages[number]
        self._show(False)
        workspace.connected.connect(self._on_connected)
        if workspace.session is not None:
            self._on_connected(workspace.session)

    def _on_connected(self, session: SessionView) -> None:
        self._show(session.profile == TEAM and session.role is not Role.STUDENT)

    def _show(self, allowed: bool) -> None:
        self._entry.setVisible(allowed)
        self._action.setVisible(allowed)
        self._action.setEnabled(allowed)
        if not allowed and self._window.page == MEMBERS:
            self._window.show_page(HOME)
