"""How a question is asked on a screen."""

from dataclasses import replace

from server.engines.exports.quizzes.asked import asked, case_counts, html_of, offered, typed
from tests.engines.exports import fixtures
from tests.engines.exports.seen import BANK


class TestAsked:
    def test_code_and_unit_stand_below_the_stem(self) -> None:
        item = replace(fixtures.ROUNDED, code="a < b")
        assert asked(item).text == f"{item.stem}\na < b\nGive the number alone. The unit is cm."
        assert "<pre>a &lt; b</pre>" in asked(item).html

    def test_words_of_a_bank_are_named_where_that_is_wanted(self) -> None:
        assert BANK in asked(fixtures.BANK, bank=True).text
        assert BANK not in asked(fixtures.BANK).text


class TestHtmlOf:
    def test_what_must_not_be_missed_is_bold(self) -> None:
        assert html_of("It is NOT <b>\nNOTE") == "<p>It is <strong>NOT</strong> &lt;b&gt;<br>NOTE</p>"

    def test_nothing_is_no_paragraph(self) -> None:
        assert html_of("") == ""


class TestOffered:
    def test_a_bank_without_its_key_offers_nothing(self) -> None:
        assert offered(fixtures.FILL_IN) is None

    def test_the_right_one_is_known(self) -> None:
        found = offered(fixtures.FALSE)
        assert found is not None
        assert found.right == "False"


class TestTyped:
    def test_what_is_printed_on_several_lines_is_not_typed(self) -> None:
        assert typed(fixtures.OUTPUT) == ()
        assert typed(fixtures.ONE_LINE) == ("=5",)

    def test_a_decimal_is_compared_as_a_number(self) -> None:
        assert typed(fixtures.WHOLE) == ()
        assert typed(fixtures.FRACTION) == ("3/4", "6/8", "0.75")

    def test_capitals_count_in_code_alone(self) -> None:
        assert case_counts(fixtures.ONE_LINE)
        assert not case_counts(fixtures.FILL_IN)
