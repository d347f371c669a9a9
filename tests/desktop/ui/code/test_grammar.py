"""Which piece of a line is what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.code.grammar import START, Grammar, SpanKind, State

CODE = st.text(alphabet=st.sampled_from("ab1. \n\"'`{}[]=-\\z"), max_size=80)


def coloured(grammar: Grammar, text: str) -> list[tuple[str, str]]:
    """Every coloured piece of a text with its kind, line after line."""
    state: State = START
    pieces: list[tuple[str, str]] = []
    for line in text.split("\n"):
        spans, state = grammar.spans(line, state)
        pieces.extend((line[span.start : span.end], span.kind.value) for span in spans)
    return pieces


def kinds(grammar: Grammar, text: str, kind: SpanKind) -> list[str]:
    return [piece for piece, found in coloured(grammar, text) if found == kind]


class TestWords:
    def test_keywords_and_builtins_have_colours(self, grammar: Grammar) -> None:
        assert coloured(grammar, "local x = math.floor(y)") == [("local", "keyword"), ("math", "builtin")]

    def test_parts_of_words_have_none(self, grammar: Grammar) -> None:
        assert coloured(grammar, "locally endless _end end1 typeofx") == []

    @pytest.mark.parametrize("code", ["a.type", "a:end", "a . b", "self_.print"])
    def test_members_are_no_builtins(self, grammar: Grammar, code: str) -> None:
        assert kinds(grammar, code, SpanKind.BUILTIN) == []

    def test_after_a_concatenation_they_are(self, grammar: Grammar) -> None:
        assert kinds(grammar, "a..tostring(b)", SpanKind.BUILTIN) == ["tostring"]


class TestNumbers:
    @pytest.mark.parametrize(
        "number", ["0", "12", "1.5", "1e10", "1E-5", "0xFF_aa", "0b1010", "1_000", ".5", "3.", "2.5e+3"]
    )
    def test_every_form_is_one_piece(self, grammar: Grammar, number: str) -> None:
        assert coloured(grammar, f"x = {number}") == [(number, "number")]

    def test_digits_in_a_name_are_none(self, grammar: Grammar) -> None:
        assert coloured(grammar, "x1 = part2") == []


class TestStrings:
    @pytest.mark.parametrize("text", ['"a"', "'a'", r'"a\"b"', r"'\\'", '"it\'s"', '""'])
    def test_is_one_colour_from_quote_to_quote(self, grammar: Grammar, text: str) -> None:
        pieces = coloured(grammar, f"{text} end")
        assert "".join(piece for piece, kind in pieces if kind == "string") == text
        assert pieces[-1] == ("end", "keyword")

    def test_without_an_end_it_stops_at_the_line(self, grammar: Grammar) -> None:
        assert coloured(grammar, '"open\nend')[-1] == ("end", "keyword")

    @pytest.mark.parametrize("break_", ["\\\n", "\\z\n"])
    def test_goes_on_after_an_escaped_line_end(self, grammar: Grammar, break_: str) -> None:
        assert kinds(grammar, f'"one{break_}end" end', SpanKind.KEYWORD) == ["end"]

    def test_an_escaped_backslash_does_not_continue(self, grammar: Grammar) -> None:
        assert kinds(grammar, '"one\\\\\nend', SpanKind.KEYWORD) == ["end"]

    def test_comment_marks_inside_are_text(self, grammar: Grammar) -> None:
        assert kinds(grammar, '"a -- b" end', SpanKind.COMMENT) == []


class TestLongStrings:
    def test_spans_lines(self, grammar: Grammar) -> None:
        text = "[[one\nend\nthree]] end"
        assert kinds(grammar, text, SpanKind.KEYWORD) == ["end"]
        assert kinds(grammar, text, SpanKind.STRING)[1:] == ["one", "end", "three]]"]

    def test_closes_only_at_its_own_level(self, grammar: Grammar) -> None:
        assert kinds(grammar, "[==[ ]] ]=] end ]==] end", SpanKind.KEYWORD) == ["end"]

    def test_has_no_escapes(self, grammar: Grammar) -> None:
        assert kinds(grammar, "[[\\]] end", SpanKind.KEYWORD) == ["end"]

    def test_an_index_is_none(self, grammar: Grammar) -> None:
        assert kinds(grammar, "a[b[1]] end", SpanKind.STRING) == []


class TestComments:
    def test_goes_to_the_end_of_the_line(self, grammar: Grammar) -> None:
        assert coloured(grammar, "x --end\nend") == [("--end", "comment"), ("end", "keyword")]

    def test_spans_lines_between_long_brackets(self, grammar: Grammar) -> None:
        text = "--[=[ one\nend ]] \n]=] end"
        assert kinds(grammar, text, SpanKind.KEYWORD) == ["end"]
        assert "end ]] " in kinds(grammar, text, SpanKind.COMMENT)

    def test_a_space_before_the_bracket_makes_it_short(self, grammar: Grammar) -> None:
        assert coloured(grammar, "-- [[ one\nend") == [("-- [[ one", "comment"), ("end", "keyword")]


class TestInterpolation:
    def test_code_inside_braces_is_coloured_as_code(self, grammar: Grammar) -> None:
        assert coloured(grammar, "`a {tostring(1)} b`") == [
            ("`", "string"),
            ("a ", "string"),
            ("{", "interpolation"),
            ("tostring", "builtin"),
            ("1", "number"),
            ("}", "interpolation"),
            (" b`", "string"),
        ]

    def test_braces_inside_the_code_are_counted(self, grammar: Grammar) -> None:
        assert coloured(grammar, "`{ {1} }x` end")[-2:] == [("x`", "string"), ("end", "keyword")]

    def test_holds_strings_that_hold_braces(self, grammar: Grammar) -> None:
        assert coloured(grammar, "`{f('}')}` end")[-1] == ("end", "keyword")

    def test_holds_another_one(self, grammar: Grammar) -> None:
        assert coloured(grammar, "`a{`b{1}c`}d` end")[-2:] == [("d`", "string"), ("end", "keyword")]

    def test_an_escaped_brace_is_text(self, grammar: Grammar) -> None:
        assert kinds(grammar, r"`\{end}`", SpanKind.KEYWORD) == []

    def test_code_may_go_on_in_the_next_line(self, grammar: Grammar) -> None:
        assert kinds(grammar, "`{\nlocal\n}` end", SpanKind.KEYWORD) == ["local", "end"]


class TestAnything:
    @given(CODE)
    def test_spans_are_in_order_and_inside_their_line(self, grammar: Grammar, text: str) -> None:
        state: State = START
        for line in text.split("\n"):
            spans, state = grammar.spans(line, state)
            edges = [edge for span in spans for edge in (span.start, span.end)]
            assert edges == sorted(edges)
            assert all(span.start < span.end <= len(line) for span in spans)
