"""Markdown is read back by markdown-it-py with tables."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from server.engines.exports.exported import Audience
from server.engines.exports.printed.blocks import Code, Paragraph, Run, Sheet
from server.engines.exports.printed.lesson_sheet import lesson_sheet
from server.engines.exports.printed.markdown import drawn, escaped
from server.engines.exports.printed.quiz_sheet import quiz_sheet
from tests.engines.exports.fixtures import CODE, ITEMS, lesson, nasty_quiz
from tests.engines.exports.printed.lines import lines_of
from tests.engines.exports.seen import Refused, text_of_html

READER = MarkdownIt("commonmark").enable("table")
"""Takes HTML, which is then refused: none is ever written."""
SIGNS = "\\`*_{}[]()#+-.!<>&|~=:$^%@\"' \n1aä漢🎉"


def read(markdown: str) -> list[str]:
    return [line.strip() for line in _text(READER.render(markdown)).split("\n")]


def _text(html: str) -> str:
    bare = re.sub(r"</?(?:h[1-6]|blockquote|table|thead|tbody|tr|th|td)[^>]*>", "<p></p>", html)
    return text_of_html(re.sub(r' class="[^"]*"', "", bare).replace("<br />", "<br>"))


class TestDrawn:
    def test_every_text_of_the_teachers_quiz_is_read_back_in_its_order(self) -> None:
        sheet = quiz_sheet(nasty_quiz(), Audience.TEACHER)
        assert squeezed(read(drawn(sheet).decode())) == squeezed(lines_of(sheet))

    def test_every_text_of_a_lesson_is_read_back_in_its_order(self) -> None:
        sheet = lesson_sheet(lesson(), Audience.TEACHER)
        assert squeezed(read(drawn(sheet).decode())) == squeezed(lines_of(sheet))

    def test_a_students_sheet_has_room_to_write(self) -> None:
        sheet = quiz_sheet(nasty_quiz(), Audience.STUDENT)
        text = drawn(sheet).decode()
        without_rules = squeezed(read(text)).replace("_", "")
        assert without_rules == squeezed(lines_of(sheet)).replace("_", "")
        assert "Name: \\_\\_" in text
        assert text.splitlines().count("\\_" * 40) == 12

    def test_code_stays_as_it_is(self) -> None:
        tokens = READER.parse(drawn(quiz_sheet(nasty_quiz(), Audience.TEACHER)).decode())
        assert CODE in [one.content.rstrip("\n") for one in tokens if one.type == "fence" and one.info == "luau"]

    def test_fences_in_code_end_nothing(self) -> None:
        sheet = Sheet("t", "t", Audience.TEACHER, (Code("```\n````"), Paragraph((Run("after"),))))
        kinds = [one.type for one in READER.parse(drawn(sheet).decode())]
        assert kinds == ["fence", "paragraph_open", "inline", "paragraph_close"]

    @pytest.mark.parametrize(
        ("before", "after"),
        [("**Answer:** True", "**Answer:** False"), ("\\<b\\>", "<b>"), ("- A. ", "- B. "), ("**Item:** q-line", "")],
    )
    def test_a_spoiled_file_is_refused(self, before: str, after: str) -> None:
        sheet = quiz_sheet(nasty_quiz(), Audience.TEACHER)
        text = drawn(sheet).decode()
        assert before in text
        try:
            found = squeezed(read(text.replace(before, after)))
        except Refused:
            return
        assert found != squeezed(lines_of(sheet))

    def test_every_item_is_named(self) -> None:
        text = drawn(quiz_sheet(nasty_quiz(), Audience.TEACHER)).decode()
        assert re.findall(r"\*\*Item:\*\* (\S+) ·", text) == [item.id for item in ITEMS]


def squeezed(lines: list[str]) -> str:
    """Without space and without signs that stand for a list or for room to write."""
    return re.sub(r"[\s·•]", "", "".join(lines))


class TestEscaped:
    @given(st.text(SIGNS, max_size=30))
    @settings(max_examples=300, deadline=None)
    def test_any_text_in_a_paragraph_is_read_back(self, text: str) -> None:
        shown = " ".join(["x", *text.split()])
        assert text_of_html(READER.render(escaped(shown))) == shown

    @pytest.mark.parametrize(
        "text", ["# no head", "1. no list", "- no list", "> no quote", "=", "    no code", "| a |"]
    )
    def test_no_line_begins_a_block(self, text: str) -> None:
        (lead, inline, _) = READER.parse(escaped(f"x\n{text.strip()}"))
        assert (lead.type, inline.type) == ("paragraph_open", "inline")
