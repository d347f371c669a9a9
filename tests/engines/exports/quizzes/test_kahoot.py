"""Kahoot's spreadsheet is read back by openpyxl, cell by cell."""

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from server.engines.exports.quizzes.kahoot import exported
from server.engines.items.model import Item, MultipleChoice
from tests.engines.exports.fixtures import BANK, CHOICE, FALSE, ONE_LINE, TRUE, nasty_quiz, plain_quiz
from tests.engines.exports.seen import expected
from tests.engines.exports.zips import changed, members

REASONS = "Kahoot has no place for reasons and hints: they stand on the answer key and in the teacher's version."


def sheet(data: bytes) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(found, Worksheet)
    return found


def rows(data: bytes) -> list[tuple[object, ...]]:
    return [tuple(row) for row in sheet(data).iter_rows(min_row=9, max_col=9, values_only=True)]


def wanted(number: int, item: Item, seconds: int = 30) -> tuple[object, ...]:
    one = expected(item)
    options = [*one.offered, *[None] * (4 - len(one.offered))]
    return (number, one.question, *options, seconds, one.offered.index(one.right[0]) + 1, one.item_id)


def with_options(*options: str) -> Item:
    return replace(CHOICE, answer=MultipleChoice(options, 0))


class TestExported:
    def test_every_question_that_fits_is_read_back(self) -> None:
        kept = (CHOICE, TRUE, FALSE, BANK)
        assert rows(exported(nasty_quiz()).data) == [wanted(number, item) for number, item in enumerate(kept, 1)]

    def test_the_heads_stand_where_kahoot_looks_for_them(self) -> None:
        heads = [cell.value for cell in sheet(exported(plain_quiz()).data)[8]]
        assert heads[1:3] == ["Question - max 120 characters", "Answer 1 - max 75 characters"]
        assert heads[7] == "Correct answer(s) - choose at least one"

    def test_no_cell_is_a_formula(self) -> None:
        data = exported(nasty_quiz(with_options("=1+1", "+2", "-3", "@x"))).data
        cells = [cell for row in sheet(data).iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert rows(data)[0][2:6] == ("=1+1", "+2", "-3", "@x")

    @pytest.mark.parametrize(
        ("item", "fits"),
        [
            (replace(TRUE, stem="x" * 120), True),
            (replace(TRUE, stem="x" * 121), False),
            (with_options("x" * 75, "b"), True),
            (with_options("x" * 76, "b"), False),
            (with_options("a", "b", "c", "d"), True),
            (with_options("a", "b", "c", "d", "e"), False),
        ],
    )
    def test_a_question_is_whole_or_left_out(self, item: Item, fits: bool) -> None:
        done = exported(nasty_quiz(replace(item, points=1)))
        assert len(rows(done.data)) == fits
        if not fits:
            assert done.notes[0] == (
                "Kahoot takes at most 4 options of 75 characters and questions of 120: question 1 had to be left out."
            )

    @pytest.mark.parametrize(
        ("before", "after"),
        [(">q-bank<", ">q-b<"), ("=iron", "=lead"), ('<c r="H9" t="n"><v>3</v>', '<c r="H9" t="n"><v>2</v>')],
    )
    def test_a_spoiled_file_is_refused(self, before: str, after: str) -> None:
        data = exported(nasty_quiz()).data
        files = members(data)
        ending = next(name for name, content in files.items() if before.encode() in content)
        spoiled = changed(data, ending, lambda text: text.replace(before, after))
        assert rows(spoiled) != rows(data)
        assert rows(data) == [wanted(number, item) for number, item in enumerate((CHOICE, TRUE, FALSE, BANK), 1)]

    def test_code_is_part_of_the_question_and_takes_longer_to_read(self) -> None:
        item = replace(TRUE, code="print(1)")
        assert rows(exported(nasty_quiz(item)).data) == [wanted(1, item, seconds=90)]

    def test_what_kahoot_cannot_carry_is_said(self) -> None:
        assert exported(nasty_quiz()).notes == (
            "Kahoot takes choice and true or false alone: "
            "questions 4, 6, 7, 8, 9, 10, 11, 12, 13 and 14 had to be left out.",
            "Kahoot has no word bank: question 5 became a choice among its words.",
            "Kahoot counts points in its own way: those of question 1 were left out.",
            REASONS,
        )

    def test_a_quiz_of_which_nothing_fits_is_an_empty_sheet(self) -> None:
        assert rows(exported(nasty_quiz(ONE_LINE)).data) == []
