"""A background loop goes on after any error, and says as much about it as somebody can use."""

import threading

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
