"""Tables are read back by the csv module, and no cell of them begins a formula."""

import csv
import io
from dataclasses import replace

import pytest

from server.engines.exports.quizzes import google_forms, table
from server.engines.exports.quizzes.cells import harmless, written
from server.engines.items.model import Item, MultipleChoice, Numeric
from tests.engines.exports.fixtures import CHOICE, ITEMS, MATCHING, ROUNDED, WHOLE, nasty_quiz, plain_quiz
from tests.engines.exports.seen import UNITS, expected, model_answer


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def bare(cell: str) -> str:
    """As a spreadsheet shows it."""
    return cell.removeprefix("'")


class TestHarmless:
    @pytest.mark.parametrize("text", ["=1+1", "+SUM(1)", "-2+3", "@x", "\tx", "\nx", "\uff1d1", "-", "=3"])
    def test_what_begins_a_formula_gets_an_apostrophe(self, text: str) -> None:
        assert harmless(text) == f"'{text}"

    @pytest.mark.parametrize("text", ["-3", "−3", "-3/4", "+5", "-1,000.5", "a=b", "", "3 - 4"])
    def test_numbers_and_words_stay(self, text: str) -> None:
        assert harmless(text) == text


class TestWritten:
    def test_excel_knows_the_encoding(self) -> None:
        assert written([["ä"]]) == b"\xef\xbb\xbf\xc3\xa4\r\n"


def offered(item: Item) -> tuple[str, ...]:
    one = expected(item)
    shown: tuple[str, ...] = getattr(item.answer, "shown", one.offered)
    return shown


KEYS = {
    "q-choice": ("C", "1 < 2 & <i>3</i>"),
    "q-true": ("True", "True"),
    "q-false": ("False", "False – Light has more than four colours."),
    "q-fill": ("light", "light"),
    "q-bank": ("oxygen", "oxygen"),
    "q-order": ("B, C, A", "1. plant: seed\n2. grow = big\n3. harvest ~ripe"),
    "q-whole": ("−3", "−3"),
    "q-round": ("1,002.5", "1,002.5"),
    "q-line": ("=5", "=5"),
}


CSV_MUTANTS = {
    "another key": ("C,1 < 2 & <i>3</i>", "B,1 < 2 & <i>3</i>"),
    "an item less": ("q-line", "q-fill"),
    "a quote that is not doubled": ('""q""', '"q"'),
    "a formula": ("'=SUM", "=SUM"),
    "other points": (",3,Because", ",1,Because"),
}


def assert_read_back(data: bytes) -> None:
    """Every field of every item of the fixture quiz."""
    found = rows(data)
    assert [row["id"] for row in found] == [item.id for item in ITEMS]
    for number, (row, item) in enumerate(zip(found, ITEMS, strict=True), 1):
        assert (row["number"], row["type"], row["points"]) == (str(number), item.type.value, str(item.points))
        assert (row["question"], row["code"]) == (item.stem, item.code)
        assert (row["reason"], row["hint"], row["watch_for"]) == (item.reason, item.hint, item.watch_for)
        assert (row["bloom"], row["difficulty"], row["objective"]) == ("apply", "medium", "O1")
        options = [row[f"option_{place}"] for place in range(1, 5)]
        assert not any(option.startswith(("=", "+", "@")) for option in options)
        assert tuple(map(bare, filter(None, options))) == offered(item)
        if item.id in KEYS:
            assert (bare(row["key"]), bare(row["answer"])) == KEYS[item.id]


class TestTable:
    def test_every_field_of_every_item_is_read_back(self) -> None:
        assert_read_back(table.exported(nasty_quiz()).data)

    @pytest.mark.parametrize("name", CSV_MUTANTS)
    def test_a_spoiled_file_is_refused(self, name: str) -> None:
        before, after = CSV_MUTANTS[name]
        data = table.exported(nasty_quiz()).data
        spoiled = data.replace(before.encode(), after.encode())
        assert spoiled != data
        with pytest.raises((AssertionError, csv.Error)):
            assert_read_back(spoiled)

    def test_prompts_stand_in_columns_of_their_own(self) -> None:
        (row,) = rows(table.exported(nasty_quiz(MATCHING)).data)
        assert [row[f"prompt_{place}"] for place in (1, 2, 3)] == ["root -> soil", "leaf: <top>", "stem"]

    def test_tolerance_unit_and_other_spellings_are_read_back(self) -> None:
        (row,) = rows(table.exported(nasty_quiz(ROUNDED)).data)
        assert (row["key"], row["tolerance"], row["unit"]) == ("1,002.5", "0.05", "cm")
        found = {row["id"]: row["also_right"] for row in rows(table.exported(nasty_quiz()).data)}
        assert found["q-fill"] == "sun=light\nLight & sun"
        assert found["q-short"] == "no light\nno sugar = no food"

    def test_the_source_is_named(self) -> None:
        (row,) = rows(table.exported(nasty_quiz(WHOLE)).data)
        assert row["source"] == (
            'Knowledge pack: Plants & <light>, Photosynthesis, page 3: “Light is "caught" by leaves = energy.”'
        )

    def test_a_negative_key_stays_a_number(self) -> None:
        (row,) = rows(table.exported(nasty_quiz(replace(WHOLE, answer=Numeric("-3")))).data)
        assert row["key"] == "-3"


FORMS = {"choice": "MULTIPLE_CHOICE", "essay": "PARAGRAPH_TEXT"}


class TestGoogleForms:
    def test_every_field_of_every_item_is_read_back(self) -> None:
        for row, item in zip(rows(google_forms.exported(nasty_quiz()).data), ITEMS, strict=True):
            one = expected(item)
            assert row["Item"] == item.id
            assert row["Type"] == FORMS.get(one.form, "TEXT")
            assert row["Question"].startswith(f"{item.stem}\n" if item.code or item.id in UNITS else item.stem)
            assert tuple(filter(None, bare(row["Options"]).split("\n"))) == (
                one.offered if one.form == "choice" else ()
            )
            assert (row["Points"], row["Hint"]) == (str(item.points), item.hint)
            assert row["Feedback"].endswith(item.reason)

    def test_right_answers_are_read_back(self) -> None:
        found = {row["Item"]: bare(row["Correct answer"]) for row in rows(google_forms.exported(nasty_quiz()).data)}
        assert found["q-choice"] == "1 < 2 & <i>3</i>"
        assert (found["q-true"], found["q-false"], found["q-bank"]) == ("True", "False", "oxygen")
        assert (found["q-match"], found["q-order"]) == ("CDB", "BCA")
        assert found["q-whole"] == "−3\n-3"
        assert found["q-frac"] == "3/4\n6/8\n0.75"
        assert (found["q-short"], found["q-out"], found["q-line"]) == ("", "", "=5")

    def test_an_essay_has_its_key_in_the_feedback(self) -> None:
        found = {row["Item"]: row["Feedback"] for row in rows(google_forms.exported(nasty_quiz()).data)}
        for item in ITEMS:
            if expected(item).form == "essay":
                assert found[item.id] == f"{model_answer(item)}\n{item.reason}"

    def test_an_option_that_is_a_formula_is_harmless(self) -> None:
        item = replace(CHOICE, answer=MultipleChoice(("=1", "b", "c"), 0))
        (row,) = rows(google_forms.exported(nasty_quiz(item)).data)
        assert (row["Options"], row["Correct answer"]) == ("'=1\nb\nc", "'=1")

    def test_that_google_imports_no_file_is_said(self) -> None:
        assert google_forms.exported(plain_quiz()).notes == (
            "Google Forms imports no files by itself: use an add-on that reads tables. "
            "Options and right answers stand on lines of their own in their cells.",
        )
