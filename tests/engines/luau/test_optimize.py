"""One script through the whole optimizer."""

from pathlib import Path

import pytest

from server.engines.luau.blame import MAX_TRIES
from server.engines.luau.compared import MAX_ALONE, NO_STRING, NOT_REACHED, TOGETHER
from server.engines.luau.machine import Comparison, CompileError
from server.engines.luau.optimize import NOT_RUN, WRONG_LEVEL, optimize
from server.engines.luau.proven import ALREADY_DONE, REFUTED
from server.engines.luau.report import ADVICE, APPLIED, NO_GAIN, NOT_SHOWN_SAFE, Change, Report, RunEnd
from server.engines.luau.revision import MOST_SHOWN
from server.engines.luau.vm.machine import PluauMachine
from server.engines.luau.vm.session import Limits
from tests.engines.luau.checked import CheckedMachine, balanced
from tests.engines.luau.running import applied, code, nothing, printed, proven_only, seen

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "leaderboard.luau"
PROVEN = "local s = tostring(1)\nprint(s:len())\n"
COMPARED = "local function f(s: string)\n\treturn s:len()\nend\nprint(f(x or 'abc'))\n"
GREETING = "local function given(who: string)\n\tprint(who:sub(1, 1))\nend\nlocal greet = given\n"
"""By its other name anyone may call it with anything, so nothing about `who` is proven."""
LARGE = Limits()


def refused(report: Report) -> list[Change]:
    return [change for change in report.changes if change.outcome == NOT_SHOWN_SAFE]


class TestLevelsAndTiers:
    def test_conservative_applies_what_is_proven_and_names_the_rest(self, checked: CheckedMachine) -> None:
        report = optimize(
            PROVEN + COMPARED, file="a", level="conservative", vm=checked, on_step=nothing, run_scripts=True
        )
        assert code(report) == PROVEN.replace("s:len()", "#s") + COMPARED
        assert [change.tier for change in report.changes if change.applied] == ["P"]
        (other,) = refused(report)
        assert (other.line, other.tier) == (4, None)
        assert other.message.endswith(WRONG_LEVEL)

    @pytest.mark.parametrize("level", ["balanced", "aggressive"])
    def test_the_other_levels_run_and_compare(self, checked: CheckedMachine, level: str) -> None:
        report = optimize(PROVEN + COMPARED, file="a", level=level, vm=checked, on_step=nothing)
        assert code(report) == (PROVEN + COMPARED).replace("s:len()", "#s")
        assert [change.tier for change in report.changes if change.applied] == ["P", "B"]
        assert report.level == level
        assert report.behaviour.equivalent is True
        assert report.behaviour.method == "proven by rule, and run before and after"

    def test_the_evidence_says_what_was_done(self, checked: CheckedMachine) -> None:
        report = balanced(checked, PROVEN + COMPARED)
        proven, compared = [change for change in report.changes if change.applied]
        assert "can only be a string here" in proven.evidence
        assert compared.evidence.startswith("Run before and after in Luau 0.686: ")
        assert compared.evidence.endswith("This place was executed.")

    def test_without_running_only_proven_edits_are_left(self, checked: CheckedMachine) -> None:
        report = balanced(checked, PROVEN + COMPARED, run_scripts=False)
        assert applied(report) == ["string-length"]
        assert refused(report)[0].message.endswith(NOT_RUN)
        assert report.behaviour.detail == "The script was not run."
        assert report.measurement_note == "The script was not run."
        assert checked.compared == 0

    def test_the_steps_come_in_order(self, checked: CheckedMachine) -> None:
        steps: list[tuple[str, int]] = []
        optimize(PROVEN, file="a", level="balanced", vm=checked, on_step=lambda *step: steps.append(step))
        assert list(dict.fromkeys(name for name, _ in steps)) == [
            "Reading the script",
            "Looking for changes",
            "Rewriting",
            "Running before and after",
            "Measuring",
            "Writing the report",
        ]
        assert [percent for _, percent in steps] == sorted(percent for _, percent in steps)


class TestTheSample:
    def test_every_proven_rule_but_the_script_keeps_what_it_prints(self, machine: PluauMachine) -> None:
        source = SAMPLE.read_text()
        report = proven_only(machine, source)
        assert set(applied(report)) == {
            "constructor", "floor-division", "foreach", "global-to-local", "hoist-table", "string-call",
            "string-length", "unused-local",
        }  # fmt: skip
        assert printed(code(report), LARGE) == printed(source, LARGE)

    def test_a_run_adds_what_could_not_be_proven(self) -> None:
        source = SAMPLE.read_text()
        report = balanced(CheckedMachine(LARGE), source)
        assert {change.rule for change in report.changes if change.tier == "B"} == {"global-to-local", "hoist-table"}
        assert printed(code(report), LARGE) == printed(source, LARGE)
        assert not refused(report)


class TestNoGain:
    def test_an_edit_that_leaves_the_bytecode_as_it_is(self, machine: PluauMachine) -> None:
        source = "local x = 1\nprint(string.len('abc'))\n"
        report = proven_only(machine, source)
        assert code(report) == source
        found = [change for change in report.changes if change.outcome == NO_GAIN]
        assert {change.rule for change in found} == {"unused-local", "string-length"}
        assert all(change.message.endswith(ALREADY_DONE) and not change.evidence for change in found)
        assert report.behaviour.method == "unchanged"

    def test_what_is_claimed_changes_the_bytecode(self, machine: PluauMachine) -> None:
        source = SAMPLE.read_text()
        assert machine.bytecode(code(proven_only(machine, source))) != machine.bytecode(source)

    def test_folklore_is_named_and_left_alone(self, machine: PluauMachine) -> None:
        report = proven_only(machine, "local floor = math.floor\nprint(floor(1.5))\n")
        (change,) = report.changes
        assert (change.rule, change.outcome, change.tier) == ("no-gain-builtin-in-local", NO_GAIN, None)


class TestNotShownSafe:
    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            ("local t = {} print(tostring(t):upper())", "not deterministic"),
            ("local t = {} for i = 1, 40 do t[{}] = i end for _, v in t do print(v) end", "not deterministic"),
            ("while true do end", "does not end by itself"),
            ("while true do print(('x'):rep(99)) end", "prints without end"),
            ("local t = {} while true do table.insert(t, ('x'):rep(9999) .. #t) end", "more memory"),
        ],
        ids=["addresses", "order by address", "endless", "endless output", "memory"],
    )
    def test_a_script_that_cannot_be_compared(self, checked: CheckedMachine, body: str, reason: str) -> None:
        report = balanced(checked, f"{PROVEN}{GREETING}greet('you')\n{body}\n")
        assert "#s" in code(report)
        assert "who:sub" in code(report)
        assert reason in refused(report)[0].message
        assert report.behaviour.method == "proven by rule"

    def test_a_script_that_marks_places_as_executed_itself(self, checked: CheckedMachine) -> None:
        report = balanced(checked, f"if __hit__ then for i = 0, 50 do __hit__(i) end end\n{GREETING}")
        assert "who:sub" in code(report)
        assert "uses a name" in refused(report)[0].message

    def test_a_place_that_the_run_does_not_reach(self, checked: CheckedMachine) -> None:
        report = balanced(checked, f"{GREETING}if game:FindFirstChild('None') then greet('you') end print(1)\n")
        assert "who:sub" in code(report)
        assert refused(report)[0].message.endswith(NOT_REACHED)

    def test_a_branch_of_an_expression_that_the_run_does_not_reach(self, checked: CheckedMachine) -> None:
        source = GREETING.replace("print(who:sub(1, 1))", "print(#who > 9 and who:sub(1, 1))")
        report = balanced(checked, f"{source}greet('you')\n")
        assert "who:sub" in code(report)
        assert refused(report)[0].message.endswith(NOT_REACHED)

    def test_an_annotation_that_lies(self, checked: CheckedMachine) -> None:
        source = f"{GREETING}greet({{ sub = function() return 'mine' end }} :: any)\n"
        report = balanced(checked, source)
        assert code(report) == source
        assert "effect 1 differs: print mine, then error" in refused(report)[0].message

    @pytest.mark.parametrize(
        ("call", "edited"),
        [("who:len()", "#who"), ("who:sub(1, 1)", "string.sub(who, 1, 1)")],
        ids=["length", "call"],
    )
    def test_an_annotation_that_lies_about_a_value_that_no_effect_shows(
        self, checked: CheckedMachine, call: str, edited: str
    ) -> None:
        source = (
            f"local state\nlocal function given(who: string)\n\tstate = {call}\nend\nlocal keep = given\n"
            "keep('abc')\nlocal object = { len = function() return 7 end, sub = function() return 'x' end }\n"
        )
        assert edited in code(balanced(checked, source))
        report = balanced(checked, f"{source}pcall(keep, object)\n")
        assert call in code(report)
        assert NO_STRING in refused(report)[0].message

    def test_one_bad_edit_does_not_cost_the_good_ones(self, checked: CheckedMachine) -> None:
        liar = "local function lie(s: string)\n\tprint(s:len())\nend\nlie({ len = function() return -1 end } :: any)\n"
        report = balanced(checked, f"{GREETING}greet('you')\n{liar}")
        assert "string.sub(who, 1, 1)" in code(report)
        assert "s:len()" in code(report)

    def test_edits_beyond_those_that_are_tried_alone_say_so(self, checked: CheckedMachine) -> None:
        checked.verdict = lambda after: Comparison(False, "x", "No.") if "#s" in after else None
        source = "".join(
            f"local function f{n}(s: string)\n\treturn s:len()\nend\nprint((f{n} :: any)('a'))\n"
            for n in range(MAX_ALONE + 2)
        )
        reasons = [change.message for change in refused(balanced(checked, source))]
        assert sum("too many such edits" in reason for reason in reasons) == 2
        assert len(reasons) == MAX_ALONE + 2

    def test_a_place_that_is_not_reached_does_not_cost_the_many_that_are(self, checked: CheckedMachine) -> None:
        source = "".join(
            f"local function f{n}(s: string)\n\treturn s:len()\nend\nprint((f{n} :: any)('a'))\n"
            for n in range(MAX_ALONE + 6)
        )
        never = "local function never(s: string)\n\treturn s:len()\nend\nlocal keep = never\n"
        checked.compared = 0
        report = balanced(checked, f"{source}{never}")
        assert code(report).count("#s") == MAX_ALONE + 6
        assert [change.message.endswith(NOT_REACHED) for change in refused(report)] == [True]
        assert checked.compared < MAX_ALONE


class TestWithdrawn:
    """The last line of defence: should a proven edit ever show in a run, it is not kept."""

    def test_a_proven_edit_that_a_run_refutes(self, checked: CheckedMachine) -> None:
        checked.verdict = lambda after: Comparison(False, "run", "Effect 1 differs.") if "#s" in after else None
        report = balanced(checked, PROVEN)
        assert code(report) == PROVEN
        (change,) = report.changes
        assert (change.outcome, change.applied, change.tier, change.evidence) == (NOT_SHOWN_SAFE, False, None, "")
        assert change.message.endswith(REFUTED)
        assert report.notes[0].startswith("1 edit that a rule proves was left out: ")
        assert report.notes[0].endswith("please report it. Effect 1 differs.")
        assert report.behaviour.method == "unchanged"

    def test_only_those_that_a_run_refutes_are_left_out(self, checked: CheckedMachine) -> None:
        """Two of ten: the others stay, although no run of all together was equal."""
        source = "local s = tostring(1)\n" + "".join(f"print({n}, s:len())\n" for n in range(10))
        checked.verdict = lambda after: (
            Comparison(False, "run", "No.") if "print(3, #s)" in after or "print(8, #s)" in after else None
        )
        report = balanced(checked, source)
        guilty = ["print(3, s:len())", "print(8, s:len())"]
        assert code(report).count("#s") == 8
        assert [line for line in code(report).splitlines() if ":len" in line] == guilty
        assert [change.before for change in refused(report)] == guilty
        assert report.notes[0].startswith("2 edits that a rule proves were left out: ")
        assert report.behaviour.equivalent is True

    def test_the_search_for_them_ends(self, checked: CheckedMachine) -> None:
        checked.verdict = lambda after: Comparison(False, "run", "No.") if "#s" in after else None
        report = balanced(checked, "local s = tostring(1)\n" + "print(s:len())\n" * 40)
        assert applied(report) == []
        assert checked.compared < 2 * MAX_TRIES

    def test_compared_edits_that_do_not_go_together_with_later_ones(self, checked: CheckedMachine) -> None:
        """The proven ones are then applied without them."""
        seen_once: list[str] = []

        def verdict(after: str) -> Comparison | None:
            if "#s" in after and "string.sub(who" in after:
                seen_once.append(after)
                return Comparison(None, "run", "Not shown.") if len(seen_once) > 1 else None
            return None

        checked.verdict = verdict
        report = balanced(checked, f"{PROVEN}{GREETING}greet('you')\n")
        assert "#s" in code(report)
        assert "who:sub" in code(report)
        assert refused(report)[0].message.endswith(TOGETHER)


RECURSION = """local n, more, s = 0, 0, tostring(1)
local function f()
\tn += 1
\tmore += s:len()
\tf()
end
CALL
"""
"""With the call of `len` the stack overflows one place earlier than without it."""


class TestEndlessRecursion:
    @pytest.mark.parametrize(
        "call",
        [
            "pcall(f)",
            "xpcall(f, function() end)",
            "xpcall(f, print)",
            "coroutine.resume(coroutine.create(f))",
            "pcall(coroutine.wrap(f))",
            "task.spawn(f)",
            "task.defer(f)",
            "local event = Instance.new('BindableEvent') event.Event:Connect(f) event:Fire()",
        ],
    )
    def test_proven_edits_stay_and_it_is_said_that_the_run_came_out_different(
        self, checked: CheckedMachine, call: str
    ) -> None:
        source = RECURSION.replace("CALL", f"{call}\nprint(n - more)")
        report = balanced(checked, source)
        assert seen(code(report)) != seen(source)
        assert code(report) == source.replace("s:len()", "#s")
        assert (report.behaviour.equivalent, report.behaviour.stack_overflow) == (None, True)
        assert "runs into a stack overflow" in report.behaviour.detail
        assert report.notes == []

    def test_the_main_script(self, checked: CheckedMachine) -> None:
        report = balanced(checked, RECURSION.replace("CALL", "f()"))
        assert applied(report) == ["string-length"]
        assert report.behaviour.stack_overflow

    def test_edits_that_need_a_run_are_not_made(self, checked: CheckedMachine) -> None:
        report = balanced(checked, RECURSION.replace("CALL", f"pcall(f)\nprint(n - more)\n{GREETING}greet('you')"))
        assert applied(report) == ["string-length"]
        assert "runs into a stack overflow" in refused(report)[0].message

    def test_a_difference_without_one_is_still_a_difference(self, checked: CheckedMachine) -> None:
        before, after = "print(pcall(error, 'stack'))", "print(pcall(error, 'heap'))"
        assert checked.compare(before, after, lambda line: line).equivalent is False

    def test_where_nothing_shows_it_the_runs_are_equal(self, checked: CheckedMachine) -> None:
        report = balanced(checked, RECURSION.replace("CALL", "pcall(f)"))
        assert (report.behaviour.equivalent, report.behaviour.stack_overflow) == (True, False)


class TestWhatTheCompilerRefuses:
    @pytest.mark.parametrize("line", ["const x = 1", "local n = f<<number>>()", "type A = ~B"])
    def test_syntax_newer_than_the_bundled_luau(self, machine: PluauMachine, line: str) -> None:
        source = f"{PROVEN}{line}\nlocal half = y / 2\n"
        report = proven_only(machine, source)
        assert (report.status, code(report)) == ("completed", source)
        assert report.behaviour.method == "unchanged"
        assert "does not accept it (line 3: " in report.notes[0]
        assert "newer than that version" in report.notes[0]
        assert {change.outcome for change in report.changes} == {NOT_SHOWN_SAFE, NO_GAIN}
        assert "the bundled Luau 0.686 cannot check it" in refused(report)[0].message

    @pytest.mark.parametrize(
        ("body", "line", "said"),
        [
            ("".join(f"local a{n} = f()\n" for n in range(201)), 202, "Out of local registers"),
            (f"print({', '.join('x' * 300)})\n", 3, "Out of registers"),
            ("repeat\nif x then continue end\nlocal y = f()\nuntil y\n", 6, "Local y used in the repeat..until"),
            ("@native @native function f() end\n", 3, "Cannot duplicate attribute"),
        ],
        ids=["locals", "registers", "a local that continue skips", "an attribute twice"],
    )
    def test_what_no_luau_could_run_is_an_error_of_the_script(
        self, machine: PluauMachine, body: str, line: int, said: str
    ) -> None:
        report = proven_only(machine, PROVEN + body)
        assert (report.status, report.optimized_code, report.changes, report.notes) == ("failed", None, [], [])
        assert report.error is not None
        assert (report.error.error, report.error.line) == ("LuauCompileError", line)
        assert report.error.detail.startswith(f"Line {line}: {said}")

    def test_an_edit_that_alone_breaks_the_limit_of_locals(self, machine: PluauMachine) -> None:
        """A function's loop variables take the last of the 200 locals that Luau allows."""
        used = "\n".join(f"\tlocal a{n} = f()\n\tprint(a{n})" for n in range(198))
        each = "\tlocal s = tostring(1)\n\tprint(s:len())\n\ttable.foreach(t, function(k, v) print(k, v) end)"
        source = f"local t = {{ 1 }}\nlocal function g()\n{used}\n{each}\nend\nprint(g)\n"
        report = proven_only(machine, source)
        assert applied(report) == ["string-length"]
        (other,) = refused(report)
        assert other.rule == "foreach"
        assert "would no longer compile" in other.message
        assert machine.compile_error(code(report)) is None

    def test_a_machine_that_accepts_no_edit(self, checked: CheckedMachine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            checked, "compile_error", lambda source: None if source == PROVEN else CompileError(1, "no room")
        )
        report = proven_only(checked, PROVEN)
        assert code(report) == PROVEN
        assert "would no longer compile (no room)" in refused(report)[0].message


class TestReading:
    def test_a_syntax_error_has_its_place_and_what_was_expected(self, machine: PluauMachine) -> None:
        report = proven_only(machine, "local x = 1\nif x the\n\tprint(x)\nend\n")
        assert (report.status, report.optimized_code, report.changes) == ("failed", None, [])
        assert report.error is not None
        assert (report.error.error, report.error.line, report.error.column) == ("LuauSyntaxError", 2, 6)
        assert report.error.detail == "Line 2: expected 'then' after the condition of 'if', found 'the'"

    @pytest.mark.parametrize("source", ["", "\n", "-- nothing\n", "\ufeff", " \t\r\n"])
    def test_nothing_to_do(self, machine: PluauMachine, source: str) -> None:
        report = proven_only(machine, source)
        assert (report.status, report.optimized_code, report.changes) == ("completed", source, [])
        assert report.behaviour.equivalent is True

    @pytest.mark.parametrize("source", [b"\x1bLua\0\1", b"RIFF\xff\xfe\xfd", b"print('\xe4')", "a\0b", "\ud800"])
    def test_what_is_no_text(self, machine: PluauMachine, source: bytes | str) -> None:
        report = proven_only(machine, source)
        assert (report.status, report.optimized_code) == ("failed", None)
        assert report.error is not None
        assert report.error.error == "NotLuauText"

    def test_byte_order_mark_and_carriage_returns_stay(self, machine: PluauMachine) -> None:
        source = "\ufefflocal s = tostring(1)\r\nprint(s:len())\r\n".encode()
        report = proven_only(machine, source)
        assert code(report).encode() == source.replace(b"s:len()", b"#s")

    def test_too_deep(self, machine: PluauMachine) -> None:
        report = proven_only(machine, "return " + "(" * 3000 + "1" + ")" * 3000)
        assert report.error is not None
        assert "nested more than" in report.error.detail


class TestReport:
    def test_lines_are_those_of_the_original(self, checked: CheckedMachine) -> None:
        """A function that moves up takes lines from below with it."""
        source = (
            "-- outer\nlocal function f(i)\n\tlocal function g(a)\n\t\treturn a + 1\n\tend\n\treturn g(i)\nend\n"
            "local s = tostring(f(1))\nprint(s:len())\n"
        )
        report = balanced(checked, source)
        places = {change.rule: (change.line, change.end_line) for change in report.changes if change.applied}
        assert places == {"hoist-function": (3, 5), "string-length": (9, 9)}
        assert printed(code(report)) == printed(source)

    @pytest.mark.parametrize("source", [PROVEN, COMPARED], ids=["proven", "compared"])
    def test_how_far_the_runs_got_is_told(self, checked: CheckedMachine, source: str) -> None:
        assert balanced(checked, source).behaviour.run_end == RunEnd("ended")
        line = source.count("\n") + 1
        stopped = balanced(checked, f"{source}error('no coins')\n").behaviour
        assert (stopped.equivalent, stopped.run_end) == (True, RunEnd("failed", line, "no coins"))
        assert balanced(checked, source, run_scripts=False).behaviour.run_end is None

    def test_before_and_after_are_whole_lines(self, machine: PluauMachine) -> None:
        (change,) = proven_only(machine, PROVEN).changes
        assert (change.before, change.after) == ("print(s:len())", "print(#s)")
        assert (change.outcome, change.line) == (APPLIED, 2)

    def test_of_an_endless_line_only_what_is_around_an_edit_is_shown(self, machine: PluauMachine) -> None:
        source = "local s = tostring(1) " + "print(1) " * 1000 + "print(s:len()) " + "print(2) " * 1000
        (change,) = proven_only(machine, source).changes
        assert len(change.before) < 1000
        assert change.before.replace("s:len()", "#s") == change.after
        assert change.before in source

    def test_an_endless_edit_is_cut_where_it_is_shown(self, machine: PluauMachine) -> None:
        fields = "".join(f"t.field{n} = '{'x' * 300}'\n" for n in range(30))
        (change,) = proven_only(machine, f"local t = {{}}\n{fields}print(t.field1)\n").changes
        assert (change.rule, change.applied, change.end_line) == ("constructor", True, 31)
        assert len(change.before) == len(change.after) == MOST_SHOWN + 1
        assert change.after.endswith("…")

    def test_what_slows_a_script_is_advice(self, machine: PluauMachine) -> None:
        report = proven_only(machine, "local e = getfenv()\nprint(e)\n")
        assert [(change.rule, change.outcome) for change in report.changes] == [("environment", ADVICE)]

    def test_advice_is_about_the_creators_own_text(self, checked: CheckedMachine) -> None:
        source = 'local s = ""\nfor i = 1, 64 do\n\ts ..= i\nend\nprint(#s)\n'
        report = balanced(checked, source)
        assert "table.insert" in code(report)
        assert [(change.rule, change.outcome) for change in report.changes] == [("concat-buffer", APPLIED)]
        own = balanced(checked, f"{source}local t = {{}}\ntable.insert(t, #s)\nprint(t[1])\n").changes
        (append,) = [change for change in own if change.rule == "no-gain-append"]
        assert (append.line, append.before) == (7, "table.insert(t, #s)")
        assert append.message.endswith("(1 is no difference).")

    def test_what_an_edit_took_away_gets_no_advice(self, checked: CheckedMachine) -> None:
        source = "local a, b = { 1 }, { 2 }\nfor _, v in ipairs(a) do\n\ttable.insert(b, v)\nend\nprint(#b)\n"
        assert [change.rule for change in balanced(checked, source).changes] == ["table-move"]

    def test_advice_on_what_was_moved_names_the_line_where_it_was(self, checked: CheckedMachine) -> None:
        source = (
            "local function f(x)\n\tlocal function half(y)\n\t\treturn y / 2\n\tend\n\treturn half(x)\nend\n"
            "for i = 1, 9 do\n\tprint(f(i))\nend\n"
        )
        changes = balanced(checked, source).changes
        assert [(change.rule, change.line) for change in changes] == [("hoist-function", 2), ("no-gain-halving", 3)]

    def test_long_chains_of_edits_settle_at_once(self, machine: PluauMachine) -> None:
        chain = "local a0 = { 1 }\n" + "".join(f"local a{n} = {{ a{n - 1} }}\n" for n in range(1, 40))
        nested = "local s = tostring(1) print(s" + ":sub(1)" * 40 + ")\n"
        assert code(proven_only(machine, chain + nested)).count("local") == 1
        assert ":sub" not in code(proven_only(machine, chain + nested))

    def test_the_run_is_that_of_the_result(self, machine: PluauMachine) -> None:
        assert seen(code(proven_only(machine, PROVEN))) == seen(PROVEN)
