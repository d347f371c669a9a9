"""The page of assessments before a team's server, with a quiz that is open; who looks at it, each test says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from contracts.session import Role
from contracts.shares import ShareView
from desktop.services.job_runner import JobRunner
from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.services.workspace import Workspace
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.content.presenter import ContentPresenter
from desktop.views.sharing.share_dialog import ShareDialog
from server.domain.accounts.sign_ins import Opened
from tests.builders.school import School, quiz
from tests.builders.team_server import TeamServer, team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.waiting import until
from tests.desktop.views.content.served import presenter_of


@dataclass
class TeacherPage:
    """Panel and presenter, driven as a teacher would."""

    panel: AssessmentsPanel
    presenter: ContentPresenter
    server: TeamServer
    school: School
    workspace: Workspace
    content_id: str
    run: Run[Any]

    def wait(self, condition: Callable[[], object], what: str) -> None:
        self.run(until(condition, what))

    def settle(self) -> None:
        """Until nothing more is on its way, or the page is gone."""
        self.wait(lambda: not isValid(self.presenter) or not self.presenter.busy, "the page to come to rest")

    def sign_in(self, who: Opened) -> None:
        """The window is this person's from now on."""
        self.workspace.supervisor.ready.emit(self.server.known_as(who.member))
        self.wait(lambda: self.workspace.session is not None, "the session")
        self.settle()

    def lose_server(self) -> None:
        """It does not answer any more."""
        self.workspace.supervisor.state_changed.emit(SupervisorState(SupervisorPhase.FAILED, "It is gone."))
        self.wait(lambda: self.workspace.session is None, "the connection to go")

    def open(self) -> None:
        """The quiz of the library."""
        self.presenter.open(self.content_id)
        self.settle()

    def dialog(self) -> ShareDialog:
        """Opens it as a person does."""
        click(self.panel.view.head.share)
        self.settle()
        (dialog,) = (one for one in self.panel.findChildren(ShareDialog) if one.isVisible())
        return dialog

    def press(self, button: Button) -> None:
        click(button)
        self.settle()

    def answer(self, dialog: QDialog, name: str) -> None:
        """Answers what is asked."""
        (box,) = (one for one in dialog.findChildren(QMessageBox) if one.isVisible())
        (found,) = (one for one in box.buttons() if one.text().replace("&", "") == name)
        click(found)
        self.settle()

    def said(self, dialog: QDialog) -> str:
        """Every word that can be read on it outside the list."""
        return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())

    def stored(self) -> list[ShareView]:
        """What the server has, newest first."""
        found = self.server.parts.shares.list(
            self.server.owner.member, content_id=self.content_id, limit=100, before=None
        )
        return found.shares


@pytest.fixture
def closed(
    tmp_path: Path, theme: Theme, workspace: Workspace, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[TeacherPage]:
    """Before anybody is signed in. Sam and Tess are students."""
    with team_server(tmp_path / "team") as server:
        for name in ("Sam", "Tess"):
            server.join(name, Role.STUDENT)
        school = School(server.database)
        content_id = school.keep(server.owner.member, quiz())
        presenter = presenter_of("assessment", workspace, jobs, tmp_path)
        panel = AssessmentsPanel(theme, presenter)
        presenter.setParent(panel)
        qtbot.addWidget(panel)
        panel.resize(1072, 800)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        made = TeacherPage(panel, presenter, server, school, workspace, content_id, run)
        yield made
        made.settle()
        run(workspace.close())


@pytest.fixture
def page(closed: TeacherPage) -> TeacherPage:
    """Ada's, with her quiz open."""
    closed.sign_in(closed.server.owner)
    closed.open()
    return closed
