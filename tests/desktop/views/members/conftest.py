"""The page of members before a team's server; who looks at it, each test says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from contracts.organizations import AuditEntry, InvitationView, MemberView
from contracts.session import Role
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.views.members.invite_dialog import InviteDialog
from desktop.views.members.log_presenter import LogPresenter
from desktop.views.members.name_dialog import NameDialog
from desktop.views.members.panel import MembersPanel
from desktop.views.members.presenter import MembersPresenter
from server.domain.accounts.sign_ins import Opened
from tests.builders.team_server import TeamServer, team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.waiting import recorded
from tests.desktop.views.team_page import TeamPage, shown
from tests.server.domain.accounts.conftest import RememberedLetters


@pytest.fixture
def letters() -> RememberedLetters:
    """In place of the outbox."""
    return RememberedLetters()


@pytest.fixture
def server(tmp_path: Path, letters: RememberedLetters) -> Iterator[TeamServer]:
    """Ada's, with Grace, a teacher."""
    with team_server(tmp_path / "team", letters) as made:
        made.join("Grace")
        yield made


@dataclass
class MembersPage(TeamPage):
    """Panel and presenters, driven as a person would."""

    panel: MembersPanel
    presenter: MembersPresenter
    log: LogPresenter
    toasts: list[ToastText] = field(default_factory=list)

    @property
    def busy(self) -> bool:
        return self.presenter.busy or self.log.busy

    @property
    def names(self) -> list[str]:
        """Of the members that are listed."""
        model = self.presenter.members
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def invited(self) -> list[str]:
        """The addresses that are listed."""
        model = self.presenter.invitations
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def log_lines(self) -> list[str]:
        """Headings and entries."""
        return [str(self.log.model.index(row, 0).data()) for row in range(self.log.model.rowCount())]

    def stored(self) -> dict[str, MemberView]:
        """What the server has, by name."""
        found = self.server.parts.organizations.members(self.server.owner.member).members
        return {one.display_name: one for one in found}

    def stored_invitations(self) -> list[InvitationView]:
        """What the server has."""
        return self.server.parts.invitations.list(self.server.owner.member).invitations

    def stored_log(self) -> list[AuditEntry]:
        """What the server has, newest first."""
        return self.server.parts.audit.page(self.server.owner.member, limit=200, before=None).entries

    def choose(self, name: str) -> None:
        """A member, by the name."""
        self.panel.members.list.choose(self.names.index(name))

    def sign_in(self, who: Opened) -> None:
        """The window is this person's from now on."""
        super().sign_in(who)
        self.wait(lambda: self.presenter.seen is not None, "the members")

    def look(self) -> None:
        """As it is when the page is shown anew."""
        self.presenter.look()
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """To whatever has the focus."""
        QTest.keyClick(self.panel.focusWidget() or self.panel, key)
        self.settle()

    def choose_role(self, name: str) -> None:
        """From the menu of the chosen member."""
        click(self.panel.members.role_button)
        (entry,) = (one for one in self.panel.members.roles.actions() if one.text() == name)
        entry.trigger()
        self.panel.members.roles.close()
        self.settle()

    def menu(self, name: str) -> None:
        """From that of the organization."""
        click(self.panel.organization_button)
        (entry,) = (one for one in self.panel.menu.actions() if one.text() == name)
        entry.trigger()
        self.panel.menu.close()
        self.settle()

    def invite_dialog(self) -> InviteDialog:
        """The one that is open."""
        (dialog,) = (one for one in self.panel.findChildren(InviteDialog) if one.isVisible())
        return dialog

    def name_dialog(self) -> NameDialog:
        """The one that is open."""
        (dialog,) = (one for one in self.panel.findChildren(NameDialog) if one.isVisible())
        return dialog


@pytest.fixture
def closed(
    theme: Theme, workspace: Workspace, server: TeamServer, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[MembersPage]:
    """The page of a window of ordinary size, before anybody is signed in."""
    presenter, log = MembersPresenter(workspace, jobs), LogPresenter(workspace, jobs)
    panel = MembersPanel(theme, presenter, log)
    presenter.setParent(panel)
    log.setParent(panel)
    shown(panel, qtbot)
    made = MembersPage(panel, server, workspace, run, presenter, log)
    made.toasts = recorded(presenter.toast_wanted)
    yield made
    made.close()


@pytest.fixture
def page(closed: MembersPage) -> MembersPage:
    """Ada's: an admin, and the owner of the server."""
    closed.sign_in(closed.server.owner)
    return closed


@pytest.fixture
def of_teacher(closed: MembersPage) -> MembersPage:
    """Grace's."""
    closed.sign_in(closed.server.people["Grace"])
    return closed


@pytest.fixture
def of_admin(closed: MembersPage) -> MembersPage:
    """Edsger's: an admin who does not own the server."""
    closed.sign_in(closed.server.join("Edsger", Role.ADMIN))
    return closed
