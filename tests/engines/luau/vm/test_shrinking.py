"""Counterexamples are made small by calling again."""

from server.engines.luau.exercise.cases import Case
from server.engines.luau.exercise.shapes import ANY
from server.engines.luau.machine import Comparison
from server.engines.luau.vm import shrinking
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.running import SMALL

MODULE = """\
local M = {}
function M.new(name)
	return setmetatable({ name = name, n = 0 }, { __index = M })
end
function M.f(list, other)
	for i, n in list do
		if n > 7 then
			return i
		end
	end
	return 0
end
function M:add(n)
	self.n += n
	return self.n
end
return M
"""


def case(path: str, *arguments: str, makes: str = "") -> Case:
    return Case(path, arguments, (ANY,) * len(arguments), makes)


def compared(after: str, *cases: Case, before: str = MODULE) -> Comparison:
    machine = PluauMachine(SMALL)
    machine.prepare(before, lambda targets: list(cases))
    assert len(machine._cases) == len(cases)
    return machine.compare(before, after, lambda line: line)


def call(comparison: Comparison) -> str:
    assert comparison.equivalent is False
    assert comparison.counterexample is not None
    return comparison.counterexample.call


class TestShrinking:
    def test_a_long_list_becomes_one_that_just_shows_it(self) -> None:
        found = compared(
            MODULE.replace("n > 7", "n > 8"),
            case("=1.f", "{3, 100, 8, 2.5, 60, 7, 1}", '"hello"'),
            case("=1.f", "{8, 20, 100}", '"abc"'),
        )
        assert call(found) == "module.f({8})"
        assert found.detail.startswith("The call module.f({8}) does something else: result (1), then result (0)")
        assert found.counterexample is not None
        assert (found.counterexample.before, found.counterexample.after) == ("result (1)", "result (0)")

    def test_the_same_question_gives_the_same_answer(self) -> None:
        cases = [case("=1.f", "{3, 100, 60, 8, 7, 1}", '"hello"'), case("=1.f", "{1, 9, -4, 16, 1e10}", "0/0")]
        after = MODULE.replace("return i", "return i + #list - 1 - #list + 2")
        assert len({call(compared(after, *cases)) for _ in range(3)}) == 1

    def test_a_difference_of_another_kind_is_not_taken_for_the_same(self) -> None:
        after = MODULE.replace("return 0", "return #list")
        assert call(compared(after, case("=1.f", "{3, 4, 5}", "1"))) == "module.f({0})"
        worse = after.replace("for i, n in list do", "assert(list, 'none') for i, n in list do").replace("#list", "1")
        assert call(compared(worse, case("=1.f", "{3, 4, 5}", "1"))) == "module.f({})", "not module.f(), which raises"

    def test_objects_are_still_made(self) -> None:
        after = MODULE.replace("return self.n", "return self.n + self.n")
        made = case("=1.new", '"sword"', makes="=1")
        found = compared(after, made, case("=1.add", 'values.object("=1")', "16"))
        assert call(found) == "module.add(object, 1)"

    def test_what_only_earlier_calls_bring_about_is_shown_as_it_was_found(self) -> None:
        before = "local n = 0\nreturn function(by)\n\tn += 1\n\treturn if n > 2 then by else 0\nend\n"
        cases = [case("=1", str(number)) for number in (5, 16, 60)]
        found = compared(before.replace("then by", "then by + 1"), *cases, before=before)
        assert call(found) == "module(60)"

    def test_one_that_is_small_stays(self) -> None:
        after = MODULE.replace("return 0", "return 1")
        assert call(compared(after, case("=1.f", "{}"))) == "module.f({})"

    def test_it_is_bounded(self) -> None:
        runs: list[int] = []
        real = PluauMachine._exercised

        class Counting(PluauMachine):
            def _exercised(self, *arguments: object, **named: object) -> object:  # type: ignore[override]
                runs.append(1)
                return real(self, *arguments, **named)  # type: ignore[arg-type]

        machine = Counting(SMALL)
        long = "{" + ", ".join(str(1000 + number) for number in range(60)) + "}"
        machine.prepare(MODULE, lambda targets: [case("=1.f", long, long)])
        runs.clear()
        after = MODULE.replace("return i", "return if #list > 1 then i + 1 else i")
        found = machine.compare(MODULE, after, lambda line: line)
        assert len(runs) <= shrinking.MOST_RUNS
        assert len(call(found)) < len(long)
        runs.clear()
        assert call(machine.compare(MODULE, after, lambda line: line)) == call(found)
        assert runs == [], "it is looked for once"
