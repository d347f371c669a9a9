"""Syntax errors say where, what was found and what was expected."""

import pytest

from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.parser import parse


def error(source: str) -> LuauSyntaxError:
    with pytest.raises(LuauSyntaxError) as caught:
        parse(source)
    return caught.value


class TestMessages:
    def test_an_unclosed_function_names_the_line_it_began_on(self) -> None:
        source = "\n" * 60 + "local function f()\n\tprint(1)\n" + "\n" * 25
        assert str(error(source)) == ("Line 88: expected 'end' to close 'function' at line 61, found end of file")

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("local x =", "Line 1: expected an expression, found end of file"),
            ("local = 5", "Line 1: expected a name of a variable, found '='"),
            ("x = = 5", "Line 1: expected an expression, found '='"),
            ("f(1, 2", "Line 1: expected ')' to close '(' at column 2, found end of file"),
            ("f(\n1, 2", "Line 2: expected ')' to close '(' at line 1, found end of file"),
            ("if x then\nelse\n", "Line 3: expected 'end' to close 'else' at line 2, found end of file"),
            ("if x print()", "Line 1: expected 'then' after the condition of 'if', found 'print'"),
            ("while x\nf() end", "Line 2: expected 'do' after the condition of a while loop, found 'f'"),
            ("repeat f()", "Line 1: expected 'until' to close 'repeat' at column 1, found end of file"),
            ("for i = 1 do end", "Line 1: expected ',' between the bounds of a for loop, found 'do'"),
            ("x", "Line 1: expected an assignment or a function call, found end of file"),
            ("f() = 1", "Line 1: expected a statement, found '='"),
            ("end", "Line 1: expected end of file, found 'end'"),
            ("break", "Line 1: found 'break' outside of a loop"),
            ("local s = 'open\n", "Line 1: found a string that is not closed on its line"),
            ("local s = [[open\n", "Line 1: found a long string that is never closed"),
            ("--[[ open", "Line 1: found a comment that is never closed"),
            ("local s = '\\xZZ'", "Line 1: found '\\\\x' in a string, which is no valid escape"),
            ("local n = 1e", "Line 1: found '1e', which is no number"),
            ("local function f() return ... end", "Line 1: found '...' in a function that takes no variable arguments"),
            ("a\n(b)()", "Line 2: found '(' at the start of a line"),
            ("local x = a != b", "Line 1: found the character '!'"),
            ("type A = B & C | D", "Line 1: found a union mixed with an intersection"),
            ("local x = 5 'text'", "Line 1: expected a statement, found the string 'text'"),
            ("@foo function f() end", "Line 1: found '@foo', which is no attribute that Luau knows"),
        ],
    )
    def test_what_was_found_and_what_was_expected(self, source: str, message: str) -> None:
        assert str(error(source)).startswith(message)

    def test_the_column_is_that_of_the_token_found(self) -> None:
        found = error("local x = 1\nlocal y == 2")
        assert (found.line, found.column) == (2, 9)

    def test_the_first_error_is_reported_even_if_a_later_string_is_open(self) -> None:
        assert error("local = 1\nlocal s = 'open").line == 1


DEEP = 5_000
"""Past every limit: of the parser, and of Python's own stack if the parser had none."""


class TestDepth:
    @pytest.mark.parametrize(
        ("opening", "closing"),
        [
            ("return " + "(" * DEEP, ")" * DEEP),
            ("return " + "{" * DEEP, "}" * DEEP),
            ("return " + "not " * DEEP, "x"),
            ("return " + "function() return " * DEEP, " end" * DEEP),
            ("do " * DEEP, " end" * DEEP),
            ("while x do " * DEEP, " end" * DEEP),
            ("return " + "a + " * DEEP, "a"),
            ("return " + "a .. " * DEEP, "a"),
            ("return a" + ".b" * DEEP, ""),
            ("return a" + "()" * DEEP, ""),
            ("type A = " + "{" * DEEP, "}" * DEEP),
            ("type A = " + "(" * DEEP, ")" * DEEP),
            ("type A = " + "() -> " * DEEP, "()"),
            ("type A = " + "B<" * DEEP, ">" * DEEP),
            ("type A = " + "~" * DEEP, "B"),
            ("return " + "`{" * DEEP, "}`" * DEEP),
            ("return " + "if a then b else " * DEEP, "c"),
        ],
    )
    def test_deep_nesting_is_refused_cleanly(self, opening: str, closing: str) -> None:
        assert "nested more than 1000 levels" in error(opening + closing).detail

    def test_as_deep_as_luau_itself_allows_is_parsed(self) -> None:
        parse("return " + "(" * 300 + "1" + ")" * 300)
        parse("do " * 300 + "end " * 300)
        parse("return " + "a .. " * 400 + "a")
