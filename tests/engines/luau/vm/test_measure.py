"""Timing: what is refused, and that the figures belong together."""

import sys
import time
from typing import Any

import pytest

from server.engines.luau.machine import Timing
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits, Session

SLOW = "local s = 0 for i = 1, 1200000 do s = s + i % 7 end return s"
QUICK = "local s = 0 for i = 1, 300000 do s = s + i % 7 end return s"
PAUSE = 0.1


class _Interrupted:
    """A thread of the VM before whose run another program has the processor."""

    def __init__(self, thread: Any) -> None:
        self._thread = thread

    def resume(self, *arguments: object) -> object:
        time.sleep(PAUSE)  # the interruption itself: what is tested is that it does not count
        return self._thread.resume(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._thread, name)


@pytest.fixture(scope="module")
def machine() -> PluauMachine:
    return PluauMachine(Limits(ticks=2_000_000))


class TestMeasure:
    def test_a_quarter_of_the_work_is_found_to_be_faster(self, machine: PluauMachine) -> None:
        timing = machine.measure(SLOW, QUICK, runs=7)
        assert isinstance(timing, Timing)
        assert timing.runs == 7
        assert timing.speedup == pytest.approx(timing.before_ms / timing.after_ms)
        assert 1.0 < timing.low <= timing.high

    def test_a_script_against_itself_has_an_interval(self, machine: PluauMachine) -> None:
        timing = machine.measure(QUICK, QUICK, runs=7)
        assert isinstance(timing, Timing)
        assert timing.low <= timing.speedup <= timing.high

    @pytest.mark.skipif(sys.platform == "win32", reason="its clock of the processor is too coarse")
    def test_time_in_which_another_program_runs_does_not_count(
        self, machine: PluauMachine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        thread_of = Session.thread
        monkeypatch.setattr(Session, "thread", lambda session: _Interrupted(thread_of(session)))
        timing = machine.measure(QUICK, QUICK, runs=5, seconds=20)
        assert isinstance(timing, Timing)
        assert timing.before_ms < PAUSE * 1000

    @pytest.mark.parametrize(
        ("source", "reason"),
        [
            ("while true do end", "was stopped, it does not end by itself"),
            ("while true do task.wait() end", "does not end by itself"),
            ("coroutine.yield()", "does not end by itself"),
            ("error('x')", "stops with an error"),
            ("return 1", "too soon"),
            ("local s = 0 for i = 1, 500 do s = s + i % 7 end return s", "too soon"),
        ],
    )
    def test_what_cannot_be_timed_is_refused_with_the_reason(
        self, machine: PluauMachine, source: str, reason: str
    ) -> None:
        refusal = machine.measure(source, source)
        assert isinstance(refusal, str)
        assert reason in refusal

    def test_an_edit_that_fails_is_refused(self, machine: PluauMachine) -> None:
        assert machine.measure(SLOW, "error('x')") == "The edited script stops with an error here."
