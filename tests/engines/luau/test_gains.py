"""What single changes gain: which are timed, what is claimed, and what is left out again."""

import pytest

from server.engines.luau.gains import (
    MOST_TIMED,
    NO_DIFFERENCE,
    TimeBudget,
    busiest,
    gains_nothing,
    time_places,
    time_whole,
    with_speedups,
)
from server.engines.luau.machine import TOO_LONG, Timing
from server.engines.luau.report import NO_GAIN, Change
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.checked import CheckedMachine, balanced
from tests.engines.luau.running import applied, code

TWO = "local s = tostring(12)\nlocal n = 0\nfor i = 1, 9 do\n\tn += s:len()\nend\nprint(n, math.floor(n / 2))\n"
FASTER = Timing(10, 5, 2.0, 15, 1.9, 2.1)
SAME = Timing(10, 10, 1.0, 15, 0.99, 1.005)
UNSURE = Timing(10, 10, 1.0, 15, 0.9, 1.1)


def change(rule: str, line: int) -> Change:
    return Change(rule, line, line, True, "applied", "P", "title", "message")


class TestChoice:
    def test_the_busiest_places_are_timed_each_once(self) -> None:
        changes = [change("a", 1), change("b", 2), change("a", 1), change("c", 3), change("d", 4)]
        assert busiest(changes, [5, 9, 7, 0, 1]) == [("b", 2), ("a", 1), ("d", 4)]

    def test_and_not_too_many(self) -> None:
        changes = [change("a", line) for line in range(9)]
        assert busiest(changes, range(1, 10)) == [("a", line) for line in (8, 7, 6, 5, 4)]
        assert MOST_TIMED == 5

    def test_the_time_for_all_of_it_is_what_was_given(self) -> None:
        budget = TimeBudget.of(6.0)
        assert budget.whole + budget.studio + MOST_TIMED * budget.each_change == pytest.approx(6.0)


class TestTiming:
    def test_the_script_without_a_change_is_the_one_before(self, checked: CheckedMachine) -> None:
        seen: list[tuple[str, str]] = []

        def timing(before: str, after: str) -> Timing | str:
            seen.append((before, after))
            return FASTER if before == "without a 1" else "The script ends too soon to be timed."

        checked.timing = timing
        places = [("a", 1), ("b", 2), ("c", 3)]
        found = time_places(
            places, "all", lambda at: "all" if at == ("c", 3) else f"without {at[0]} {at[1]}", checked, 1
        )
        assert found == {("a", 1): FASTER}
        assert seen == [("without a 1", "all"), ("without b 2", "all")], "nothing is timed against itself"

    def test_changes_carry_what_was_measured_of_them(self) -> None:
        first, second = with_speedups([change("a", 1), change("b", 2)], {("a", 1): FASTER})
        assert (first.speedup, first.speedup_low, first.speedup_high) == (2.0, 1.9, 2.1)
        assert second.speedup is None

    @pytest.mark.parametrize(
        ("high", "nothing"), [(0.9, True), (NO_DIFFERENCE, True), (NO_DIFFERENCE + 0.001, False), (1.5, False)]
    )
    def test_no_gain_is_said_only_where_the_whole_interval_says_so(self, high: float, nothing: bool) -> None:
        assert gains_nothing(Timing(1, 1, 1, 5, 0.8, high)) is nothing


class TestOptimizing:
    def test_a_change_that_gains_nothing_is_left_out_and_listed(self, checked: CheckedMachine) -> None:
        checked.timing = lambda before, _after: SAME if "math.floor" in before and "#s" in before else FASTER
        report = balanced(checked, TWO)
        assert applied(report) == ["string-length"]
        (left,) = [one for one in report.changes if one.outcome == NO_GAIN and one.rule == "floor-division"]
        assert "Left out: measured on this script, it is 0.99 to 1.00 times as fast with it." in left.message
        assert "math.floor(n / 2)" in code(report)
        (kept,) = [one for one in report.changes if one.applied]
        assert (kept.speedup, report.behaviour.equivalent) == (2.0, True)

    def test_a_change_that_needs_a_run_is_timed_by_itself_too(self, checked: CheckedMachine) -> None:
        source = "local t, n = { 1, 2, 3 }, 0\nfor i = 1, #t do\n\tn += t[i]\nend\nprint(n, math.floor(n / 2))\n"
        without: list[str] = []

        def timing(before: str, _after: str) -> Timing | str:
            without.append(before)
            return FASTER

        checked.timing = timing
        report = balanced(checked, source)
        assert {one.rule: one.speedup for one in report.changes if one.applied} == {
            "array-loop": 2.0,
            "floor-division": 2.0,
        }
        assert any("for i = 1, #t do" in one and "n // 2" in one for one in without)

    def test_one_that_is_unsure_stays_with_its_figure(self, checked: CheckedMachine) -> None:
        checked.timing = lambda _before, _after: UNSURE
        report = balanced(checked, TWO)
        assert applied(report) == ["string-length", "floor-division"]
        assert [one.speedup_low for one in report.changes if one.applied] == [0.9, 0.9]

    def test_what_cannot_be_timed_is_not_measured(self, checked: CheckedMachine) -> None:
        report = balanced(checked, TWO)
        assert [one.speedup for one in report.changes if one.applied] == [None, None]
        assert report.measurement_note == "Not timed in this test."

    def test_live_and_studio_figures_with_their_ticks(self, machine: PluauMachine) -> None:
        loop = "local s = tostring(1)\nlocal n = 0\nfor i = 1, 60000 do\n\tn += s:len()\nend\nprint(n)\n"
        report = balanced(machine, loop)
        assert report.measurement is not None
        assert report.studio_measurement is not None
        assert (report.measurement.opt_level, report.studio_measurement.opt_level) == (2, 1)
        assert report.measurement.ticks_before >= report.measurement.ticks_after > 60000


class Clockwork(PluauMachine):
    """A machine whose measurements come from a list."""

    def __init__(self, *answers: Timing | str) -> None:
        super().__init__()
        self._answers = list(answers)
        self.asked: list[tuple[float, int]] = []

    def measure(
        self, before: str, after: str, *, runs: int = 15, seconds: float = 0, opt_level: int = 2
    ) -> Timing | str:
        self.asked.append((seconds, opt_level))
        return self._answers.pop(0)


def pair(before: float, after: float, low: float, high: float) -> Timing:
    return Timing(before, after, before / after, 15, low, high)


class TestTimeWhole:
    BUDGET = TimeBudget(whole=2.0, studio=1.0, each_change=0.0)
    STUDIO = pair(30, 20, 1.4, 1.6)

    def test_two_times_that_differ_leave_more_open_than_either(self) -> None:
        vm = Clockwork(pair(12, 10, 1.15, 1.25), self.STUDIO, pair(9, 10, 0.88, 0.95), self.STUDIO)
        whole = time_whole(vm, "a", "b", self.BUDGET)
        assert vm.asked == [(1.0, 2), (0.5, 1), (1.0, 2), (0.5, 1)]
        assert isinstance(whole.live, Timing)
        assert (whole.live.before_ms, whole.live.after_ms, whole.live.speedup) == (10.5, 10.0, 1.05)
        assert (whole.live.low, whole.live.high, whole.live.runs) == (0.88, 1.25, 30)
        assert isinstance(whole.studio, Timing)
        assert (whole.studio.low, whole.studio.high) == (1.4, 1.6)

    def test_one_long_run_is_timed_once_with_all_of_the_time(self) -> None:
        vm = Clockwork(TOO_LONG, TOO_LONG, pair(500, 400, 1.2, 1.3), self.STUDIO)
        whole = time_whole(vm, "a", "b", self.BUDGET)
        assert vm.asked == [(1.0, 2), (0.5, 1), (2.0, 2), (1.0, 1)]
        assert (whole.live, whole.studio) == (pair(500, 400, 1.2, 1.3), self.STUDIO)

    def test_what_cannot_be_timed_is_asked_once(self) -> None:
        vm = Clockwork("The script does not end by itself.")
        assert time_whole(vm, "a", "b", self.BUDGET).live == "The script does not end by itself."
        assert len(vm.asked) == 1

    def test_a_second_time_that_fails_takes_nothing_from_the_first(self) -> None:
        first = pair(12, 10, 1.15, 1.25)
        vm = Clockwork(first, "The script ends too soon to be timed.", TOO_LONG)
        whole = time_whole(vm, "a", "b", self.BUDGET)
        assert (whole.live, whole.studio) == (first, "The script ends too soon to be timed.")
