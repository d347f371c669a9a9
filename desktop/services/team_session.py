"""The sign-in of one account at a team server: its tokens, renewed before they run out."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from contracts.auth import RefreshRequest, SignedIn
from desktop.services.account_calls import SignInCalls
from desktop.services.errors import (
    ENDS,
    FORBIDDEN,
    NOT_A_MEMBER,
    NOT_FOUND,
    TELLING_ENDS,
    UNAUTHORIZED,
    ApiError,
    ServiceError,
    SignInNeeded,
)
from desktop.services.job_runner import Job, JobRunner

_log = logging.getLogger(__name__)

EARLY_SECONDS = 60.0
"""An access token is renewed so long before it runs out, or in the last tenth of its life where that is shorter."""


class NotInOrganization(ServiceError):
    """The account is there, the organization wants it no more, or is gone."""

    def __init__(self) -> None:
        super().__init__("You are not in this team any more", "Your account does not belong to it any more.")


class TeamSession(QObject):
    """A source of access tokens, which are in memory only. One renewal at a time, however many calls wait for it.

    `renewed` carries the answer, whose refresh token is to be kept at once, for the former one is used up. `ended`: the
    server takes the tokens no more, for the reason in `ended_because` where it told one; until `take` every call fails
    with SignInNeeded. `doubted`: some request was refused, as where the person may do less than before.
    """

    renewed = Signal(object)
    ended = Signal()
    doubted = Signal()

    def __init__(
        self,
        jobs: JobRunner,
        calls: SignInCalls,
        refresh_token: str,
        organization_id: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Without a refresh token it has ended already. `clock` in seconds."""
        super().__init__(parent)
        self._jobs = jobs
        self.calls = calls
        self._refresh_token = refresh_token
        self._organization_id = organization_id
        self._clock = clock
        self._access_token = ""
        self._good_until = 0.0
        self._renewal: Job | None = None
        self._trouble: ServiceError | None = None
        self.ended_because = ""
        """In the server's words; empty where it did not say."""

    @property
    def has_ended(self) -> bool:
        """Whether the password is needed."""
        return not self._refresh_token

    @property
    def refresh_token(self) -> str:
        """For signing out."""
        return self._refresh_token

    def take(self, signed_in: SignedIn) -> None:
        """Goes on with the tokens of a new sign-in of the same person."""
        self._organization_id = signed_in.organization_id
        self._adopt(signed_in)
        self.renewed.emit(signed_in)

    def belong_to(self, organization_id: str) -> None:
        """From now on tokens are for this organization of the account."""
        if organization_id != self._organization_id:
            self._organization_id = organization_id
            self._access_token = ""

    def end(self) -> None:
        """Forgets the tokens; the server is told elsewhere."""
        self._refresh_token = self._access_token = ""

    async def token(self) -> str:
        """One that is good for a while. Raises ServiceError: SignInNeeded, NotInOrganization, or what a call raises."""
        if not self._access_token or self._clock() >= self._good_until:
            await self._renew()
        return self._access_token

    async def in_place_of(self, expired: str) -> str:
        """A newer one than the server has refused. Raises as above."""
        if self._access_token == expired:
            self._access_token = ""
        return await self.token()

    def turned_away(self, token: str, error: ApiError) -> None:
        """What the server says of the token in use holds at once for all that wait for one."""
        if error.status == UNAUTHORIZED and error.error in ENDS and token and token == self._access_token:
            self._end_by(error)
        elif error.status == FORBIDDEN or (error.status == UNAUTHORIZED and error.error in NOT_A_MEMBER):
            self.doubted.emit()

    async def renew(self) -> None:
        """Asks now who the person is and where it belongs. Raises as `token` does."""
        await self._renew()

    async def settle(self) -> None:
        """Waits for a renewal that is under way: what it brings would be lost, and the former token is used up."""
        if self._renewal is not None:
            await self._renewal.wait()

    async def _renew(self) -> None:
        self._access_token = ""
        while not self._access_token:  # more than once where another organization is chosen meanwhile
            if self.has_ended:
                raise self._needed()
            if self._renewal is None:
                self._trouble = None
                self._renewal = self._jobs.start(self._ask_for_tokens(), name="renew the sign-in")
            await self._renewal.wait()  # a caller that is cancelled leaves the renewal as it is
            if self._trouble is not None:
                raise self._trouble

    async def _ask_for_tokens(self) -> None:
        sent, organization_id = self._refresh_token, self._organization_id
        try:
            request = RefreshRequest(refresh_token=sent, organization_id=organization_id or None)
            signed_in = await self.calls.refresh(request)
        except ServiceError as error:
            self._fail(error, sent)
        else:
            self._on_tokens(signed_in, organization_id)
        finally:
            self._renewal = None

    def _on_tokens(self, signed_in: SignedIn, organization_id: str) -> None:
        self._adopt(signed_in)
        if organization_id != self._organization_id:
            self._access_token = ""
        elif organization_id and signed_in.organization_id != organization_id:
            self._access_token = ""
            self._trouble = NotInOrganization()
        self.renewed.emit(signed_in)

    def _fail(self, error: ServiceError, sent: str) -> None:
        """Only a clear refusal ends the sign-in; where nobody answers the token may still be good."""
        self._trouble = error
        if not isinstance(error, ApiError) or sent != self._refresh_token:  # or the person has signed in meanwhile
            return
        if error.status == UNAUTHORIZED and error.error not in NOT_A_MEMBER:
            self._end_by(error)
            self._trouble = self._needed()
        elif error.status in (UNAUTHORIZED, FORBIDDEN, NOT_FOUND):
            self._trouble = NotInOrganization()

    def _end_by(self, error: ApiError) -> None:
        _log.info("the sign-in has ended: %s", error)
        self.ended_because = error.message if error.error in TELLING_ENDS else ""
        self.end()
        self.ended.emit()

    def _needed(self) -> SignInNeeded:
        return SignInNeeded(self.ended_because) if self.ended_because else SignInNeeded()

    def _adopt(self, signed_in: SignedIn) -> None:
        lifetime = float(signed_in.expires_in)
        self.ended_because = ""
        self._refresh_token = signed_in.refresh_token
        self._access_token = signed_in.access_token
        self._good_until = self._clock() + lifetime - min(EARLY_SECONDS, lifetime / 10)
