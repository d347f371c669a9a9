"""Workbooks of Excel, made in memory, the same bytes for the same content."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from server.engines.exports.archive import undated

_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel's own fields have no zone


def saved(workbook: Workbook) -> bytes:
    """The file. It is dated with no clock."""
    workbook.properties.creator = "ToolBoxAI Companion"
    workbook.properties.created = workbook.properties.modified = _LONG_AGO
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemory(workbook, archive).write_data()
    return undated(out.getvalue())


def write_texts(sheet: Worksheet, row: int, texts: Sequence[str], first_column: int) -> None:
    """Texts as texts: none becomes a formula, whatever it begins with."""
    for column, text in enumerate(texts, first_column):
        if text:
            cell = sheet.cell(row, column)
            assert isinstance(cell, Cell)
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = True


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
