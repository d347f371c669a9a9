"""PDF: the lines of its pages with the size of their letters, by pypdf. Nothing is drawn, run or fetched."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from server.engines.sources.columns import in_reading_order
from server.engines.sources.errors import Damaged, Locked, NoTextInIt
from server.engines.sources.layout import blocks_of
from server.engines.sources.limits import MOST_PAGES, MOST_WORDS
from server.engines.sources.model import Draft, Line
from server.engines.sources.printed import Printed

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

LEAST_WORDS_A_PAGE = 8
"""Below it on the average, what text there is stands on pictures."""
SAME_LINE, APART = 0.5, 1.6
"""Of the height of the letters."""


def read(data: bytes) -> Draft:
    """Raise SourceError."""
    with _without_a_word():
        pages, whole = _pages(data)
    words = sum(len(line.text.split()) for page in pages for line in page)
    if words < LEAST_WORDS_A_PAGE * max(1, len(pages)):
        raise NoTextInIt
    draft = Draft(blocks_of([line for page in pages for line in page]))
    empty = sum(not page for page in pages)
    if empty:
        draft.notes.append(f"{empty} page{'s hold' if empty > 1 else ' holds'} no text (pictures, or nothing at all).")
    if len(pages) < whole:
        draft.notes.append(f"Only the first {len(pages)} of {whole} pages were read.")
    return draft


def _pages(data: bytes) -> tuple[list[list[Line]], int]:
    """(lines of the pages that are read, how many pages there are)."""
    reader = _opened(data)
    pages: list[list[Line]] = []
    words = failed = 0
    try:
        whole = len(reader.pages)
    except Exception as error:
        raise Damaged from error
    for number in range(min(whole, MOST_PAGES)):
        try:
            lines = list(_lines(_shown(reader.pages[number]), number + 1))
        except Exception:  # noqa: BLE001 - one page that cannot be read leaves the others
            lines, failed = [], failed + 1
        pages.append(lines)
        words += sum(len(line.text.split()) for line in lines)
        if words > MOST_WORDS:
            break
    if failed and failed == len(pages):
        raise Damaged
    return pages, whole


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:
        if b"/Encrypt" in data:
            raise Locked from error
        raise Damaged from error
    if locked:
        raise Locked
    return reader


def _shown(page: "PageObject") -> list[Printed]:
    """Pieces of lines with their places, as the page's program prints them."""
    pieces: list[Printed] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        del font
        if not text.strip("\n"):
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1] or 1.0) * (cm[3] or cm[1] or 1.0))
        pieces.extend(Printed(piece, x, y, height) for piece in text.split("\n") if piece)

    page.extract_text(visitor_text=visit)
    return pieces


@dataclass(slots=True)
class _Open:
    """A line that is being put together. `next_y` is where the one before it stood."""

    text: str
    y: float
    sizes: list[tuple[float, int]]
    apart: bool


def _lines(pieces: list[Printed], page: int) -> Iterator[Line]:
    line: _Open | None = None
    for piece in in_reading_order(pieces):
        if line is not None and abs(piece.y - line.y) <= SAME_LINE * max(piece.size, 1.0):
            line.text += piece.text
            line.sizes.append((piece.size, len(piece.text.strip())))
            continue
        apart = line is None or abs(line.y - piece.y) > APART * max(piece.size, line.sizes[0][0])
        if line is not None:
            yield from _closed(line, page)
        line = _Open(piece.text, piece.y, [(piece.size, len(piece.text.strip()))], apart)
    if line is not None:
        yield from _closed(line, page)


def _closed(line: _Open, page: int) -> Iterator[Line]:
    text = line.text.strip()
    if text:
        size = max(line.sizes, key=lambda one: one[1])[0]
        yield Line(text, page, round(size, 1), line.apart)


@contextmanager
def _without_a_word() -> Iterator[None]:
    """pypdf tells its log of everything that it mends. Only its own log is quiet, and only while this file is read."""
    log = logging.getLogger("pypdf")
    before = log.disabled, log.level, log.propagate
    quiet = logging.NullHandler()
    log.addHandler(quiet)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(quiet)
        _, _, log.propagate = before
