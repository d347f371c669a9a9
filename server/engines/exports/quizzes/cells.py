"""Cells of a CSV file that a spreadsheet program opens without running anything."""

import csv
import io
from collections.abc import Iterable

from server.engines.items.values import value_of

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BOM = "\ufeff"


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where it would be read as a formula. A number such as -3 stays.

    Which signs begin one: OWASP, "CSV Injection", with their full-width forms.
    """
    if text.startswith(_BEGINS_A_FORMULA) and value_of(text) is None:
        return f"'{text}"
    return text


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """RFC 4180 in UTF-8, with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (_BOM + out.getvalue()).encode()
