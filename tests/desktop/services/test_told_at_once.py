"""Whoever is out of a team, or may do less there, is told at once: a real server, its hub, and no look by the clock."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.admin import Scope
from contracts.events import BILLING_UPDATED
from contracts.optimization import OptimizeScriptRequest
from contracts.session import Role
from desktop.services.accounts import Accounts
from desktop.services.drafts import DraftStore
from desktop.services.errors import ApiError, ServiceError
from desktop.services.job_runner import JobRunner
from desktop.services.local.database import LocalDatabase
from desktop.services.preferences import Preferences
from desktop.services.realtime_feed import FeedState
from desktop.services.secrets import SecretStore
from desktop.services.team_link import LinkTiming, TeamPhase
from desktop.services.teams import Teams
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from server.core.database import Tenant
from server.domain.accounts.sign_ins import Opened
from server.domain.events import log
from tests.builders.team_server import HERE, PASSWORD, TeamServer, team_server
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import recorded, until
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed

NEVER = LinkTiming(watch=600, doubt=0.02, longest_pause=0.05)
SCRIPT = OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TeamServer]:
    with team_server(tmp_path / "team") as server:
        yield server


@pytest.fixture
def teams(
    jobs: JobRunner, workspace: Workspace, database: LocalDatabase, tmp_path: Path, run: Run[Any]
) -> Iterator[Teams]:
    with installed(FakeKeyring()):
        secrets = SecretStore(trusted=[keyring_backend.__name__])
        unsaved = UnsavedContent(DraftStore(tmp_path))
        accounts = Accounts(Preferences(tmp_path))
        teams = Teams(jobs, workspace, accounts, secrets, database, unsaved, timing=NEVER)
        yield teams
        run(workspace.close())
        run(teams.close())


@pytest.fixture
def grace(server: TeamServer) -> Opened:
    """A teacher."""
    return server.join("Grace")


@pytest.fixture
def live(teams: Teams, workspace: Workspace, server: TeamServer, grace: Opened, run: Run[Any]) -> Workspace:
    """The window of Grace, who hears what happens."""
    run(teams.sign_in(server.url, grace.email, PASSWORD))
    run(until(lambda: workspace.tracker.live, "live events"))
    return workspace


def signed_out(workspace: Workspace) -> str:
    """Why, once the person is."""
    team = workspace.team
    return team.state.message if team is not None and team.state.phase is TeamPhase.SIGNED_OUT else ""


class TestByItsLiveEvents:
    """Without a request of the window."""

    def test_a_disabled_account(self, live: Workspace, server: TeamServer, grace: Opened, run: Run[Any]) -> None:
        entry = live.optimize(SCRIPT)
        run(until(lambda: live.outbox.get(entry) is None, "the first request"))
        server.parts.accounts.disable(server.owner.member, grace.member.user_id, HERE)
        server.publish()
        run(until(lambda: signed_out(live), "the news"))
        assert signed_out(live) == "The owner of this server has disabled this account."
        assert live.session is None
        run(until(lambda: live.feed.state is FeedState.OFF, "the end of the live connection"))
        kept = live.optimize(SCRIPT)
        assert live.outbox.get(kept) is not None

    def test_a_sign_out_everywhere(self, live: Workspace, server: TeamServer, grace: Opened, run: Run[Any]) -> None:
        server.parts.sign_ins.sign_out_everywhere(grace.member, HERE)
        server.publish()
        run(until(lambda: signed_out(live), "the news"))
        assert signed_out(live) == "You were signed out on every device. Sign in again."

    def test_a_removal_leads_back_here(
        self, live: Workspace, teams: Teams, server: TeamServer, grace: Opened, run: Run[Any]
    ) -> None:
        removed = recorded(teams.removed)
        server.parts.organizations.remove(server.owner.member, grace.member.user_id, HERE)
        server.publish()
        run(until(lambda: removed, "the news"))
        assert removed == ["Lincoln School"]
        assert live.place is None

    def test_a_teacher_who_becomes_a_student(
        self, live: Workspace, server: TeamServer, grace: Opened, run: Run[Any]
    ) -> None:
        server.parts.organizations.change_role(server.owner.member, grace.member.user_id, Role.STUDENT, HERE)
        server.publish()
        run(until(lambda: live.session and live.session.role is Role.STUDENT, "the new role"))

    def test_a_device_that_may_stay_comes_back(
        self, live: Workspace, server: TeamServer, grace: Opened, run: Run[Any]
    ) -> None:
        """Another of the person's was signed out."""
        states = recorded(live.feed.state_changed)
        member = server.parts.tokens.member(server.token(grace.member))
        server.parts.sign_ins.end(member, grace.sign_in_id, HERE)
        server.publish()
        run(until(lambda: FeedState.WAITING in states and live.tracker.live, "live events again"))
        assert signed_out(live) == ""

    def test_another_plan(self, live: Workspace, server: TeamServer, grace: Opened, run: Run[Any]) -> None:
        told = recorded(live.tracker.organization_changed)
        with server.database.write(Tenant(grace.member.organization_id)) as unit:
            log.tell(unit, grace.member.organization_id, BILLING_UPDATED)
        server.publish()
        run(until(lambda: told, "the news"))
        assert told == [BILLING_UPDATED]


class TestByARequest:
    """Where no live event tells of it, as to students, who hear none."""

    @pytest.fixture
    def student(self, teams: Teams, workspace: Workspace, server: TeamServer, run: Run[Any]) -> Opened:
        tom = server.join("Tom", Role.STUDENT)
        run(teams.sign_in(server.url, tom.email, PASSWORD))
        run(until(lambda: workspace.session is not None, "the session"))
        return tom

    def test_a_disabled_account(self, workspace: Workspace, server: TeamServer, student: Opened, run: Run[Any]) -> None:
        server.parts.accounts.disable(server.owner.member, student.member.user_id, HERE)
        with pytest.raises(ServiceError):  # this one's refusal, or another was first and closed the connection
            run(workspace.tasks())
        run(until(lambda: signed_out(workspace), "the news"))
        assert signed_out(workspace) == "The owner of this server has disabled this account."

    def test_a_removal(
        self, workspace: Workspace, teams: Teams, server: TeamServer, student: Opened, run: Run[Any]
    ) -> None:
        removed = recorded(teams.removed)
        server.parts.organizations.remove(server.owner.member, student.member.user_id, HERE)
        with pytest.raises(ServiceError):
            run(workspace.tasks())
        run(until(lambda: removed, "the news"))

    def test_an_admin_who_becomes_a_teacher(
        self, teams: Teams, workspace: Workspace, server: TeamServer, run: Run[Any]
    ) -> None:
        hedy = server.join("Hedy", Role.ADMIN)
        run(teams.sign_in(server.url, hedy.email, PASSWORD))
        run(until(lambda: workspace.session is not None, "the session"))
        server.parts.organizations.change_role(server.owner.member, hedy.member.user_id, Role.TEACHER, HERE)
        with pytest.raises(ApiError, match="Only an admin"):
            run(workspace.connected_api().dashboard(days=7, scope=Scope.ORGANIZATION, time_zone="UTC"))
        run(until(lambda: workspace.session and workspace.session.role is Role.TEACHER, "the new role"))
