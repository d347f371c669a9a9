"""Tokens of a sign-in: renewed in time, one renewal at a time, and ended by a clear refusal only."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.services.account_calls import SignInCalls
from desktop.services.api_client import ApiClient
from desktop.services.errors import ApiError, ServerUnreachable, SignInNeeded
from desktop.services.job_runner import JobRunner
from desktop.services.team_session import NotInOrganization, TeamSession
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.team_door import OTHER, TeamDoor, served_team
from tests.desktop.services.test_api_client import closed_port
from tests.desktop.services.waiting import recorded


class Clock:
    """Seconds, moved by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


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
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(jobs: JobRunner, url: str, door: TeamDoor, clock: Clock) -> TeamSession:
    refresh_token = door.let_in(ORGANIZATION).refresh_token
    return TeamSession(jobs, SignInCalls(url), refresh_token, ORGANIZATION, clock=clock)


class TestToken:
    def test_is_asked_for_once(self, session: TeamSession, run: Run[Any], door: TeamDoor) -> None:
        first = run(session.token())
        assert run(session.token()) == first
        assert len(door.refreshes) == 1

    def test_is_renewed_before_it_runs_out(
        self, session: TeamSession, run: Run[Any], door: TeamDoor, clock: Clock
    ) -> None:
        first = run(session.token())
        clock.now += 539
        assert run(session.token()) == first
        clock.now += 1
        assert run(session.token()) != first
        assert door.refreshes == ["refresh-1", "refresh-2"]

    def test_many_who_ask_at_once_wait_for_the_same(self, session: TeamSession, run: Run[Any], door: TeamDoor) -> None:
        async def many() -> set[str]:
            return set(await asyncio.gather(*(session.token() for _ in range(20))))

        assert len(run(many())) == 1
        assert len(door.refreshes) == 1

    def test_one_who_gives_up_does_not_stop_the_renewal(
        self, session: TeamSession, run: Run[Any], door: TeamDoor
    ) -> None:
        renewed = recorded(session.renewed)

        async def impatient() -> None:
            asking = asyncio.ensure_future(session.token())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            asking.cancel()
            await session.settle()

        run(impatient())
        assert [one.refresh_token for one in renewed] == ["refresh-2"]
        assert run(session.token()) == "access-2"

    def test_is_for_the_organization_that_was_chosen(
        self, session: TeamSession, run: Run[Any], ledger: LedgerApp, url: str
    ) -> None:
        run(session.token())
        session.belong_to(OTHER)
        api = ApiClient(url, session)
        assert run(api.session()).organization_id == OTHER
        run(api.close())


class TestExpired:
    def test_a_request_is_sent_once_more(
        self, session: TeamSession, run: Run[Any], door: TeamDoor, url: str, ledger: LedgerApp
    ) -> None:
        run(session.token())
        door.expire()
        api = ApiClient(url, session)
        assert run(api.session()).user_id == "user-1"
        assert ledger.requests.count("GET /api/v1/session") == 2
        run(api.close())

    def test_a_file_is_read_again_for_that(
        self, session: TeamSession, run: Run[Any], door: TeamDoor, url: str, ledger: LedgerApp
    ) -> None:
        run(session.token())
        door.expire()
        api = ApiClient(url, session)
        percents: list[int] = []
        with pytest.raises(ApiError) as refused:
            run(api.add_material("a.txt", b"words", percents.append))
        assert refused.value.status == 405  # the ledger has no such route; that it got there is the point
        assert percents == [100, 100]
        run(api.close())


class TestTurnedAway:
    def test_why_is_told_to_all_that_wait_and_to_the_person(
        self, session: TeamSession, run: Run[Any], door: TeamDoor, url: str
    ) -> None:
        ended = recorded(session.ended)
        run(session.token())
        door.refuses_all = Refused(401, "AccountDisabled", "The owner of this server has disabled this account.")
        api = ApiClient(url, session)
        with pytest.raises(ApiError):
            run(api.session())
        assert len(ended) == 1
        asked = len(door.refreshes)
        with pytest.raises(SignInNeeded, match="has disabled this account"):
            run(api.session())
        assert len(door.refreshes) == asked, "it is known without asking"
        run(api.close())

    def test_a_refresh_is_told_why_too(self, session: TeamSession, run: Run[Any], door: TeamDoor) -> None:
        door.refuses_refresh = [Refused(401, "SignedOutEverywhere", "You were signed out on every device.")]
        with pytest.raises(SignInNeeded, match="on every device"):
            run(session.token())
        assert session.ended_because == "You were signed out on every device."

    def test_a_refusal_of_a_former_token_ends_nothing(self, session: TeamSession, run: Run[Any]) -> None:
        former = run(session.token())
        newer = run(session.in_place_of(former))
        session.turned_away(former, ApiError(401, "SignedOutEverywhere", ""))
        assert run(session.token()) == newer

    def test_what_may_come_of_another_role_is_doubted(self, session: TeamSession, run: Run[Any]) -> None:
        doubted = recorded(session.doubted)
        token = run(session.token())
        for status, error in ((404, "TaskNotFound"), (403, "Forbidden"), (401, "NotAMember"), (409, "LastAdmin")):
            session.turned_away(token, ApiError(status, error, ""))
        assert len(doubted) == 2
        assert not session.has_ended

    def test_a_new_sign_in_forgets_why_the_former_has_ended(
        self, session: TeamSession, run: Run[Any], door: TeamDoor
    ) -> None:
        session.turned_away(run(session.token()), ApiError(401, "PasswordChanged", "Your password was changed."))
        assert session.ended_because
        session.take(door.let_in(None))
        assert session.ended_because == ""


class TestEnd:
    def test_comes_with_a_refusal(self, session: TeamSession, run: Run[Any], door: TeamDoor) -> None:
        ended = recorded(session.ended)
        door.revoke()
        with pytest.raises(SignInNeeded):
            run(session.token())
        with pytest.raises(SignInNeeded):
            run(session.token())
        assert session.has_ended
        assert len(ended) == 1
        assert len(door.refreshes) == 1

    def test_does_not_come_without_an_answer(self, jobs: JobRunner, run: Run[Any]) -> None:
        session = TeamSession(jobs, SignInCalls(f"http://127.0.0.1:{closed_port()}"), "refresh-1", ORGANIZATION)
        with pytest.raises(ServerUnreachable):
            run(session.token())
        assert not session.has_ended

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_does_not_come_from_a_server_in_trouble(
        self, session: TeamSession, run: Run[Any], door: TeamDoor, status: int
    ) -> None:
        door.refuses_refresh = [Refused(status, "Trouble")]
        with pytest.raises(ApiError):
            run(session.token())
        assert run(session.token()) == "access-2"

    def test_is_over_with_a_new_sign_in(self, session: TeamSession, run: Run[Any], door: TeamDoor) -> None:
        door.revoke()
        with pytest.raises(SignInNeeded):
            run(session.token())
        session.take(door.let_in(ORGANIZATION))
        assert run(session.token()) == "access-2"

    def test_without_a_refresh_token_nobody_is_asked(
        self, jobs: JobRunner, run: Run[Any], url: str, door: TeamDoor
    ) -> None:
        session = TeamSession(jobs, SignInCalls(url), "", ORGANIZATION)
        with pytest.raises(SignInNeeded):
            run(session.token())
        assert door.refreshes == []


class TestRemoved:
    def test_is_told_from_an_end(self, session: TeamSession, run: Run[Any], door: TeamDoor) -> None:
        door.remove()
        with pytest.raises(NotInOrganization):
            run(session.token())
        assert not session.has_ended
        session.belong_to(OTHER)
        assert run(session.token())
