"""Many reports become few, and the last one always arrives."""

import threading

from server.workers.throttle import Throttle

NEVER = 3600.0


class Recorder:
    """Remembers what was passed on, and says when a certain step has come."""

    def __init__(self, awaited: str) -> None:
        self.passed: list[tuple[str, float]] = []
        self.arrived = threading.Event()
        self._awaited = awaited

    def __call__(self, step: str, percent: float) -> None:
        self.passed.append((step, percent))
        if step == self._awaited:
            self.arrived.set()


class TestReport:
    def test_the_first_goes_out_at_once(self) -> None:
        recorder = Recorder("Reading")
        throttle = Throttle(recorder, NEVER)
        throttle.report("Reading", 5)
        assert recorder.passed == [("Reading", 5)]
        throttle.close()

    def test_of_quick_ones_the_newest_follows_by_itself(self) -> None:
        recorder = Recorder("Measuring")
        throttle = Throttle(recorder, 0.05)
        for step, percent in (("Reading", 5), ("Looking", 20), ("Compiling", 35), ("Measuring", 80)):
            throttle.report(step, percent)
        assert recorder.arrived.wait(30)
        throttle.close()
        assert recorder.passed == [("Reading", 5), ("Measuring", 80)]

    def test_after_the_interval_reports_go_on(self) -> None:
        recorder = Recorder("Third")
        throttle = Throttle(recorder, 0.02)
        throttle.report("First", 1)
        throttle.report("Second", 2)
        while ("Second", 2) not in recorder.passed:
            recorder.arrived.wait(0.01)
        throttle.report("Third", 3)
        assert recorder.arrived.wait(30)
        throttle.close()
        assert [step for step, _ in recorder.passed] == ["First", "Second", "Third"]


class TestClose:
    def test_what_is_held_is_dropped(self) -> None:
        recorder = Recorder("Late")
        throttle = Throttle(recorder, 0.05)
        throttle.report("First", 1)
        throttle.report("Late", 2)
        throttle.close()
        assert not recorder.arrived.wait(0.2)
        throttle.report("Later", 3)
        assert recorder.passed == [("First", 1)]
