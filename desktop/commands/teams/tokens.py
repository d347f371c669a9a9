"""The tokens of one sign-in: the refresh token in the keyring, an access token for as long as a command runs."""

import asyncio
import time
from collections.abc import Callable

from contracts.auth import RefreshRequest, SignedIn
from desktop.commands.output import complain
from desktop.commands.teams.errors import KeyringClosed, NotSignedIn, SignInOver
from desktop.commands.teams.kept import KeptSignIn, SignInFolder, kept_of
from desktop.services.account_calls import SignInCalls
from desktop.services.errors import NOT_A_MEMBER, UNAUTHORIZED, ApiError, ServerUnreachable
from desktop.services.job_runner import JobRunner
from desktop.services.secrets import KeyringState, SecretStore
from desktop.services.team_session import EARLY_SECONDS, NotInOrganization


def entry(url: str) -> str:
    """The keyring's user name; that of the window's sign-in is another."""
    return f"Command line at {url}"


class TeamTokens:
    """A TokenSource. Each new refresh token is in the keyring before anybody else may use the sign-in.

    Its calls raise NotSignedIn, SignInOver, KeyringClosed, NotInOrganization, and what a call raises.
    """

    def __init__(
        self,
        folder: SignInFolder,
        secrets: SecretStore,
        sign_in: KeptSignIn,
        organization_id: str,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` in seconds."""
        self._folder = folder
        self._secrets = secrets
        self._url = sign_in.url
        self._user_id = sign_in.user_id
        self._organization_id = organization_id
        self._clock = clock
        self._jobs = JobRunner()
        self._one_at_a_time = asyncio.Lock()
        self._access_token = ""
        self._good_until = 0.0

    async def token(self) -> str:
        """One that is good for a while."""
        async with self._one_at_a_time:
            if not self._access_token or self._clock() >= self._good_until:
                await self._renew()
            return self._access_token

    async def in_place_of(self, expired: str) -> str:
        """A newer one than the server has refused."""
        if self._access_token == expired:
            self._access_token = ""
        return await self.token()

    def turned_away(self, token: str, error: ApiError) -> None:
        """The refusal says why, and a command ends with it; what is kept goes when the next one asks for a token."""

    async def _renew(self) -> None:
        async with self._folder.alone(self._url):
            trouble: list[Exception] = []
            exchange = self._jobs.start(self._exchange(), name="renew the sign-in", on_failure=trouble.append)
            try:
                await exchange.wait()
            except asyncio.CancelledError:  # Ctrl+C: what the server sends now is the only token that will be good
                await exchange.wait()
                raise
        if trouble:
            raise trouble[0]

    async def _exchange(self) -> None:
        signed_in = await self._ask(await self._refresh_token())
        if not await self._secrets.keep(entry(self._url), signed_in.refresh_token):
            complain("The keyring did not take the renewed sign-in: sign in again before the next command.")
        kept = self._folder.find(self._url)
        if kept is not None:
            self._folder.keep(kept_of(self._url, signed_in, kept.organization_id))
        if signed_in.user_id != self._user_id:  # somebody else has signed in there, while this command was at work
            raise SignInOver(self._url)
        if signed_in.organization_id != self._organization_id:
            raise NotInOrganization
        lifetime = float(signed_in.expires_in)
        self._access_token = signed_in.access_token
        self._good_until = self._clock() + lifetime - min(EARLY_SECONDS, lifetime / 10)

    async def _refresh_token(self) -> str:
        """As the last command left it, which may be another than this one has seen."""
        token = await self._secrets.get(entry(self._url))
        if token:
            return token
        if self._secrets.status.state is not KeyringState.AVAILABLE:
            raise KeyringClosed(there=self._secrets.status.state is KeyringState.LOCKED)
        raise NotSignedIn(self._url)

    async def _ask(self, sent: str) -> SignedIn:
        calls = SignInCalls(self._url)
        request = RefreshRequest(refresh_token=sent, organization_id=self._organization_id)
        try:
            try:
                return await calls.refresh(request)
            except ServerUnreachable:  # where its answer was lost, the server gives another, for some seconds
                return await calls.refresh(request)
        except ApiError as error:
            if error.status != UNAUTHORIZED:
                raise
            if error.error in NOT_A_MEMBER:
                raise NotInOrganization from error
            await self._secrets.forget(entry(self._url))
            raise SignInOver(self._url, error.message) from error
