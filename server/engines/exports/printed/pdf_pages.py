"""Pages of the PDF: size, margins, the line above and the page number below."""

import io
from functools import partial
from typing import IO, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from server.engines.exports.exported import Paper
from server.engines.exports.printed.blocks import Sheet
from server.engines.exports.printed.pdf_fonts import TEXT

_SIZES = {Paper.A4: A4, Paper.LETTER: LETTER}
_MARGIN = 20 * mm
_FAINT = HexColor("#57606A")


def text_area(paper: Paper) -> tuple[float, float]:
    """Width and height in points between the margins."""
    width, height = _SIZES[paper]
    return width - 2 * _MARGIN, height - 2 * _MARGIN


def built(sheet: Sheet, paper: Paper, story: list[Flowable]) -> bytes:
    """The file: the same bytes for the same story, its title in the metadata."""
    out = io.BytesIO()
    size = _SIZES[paper]
    template = BaseDocTemplate(
        out,
        pagesize=size,
        title=sheet.title,
        author="ToolBoxAI Companion",
        lang=sheet.language,
        invariant=1,
        displayDocTitle=True,
    )
    frame = Frame(_MARGIN, _MARGIN, *text_area(paper), 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("sheet", [frame])])

    template.build(story, canvasmaker=partial(_CountedCanvas, sheet.running))
    return out.getvalue()


class _CountedCanvas(Canvas):
    """Holds its pages back until their number is known."""

    def __init__(self, running: str, file: IO[bytes], *, pagesize: tuple[float, float], **options: Any) -> None:
        super().__init__(file, pagesize=pagesize, **options)
        self._size = pagesize
        self._running = running
        self._held: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out

    def save(self) -> None:
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            self._draw_margins(number, len(self._held))
            super().showPage()
        super().save()

    def _draw_margins(self, number: int, pages: int) -> None:
        width, height = self._size
        self.setFont(TEXT, 8.5)
        self.setFillColor(_FAINT)
        self.drawString(_MARGIN, height - 12 * mm, _shortened(self, self._running, width - 2 * _MARGIN))
        self.drawRightString(width - _MARGIN, 11 * mm, f"{number} / {pages}")


def _shortened(canvas: Canvas, text: str, width: float) -> str:
    """The running head on one line; the whole title stands on the first page."""
    line = text.replace("\n", " ")
    if canvas.stringWidth(line, TEXT, 8.5) <= width:
        return line
    while line and canvas.stringWidth(f"{line}…", TEXT, 8.5) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
