"""What a proposed text must be before it is run."""

import pytest

from server.engines.luau.analysis.script import Script
from server.engines.luau.proposals.checks import Unfit, fitted
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import FunctionStat, LocalFunction
from server.engines.luau.syntax.parser import parse

SCRIPT = """\
local limit, list, out = 3, {}, {}
local function count(items: {number}, mark): number
	-- how many
	local n = 0
	for _, item in items do
		if item == mark and n < limit then
			n += 1
		end
	end
	out.n = n
	return n
end
"""
HEAD = "local function count(items: {number}, mark): number\n"
REST = "\tout.n = 1\n\treturn limit\nend"


def fit(text: str, script: str = SCRIPT) -> str:
    with recursion_room():
        parsed = Script(parse(script))
    function = next(one for one in parsed.tree.root.body if isinstance(one, (LocalFunction, FunctionStat)))
    return fitted(parsed, function, text)


def reason(text: str, script: str = SCRIPT) -> str:
    with pytest.raises(Unfit) as raised:
        fit(text, script)
    return str(raised.value)


class TestForm:
    def test_another_body_is_taken_as_it_is(self) -> None:
        text = f"{HEAD}\tlocal seen = {{ a = 1 }}\n\tseen.a = limit\n{REST}"
        assert fit(f"\n\n{text}\n") == text

    def test_blanks_in_the_header_do_not_matter(self) -> None:
        assert fit(f"local  function count( items : {{ number }}, mark ) : number\n{REST}")

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("local function count(", "it is no Luau (line 1)"),
            (f"{HEAD}{REST}\nprint(1)", "it is not one function and nothing else"),
            ("print(1)", "it is not one function and nothing else"),
            ("", "it is not one function and nothing else"),
            (f"local x = 1\n{HEAD}{REST}", "it is not one function and nothing else"),
            (f"local count = function(items: {{number}}, mark): number\n{REST}", "it is not one function"),
            (f"function count(items: {{number}}, mark): number\n{REST}", "its name, its parameters or its form"),
            (f"local function total(items: {{number}}, mark): number\n{REST}", "its name, its parameters or its form"),
            (f"local function count(items: {{number}}): number\n{REST}", "its name, its parameters or its form"),
            (f"local function count(mark, items: {{number}}): number\n{REST}", "its name, its parameters or its form"),
            (f"local function count(items: {{number}}, mark, ...): number\n{REST}", "its name, its parameters or its"),
            (f"@native local function count(items: {{number}}, mark): number\n{REST}", "its name, its parameters or"),
            (f"{HEAD}{'-' * 9000}\n{REST}", "it is longer than "),
            (f"{HEAD}\tlocal x = '\0'\n{REST}", "it is no text of a script"),
            (f"{HEAD}\tlocal x = '\u202e'\n{REST}", "it holds characters that are not printed"),
            (f"{HEAD}\tlocal x = 1\r{REST}", "it holds characters that are not printed"),
            ("(" * 2400, "it is no Luau"),
        ],
    )
    def test_anything_else_is_refused(self, text: str, why: str) -> None:
        assert reason(text).startswith(why)

    def test_line_ends_become_those_of_the_script(self) -> None:
        text = f"{HEAD}{REST}"
        assert fit(text, SCRIPT.replace("\n", "\r\n")) == text.replace("\n", "\r\n")
        assert fit(text.replace("\n", "\r\n")) == text


class TestComments:
    def test_what_the_model_says_is_taken_out_with_its_lines(self) -> None:
        text = f"{HEAD}\t-- safe, trust me\n\tlocal n = 1 -- proven\n\n\t--[[ and\n\tmore ]]\n{REST}"
        assert fit(text) == f"{HEAD}\tlocal n = 1\n\n{REST}"

    def test_the_creators_own_stay(self) -> None:
        text = f"{HEAD}\t-- how many\n{REST}"
        assert fit(text) == text

    def test_lines_inside_of_a_text_stay(self) -> None:
        text = f"{HEAD}\tlocal s = [[\n-- a  \n\n]] -- new\n{REST}"
        assert fit(text) == text.replace(" -- new", "")


class TestReach:
    @pytest.mark.parametrize(
        "line",
        [
            "local n = math.floor(limit)",
            "table.sort(items)",
            "for i, item in ipairs(items) do local s = tostring(item):sub(1, 2) end",
            "local seen = { at = 1 }\n\tseen.at += 1",
            "local b = buffer.create(8)",
            "local s = 'any text'",
        ],
    )
    def test_what_is_harmless_may_be_new(self, line: str) -> None:
        assert fit(f"{HEAD}\t{line}\n{REST}")

    @pytest.mark.parametrize(
        ("line", "why"),
        [
            ("getfenv()", "it uses getfenv"),
            ("setfenv(1, {})", "it uses setfenv"),
            ("loadstring('x')()", "it uses loadstring"),
            ("require(limit)", "it uses require"),
            ("__hit__(0)", "it uses __hit__"),
            ("__handout__(print)", "it uses __handout__"),
            ("print(limit)", "it uses print, which the function does not"),
            ("local h = game:GetService('HttpService')", "it uses game, which the function does not"),
            ("task.wait()", "it uses task, which the function does not"),
            ("coroutine.yield()", "it uses coroutine, which the function does not"),
            ("local x = _G.secret", "it uses _G, which the function does not"),
            ("local x = list", "it uses list, which the function does not"),
            ("local x = math.random()", "it uses math.random, which the function does not"),
            ("local x = string.dump", "it uses string.dump, which the function does not"),
            ("local x = out.other", "it uses out.other, which the function does not"),
            ("limit = 4", "it assigns limit, which the function does not"),
            ("cache = {}", "it assigns cache, which the function does not"),
            ("limit.n = 4", "it uses limit.n, which the function does not"),
            ("limit[1] = 4", "it changes limit, which the function does not"),
            ("table.insert(limit, 4)", "it changes limit, which the function does not"),
            ("table.move(items, 1, 2, 1, limit)", "it changes limit, which the function does not"),
            ("local x = items.Parent", "it uses the field Parent, which the function does not"),
            ("local x = items['Parent']", "it uses the field Parent, which the function does not"),
            ("items:Destroy()", "it calls the method Destroy, which the function does not"),
            ("local x = out['Par' .. 'ent']", "it looks up out['Par' .. 'ent'], which the function does not"),
        ],
    )
    def test_what_reaches_further_is_refused(self, line: str, why: str) -> None:
        assert reason(f"{HEAD}\t{line}\n{REST}") == why

    def test_a_library_that_the_script_put_in_place_of_luaus_is_not_harmless(self) -> None:
        text = f"{HEAD}\tlocal n = math.floor(limit)\n{REST}"
        assert reason(text, f"local math = {{}}\n{SCRIPT}") == "it uses math, which the function does not"
        assert reason(text, f"math = {{}}\n{SCRIPT}") == "it uses math, which the function does not"
        assert reason(text, f"{SCRIPT}math.floor = print\n") == "it uses math, which the function does not"

    def test_a_service_that_it_did_not_ask_for_is_refused(self) -> None:
        script = "local function f()\n\treturn game:GetService('Players')\nend\n"
        assert fit("local function f()\n\tlocal p = game:GetService('Players')\n\treturn p\nend", script)
        for asked in ("game:GetService('HttpService')", "game:GetService(`Http{'Service'}`)"):
            assert reason(f"local function f()\n\treturn {asked}\nend", script).startswith("it has the text ")
        hidden = "local function f()\n\tlocal s = 'HttpService'\n\treturn game:GetService(s)\nend"
        assert reason(hidden, script) == "it has the text HttpService, which the function does not"
        assert reason("local function f()\n\treturn game.HttpService\nend", script).startswith(
            "it uses game.HttpService"
        )
