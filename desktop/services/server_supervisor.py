"""Keeps one server running on this computer: attaches to a running one, else starts and restarts its own."""

import asyncio
import hmac
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.discovery import ServerFile
from desktop.services.backoff import Backoff
from desktop.services.job_runner import Job, JobRunner
from desktop.services.server_locator import (
    TokenCheck,
    find_server,
    knows_its_token,
    read_server_file,
    server_command,
)
from desktop.services.server_process import ProcessEnd, ServerProcess

_log = logging.getLogger(__name__)


class SupervisorPhase(StrEnum):
    """Where the server stands, seen from the window.

    WAITING: another server holds the data folder and does not answer. FAILED: none can be started on this computer.
    """

    STARTING = "starting"
    WAITING = "waiting"
    READY = "ready"
    RESTARTING = "restarting"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class SupervisorState:
    """`message` is for the banner. `retry_in_seconds` is the pause that begins with this state."""

    phase: SupervisorPhase
    message: str
    retry_in_seconds: float = 0


@dataclass(frozen=True)
class SupervisorTiming:
    """Seconds."""

    look: float = 0.05
    start_up: float = 30.0
    watch: float = 2.0
    first_pause: float = 0.5
    longest_pause: float = 30.0
    stable_after: float = 60.0
    stop: float = 10.0


class ServerSupervisor(QObject):
    """A server that another program started is used and watched, but never stopped."""

    ready = Signal(object)
    state_changed = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        data_dir: Path,
        *,
        command: Sequence[str] | None = None,
        timing: SupervisorTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`command` starts a server of its own; the default lets the system choose a free port."""
        super().__init__(parent)
        self._jobs = jobs
        self._data_dir = data_dir
        self._command = list(command) if command is not None else server_command("--supervised", "--port", "0")
        self._timing = timing or SupervisorTiming()
        self._backoff = Backoff(self._timing.first_pause, self._timing.longest_pause)
        self._state = SupervisorState(SupervisorPhase.STOPPED, "The server is not running.")
        self._child: ServerProcess | None = None
        self._wake = asyncio.Event()
        self._job: Job | None = None

    @property
    def state(self) -> SupervisorState:
        """Where the server stands now."""
        return self._state

    @property
    def owns_server(self) -> bool:
        """Whether the server that is used would end with this app."""
        return self._state.phase is SupervisorPhase.READY and self._child is not None and self._child.end is None

    @property
    def log_lines(self) -> list[str]:
        """The last 200 lines that our own server wrote to its standard error."""
        return self._child.lines() if self._child is not None else []

    def start(self) -> None:
        """Looks for a server, or starts one; `ready` follows. Does nothing when it has been started."""
        if self._job is None:
            self._enter(SupervisorPhase.STARTING, "The server is starting.")
            self._job = self._jobs.start(self._run(), name="server supervisor", on_failure=self._on_fault)

    def retry_now(self) -> None:
        """Ends the pause before the next try."""
        self._wake.set()

    async def stop(self) -> None:
        """Stops our own server and returns when it is gone."""
        job, self._job = self._job, None
        if job is None:
            return
        job.cancel()
        await job.wait()
        self._enter(SupervisorPhase.STOPPED, "The server is not running.")

    def _on_fault(self, error: Exception) -> None:
        """A bug of ours: nobody watches over the server until `start` is called again."""
        self._job = None
        self._enter(SupervisorPhase.FAILED, "The app lost control of its server. Start the app again.")
        self._jobs.failed.emit(error)

    async def _run(self) -> None:
        while True:
            server = await find_server(self._data_dir)
            if server is not None:
                await self._use_running(server)
            else:
                await self._use_own()

    async def _use_running(self, server: ServerFile) -> None:
        """Returns when the server is gone."""
        self._announce(server, "Using the server that is already running.")
        misses = 0
        async with TokenCheck(server) as check:
            while misses < 2:
                await asyncio.sleep(self._timing.watch)
                misses = 0 if await check.passes() else misses + 1
        self._enter(SupervisorPhase.RESTARTING, "The server that this app was using has ended. Starting another.")

    async def _use_own(self) -> None:
        """Runs one child to its end, then pauses as long as that end asks for."""
        child = ServerProcess(self._command, self._data_dir, self)
        if self._child is not None:
            self._child.deleteLater()
        self._child = child
        child.start()
        try:
            server = await self._until_ready(child)
            if server is not None:
                child.mark_ready()
                self._announce(server, "The server is running.")
                await self._watch(child)
        finally:
            gave_up = child.end is None
            await child.stop(self._timing.stop)
        await self._after(child, gave_up)

    async def _watch(self, child: ServerProcess) -> None:
        since = time.monotonic()
        await child.wait()
        if time.monotonic() - since >= self._timing.stable_after:
            self._backoff.reset()

    async def _until_ready(self, child: ServerProcess) -> ServerFile | None:
        """The child's own announcement, checked; None when the child ended or did not manage in time.

        The token, which only this child was given, tells it apart; its pid would not, where a launcher runs between.
        """
        deadline = time.monotonic() + self._timing.start_up
        while child.end is None and time.monotonic() < deadline:
            server = read_server_file(self._data_dir)
            ours = server is not None and hmac.compare_digest(server.token.encode(), child.token.encode())
            if server is not None and ours and await knows_its_token(server):
                return server
            await asyncio.sleep(self._timing.look)
        return None

    async def _after(self, child: ServerProcess, gave_up: bool) -> None:
        end = await child.wait()
        if not end.started:
            message = f"The server could not be started: {child.last_words()}."
            self._enter(SupervisorPhase.FAILED, message, self._timing.longest_pause)
            await self._pause(self._timing.longest_pause)
        elif end.another_server_runs:
            self._enter(SupervisorPhase.WAITING, "Another server holds the data folder. Waiting for its answer.")
            await self._pause(self._timing.first_pause)
        else:
            pause = self._backoff.next()
            _log.warning("the server ended (%s): %s", end, child.last_words())
            how = f"was not ready after {self._timing.start_up:.0f} seconds" if gave_up else _how(end)
            self._enter(SupervisorPhase.RESTARTING, _news(how, child.last_words()), pause)
            await self._pause(pause)

    async def _pause(self, seconds: float) -> None:
        self._wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    def _announce(self, server: ServerFile, message: str) -> None:
        self._enter(SupervisorPhase.READY, message)
        self.ready.emit(server)

    def _enter(self, phase: SupervisorPhase, message: str, pause: float = 0) -> None:
        state = SupervisorState(phase, message, pause)
        if state != self._state or pause > 0:  # each pause is its own news: somebody counts it down
            self._state = state
            self.state_changed.emit(state)


def _how(end: ProcessEnd) -> str:
    return "stopped unexpectedly" if end.crashed else f"ended with code {end.exit_code}"


def _news(how: str, last_words: str) -> str:
    why = f" Its last words: {last_words[:300]}" if last_words else ""
    return f"The server {how} and is being restarted. Your tasks are kept.{why}"
