"""A student before what was shared, on a team's server."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from contracts.attempts import GivenAnswer
from contracts.session import Role
from contracts.shares import ShareView
from desktop.services.job_runner import JobRunner
from desktop.services.kept_answers import KeptAnswers
from desktop.services.local.database import LocalDatabase
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.shared.answers import put_into
from desktop.views.shared.panel import SharedPanel
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.shared.results_presenter import ResultsPresenter
from server.domain.accounts.sign_ins import Opened
from tests.builders.school import School, keys
from tests.builders.team_server import team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.views.team_page import TeamPage, shown


@dataclass
class StudentPage(TeamPage):
    """Panel and presenter, driven as a student would."""

    panel: SharedPanel
    presenter: SharedPresenter
    school: School
    student: Opened
    database: LocalDatabase

    @property
    def busy(self) -> bool:
        return self.presenter.busy

    def sign_in(self, who: Opened | None = None) -> None:
        super().sign_in(who or self.student)

    def share(self, **rules: str | int) -> ShareView:
        return self.school.share(self.server.owner.member, None, **rules)

    def open(self) -> None:
        """The first of the list."""
        self.presenter.look()
        self.settle()
        QTest.keyClick(self.panel.list, Qt.Key.Key_Return)
        self.settle()

    def begin(self) -> None:
        self.open()
        start = self.panel.detail.start_button
        assert start is not None
        click(start)
        self.settle()

    def key(self) -> dict[int, GivenAnswer | None]:
        """What is right in the attempt that runs."""
        assert self.presenter.attempt is not None
        return keys(self.presenter.attempt)

    def fill(self, number: int, given: GivenAnswer | None) -> None:
        """Puts an answer into its field."""
        self.panel.quiz.show_question(number - 1)
        assert self.panel.quiz.field is not None
        put_into(self.panel.quiz.field, given)
        self.panel.quiz.look()

    def hand_in(self) -> str:
        """Presses the button and says yes; what was asked."""
        click(self.panel.quiz.hand_in)
        (box,) = (one for one in self.panel.findChildren(QMessageBox) if one.isVisible())
        asked = box.text()
        (yes,) = (one for one in box.buttons() if one.text().replace("&", "") == "Hand in")
        click(yes)
        self.settle()
        return asked


@pytest.fixture
def page(
    tmp_path: Path,
    theme: Theme,
    workspace: Workspace,
    jobs: JobRunner,
    database: LocalDatabase,
    run: Run[Any],
    qtbot: QtBot,
) -> Iterator[StudentPage]:
    """Sam's, a student, in a window of ordinary size."""
    with team_server(tmp_path / "team") as server:
        student = server.join("Sam", Role.STUDENT)
        presenter = SharedPresenter(workspace, jobs, KeptAnswers(database))
        results = ResultsPresenter(workspace, jobs)
        panel = SharedPanel(theme, presenter, results)
        presenter.setParent(panel)
        results.setParent(panel)
        shown(panel, qtbot)
        made = StudentPage(panel, server, workspace, run, presenter, School(server.database), student, database)
        made.sign_in()
        yield made
        made.close()
