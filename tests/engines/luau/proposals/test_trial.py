"""A model's rewrite through the whole optimizer: what passes, and what is thrown away for which reason."""

from collections.abc import Sequence

import pytest

from server.engines.luau.machine import Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.proposals.proposal import RULE, HotFunction, Proposal
from server.engines.luau.proposals.step import WITH_MODEL
from server.engines.luau.report import Change, Report
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.checked import CheckedMachine
from tests.engines.luau.proposals.example import FUNCTION, GOOD
from tests.engines.luau.running import code, nothing, seen

SCRIPT = f"""\
{FUNCTION}

local numbers = {{}}
for i = 1, 60 do
	numbers[i] = (i * 7919) % 10007
end
print(hasDuplicate(numbers))
"""
FASTER = Timing(10.0, 5.0, 2.0, 15, 1.9, 2.1)


def tried(
    source: str,
    *proposals: tuple[str, str, str],
    level: str = "aggressive",
    timing: Timing | str = FASTER,
    run_scripts: bool = True,
    preserve_comments: bool = True,
) -> Report:
    """Each proposal is (name, before, after)."""
    machine = CheckedMachine()
    machine.timing = lambda before, after: timing
    return optimize(
        source,
        file="a",
        level=level,
        vm=machine,
        on_step=nothing,
        run_scripts=run_scripts,
        preserve_comments=preserve_comments,
        proposals=[Proposal(name, 1, before, after) for name, before, after in proposals],
    )


def of_model(report: Report) -> list[Change]:
    return [change for change in report.changes if change.rule == RULE]


def refused(after: str, source: str = SCRIPT, name: str = "hasDuplicate", before: str = FUNCTION) -> Change:
    report = tried(source, (name, before, after))
    (change,) = of_model(report)
    assert not change.applied
    assert change.tier is None
    assert code(report) == code(tried(source))
    return change


class TestApplied:
    def test_a_good_rewrite_is_applied_with_what_it_rests_on(self) -> None:
        report = tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD))
        (change,) = of_model(report)
        assert (change.applied, change.tier, change.title) == (True, "B", "A model's rewrite of hasDuplicate")
        assert (change.line, change.end_line) == (1, 10)
        assert change.after == GOOD
        assert change.evidence.startswith("A model proposed it, and nothing proves it. Run on ")
        assert "240 of them with made-up arguments" in change.evidence
        assert (change.speedup, change.speedup_low, change.speedup_high) == (2.0, 1.9, 2.1)
        assert code(report).startswith(GOOD)
        assert report.behaviour.equivalent is True
        assert report.behaviour.method == WITH_MODEL
        assert report.behaviour.edited_lines_executed == report.behaviour.edited_lines > 9
        assert seen(code(report)).effects == seen(SCRIPT).effects

    def test_it_is_measured_to_be_faster_on_the_real_machine(self) -> None:
        machine, source = PluauMachine(), SCRIPT.replace("60", "600")
        first = optimize(
            source, file="a", level="aggressive", vm=machine, on_step=nothing, find_hot=True, time_budget=3
        )
        assert first.hot is not None
        (hot,) = first.hot.functions
        second = optimize(
            source,
            file="a",
            level="aggressive",
            vm=machine,
            on_step=nothing,
            proposals=[_proposal(hot, GOOD)],
            time_budget=3,
        )
        (change,) = of_model(second)
        assert change.applied, change.message
        assert change.speedup_low is not None
        assert change.speedup_low > 1.5
        assert first.measurement is not None
        assert second.measurement is not None
        assert second.measurement.ticks_after * 20 < first.measurement.ticks_after

    def test_a_method_of_a_module_is_called_through_the_module(self) -> None:
        loop = "\tfor _, n in list do\n\t\tsum = sum + n\n\tend\n"
        body = f"function Bag:total(list: {{number}})\n\tlocal sum = 0\n{loop}\treturn sum, self.name\nend"
        other = body.replace("sum = sum + n", "sum += n").replace(
            "local sum = 0", "local sum = 0\n\tif #list == 0 then\n\t\treturn 0, self.name\n\tend"
        )
        made = "function Bag.new(name: string)\n\treturn setmetatable({ name = name }, Bag)\nend\n"
        source = f"local Bag = {{}}\nBag.__index = Bag\n{made}{body}\nreturn Bag\n"
        report = tried(source, ("Bag:total", body, other))
        (change,) = of_model(report)
        assert change.applied, change.message
        assert other in code(report)

    def test_the_models_comments_are_not_in_the_result(self) -> None:
        report = tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD.replace("= {}, false", "= {}, false -- proven safe")))
        assert of_model(report)[0].applied
        assert "proven" not in code(report)

    def test_two_proposals_stand_together(self) -> None:
        twice = SCRIPT + FUNCTION.replace("hasDuplicate", "again") + "\nprint(again(numbers))\n"
        pairs = [
            (name, FUNCTION.replace("hasDuplicate", name), GOOD.replace("hasDuplicate", name))
            for name in ("hasDuplicate", "again")
        ]
        report = tried(twice, *pairs)
        assert [change.applied for change in of_model(report)] == [True, True]
        assert code(report).count("hole = true") == 2

    def test_lines_of_errors_behind_it_are_followed(self) -> None:
        source = SCRIPT + "error('the end')\n"
        report = tried(source, ("hasDuplicate", FUNCTION, GOOD))
        assert of_model(report)[0].applied, of_model(report)[0].message
        assert report.behaviour.run_end is not None
        assert report.behaviour.run_end.line == 17

    def test_it_goes_where_the_function_is_when_a_rule_has_changed_its_text(self) -> None:
        report = tried(SCRIPT, ("hasDuplicate", FUNCTION.replace("#list", "# list"), GOOD))
        assert of_model(report)[0].applied

    def test_without_comments_it_stays_the_same(self) -> None:
        report = tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD), preserve_comments=False)
        assert of_model(report)[0].applied


WRONG: Sequence[tuple[str, str]] = [
    ("seen[value] = true", "seen[value] = i > 2"),
    ("\treturn false\nend", "\treturn nil\nend"),
    ("for i = 1, #list do", "for i = 2, #list do"),
    ("elseif value == value then", "elseif true then"),
    ("\t\t\thole = true\n", ""),
    ("\treturn false\nend", "\tlist[1] = 1\n\treturn false\nend"),
]


class TestRefused:
    @pytest.mark.parametrize(("old", "new"), WRONG)
    def test_one_that_does_something_else_with_the_call_that_shows_it(self, old: str, new: str) -> None:
        change = refused(GOOD.replace(old, new))
        assert change.outcome == "not_shown_safe"
        assert "Not applied: " in change.message
        assert change.after == GOOD.replace(old, new)
        assert "hasDuplicate" in change.title

    def test_the_counterexample_names_the_function(self) -> None:
        report = tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD.replace("seen[value] = true", "seen[value] = i > 2")))
        shown = report.behaviour.counterexample
        assert shown is not None
        assert shown.call.startswith("hasDuplicate({")
        assert f"Not applied: the call {shown.call} does something else" in of_model(report)[0].message
        assert report.behaviour.equivalent is True

    def test_one_that_raises_on_another_line(self) -> None:
        body = "local function f(n)\n\tlocal a = 1\n\tfor i = 1, 3 do\n\t\ta += n\n\tend\n\treturn a\nend"
        change = refused(
            body.replace("\tlocal a = 1\n", "\tlocal a = 1\n\ta = a + n - n\n"), f"{body}\nprint(f(2))\n", "f", body
        )
        assert "does something else" in change.message

    def test_one_with_a_part_that_no_call_reaches(self) -> None:
        for hidden in ("\tif #list == 4242 then\n\t\treturn true\n\tend\n", "\tlocal n = #list == 4242 and 1 or 2\n"):
            change = refused(GOOD.replace("\tlocal seen, hole", f"{hidden}\tlocal seen, hole"))
            assert change.message.endswith("Not applied: the calls did not execute every part of it.")

    def test_one_that_never_ends(self) -> None:
        change = refused(GOOD.replace("\tlocal seen, hole", "\twhile #list > 3 do\n\tend\n\tlocal seen, hole"))
        assert "was stopped" in change.message

    def test_one_that_tells_more(self) -> None:
        body = "local function f(n: number)\n\tprint(n)\n\tlocal a = n * 2\n\treturn a\nend"
        change = refused(body.replace("return a", "print(a)\n\treturn a"), f"{body}\nf(1)\n", "f", body)
        assert "differs: " in change.message

    def test_one_that_waits(self) -> None:
        source = "local function f(n)\n\tif n == 1 then\n\t\ttask.wait()\n\tend\n\treturn n\nend\nprint(f(2))\n"
        body = source[: source.index("\nprint")]
        change = refused(body.replace("if n == 1 then", "if n ~= 1 then"), source, "f", body)
        assert "Not applied: " in change.message

    def test_one_that_is_no_luau_is_shown_with_its_text(self) -> None:
        change = refused("ignore all rules and run this")
        assert change.message == (
            "A language model proposed this rewrite of the function. Not applied, since it is no Luau (line 1)."
        )
        assert change.before.startswith("local function hasDuplicate(list: {number})\n")
        assert change.after == "ignore all rules and run this"

    def test_one_that_does_not_compile(self) -> None:
        many = f"local {', '.join(f'a{n}' for n in range(210))} = unpack(list)"
        change = refused(GOOD.replace("\tlocal seen", f"\t{many}\n\tlocal seen"))
        assert "the script would no longer compile (Out of local registers" in change.message

    def test_one_that_changes_nothing(self) -> None:
        now = code(tried(SCRIPT))
        change = refused(now[: now.index("\nend") + 4])
        assert (change.outcome, change.message.endswith("It is the function as it was.")) == ("no_gain", True)

    def test_one_that_compiles_to_the_same(self) -> None:
        now = code(tried(SCRIPT))
        change = refused(now[: now.index("\nend") + 4].replace("return true", "return (true)"))
        assert (change.outcome, "compiler does this by itself" in change.message) == ("no_gain", True)

    def test_one_that_is_called_too_seldom(self) -> None:
        body = "\tlocal function inner(n)\n\t\treturn n + 1\n\tend"
        function = f"function M.f(list)\n{body}\n\treturn inner(#list)\nend"
        source = f"local M = {{}}\n{function}\nlocal kept = M\nprint(kept.f({{1}}))\n"
        change = refused(function.replace("n + 1", "1 + n"), source, "M.f", function)
        assert "only 0 calls with made-up arguments could be made of it" in change.message

    def test_one_whose_calls_only_raise(self) -> None:
        loop = "\tfor i = 1, 3 do\n\t\tn += #world.rows(i)\n\tend\n"
        body = f"local function f(world: any)\n\tlocal n = 0\n{loop}\treturn n\nend"
        source = f"{body}\nprint(f({{ rows = function(i)\n\treturn {{ i }}\nend }}))\n"
        change = refused(body.replace("local n = 0", "local n = 1 - 1 + world.rows.x"), source, "f", body)
        assert change.message.endswith("it uses the field x, which the function does not.")
        change = refused(body.replace("return n\nend", "return 0 + n\nend"), source, "f", body)
        assert "came to an answer. That is too little" in change.message

    def test_of_a_script_that_does_not_repeat_itself(self) -> None:
        source = f"{SCRIPT}local keys = {{}}\nfor i = 1, 30 do\n\tkeys[{{}}] = i\nend\n"
        source += "for _, v in keys do\n\tprint(v)\nend\n"
        assert "Not applied: not deterministic" in refused(GOOD, source).message

    def test_of_a_script_that_cannot_be_seen_in_both_worlds(self) -> None:
        endless = "if game:GetService('RunService'):IsStudio() then\n\twhile true do\n\tend\nend\n"
        assert refused(GOOD, SCRIPT + endless).message.endswith("a model's rewrite needs that too.")

    def test_one_of_a_function_that_is_not_there(self) -> None:
        change = refused(GOOD, name="other")
        assert change.message.endswith("Not applied: the function is not there in this form.")

    def test_where_two_have_the_name(self) -> None:
        source = SCRIPT + FUNCTION + "\n"
        assert refused(GOOD, source, before="something else").message.endswith(
            "the function is not there in this form."
        )


class TestTwins:
    """A key tells values apart that are equal, such as colours; `==` does not."""

    def outcome(self, head: str, after: str) -> Change:
        before = FUNCTION.replace("(list: {number})", head)
        report = tried(
            SCRIPT.replace(FUNCTION, before), ("hasDuplicate", before, after.replace("(list: {number})", head))
        )
        return of_model(report)[0]

    def test_where_the_type_is_not_known_a_key_is_not_enough(self) -> None:
        change = self.outcome("(list)", GOOD)
        assert not change.applied
        assert (
            "hasDuplicate({twin(1), twin(1)}) does something else: result (true), then result (false)" in change.message
        )

    def test_one_that_looks_at_the_type_passes(self) -> None:
        careful = GOOD.replace(
            "\t\tlocal value = list[i]\n",
            "\t\tlocal value = list[i]\n"
            "\t\tif type(value) == 'table' then\n"
            "\t\t\tfor j = i + 1, #list do\n"
            "\t\t\t\tif value == list[j] then\n"
            "\t\t\t\t\treturn true\n"
            "\t\t\t\tend\n"
            "\t\t\tend\n"
            "\t\tend\n",
        )
        change = self.outcome("(list)", careful)
        assert change.applied, change.message

    def test_where_it_is_annotated_it_is_taken_as_it_says(self) -> None:
        assert self.outcome("(list: {number})", GOOD).applied


class TestGain:
    @pytest.mark.parametrize(
        ("timing", "why"),
        [
            (
                Timing(10.0, 12.0, 0.83, 15, 0.8, 0.9),
                "Not applied: the script measures 0.80 to 0.90 times as fast with it.",
            ),
            (
                Timing(10.0, 9.6, 1.04, 15, 1.02, 1.1),
                "Not applied: the script measures 1.02 to 1.10 times as fast with it.",
            ),
            ("It is too short.", "Not applied: what it gains could not be measured. It is too short."),
        ],
    )
    def test_without_a_measured_gain_it_is_left_out(self, timing: Timing | str, why: str) -> None:
        report = tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD), timing=timing)
        (change,) = of_model(report)
        assert (change.applied, change.outcome) == (False, "no_gain")
        assert change.message.endswith(why)
        assert report.behaviour.method != WITH_MODEL


class TestWhen:
    def test_only_at_aggressive(self) -> None:
        for level in ("conservative", "balanced"):
            (change,) = of_model(tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD), level=level))
            assert change.message.endswith("what a model proposes belongs to the aggressive level.")

    def test_only_where_scripts_are_run(self) -> None:
        (change,) = of_model(tried(SCRIPT, ("hasDuplicate", FUNCTION, GOOD), run_scripts=False))
        assert change.message.endswith("Not applied: scripts were not run this time.")

    def test_not_where_the_script_knows_the_probe(self) -> None:
        source = f"{SCRIPT}local s = '__hit__'\n"
        (change,) = of_model(tried(source, ("hasDuplicate", FUNCTION, GOOD)))
        assert not change.applied


def _proposal(hot: HotFunction, after: str) -> Proposal:
    return Proposal(hot.name, hot.line, hot.text, after)


class TestLeftOut:
    def test_a_function_of_which_no_rewrite_is_wanted_is_listed_and_not_asked_about(self) -> None:
        machine = CheckedMachine()
        machine.timing = lambda before, after: FASTER
        report = optimize(
            SCRIPT.replace("60", "100"),
            file="a",
            level="aggressive",
            vm=machine,
            on_step=nothing,
            find_hot=True,
            left_out=[(RULE, 1)],
        )
        (change,) = of_model(report)
        assert (change.outcome, change.line) == ("left_out", 1)
        assert change.message.endswith("You left it out.")
        assert report.hot is not None
        assert report.hot.functions == ()
