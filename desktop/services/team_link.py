"""Watches over the way to a team server: joined, away, signed out, or not wanted there any more."""

import asyncio
import logging
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from contracts.session import SessionView
from desktop.services.api_client import ApiClient
from desktop.services.backoff import Backoff
from desktop.services.errors import (
    SERVER_FAULT,
    UNAUTHORIZED,
    ApiError,
    CertificateRefused,
    ServiceError,
    SignInNeeded,
    UnexpectedAnswer,
)
from desktop.services.job_runner import Job, JobRunner
from desktop.services.local.partition import Partition
from desktop.services.team_session import NotInOrganization, TeamSession

_log = logging.getLogger(__name__)


class TeamPhase(StrEnum):
    """AWAY: no answer, or one of a server in trouble. SIGNED_OUT: the password is needed. REMOVED: not a member."""

    STOPPED = "stopped"
    JOINING = "joining"
    READY = "ready"
    AWAY = "away"
    SIGNED_OUT = "signed_out"
    REMOVED = "removed"


@dataclass(frozen=True)
class TeamState:
    """`message` says why the server is away, or the sign-in over where that was told, in words for the person."""

    phase: TeamPhase
    message: str = ""


@dataclass(frozen=True)
class LinkTiming:
    """Seconds between two looks: while all is well, after the first that found nobody, and at most while away."""

    watch: float = 20.0
    doubt: float = 1.0
    longest_pause: float = 30.0


class TeamLink(QObject):
    """Looks at the session now and then: that the server answers, and what the person may do there by now.

    `ready` comes when it answers, and again when role or name of the organization are others.
    """

    ready = Signal()
    state_changed = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        session: TeamSession,
        place: Partition,
        *,
        timing: LinkTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.session = session
        self.place = place
        self._timing = timing or LinkTiming()
        self._state = TeamState(TeamPhase.STOPPED)
        self._pauses = Backoff(self._timing.doubt, self._timing.longest_pause)
        self._wake = asyncio.Event()
        self._job: Job | None = None
        self._known: SessionView | None = None
        self._misses = 0
        self._looking = False
        session.ended.connect(self.look)
        session.doubted.connect(self._on_doubt)
        session.renewed.connect(lambda _: self._on_renewed())

    @property
    def state(self) -> TeamState:
        """Where it stands now."""
        return self._state

    def start(self) -> None:
        """`ready` follows. Does nothing when it has been started."""
        if self._job is None:
            self._enter(TeamPhase.JOINING)
            self._job = self._jobs.start(self._run(), name="watch the team server", on_failure=self._on_fault)

    async def stop(self) -> None:
        """Asks nothing any more."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            await job.wait()
            self._known = None
            self._enter(TeamPhase.STOPPED)

    def look(self) -> None:
        """Something is amiss, or somebody does not want to wait: looks at once."""
        self._wake.set()

    def _on_doubt(self) -> None:
        """Somebody else's request was refused: the role may be another by now, or the membership over."""
        if self._state.phase is TeamPhase.READY and not self._looking:
            self.look()

    def _on_renewed(self) -> None:
        if self._state.phase is TeamPhase.SIGNED_OUT:
            self.look()

    def _on_fault(self, error: Exception) -> None:
        """A bug of ours: nobody watches any more until `start` is called again."""
        self._job = None
        self._enter(TeamPhase.AWAY, "The app lost control of the connection. Start the app again.")
        self._jobs.failed.emit(error)

    async def _run(self) -> None:
        api = ApiClient(self.place.server, self.session)
        try:
            while True:
                self._wake.clear()
                self._looking = True
                seconds = await self._look(api)
                self._looking = False
                await self._pause(seconds)
        finally:
            await api.close()

    async def _look(self, api: ApiClient) -> float | None:
        """Asks once; gives the seconds until the next time, None where something must happen first."""
        try:
            session = await self._asked(api)
        except SignInNeeded:
            self._enter(TeamPhase.SIGNED_OUT, self.session.ended_because)
        except NotInOrganization:
            self._enter(TeamPhase.REMOVED)
        except ServiceError as error:
            return self._missed(error)
        else:
            self._found(session)
            return self._timing.watch
        self._known = None
        return None

    async def _asked(self, api: ApiClient) -> SessionView:
        """A token may be good and its owner unwanted: then a renewal says which of both it is."""
        try:
            return await api.session()
        except SignInNeeded:
            raise
        except ApiError as error:
            if error.status != UNAUTHORIZED:
                raise
        await self.session.in_place_of(await self.session.token())
        try:
            return await api.session()
        except SignInNeeded:
            raise
        except ApiError as error:
            if error.status != UNAUTHORIZED:
                raise
            raise NotInOrganization from error

    def _found(self, session: SessionView) -> None:
        self._misses = 0
        self._pauses.reset()
        news = self._known is None or _standing(self._known) != _standing(session)
        self._known = session
        self._enter(TeamPhase.READY)
        if news:
            self.ready.emit()

    def _missed(self, error: ServiceError) -> float:
        """One miss is no news while all was well: the next look follows soon."""
        _log.info("the team server gave no session: %s", error)
        self._misses += 1
        if self._misses > 1 or self._known is None:
            self._known = None
            self._enter(TeamPhase.AWAY, _worth_saying(error))
        return self._pauses.next()

    async def _pause(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    def _enter(self, phase: TeamPhase, message: str = "") -> None:
        state = TeamState(phase, message)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def _worth_saying(error: ServiceError) -> str:
    """More than that nobody answers, or that the server is in trouble."""
    if isinstance(error, CertificateRefused | UnexpectedAnswer):
        return error.message
    is_refusal = isinstance(error, ApiError) and error.status < SERVER_FAULT
    return error.message if is_refusal else ""


def _standing(session: SessionView) -> tuple[object, ...]:
    """What the pages go by."""
    return (session.user_id, session.organization_id, session.organization_name, session.role, session.is_server_owner)
