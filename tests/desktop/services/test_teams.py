"""Signing in, going from place to place, and what becomes of work when a sign-in ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.events import Phase
from contracts.library import SaveContentRequest
from contracts.optimization import OptimizeScriptRequest
from contracts.session import Role
from desktop.services.accounts import Accounts
from desktop.services.drafts import DraftStore
from desktop.services.errors import ApiError, ServerUnreachable
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.local.database import LocalDatabase
from desktop.services.local.history_filter import HistoryFilter
from desktop.services.preferences import Preferences
from desktop.services.secrets import SERVICE, SecretStore
from desktop.services.server_supervisor import SupervisorPhase
from desktop.services.team_link import LinkTiming, TeamPhase
from desktop.services.teams import Teams
from desktop.services.unsaved_content import Unsaved, UnsavedContent
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.content_samples import lesson
from tests.desktop.services.history_driving import settle
from tests.desktop.services.ledger_app import LedgerApp, announce, create_app
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.sending import optimized
from tests.desktop.services.serving import served
from tests.desktop.services.team_door import EMAIL, INVITATION, OTHER, PASSWORD, USER, TeamDoor, served_team
from tests.desktop.services.waiting import recorded, until
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed

SCRIPT = OptimizeScriptRequest(script_code="return 1", script_name="mine.luau")
QUICK = LinkTiming(watch=0.05, doubt=0.02, longest_pause=0.05)


@pytest.fixture
def keyring() -> Iterator[FakeKeyring]:
    backend = FakeKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def here(tmp_path: Path) -> Iterator[LedgerApp]:
    """The server of this computer."""
    ledger = LedgerApp()
    ledger.organization_id = "local"
    with served(create_app(ledger)) as url:
        announce(tmp_path, url)
        yield ledger


@pytest.fixture
def team(ledger: LedgerApp) -> Iterator[tuple[str, TeamDoor]]:
    with served_team(ledger) as team:
        yield team


@pytest.fixture
def url(team: tuple[str, TeamDoor]) -> str:
    return team[0]


@pytest.fixture
def door(team: tuple[str, TeamDoor]) -> TeamDoor:
    return team[1]


@pytest.fixture
def unsaved(tmp_path: Path) -> UnsavedContent:
    return UnsavedContent(DraftStore(tmp_path))


@pytest.fixture
def teams(
    jobs: JobRunner,
    workspace: Workspace,
    database: LocalDatabase,
    unsaved: UnsavedContent,
    keyring: FakeKeyring,
    tmp_path: Path,
    run: Run[Any],
) -> Iterator[Teams]:
    secrets = SecretStore(trusted=[keyring_backend.__name__])
    accounts = Accounts(Preferences(tmp_path))
    teams = Teams(jobs, workspace, accounts, secrets, database, unsaved, timing=QUICK)
    yield teams
    run(workspace.close())
    run(teams.close())


def signed_in(teams: Teams, workspace: Workspace, run: Run[Any], url: str) -> None:
    run(teams.sign_in(url, EMAIL, PASSWORD))
    run(until(lambda: workspace.session is not None, "the session at the team"))


class TestSignIn:
    def test_goes_to_the_team(self, teams: Teams, workspace: Workspace, run: Run[Any], url: str) -> None:
        signed_in(teams, workspace, run, url)
        assert workspace.session is not None
        assert workspace.session.organization_name == "Lincoln School"
        assert teams.name_of(workspace.place) == "Lincoln School"
        assert [account.email for account in teams.accounts.all()] == [EMAIL]

    def test_a_wrong_password_changes_nothing(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str
    ) -> None:
        with pytest.raises(ApiError, match="E-mail or password is not right"):
            run(teams.sign_in(url, EMAIL, "wrong"))
        assert workspace.place is None
        assert teams.accounts.all() == []

    def test_again_it_is_for_the_same_organization(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor
    ) -> None:
        signed_in(teams, workspace, run, url)
        run(teams.go(teams.accounts.all()[0].place(OTHER)))
        door.revoke()
        run(until(lambda: workspace.session is None, "the end of the sign-in"))
        run(teams.sign_in(url, EMAIL.upper(), PASSWORD))
        assert door.wanted == [None, OTHER]

    def test_is_kept_in_the_keyring(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, keyring: FakeKeyring
    ) -> None:
        signed_in(teams, workspace, run, url)
        run(teams.close())
        assert keyring.kept == {(SERVICE, f"Sign-in {USER} at {url}"): "refresh-1"}
        assert teams.kept

    def test_without_a_keyring_that_is_told(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, keyring: FakeKeyring
    ) -> None:
        keyring.full = True
        signed_in(teams, workspace, run, url)
        run(until(lambda: not teams.kept, "the notice"))
        run(teams.go(None))
        assert teams.kept

    def test_by_an_invitation(self, teams: Teams, workspace: Workspace, run: Run[Any], url: str) -> None:
        link = f"{url}/account/invitation#{INVITATION}"
        assert run(teams.show_invitation(link)).organization_name == "Chess Club"
        run(teams.accept_invitation(link, PASSWORD, "", "en"))
        assert workspace.place is not None
        assert workspace.place.organization_id == OTHER

    def test_a_link_for_a_new_password_is_asked_for(
        self, teams: Teams, run: Run[Any], url: str, door: TeamDoor
    ) -> None:
        run(teams.ask_for_reset(url, EMAIL))
        assert door.resets == [EMAIL]


class TestRestart:
    def test_goes_on_where_it_was(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, keyring: FakeKeyring, tmp_path: Path
    ) -> None:
        entry = (SERVICE, f"Sign-in {USER} at {url}")
        signed_in(teams, workspace, run, url)
        run(workspace.close())
        run(teams.close())
        assert keyring.kept[entry] == "refresh-1"
        again = Teams(
            teams._jobs,
            workspace,
            Accounts(Preferences(tmp_path)),
            SecretStore(trusted=[keyring_backend.__name__]),
            teams._database,
            teams._unsaved,
            timing=QUICK,
        )
        run(again.resume())
        run(until(lambda: workspace.session is not None, "the session"))
        run(until(lambda: keyring.kept[entry] == "refresh-2", "the next token in the keyring"))
        run(workspace.close())

    def test_a_sign_in_that_was_not_kept_asks_for_the_password(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, keyring: FakeKeyring
    ) -> None:
        signed_in(teams, workspace, run, url)
        place = workspace.place
        run(teams.go(None))
        run(teams.close())
        keyring.kept.clear()
        teams._sessions.clear()
        run(teams.go(place))
        assert workspace.team is not None
        run(until(lambda: workspace.team and workspace.team.state.phase is TeamPhase.SIGNED_OUT, "the question"))
        signed_in(teams, workspace, run, url)
        assert workspace.team.state.phase is TeamPhase.READY


class TestGo:
    def test_takes_tasks_and_history_along(
        self,
        teams: Teams,
        workspace: Workspace,
        run: Run[Any],
        url: str,
        here: LedgerApp,
        ledger: LedgerApp,
        history: History,
    ) -> None:
        here.submit("task-here")
        ledger.submit("task-there")
        history.start()
        workspace.start()
        run(until(lambda: workspace.tracker.get("task-here"), "the task of this computer"))
        signed_in(teams, workspace, run, url)
        run(until(lambda: workspace.tracker.get("task-there"), "the task of the team"))
        assert workspace.tracker.get("task-here") is None
        assert history.owner == workspace.place
        run(teams.go(None))
        run(until(lambda: workspace.tracker.get("task-here"), "the task of this computer"))
        assert workspace.tracker.get("task-there") is None
        assert history.owner is not None
        assert history.owner.server == "local"

    def test_the_server_of_this_computer_is_not_asked_meanwhile(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, here: LedgerApp
    ) -> None:
        workspace.start()
        run(until(lambda: workspace.session is not None, "the connection"))
        signed_in(teams, workspace, run, url)
        assert workspace.supervisor.state.phase is SupervisorPhase.STOPPED

    def test_nothing_of_the_team_is_asked_on_this_computer(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, here: LedgerApp, ledger: LedgerApp
    ) -> None:
        signed_in(teams, workspace, run, url)
        run(teams.go(None))
        run(until(lambda: workspace.session is not None, "the connection here"))
        before = len(ledger.requests)
        run(until(lambda: here.requests.count("POST /nonce") > 3, "the supervisor's looks"))
        assert len(ledger.requests) == before
        assert workspace.team is None

    def test_what_waits_stays_in_its_place_and_is_told(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, here: LedgerApp, ledger: LedgerApp
    ) -> None:
        told: list[tuple[int, str]] = []
        teams.left_waiting.connect(lambda n, name: told.append((n, name)))
        entry = workspace.optimize(SCRIPT)
        signed_in(teams, workspace, run, url)
        run(until(lambda: workspace.tracker.position is not None, "all that the team has"))
        assert told == [(1, "")]
        assert workspace.outbox.entries() == []
        assert ledger.rows == {}
        run(teams.go(None))
        run(until(lambda: here.rows, "the request, sent here"))
        assert list(here.keys) == [entry]

    def test_to_another_organization_of_the_account(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, ledger: LedgerApp
    ) -> None:
        signed_in(teams, workspace, run, url)
        account = teams.accounts.all()[0]
        run(teams.go(account.place(OTHER)))
        run(until(lambda: workspace.session is not None, "the session"))
        assert workspace.session is not None
        assert (workspace.session.organization_name, workspace.session.role) == ("Chess Club", Role.ADMIN)

    def test_work_that_runs_here_is_left_running(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, here: LedgerApp
    ) -> None:
        here.submit("task-here")
        workspace.start()
        run(until(lambda: workspace.tracker.get("task-here"), "the task"))
        signed_in(teams, workspace, run, url)
        run(teams.go(None))
        here.advance("task-here", Phase.STARTED)
        here.advance("task-here", Phase.COMPLETED)
        run(until(lambda: (task := workspace.tracker.get("task-here")) and task.status.is_terminal, "its end"))


class TestSignedOut:
    def test_asks_and_keeps_what_waits(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor, ledger: LedgerApp
    ) -> None:
        signed_in(teams, workspace, run, url)
        door.revoke()
        run(until(lambda: workspace.session is None, "the end of the sign-in"))
        assert workspace.team is not None
        assert workspace.team.state.phase is TeamPhase.SIGNED_OUT
        assert workspace.is_away
        entry = workspace.optimize(SCRIPT)
        assert workspace.outbox.get(entry) is not None
        signed_in(teams, workspace, run, url)
        run(until(lambda: entry in ledger.keys, "the request"))

    def test_without_an_answer_it_is_merely_away(
        self, teams: Teams, workspace: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        with served_team(ledger) as (url, _door):
            signed_in(teams, workspace, run, url)
        run(until(lambda: workspace.session is None, "the loss"))
        assert workspace.team is not None
        assert workspace.team.state.phase is TeamPhase.AWAY
        with served_team(ledger, int(url.rpartition(":")[2])):
            run(until(lambda: workspace.session is not None, "the way back"))
        run(workspace.close())

    def test_a_changed_role_is_seen(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor
    ) -> None:
        signed_in(teams, workspace, run, url)
        door.organizations[0] = door.organizations[0].model_copy(update={"role": Role.STUDENT})
        run(until(lambda: workspace.session and workspace.session.role is Role.STUDENT, "the new role"))


class TestRemoved:
    def test_is_told_and_leads_back_here(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor, here: LedgerApp
    ) -> None:
        removed = recorded(teams.removed)
        signed_in(teams, workspace, run, url)
        door.remove()
        run(until(lambda: removed, "the news"))
        assert removed == ["Lincoln School"]
        assert workspace.place is None
        assert [one.name for one in teams.accounts.all()[0].organizations] == ["Chess Club"]


class TestOwnWill:
    def test_whoever_leaves_is_here_again_and_stays_in_the_others(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor, here: LedgerApp
    ) -> None:
        signed_in(teams, workspace, run, url)
        door.remove()
        run(teams.leave())
        assert workspace.place is None
        assert [one.name for one in teams.accounts.all()[0].organizations] == ["Chess Club"]

    def test_an_organization_that_was_made_is_among_the_places(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor
    ) -> None:
        signed_in(teams, workspace, run, url)
        new = door.organizations[0].model_copy(update={"organization_id": "org-3", "name": "Zoo School"})
        door.organizations = [*door.organizations, new]
        run(teams.look_again())
        assert [one.name for one in teams.accounts.all()[0].organizations] == [
            "Lincoln School",
            "Chess Club",
            "Zoo School",
        ]


class TestSignOut:
    def test_tells_the_server_and_forgets(
        self,
        teams: Teams,
        workspace: Workspace,
        run: Run[Any],
        url: str,
        door: TeamDoor,
        keyring: FakeKeyring,
        here: LedgerApp,
    ) -> None:
        signed_in(teams, workspace, run, url)
        assert run(teams.sign_out(teams.accounts.all()[0], wipe=False))
        assert door.signed_out == ["refresh-1"]
        assert keyring.kept == {}
        assert teams.accounts.all() == []
        assert workspace.place is None

    def test_works_without_the_server(
        self, teams: Teams, workspace: Workspace, run: Run[Any], ledger: LedgerApp, here: LedgerApp
    ) -> None:
        with served_team(ledger) as (url, _door):
            signed_in(teams, workspace, run, url)
        assert not run(teams.sign_out(teams.accounts.all()[0], wipe=False))
        assert teams.accounts.all() == []

    def test_wipes_what_is_kept_here_if_that_is_wished(
        self,
        teams: Teams,
        workspace: Workspace,
        run: Run[Any],
        url: str,
        here: LedgerApp,
        history: History,
        database: LocalDatabase,
        unsaved: UnsavedContent,
    ) -> None:
        here.submit("task-here")
        history.start()
        workspace.start()
        run(until(lambda: workspace.tracker.get("task-here"), "the task of this computer"))
        settle(history, run)
        signed_in(teams, workspace, run, url)
        run(optimized(workspace, SCRIPT))
        settle(history, run)
        assert run(history.count(HistoryFilter())) == 1
        for owner in (f"{url}/{ORGANIZATION}/{USER}", f"local/{USER}"):
            unsaved.keep(_unsaved(owner))
        run(teams.sign_out(teams.accounts.all()[0], wipe=True))
        rows = run(database.run(lambda db: list(db["history_owners"].rows)))
        assert {row["server"] for row in rows} == {"local"}
        texts = run(database.run(lambda db: [row["title"] for row in db["history_texts"].rows]))
        assert texts == ["script.luau"]
        assert run(database.run(lambda db: db["outbox"].count)) == 0
        assert list(unsaved.all(f"{url}/{ORGANIZATION}/{USER}")) == []
        assert len(list(unsaved.all(f"local/{USER}"))) == 1

    def test_everywhere_needs_the_server(
        self, teams: Teams, workspace: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        with served_team(ledger) as (url, _door):
            signed_in(teams, workspace, run, url)
        with pytest.raises(ServerUnreachable):
            run(teams.sign_out_everywhere(teams.accounts.all()[0], wipe=False))
        assert len(teams.accounts.all()) == 1

    def test_everywhere_ends_all(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, here: LedgerApp
    ) -> None:
        signed_in(teams, workspace, run, url)
        run(teams.sign_out_everywhere(teams.accounts.all()[0], wipe=False))
        assert teams.accounts.all() == []


class TestDeleteAccount:
    def test_a_wrong_password_changes_nothing(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor
    ) -> None:
        signed_in(teams, workspace, run, url)
        with pytest.raises(ApiError):
            run(teams.delete_account(teams.accounts.all()[0], "wrong"))
        assert not door.deleted
        assert len(teams.accounts.all()) == 1

    def test_leads_back_here(
        self, teams: Teams, workspace: Workspace, run: Run[Any], url: str, door: TeamDoor, here: LedgerApp
    ) -> None:
        signed_in(teams, workspace, run, url)
        run(teams.delete_account(teams.accounts.all()[0], PASSWORD))
        assert door.deleted
        assert workspace.place is None


def _unsaved(owner: str) -> Unsaved:
    request = SaveContentRequest(lesson=lesson(), base_version=1)
    return Unsaved(owner=owner, content_id="content-1", title="Fractions", request=request)
