"""The page of assessments before a team's server, with a quiz that is open; who looks at it, each test says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from contracts.session import Role
from contracts.shares import ShareView
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.content.presenter import ContentPresenter
from desktop.views.sharing.share_dialog import ShareDialog
from tests.builders.school import School, quiz
from tests.builders.team_server import team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.views.content.served import presenter_of
from tests.desktop.views.team_page import TeamPage, shown


@dataclass
class TeacherPage(TeamPage):
    """Panel and presenter, driven as a teacher would."""

    panel: AssessmentsPanel
    presenter: ContentPresenter
    school: School
    content_id: str

    @property
    def busy(self) -> bool:
        return self.presenter.busy

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

    def push(self, button: Button) -> None:
        click(button)
        self.settle()

    def said_on(self, dialog: QDialog) -> str:
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
        shown(panel, qtbot)
        made = TeacherPage(panel, server, workspace, run, presenter, school, content_id)
        yield made
        made.close()


@pytest.fixture
def page(closed: TeacherPage) -> TeacherPage:
    """Ada's, with her quiz open."""
    closed.sign_in(closed.server.owner)
    closed.open()
    return closed
