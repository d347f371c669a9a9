"""Which functions are offered for a rewrite."""

import pytest

from server.engines.luau.machine import Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.proposals.hot import NONE_STANDS_OUT, hot_functions
from server.engines.luau.proposals.proposal import Hot
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.checked import CheckedMachine
from tests.engines.luau.running import nothing

TIMED = Timing(10.0, 5.0, 2.0, 15, 1.9, 2.1)
LOOP = "for i = 1, 2000 do\n\t\ttotal += i\n\tend"
BUSY = f"local total = 0\nlocal function busy()\n\t{LOOP}\nend\nlocal function idle()\n\ttotal += 1\nend\n"


def hot(text: str, machine: PluauMachine) -> Hot:
    return hot_functions(text, machine.counts)


class TestHotFunctions:
    def test_the_busiest_come_first_with_their_text_and_share(self, machine: PluauMachine) -> None:
        text = f"{BUSY}local M = {{}}\nfunction M.more()\n\tfor j = 1, 3 do\n\t\tbusy()\n\tend\nend\nM.more()\nidle()\n"
        found = hot(text, machine)
        assert [one.name for one in found.functions] == ["busy"]
        first = found.functions[0]
        assert (first.line, first.end_line, first.ticks) == (2, 6, 6003)
        assert found.text[first.start : first.end] == first.text
        assert first.text.startswith("local function busy()")
        assert first.share > 0.99

    def test_two_at_most_and_methods_by_their_name(self, machine: PluauMachine) -> None:
        body = "\tfor i = 1, {n} do\n\t\tself.n = i\n\tend\nend\n"
        parts = [f"function M:f{n}()\n{body.format(n=n)}" for n in (3000, 5000, 4000)]
        calls = "".join(f"M:f{n}()\n" for n in (3000, 5000, 4000))
        found = hot(f"local M = {{}}\n{''.join(parts)}{calls}", machine)
        assert [one.name for one in found.functions] == ["M:f5000", "M:f4000"]

    @pytest.mark.parametrize(
        "text",
        [
            "for i = 1, 5000 do\n\tlocal x = i\nend\n",
            "local function f()\n\treturn 1\nend\nfor i = 1, 900 do\n\tf()\nend\n",
            "local f = function()\n\tfor i = 1, 5000 do\n\tend\nend\nf()\n",
            "local function f()\n\tfor i = 1, 5000 do\n\tend\n\treturn getfenv()\nend\nf()\n",
            f"local function f()\n\tlocal s = '{'x' * 9000}'\n\tfor i = 1, 5000 do\n\tend\nend\nf()\n",
            "do\n\tlocal function f()\n\t\tfor i = 1, 5000 do\n\t\tend\n\tend\n\tf()\nend\n",
            "",
        ],
        ids=["no function", "too few ticks", "a value", "environment", "too long", "inside of a block", "empty"],
    )
    def test_none_is_offered(self, machine: PluauMachine, text: str) -> None:
        found = hot(text, machine)
        assert (found.functions, found.reason) == ((), NONE_STANDS_OUT)

    def test_what_closures_inside_do_counts_for_the_function_around_them(self, machine: PluauMachine) -> None:
        inner = "\tlocal function inner()\n\t\treturn 1\n\tend\n"
        text = f"local function outer()\n{inner}\tfor i = 1, 3000 do\n\t\tinner()\n\tend\nend\nouter()\n"
        assert [(one.name, one.ticks) for one in hot(text, machine).functions] == [("outer", 6001)]


class TestInAReport:
    def report_of(self, source: str, level: str = "aggressive", *, find: bool = True) -> Hot | None:
        machine = CheckedMachine()
        machine.timing = lambda before, after: "The script ends too soon to be timed." if "short" in before else TIMED
        return optimize(source, file="a", level=level, vm=machine, on_step=nothing, find_hot=find).hot

    def test_only_at_aggressive_and_only_when_asked(self) -> None:
        source = f"{BUSY}busy()\n"
        found = self.report_of(source)
        assert found is not None
        assert [one.name for one in found.functions] == ["busy"]
        assert self.report_of(source, "balanced") is None
        assert self.report_of(source, find=False) is None

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("print(short)", "The script ends too soon to be timed."),
            ("print(math.random() < 2, {})", ""),
        ],
    )
    def test_none_where_a_rewrite_could_not_be_judged(self, line: str, reason: str) -> None:
        found = self.report_of(f"{BUSY}busy()\n{line}\n")
        assert found is not None
        assert (found.functions == ()) == bool(reason)
        assert found.reason == reason

    def test_none_of_a_script_that_does_not_repeat_itself(self) -> None:
        found = self.report_of(
            f"{BUSY}busy()\nlocal keys = {{}}\nfor i = 1, 30 do keys[{{}}] = i end\nfor _, v in keys do print(v) end\n"
        )
        assert found is not None
        assert found.functions == ()
        assert found.reason.startswith("Not deterministic")

    def test_a_driver_makes_functions_of_a_module_hot(self) -> None:
        machine = CheckedMachine()
        machine.timing = lambda before, after: TIMED
        body = "local function f(n)\n\tfor i = 1, n do\n\tend\n\treturn n\nend\nreturn f\n"
        found = optimize(
            body, file="a", level="aggressive", vm=machine, on_step=nothing, find_hot=True, driver="(...)(3000)"
        ).hot
        assert found is not None
        assert [one.name for one in found.functions] == ["f"]
