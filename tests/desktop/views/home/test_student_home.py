"""The home page of a student: what was shared and is open, before a team's server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from contracts.session import Role
from desktop.services.job_runner import JobRunner
from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.home.student_home import StudentHome
from desktop.views.home.student_presenter import StudentHomePresenter
from server.domain.organizations.membership import Member
from tests.builders.school import School, quiz
from tests.builders.team_server import TeamServer, team_server
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.waiting import recorded, until


@dataclass
class Page:
    """Sam's home page, as Sam sees it."""

    home: StudentHome
    presenter: StudentHomePresenter
    server: TeamServer
    school: School
    workspace: Workspace
    sam: Member
    run: Run[Any]

    @property
    def rows(self) -> list[str]:
        return [row.text for row in self.home.rows if row.isVisible()]

    @property
    def said(self) -> str:
        return "\n".join(one.text() for one in self.home.findChildren(QLabel) if one.isVisible())

    def share(self, title: str, **rules: object) -> str:
        return self.school.share(self.server.owner.member, quiz(title), **rules).share_id

    def sign_in(self) -> None:
        self.workspace.supervisor.ready.emit(self.server.known_as(self.sam))
        self.run(until(lambda: self.presenter.is_known, "what is shared"))

    def lose_server(self) -> None:
        self.workspace.supervisor.state_changed.emit(SupervisorState(SupervisorPhase.FAILED, "It is gone."))
        self.run(until(lambda: self.workspace.session is None, "the connection to go"))


@pytest.fixture
def page(
    tmp_path: Path, theme: Theme, workspace: Workspace, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[Page]:
    """Before Sam has signed in."""
    with team_server(tmp_path / "team") as server:
        sam = server.join("Sam", Role.STUDENT).member
        presenter = StudentHomePresenter(workspace, jobs)
        home = StudentHome(theme, presenter)
        presenter.setParent(home)
        qtbot.addWidget(home)
        home.resize(1000, 800)
        home.show()
        home.activateWindow()
        qtbot.waitUntil(home.isActiveWindow)
        yield Page(home, presenter, server, School(server.database), workspace, sam, run)
        run(workspace.close())


class TestOpenForYou:
    def test_what_is_begun_comes_first_and_then_what_closes_first(self, page: Page) -> None:
        soon, later = (datetime.now(UTC) + timedelta(days=days) for days in (1, 2))
        begun = page.share("Begun")
        page.share("Without an end")
        page.share("Later", closes_at=later)
        page.share("Soon", closes_at=soon)
        page.share("Not yet", opens_at=soon)
        page.school.attempts.start(page.sam, begun)
        page.sign_in()
        assert [row.split(":")[0] for row in page.rows] == ["Begun", "Soon", "Later", "Without an end"]

    def test_a_row_leads_to_what_it_tells_of(self, page: Page) -> None:
        share_id = page.share("Animals")
        page.sign_in()
        wanted = recorded(page.home.share_wanted)
        page.home.take_focus()
        assert page.home.rows[0].button.hasFocus()
        click(page.home.rows[0].button)
        assert wanted == [share_id]

    def test_what_is_handed_in_is_not_open(self, page: Page) -> None:
        share_id = page.share("Animals")
        attempt = page.school.attempts.start(page.sam, share_id)
        page.school.attempts.submit(page.sam, share_id, attempt.attempt_id)
        page.sign_in()
        assert page.rows == []
        assert "Nothing is open now." in page.said

    def test_says_what_will_come_here_where_nothing_was_shared(self, page: Page) -> None:
        assert "is shown as soon as it answers" in page.said
        page.sign_in()
        assert "Lessons and quizzes that a teacher shares with you appear here." in page.said

    def test_nothing_is_opened_without_the_server(self, page: Page) -> None:
        page.share("Animals")
        page.sign_in()
        page.lose_server()
        assert page.rows != []
        assert not page.home.rows[0].button.isEnabled()
