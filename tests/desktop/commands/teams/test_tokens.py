"""Tokens of a command: renewed in time, kept before they are used, shared with other commands."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from desktop.commands.teams.errors import KeyringClosed, NotSignedIn, SignInOver
from desktop.commands.teams.kept import KeptSignIn, SignInFolder, kept_of
from desktop.commands.teams.tokens import TeamTokens, entry
from desktop.services.api_client import ApiClient
from desktop.services.errors import ApiError, ServerUnreachable, ServiceError
from desktop.services.secrets import SERVICE, SecretStore
from desktop.services.team_session import NotInOrganization
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.team_door import OTHER, TeamDoor, served_team
from tests.desktop.services.test_api_client import closed_port
from tests.desktop.services.test_team_session import Clock
from tests.fakes.keyring_backend import FakeKeyring


@dataclass
class SignedInHere:
    """One sign-in, as `toolboxai sign-in` leaves it."""

    url: str
    door: TeamDoor
    folder: SignInFolder
    backend: FakeKeyring
    sign_in: KeptSignIn
    clock: Clock

    @property
    def refresh_token(self) -> str | None:
        return self.backend.kept.get((SERVICE, entry(self.url)))

    def tokens(self, organization_id: str = ORGANIZATION) -> TeamTokens:
        """Those of another command."""
        return TeamTokens(self.folder, SecretStore(), self.sign_in, organization_id, clock=self.clock)


@pytest.fixture
def here(ledger: LedgerApp, folder: SignInFolder, backend: FakeKeyring) -> Iterator[SignedInHere]:
    with served_team(ledger) as (url, door):
        signed_in = door.let_in(ORGANIZATION)
        backend.kept[SERVICE, entry(url)] = signed_in.refresh_token
        kept = kept_of(url, signed_in, ORGANIZATION)
        made = SignedInHere(url, door, folder, backend, kept, Clock())

        async def keep() -> None:
            async with folder.alone(url):
                folder.keep(kept)

        asyncio.run(keep())
        yield made


class TestToken:
    def test_each_command_goes_on_from_where_the_last_one_was(self, here: SignedInHere) -> None:
        async def work() -> None:
            first, second = here.tokens(), here.tokens()
            one = await first.token()
            assert await first.token() == one
            await second.token()
            here.clock.now += here.door.lifetime
            assert await first.token() != one

        asyncio.run(work())
        assert here.door.refreshes == ["refresh-1", "refresh-2", "refresh-3"]
        assert here.refresh_token == "refresh-4"

    def test_many_calls_of_a_command_wait_for_one_renewal(self, here: SignedInHere) -> None:
        async def work() -> list[str]:
            tokens = here.tokens()
            return await asyncio.gather(*(tokens.token() for _ in range(3)))

        assert len(set(asyncio.run(work()))) == 1
        assert len(here.door.refreshes) == 1

    def test_a_token_that_ran_out_early_is_renewed_with_the_request(self, here: SignedInHere) -> None:
        async def work() -> str:
            api = ApiClient(here.url, here.tokens())
            try:
                await api.session()
                here.door.expire()
                return (await api.session()).organization_id
            finally:
                await api.close()

        assert asyncio.run(work()) == ORGANIZATION
        assert len(here.door.refreshes) == 2

    def test_another_organization_of_the_person_has_tokens_of_its_own(self, here: SignedInHere) -> None:
        async def work() -> str:
            api = ApiClient(here.url, here.tokens(OTHER))
            try:
                return (await api.session()).organization_id
            finally:
                await api.close()

        assert asyncio.run(work()) == OTHER
        kept = here.folder.find(here.url)
        assert kept is not None
        assert kept.organization_id == ORGANIZATION

    def test_a_command_that_is_stopped_meanwhile_leaves_the_new_token(self, here: SignedInHere) -> None:
        async def work() -> None:
            task = asyncio.get_running_loop().create_task(here.tokens().token())
            loop = asyncio.get_running_loop()

            def stop() -> None:
                loop.call_soon_threadsafe(task.cancel)

            here.door.ledger.before_answer["/api/v1/auth/refresh"] = stop
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(work())
        assert here.refresh_token == "refresh-2"


class TestTrouble:
    def _fails(self, here: SignedInHere, error: type[ServiceError]) -> str:
        with pytest.raises(error) as caught:
            asyncio.run(here.tokens().token())
        return str(caught.value)

    def test_a_sign_in_that_has_ended_is_forgotten_and_says_how_to_go_on(self, here: SignedInHere) -> None:
        here.door.revoke()
        assert f"toolboxai sign-in {here.url}" in self._fails(here, SignInOver)
        assert here.refresh_token is None
        assert f"toolboxai sign-in {here.url}" in self._fails(here, NotSignedIn)

    def test_who_was_removed_keeps_the_sign_in(self, here: SignedInHere) -> None:
        here.door.remove()
        self._fails(here, NotInOrganization)
        assert here.refresh_token == "refresh-1"

    @pytest.mark.parametrize(("status", "error"), [(429, "TooManyRequests"), (503, "DatabaseAway")])
    def test_a_server_that_is_busy_ends_nothing(self, here: SignedInHere, status: int, error: str) -> None:
        here.door.refuses_refresh.append(Refused(status, error))
        self._fails(here, ApiError)
        assert here.refresh_token == "refresh-1"
        assert asyncio.run(here.tokens().token())

    def test_a_server_that_is_away_ends_nothing(self, here: SignedInHere) -> None:
        here.sign_in = here.sign_in.model_copy(update={"url": f"http://127.0.0.1:{closed_port()}"})
        here.backend.kept[SERVICE, entry(here.sign_in.url)] = "refresh-1"
        self._fails(here, ServerUnreachable)
        assert here.backend.kept[SERVICE, entry(here.sign_in.url)] == "refresh-1"

    def test_a_locked_keyring_is_told(self, here: SignedInHere) -> None:
        here.backend.locked = True
        assert "Unlock it" in self._fails(here, KeyringClosed)

    def test_a_keyring_that_takes_nothing_more_is_told_and_the_command_goes_on(
        self, here: SignedInHere, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.backend.full = True
        assert asyncio.run(here.tokens().token())
        assert "sign in again before the next command" in capsys.readouterr().err

    def test_a_command_does_not_go_on_as_somebody_else(self, here: SignedInHere) -> None:
        here.sign_in = here.sign_in.model_copy(update={"user_id": "user-before"})
        self._fails(here, SignInOver)
        assert here.refresh_token == "refresh-2"
