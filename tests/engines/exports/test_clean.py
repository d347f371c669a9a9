"""What is taken out of a document before any format sees it."""

from dataclasses import replace

import pytest

from server.engines.exports.clean import clean_text, cleaned, has_unprintable
from server.engines.items.model import FillIn
from tests.engines.exports.fixtures import FILL_IN, lesson, nasty_quiz


class TestCleanText:
    @pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff"])
    def test_what_xml_forbids_is_taken_out(self, sign: str) -> None:
        assert clean_text(f"a{sign}b") == "ab"

    @pytest.mark.parametrize("text", ["a\tb\nc", "äöü", "漢字 🎉", "\u200f\u00ad", "\ufffd"])
    def test_everything_else_stays(self, text: str) -> None:
        assert clean_text(text) == text

    @pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb"])
    def test_lines_end_alike(self, text: str) -> None:
        assert clean_text(text) == "a\nb"


class TestCleaned:
    def test_texts_are_found_however_deep_they_lie(self) -> None:
        spoiled = replace(
            FILL_IN, answer=FillIn("light\x00", ("sun\x01",)), source=replace(FILL_IN.source, quote="\x02")
        )
        (found,) = cleaned(nasty_quiz(spoiled)).items
        assert found.answer == FillIn("light", ("sun",))
        assert found.source.quote == ""

    def test_a_clean_document_stays_equal(self) -> None:
        assert cleaned(nasty_quiz()) == nasty_quiz()
        assert cleaned(lesson()) == lesson()


class TestHasUnprintable:
    def test_it_is_told_of_any_text(self) -> None:
        assert not has_unprintable(lesson())
        assert has_unprintable(replace(lesson(), sections=(replace(lesson().sections[0], content="\x00"),)))

    def test_a_line_end_is_none(self) -> None:
        assert not has_unprintable(nasty_quiz(replace(FILL_IN, code="a\r\nb")))
