"""Type, colour and space of the PDF."""

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from server.engines.exports.printed.pdf_fonts import TEXT, TEXT_BOLD

INDENT = 8 * mm
"""What hangs below a question's number."""
CODE_SIZE, CODE_LEADING = 9.0, 12.5
INK, FAINT, RULE, BOX = HexColor("#1B1F24"), HexColor("#57606A"), HexColor("#8C959F"), HexColor("#F3F5F7")
_HEADING_SIZES = {1: 18, 2: 13.5, 3: 11, 4: 10.5}


@dataclass(frozen=True, slots=True)
class Styles:
    """Of paragraphs."""

    body: ParagraphStyle
    faint: ParagraphStyle
    cell: ParagraphStyle
    hanging: ParagraphStyle
    """Of a list's entry: its marker stands in the indent."""
    question: ParagraphStyle
    headings: dict[int, ParagraphStyle]


@cache
def styles() -> Styles:
    """The same for every sheet."""
    body = _style("body", 10.5, INK, after=3)
    hanging = _style("hanging", 10.5, INK, after=2)
    hanging.leftIndent, hanging.bulletFontName = 6 * mm, TEXT
    question = _style("question", 10.5, INK, before=9, after=3)
    question.leftIndent, question.bulletFontName = INDENT, TEXT_BOLD
    return Styles(
        body=body,
        faint=_style("faint", 8.5, FAINT, after=1),
        cell=_style("cell", 10, INK),
        hanging=hanging,
        question=question,
        headings={level: _heading(level, size) for level, size in _HEADING_SIZES.items()},
    )


def code_width(columns: int) -> float:
    """Points that so many signs take in the font of code."""
    return columns * CODE_SIZE * 0.6


def _heading(level: int, size: float) -> ParagraphStyle:
    style = _style(f"heading{level}", size, INK, before=size * 0.9 if level > 1 else 0, after=4)
    style.fontName, style.keepWithNext = TEXT_BOLD, 1
    return style


def _style(name: str, size: float, color: Color, *, before: float = 0, after: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=TEXT,
        fontSize=size,
        leading=size * 1.4,
        textColor=color,
        bulletFontSize=size,
        bulletColor=color,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
    )
