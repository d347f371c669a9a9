"""A background loop goes on after any error, and says as much about it as somebody can use."""

import threading
import time

import pytest
from sqlalchemy.exc import OperationalError, ProgrammingError
from structlog.testing import capture_logs

from server.core.errors import DiskFull
from server.core.wakeups import Wakeup
from server.workers.loop import Loop


class Failing(Loop):
    """Fails once in a given way, then works."""

    def __init__(self, error: Exception) -> None:
        super().__init__(Wakeup())
        self._errors = [error]
        self.worked = threading.Event()

    def step(self) -> None:
        if self._errors:
            raise self._errors.pop()
        self.worked.set()


class Counting(Loop):
    """Counts its passes."""

    gathering_seconds = 0.05

    def __init__(self, wakeup: Wakeup) -> None:
        super().__init__(wakeup, sweep_seconds=3600)
        self.passes = 0
        self.passed = threading.Semaphore(0)

    def step(self) -> None:
        self.passes += 1
        self.passed.release()


class TestGathering:
    def test_many_wake_ups_cost_few_passes_and_the_last_is_heard(self) -> None:
        wakeup = Wakeup()
        loop = Counting(wakeup)
        began = time.monotonic()
        loop.start()
        while loop.passes < 5:
            wakeup.set()
        assert loop.passes <= 2 + (time.monotonic() - began) / loop.gathering_seconds
        while loop.passed.acquire(timeout=10 * loop.gathering_seconds):
            continue
        wakeup.set()
        assert loop.passed.acquire(timeout=20)
        loop.stop()
        assert not loop.alive

    def test_who_gathers_ends_at_once(self) -> None:
        wakeup = Wakeup()
        loop = Counting(wakeup)
        loop.gathering_seconds = 3600
        loop.start()
        assert loop.passed.acquire(timeout=20)
        wakeup.set()
        loop.stop()
        assert not loop.alive
        assert loop.passes == 1


class TestAfterAnError:
    @pytest.mark.parametrize(
        ("error", "with_traceback"),
        [
            (DiskFull("The disk is full."), False),
            (OperationalError("SELECT 1", {}, OSError("connection refused")), False),
            (ProgrammingError("SELEC 1", {}, ValueError("syntax error")), True),
            (KeyError("a bug"), True),
        ],
    )
    def test_it_goes_on_and_keeps_tracebacks_for_bugs(self, error: Exception, with_traceback: bool) -> None:
        loop = Failing(error)
        with capture_logs() as lines:
            loop.start()
            assert loop.worked.wait(30)
            loop.stop()
        assert [line["event"] for line in lines] == ["loop step failed"]
        assert ("exc_info" in lines[0]) is with_traceback
