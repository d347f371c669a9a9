"""Kahoot's spreadsheet: heads in row 8, then a question a row; the right answer's number stands in column H.

Limits as Kahoot prints them in its template: 120 signs of a question, 75 of an answer, 2 to 4 answers.
"""

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Font
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from server.engines.exports.archive import undated
from server.engines.exports.exported import Exported
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.quizzes.asked import asked, offered
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
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel's own fields have no zone


def exported(quiz: Quiz) -> Exported:
    """A workbook of one sheet. Questions that Kahoot cannot take are left out and named in the notes."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Questions"
    _write(sheet, 2, (quiz.title,), first_column=2)
    _write(sheet, HEAD_ROW, _HEADS, first_column=2)
    for column in ("B", "C", "D", "E", "F"):
        sheet.column_dimensions[column].width = 40 if column == "B" else 24
    for cell in sheet[HEAD_ROW]:
        cell.font = Font(bold=True)
    for row, item in enumerate(filter(_fits, quiz.items), HEAD_ROW + 1):
        _write_question(sheet, row, item)
    workbook.properties.creator = "ToolBoxAI Companion"
    workbook.properties.created = workbook.properties.modified = _LONG_AGO
    return Exported(_saved(workbook), _notes(quiz))


def _saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(workbook, archive).write_data()
    return undated(out.getvalue())


class _InMemory(ExcelWriter):
    """openpyxl's own writer goes through a temporary file for each sheet, and dates the workbook with the clock."""

    def write_worksheet(self, ws: Worksheet) -> None:
        stream = io.BytesIO()
        ws._drawing = SpreadsheetDrawing()  # type: ignore[attr-defined]  # the stubs leave it out
        writer = WorksheetWriter(ws, stream)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]  # the stubs leave it out
        self._archive.writestr(ws.path[1:], stream.getvalue())  # type: ignore[attr-defined]  # the stubs leave it out
        self.manifest.append(ws)


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
    _write(sheet, row, cells, first_column=2)
    sheet.cell(row, 7, _SECONDS_WITH_CODE if item.code else _SECONDS_TO_READ)
    sheet.cell(row, 8, found.key + 1)
    _write(sheet, row, (item.id,), first_column=9)


def _write(sheet: Worksheet, row: int, texts: tuple[str, ...] | list[str], first_column: int) -> None:
    """Texts as texts: none becomes a formula, whatever it begins with."""
    for column, text in enumerate(texts, first_column):
        if text:
            cell = sheet.cell(row, column)
            assert isinstance(cell, Cell)
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = True
