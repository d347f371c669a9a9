"""Kahoot's spreadsheet: heads in row 8, then a question a row; the right answer's number stands in column H.

Limits as Kahoot prints them in its template: 120 signs of a question, 75 of an answer, 2 to 4 answers.
"""

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from server.engines.exports.exported import Exported
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.quizzes.asked import asked, offered
from server.engines.exports.workbook import saved, write_texts
from server.engines.items.model import FillIn, Item
from server.engines.quizzes.model import Quiz

MOST_OF_A_QUESTION, MOST_OF_AN_ANSWER, MOST_ANSWERS = 120, 75, 4
HEAD_ROW = 8
_HEADS = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
    "Item",
)
_SECONDS_TO_READ, _SECONDS_WITH_CODE = 30, 90


def exported(quiz: Quiz) -> Exported:
    """A workbook of one sheet. Questions that Kahoot cannot take are left out and named in the notes."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Questions"
    write_texts(sheet, 2, (quiz.title,), first_column=2)
    write_texts(sheet, HEAD_ROW, _HEADS, first_column=2)
    for column in ("B", "C", "D", "E", "F"):
        sheet.column_dimensions[column].width = 40 if column == "B" else 24
    for cell in sheet[HEAD_ROW]:
        cell.font = Font(bold=True)
    for row, item in enumerate(filter(_fits, quiz.items), HEAD_ROW + 1):
        _write_question(sheet, row, item)
    return Exported(saved(workbook), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    other = numbers_where(quiz, lambda item: offered(item) is None)
    long = numbers_where(quiz, lambda item: offered(item) is not None and not _fits(item))
    bank = numbers_where(quiz, lambda item: isinstance(item.answer, FillIn) and _fits(item))
    points = numbers_where(quiz, lambda item: item.points != 1 and _fits(item))
    return (
        *of_questions("Kahoot takes choice and true or false alone: {} had to be left out.", other),
        *of_questions(
            "Kahoot takes at most 4 options of 75 characters and questions of 120: {} had to be left out.", long
        ),
        *of_questions("Kahoot has no word bank: {} became a choice among its words.", bank),
        *of_questions("Kahoot counts points in its own way: those of {} were left out.", points),
        "Kahoot has no place for reasons and hints: they stand on the answer key and in the teacher's version.",
    )


def _fits(item: Item) -> bool:
    found = offered(item)
    if found is None:
        return False
    options = found.texts
    short = all(0 < len(option) <= MOST_OF_AN_ANSWER for option in options)
    return short and 2 <= len(options) <= MOST_ANSWERS and len(asked(item).text) <= MOST_OF_A_QUESTION


def _write_question(sheet: Worksheet, row: int, item: Item) -> None:
    found = offered(item)
    assert found is not None
    options = found.texts
    cells = [asked(item).text, *options, *[""] * (MOST_ANSWERS - len(options))]
    sheet.cell(row, 1, row - HEAD_ROW)
    write_texts(sheet, row, cells, first_column=2)
    sheet.cell(row, 7, _SECONDS_WITH_CODE if item.code else _SECONDS_TO_READ)
    sheet.cell(row, 8, found.key + 1)
    write_texts(sheet, row, (item.id,), first_column=9)
