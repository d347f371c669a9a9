"""Laws of the optimizer, over random programs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.optimize import optimize
from server.engines.luau.rules import all_rules
from server.engines.luau.syntax.parser import parse
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.patterns import Programs
from tests.engines.luau.programs import programs
from tests.engines.luau.running import SMALL, Seen, UntimedMachine, applied, code, nothing, proven_only, seen
from tests.sizes import sized

BY_ITSELF = ("ended", "failed")
NEED_A_RUN = {
    "array-loop",
    "concat-buffer",
    "field-accumulator",
    "table-clone",
    "table-move",
    "table-find",
    "repeated-access",
}
"""Rules of the balanced level, which never prove an edit by themselves."""
ALWAYS_RUN = {
    "arguments", "assert-message", "hoist-closure", "instance-read", "interpolation", "plain-pcall", "service-lookup",
    "single-byte", "table-size",
}  # fmt: skip
"""Rules that prove nothing by themselves: every edit of theirs is run before and after."""
seeds = st.integers(0, 2**32)


def behaves_the_same(before: str, after: str) -> None:
    """Compare two runs to the letter.

    A program that shows addresses or reaches a limit shows nothing, and where the stack overflows is up to Luau.
    """
    if before == after:
        return
    first = seen(before)
    if first.ending not in BY_ITSELF or any("stack overflow" in text for _, text in first.effects):
        return
    second = seen(after)
    if second != first:
        assert seen(before, salt=3) != first, f"{before}\n--- became ---\n{after}\n--- {_parting(first, second)}"


def _parting(first: Seen, second: Seen) -> str:
    pairs = zip(first.effects, second.effects, strict=False)
    return str(next(((one, two) for one, two in pairs if one != two), (first.ending, second.ending)))


def compiling(machine: PluauMachine, seed: int) -> str:
    """A random program that Luau accepts."""
    written = Programs(seed)
    while machine.compile_error(source := written.program()) is not None:
        pass
    return source


class TestProvenEdits:
    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(25, 400))
    @given(seeds)
    def test_behaviour_and_lines_stay(self, machine: PluauMachine, seed: int) -> None:
        source = compiling(machine, seed)
        after = code(proven_only(machine, source))
        assert machine.compile_error(after) is None
        assert after.count("\n") == source.count("\n")
        behaves_the_same(source, after)

    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(50, 600))
    @given(seeds)
    def test_errors_name_the_same_lines(self, machine: PluauMachine, seed: int) -> None:
        source = Programs(seed).failing()
        if machine.compile_error(source) is None:
            behaves_the_same(source, code(proven_only(machine, source)))

    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(10, 150))
    @given(seeds)
    def test_a_second_time_changes_nothing(self, machine: PluauMachine, seed: int) -> None:
        once = code(proven_only(machine, compiling(machine, seed)))
        assert code(proven_only(machine, once)) == once

    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(25, 200))
    @given(programs())
    def test_whatever_can_be_written_is_read_and_kept(self, machine: PluauMachine, source: str) -> None:
        report = proven_only(machine, source)
        assert report.status == "completed"
        after = code(report)
        assert (machine.compile_error(after) is None) == (machine.compile_error(source) is None)
        assert "".join(token.text for token in parse(after).tokens) == after

    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(8, 100))
    @given(seeds)
    def test_carriage_returns_stay_where_they_were(self, machine: PluauMachine, seed: int) -> None:
        source = compiling(machine, seed)
        expected = code(proven_only(machine, source)).replace("\n", "\r\n")
        assert code(proven_only(machine, source.replace("\n", "\r\n"))) == expected

    def test_the_programs_are_worth_running(self, machine: PluauMachine) -> None:
        """Many end by themselves, and every rule that can prove its edits does so somewhere."""
        sources = [compiling(machine, seed) for seed in range(40)]
        fired = {rule for source in sources for rule in applied(proven_only(machine, source))}
        asked = {rule.id for rule in all_rules() if rule.level == "conservative"}
        assert fired == asked - {"hoist-function"} - NEED_A_RUN - ALWAYS_RUN
        assert sum(seen(source).ending == "ended" for source in sources) > 10


@pytest.fixture(scope="module")
def untimed() -> UntimedMachine:
    return UntimedMachine(SMALL)


class TestComparedEdits:
    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(8, 100))
    @given(seeds, st.sampled_from(("balanced", "aggressive")))
    def test_what_was_compared_behaves_the_same(self, untimed: UntimedMachine, seed: int, level: str) -> None:
        """Lines may move here, so the errors' lines are left out."""
        source = compiling(untimed, seed)
        report = optimize(source, file="x", level=level, vm=untimed, on_step=nothing, run_scripts=True)
        after = code(report)
        assert (untimed.compile_error(after) is None) == (untimed.compile_error(source) is None)
        if report.behaviour.equivalent and after != source:
            before, now = seen(source), seen(after)
            assert before.ending not in BY_ITSELF or without_lines(before) == without_lines(now)


def without_lines(run: Seen) -> Seen:
    return Seen(run.ending, tuple((kind, re.sub(r"script:\d+", "script", text)) for kind, text in run.effects))
