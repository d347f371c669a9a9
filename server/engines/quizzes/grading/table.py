"""A class's results as a table: for spreadsheets, where nothing in a cell is run."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.engines.exports.clean import clean_text
from server.engines.exports.quizzes.cells import written

Cell = str | int | float | None
_LONGEST_CELL = 32_767
"""Characters, in Excel (Microsoft: "Excel specifications and limits")."""
_WIDEST, _NARROWEST = 40, 10


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet; `head` names the columns."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(table: Table) -> bytes:
    """RFC 4180 in UTF-8; numbers with a point."""
    return written([[_text(cell) for cell in row] for row in (table.head, *table.rows)])


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet each. Numbers are numbers; texts never become formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from server.engines.exports.workbook import saved, write_texts

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        sheet = workbook.create_sheet(table.title)
        for number, row in enumerate((table.head, *table.rows), 1):
            for column, cell in enumerate(row, 1):
                if isinstance(cell, str):
                    write_texts(sheet, number, (_text(cell),), first_column=column)
                elif cell is not None:
                    sheet.cell(number, column, cell)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for column in range(1, len(table.head) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _width(table, column - 1)
        sheet.freeze_panes = "B2"
    return saved(workbook)


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return clean_text(cell)[:_LONGEST_CELL]
        case float():
            return f"{cell:.12g}"
        case _:
            return str(cell)


def _width(table: Table, column: int) -> int:
    longest = max(len(_text(row[column])) for row in (table.head, *table.rows))
    return max(_NARROWEST, min(_WIDEST, longest + 2))
