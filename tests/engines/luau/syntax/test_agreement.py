"""The parser accepts what the real compiler accepts, and nothing more that it knows of."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.parser import parse
from server.engines.luau.syntax.tokens import COMMENT, NAME, SPACE
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.programs import programs
from tests.sizes import sized

NEWER = (
    "const x = 1",
    "f<<number>>()",
    "@[native] function f() end",
    "type A = ~B",
    "local x = 10i",
    "export const a = 1",
)
"""Syntax that 0.686 does not know yet."""

BORDER_CASES = (
    "local y = f\n(g or h)()",
    "f\n(g)",
    "local x = y :: number :: any",
    ";",
    "do end;;",
    "@native local function f() end",
    "@native\nlocal x = 1",
    "while true do break local x = 1 end",
    "while true do continue; end",
    "while true do continue\nf() end",
    "(a) = 1",
    "(a).b = 1",
    "f().x = 1",
    "local x: typeof",
    "type A = {read}",
    "type A = ()",
    "type A = (a: number)",
    "type A = (number)?",
    "type A = number? & string",
    "type A = A??",
    "type X = (number, b: string) -> number",
    "type X = <T>(T)",
    "type X = A.B.C",
    "type X<> = number",
    "type X = A<>",
    "type F<T=number, U...=(string)> = T",
    "type T = { [string]: number, [number]: string }",
    "type T = {number,}",
    "type T = { a: number, string }",
    "local x: A<B>=5",
    "function f(): number, string end",
    "function f(...: T...): T... end",
    "local x: (A, B) = 1",
    "return 1; local x",
    "local x = `{}`",
    "local t = {a=1;b=2,}",
    "local t = {,}",
    "f:g",
    "x, y += 1",
    "f() += 1",
    "local x = 0b12",
    "local x = 0x",
    "local x = 1__0",
    "local x='\\400'",
    "local x='\\u{110000}'",
    "local x='\\q'",
    "return ...",
    "local function f() return ... end",
    "local x = a<b>(c)",
    "local x = {[1]}",
    "goto x",
    "#!/usr/bin/lua\nlocal x=1",
)


def accepts(source: str) -> bool:
    try:
        parse(source)
    except LuauSyntaxError:
        return False
    return True


def _declares_constants(source: str) -> bool:
    """Newer than the bundled Luau, which knows `const` as a name only."""
    words = [token for token in tokenize(source) if token.kind not in (SPACE, COMMENT)]
    return any(
        one.text == "const" and (after.kind == NAME or after.text == "function") for one, after in pairwise(words)
    )


class TestAgreement:
    @pytest.mark.parametrize("source", BORDER_CASES)
    def test_border_cases(self, machine: PluauMachine, source: str) -> None:
        assert accepts(source) == (machine.compile_error(source) is None)

    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(40, 400))
    @given(programs())
    def test_valid_programs(self, machine: PluauMachine, source: str) -> None:
        assert machine.compile_error(source) is None
        assert accepts(source)

    @pytest.mark.long
    @settings(deadline=None, max_examples=sized(80, 800))
    @given(programs(), st.data())
    def test_programs_with_a_token_missing_or_out_of_place(
        self, machine: PluauMachine, source: str, data: st.DataObject
    ) -> None:
        tokens = [token for token in tokenize(source) if token.kind not in (SPACE, COMMENT)]
        if not tokens:
            return
        gone = data.draw(st.sampled_from(tokens))
        inserted = data.draw(st.sampled_from(["", *(token.text for token in tokens[:20])]))
        mutant = f"{source[: gone.start]}{inserted} {source[gone.end :]}"
        error = machine.compile_error(mutant)
        if error is not None and ("Attribute" in error.message or _declares_constants(mutant)):
            return
        assert accepts(mutant) == (error is None), error

    @pytest.mark.parametrize("source", NEWER)
    def test_syntax_newer_than_the_bundled_luau_is_parsed(self, machine: PluauMachine, source: str) -> None:
        assert machine.compile_error(source) is not None
        assert accepts(source)
