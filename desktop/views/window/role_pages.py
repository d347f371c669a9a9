"""Pages whose work a role may not do, or that only a team has, are not in the sidebar."""

from PySide6.QtCore import QObject

from contracts.session import Role, SessionView
from desktop.services.accounts import Accounts
from desktop.services.workspace import Workspace
from desktop.views.home.page import HomePage
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, STUDIO, MainWindow

DASHBOARD = "dashboard"
MEMBERS = "members"
BILLING = "billing"
SHARED = "shared"

_STAFF = frozenset((Role.ADMIN, Role.TEACHER))
_ROLES = {
    DASHBOARD: frozenset((Role.ADMIN,)),
    STUDIO: _STAFF,
    LESSONS: _STAFF,
    ASSESSMENTS: _STAFF,
    HISTORY: _STAFF,
    SCHEDULES: _STAFF,
    MEMBERS: _STAFF,
    BILLING: _STAFF,
}
"""Whom a page is for; the others are for everybody."""
_KNOWN = {role.value: role for role in Role}
_OF_TEAMS = frozenset((MEMBERS, BILLING, SHARED))


class RolePages(QObject):
    """Those of one computer show until a server says what the person is: there everybody is an admin, nothing jumps.

    In a team it is what the person was when last there. What is shown stays while the connection is away.
    """

    def __init__(
        self, window: MainWindow, home: HomePage, workspace: Workspace, accounts: Accounts, keys: list[str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._keys = keys
        self._workspace = workspace
        self._accounts = accounts
        self._led = False
        workspace.connected.connect(self._on_connected)
        workspace.place_changed.connect(self._on_place)
        self._on_place()
        if workspace.session is not None:
            self._on_connected(workspace.session)

    def _on_connected(self, session: SessionView) -> None:
        is_team = session.is_of_team
        self._show_for(session.role, is_team=is_team)
        if is_team and session.role is Role.STUDENT and not self._led and self._window.page == HOME:
            self._window.show_page(SHARED)  # what students come for
        self._led = session.role is Role.STUDENT

    def _on_place(self) -> None:
        self._led = False
        membership = self._accounts.membership(self._workspace.place)
        if membership is not None:
            self._show_for(_KNOWN.get(membership.role, Role.STUDENT), is_team=True)
        elif self._workspace.place is None:
            self._show_for(Role.ADMIN, is_team=False)

    def _show_for(self, role: Role, *, is_team: bool) -> None:
        actions = self._window.actions_
        self._home.show_for_student(role is Role.STUDENT)
        for number, key in enumerate(self._keys):
            allowed = role in _ROLES.get(key, frozenset(Role)) and (is_team or key not in _OF_TEAMS)
            self._window.sidebar.items[number].setVisible(allowed)
            actions.pages[number].setVisible(allowed)
            actions.pages[number].setEnabled(allowed)
            if not allowed and self._window.page == key:
                self._window.show_page(HOME)
        self._window.may_make = role in _STAFF
