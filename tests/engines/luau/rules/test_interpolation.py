"""An interpolated string in place of `string.format` with nothing but `%s`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "interpolation"
N = "local n, s = #tostring(x), tostring(y) "

REWRITTEN = {
    "a number": ("return string.format('%s', n)", "return `{n}`"),
    "a number and a text": ('return string.format("%s:%s", n, s)', "return `{n}:{s}`"),
    "a method of the format": ('return ("%s:%s"):format(s, n)', "return `{s}:{n}`"),
    "a word right before": ('return("%s"):format(n)', "return`{n}`"),
    "a percent sign": ("return string.format('%s%%', n)", "return `{n}%`"),
    "percent signs and an s": ("return string.format('%%s %s', n)", "return `%s {n}`"),
    "braces": ("return string.format('{%s}', n)", r"return `\{{n}}`"),
    "a backtick": ("return string.format('`%s`', n)", r"return `\`{n}\``"),
    "quotes": ("return string.format('\"%s\"', n)", 'return `"{n}"`'),
    "an escaped quote": (r"return string.format('it\'s %s', n)", r"return `it\'s {n}`"),
    "an escaped backslash": (r"return string.format('\\%s', n)", r"return `\\{n}`"),
    "an escaped line end": (r"return string.format('%s\n', n)", r"return `{n}\n`"),
    "a letter beyond ASCII": ("return string.format('%s °C', n)", "return `{n} °C`"),
    "an expression": ("return string.format('%s', n + 1)", "return `{n + 1}`"),
    "a call": ("return string.format('%s %s', n, tostring(z))", "return `{n} {tostring(z)}`"),
    "a text in between": ("return string.format('%s %s', n, 'b')", "return `{n} {'b'}`"),
    "an argument": ("f(string.format('%s', n), 1)", "f(`{n}`, 1)"),
    "an operand": ("return 'a' .. string.format('%s', n)", "return 'a' .. `{n}`"),
    "a value that is nested": (
        "return string.format('%s %s', n, string.format('%s!', n))",
        "return `{n} {string.format('%s!', n)}`",
    ),
    "a comment behind": ("return string.format('%s', n) -- n", "return `{n}` -- n"),
}

LEFT_ALONE = {
    "texts alone, which gain nothing": N + "return string.format('%s:%s', s, s)",
    "nothing to put in": N + "return string.format('text')",
    "no format": N + "return string.format()",
    "an unknown value, which %s may refuse": N + "return string.format('%s %s', n, x)",
    "nil, which %s refuses": N + "return string.format('%s %s', n, nil)",
    "a boolean, which %s refuses": N + "return string.format('%s %s', n, n > 1)",
    "a table, which %s refuses": N + "return string.format('%s %s', n, {})",
    "a number that may be nil": N + "local m if x then m = 1 end return string.format('%s %s', n, m)",
    "an annotated number": "local function f(n: number) return string.format('%s', n) end g(f)",
    "too few values": N + "return string.format('%s %s', n)",
    "too many values": N + "return string.format('%s', n, n)",
    "values of a call": N + "return string.format('%s %s', n, f())",
    "all arguments": N + "local function f(...) return string.format('%s %s', n, ...) end",
    "another format": N + "return string.format('%d', n)",
    "another format beside": N + "return string.format('%s %.2f', n, n)",
    "a width": N + "return string.format('%5s', n)",
    "a precision": N + "return string.format('%.1s', n)",
    "any value": N + "return string.format('%* %s', n, n)",
    "a lone percent sign": N + "return string.format('%s %', n)",
    "a percent sign by number": N + r"return string.format('\37s %s', n)",
    "a percent sign by code": N + r"return string.format('\u{25}s %s', n)",
    "an s by code": N + r"return string.format('%\x73', n)",
    "a format over lines": N + "return string.format('%s\\\n', n)",
    "a long string": N + "return string.format([[%s]], n)",
    "an interpolated format": N + "return string.format(`%s`, n)",
    "a format in a variable": N + "local f = '%s' return string.format(f, n)",
    "a method of a variable": N + "local f = '%s' return f:format(n)",
    "a result that is used as an object": N + "return string.format('%s', n):upper()",
    "a result that is indexed": N + "return string.format('%s', n).x",
    "a statement": N + "string.format('%s', n)",
    "a local called string": N + "local string = x return string.format('%s', n)",
    "a field of string": N + "string.format = x return ('%s'):format(n)",
    "a global called string": N + "string = x return ('%s'):format(n)",
    "getfenv": N + "getfenv() return ('%s'):format(n)",
    "a comment inside": N + "return string.format('%s', --[[ n ]] n)",
    "lines": N + "return string.format(\n'%s', n)",
    "an operand on another line": N + "return x ..\nstring.format('%s', n)",
    "type arguments": N + "return ('%s'):format<<number>>(n)",
}

SCRIPT = """local function label(name, score)
	return string.format("%s: {%s} `%s%%`", name, score, score / 2)
end
for score = 1, 3 do
	print(label("Ada", score))
end
"""


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(N + before, RULE) == N + after
    assert set(tiers(N + before, RULE)) == {"B"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


def test_it_is_run_and_applied() -> None:
    report = compared(SCRIPT)
    assert code(report) == SCRIPT.replace(
        'string.format("%s: {%s} `%s%%`", name, score, score / 2)', r"`{name}: \{{score}} \`{score / 2}%\``"
    )
    assert RULE in applied(report)


PIECES = ("%s", "%%", "{", "}", "`", "a", "%%s", r"\\", r"\n", r"\'", r"\"", "é", "[[", "--", "$", "{{", "}}")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(lambda pieces: [*pieces, "%s"]), st.sampled_from("'\""))
def test_both_say_the_same(pieces: list[str], quote: str) -> None:
    """For numbers of every kind, whatever stands around them."""
    count = pieces.count("%s")
    values = ", ".join(["n"] * count)
    line = f"local text = string.format({quote}{''.join(pieces)}{quote}, {values})"
    head = "for _, m in { 0, -0, 1, -1.5, 0.1, 1e15, 1e16, 2^53, 1e300, math.huge, -math.huge, 0/0, 5e-324 } do\n"
    before = f"{head}local n = math.max(m) {line}\nprint(text)\nend"
    after = rewritten(before, RULE)
    assert after != before
    assert printed(after) == printed(before)
