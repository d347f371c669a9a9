"""The lexer loses nothing and knows where each token ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.tokens import BROKEN, COMMENT, SPACE, LineTable
from tests.engines.luau.programs import programs


def significant(source: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokenize(source) if token.kind not in (SPACE, COMMENT)]


class TestRoundTrip:
    @settings(deadline=None, max_examples=60)
    @given(programs())
    def test_valid_programs(self, source: str) -> None:
        tokens = tokenize(source)
        assert "".join(token.text for token in tokens) == source
        assert all(source[token.start : token.end] == token.text for token in tokens)

    @settings(deadline=None, max_examples=200)
    @given(st.text(alphabet="ab1.`{}[]=-'\"\\\n\r\t xeE0_~é@z#", max_size=40))
    def test_any_text_at_all(self, source: str) -> None:
        assert "".join(token.text for token in tokenize(source)) == source


class TestTokens:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("a//b", ["a", "//", "b"]),
            ("a..b...", ["a", "..", "b", "..."]),
            ("x ..= y", ["x", "..=", "y"]),
            ("1..2", ["1..2"]),
            ("0x1e+5", ["0x1e", "+", "5"]),
            ("1e+5", ["1e+5"]),
            ("a.b", ["a", ".", "b"]),
            ("t[[x]]", ["t", "[[x]]"]),
            ("t[a[1]]", ["t", "[", "a", "[", "1", "]", "]"]),
            ("a->b::c", ["a", "->", "b", "::", "c"]),
            ("A<B<C>>", ["A", "<", "B", "<", "C", ">", ">"]),
            ("@native @[x]", ["@native", "@[", "x", "]"]),
            ("'a\\\nb'", ["'a\\\nb'"]),
            ("'a\\z \n b'", ["'a\\z \n b'"]),
            ("a--b", ["a"]),
            ("a--[==[ ]] ]==]b", ["a", "b"]),
        ],
    )
    def test_boundaries(self, source: str, expected: list[str]) -> None:
        assert [text for _, text in significant(source)] == expected

    def test_braces_inside_an_interpolated_string_belong_to_the_expression(self) -> None:
        kinds = [kind for kind, _ in significant("`a{ {x = {}} }b{c}d`")]
        assert kinds[0] == "interp_begin"
        assert kinds.count("interp_mid") == 1
        assert kinds[-1] == "interp_end"

    @pytest.mark.parametrize("source", ["'open", '"a\nb"', "[[open", "--[[ open", "`open", "`a{{b}}`", "é", "$"])
    def test_what_is_no_token_is_broken_and_says_why(self, source: str) -> None:
        broken = [token for token in tokenize(source) if token.kind == BROKEN]
        assert broken
        assert all(token.problem for token in broken)


class TestLineTable:
    def test_lines_and_columns_count_from_one(self) -> None:
        lines = LineTable("ab\ncd\n")
        assert [(lines.line(offset), lines.column(offset)) for offset in (0, 2, 3, 4, 6)] == [
            (1, 1),
            (1, 3),
            (2, 1),
            (2, 2),
            (3, 1),
        ]
        assert lines.start_of(2) == 3
        assert lines.count == 3
