"""Child processes that are kept alive, and end with their parent."""

import multiprocessing
import multiprocessing.connection
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

import structlog

from server.core.errors import StartupError

STABLE_SECONDS = 20.0
"""Who has lived for so long has started; what ends sooner, again and again, will never start."""
MOST_FAILED_STARTS = 5
LONGEST_PAUSE = 10.0
LOOK_SECONDS = 0.5
KILL_AFTER_SECONDS = 35.0

log = structlog.get_logger(__name__)
_CONTEXT = multiprocessing.get_context("spawn")

Target = Callable[..., None]
"""Runs in the child. Its last argument is a pipe that ends when the parent wants it to stop, or dies."""


@dataclass(slots=True)
class Child:
    """One process that should run. A function of a module, and what can be pickled."""

    name: str
    target: Target
    arguments: tuple[Any, ...]
    process: SpawnProcess | None = None
    started_at: float = 0.0
    failed_starts: int = 0
    next_start: float = 0.0
    lifeline: Connection | None = field(default=None, repr=False)

    def start(self) -> None:
        """In an interpreter of its own, which inherits nothing but what it is given."""
        ours, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=self.target, args=(*self.arguments, theirs), name=self.name)
        self.process.start()
        theirs.close()
        self.lifeline = ours
        self.started_at = time.monotonic()

    def release(self) -> None:
        """Asks it to end."""
        if self.lifeline is not None:
            self.lifeline.close()
            self.lifeline = None


class Supervisor:
    """Starts children again when they end, with growing pauses, and gives up on one that never comes up."""

    def __init__(self, children: Sequence[Child], *, kill_after: float = KILL_AFTER_SECONDS) -> None:
        """`kill_after`: seconds in which they must end once they were asked to."""
        self._kill_after = kill_after
        self._children = list(children)
        self._woken, self._wake = _CONTEXT.Pipe(duplex=False)
        self._stopping = False

    def stop(self, *_: object) -> None:
        """From a signal handler or any thread."""
        self._stopping = True
        try:
            self._wake.send_bytes(b".")
        except OSError:
            return  # it has stopped already

    def run(self) -> None:
        """Until told to stop; raises StartupError when a child cannot live."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        try:
            while not self._stopping:
                now = time.monotonic()
                for child in self._children:
                    self._look_after(child, now)
                sentinels = [child.process.sentinel for child in self._children if child.process is not None]
                multiprocessing.connection.wait([*sentinels, self._woken], LOOK_SECONDS)
        finally:
            self._end_all()

    def _look_after(self, child: Child, now: float) -> None:
        if child.process is None:
            if now >= child.next_start:
                child.start()
            return
        if child.process.is_alive():
            return
        code = child.process.exitcode
        child.process.close()
        child.process = None
        child.release()
        lived = now - child.started_at
        child.failed_starts = 0 if lived >= STABLE_SECONDS else child.failed_starts + 1
        if child.failed_starts >= MOST_FAILED_STARTS:
            raise StartupError(
                f"The process `{child.name}` ended {child.failed_starts} times at its start (code {code})."
            )
        pause = min(LONGEST_PAUSE, 0.1 * 2**child.failed_starts) if child.failed_starts else 0.0
        child.next_start = now + pause
        log.warning(
            "a process ended and is started again", process=child.name, code=code, after_seconds=round(pause, 1)
        )

    def _end_all(self) -> None:
        for child in self._children:
            child.release()
        deadline = time.monotonic() + self._kill_after
        for child in self._children:
            if child.process is None:
                continue
            child.process.join(max(0.0, deadline - time.monotonic()))
            if child.process.is_alive():
                log.error("a process did not end and is killed", process=child.name)
                child.process.kill()
                child.process.join()
            child.process.close()
        self._woken.close()
        self._wake.close()


def wait_for_end(lifeline: Connection) -> None:
    """Returns when the parent has let go of the other end, wanting or not."""
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        return
