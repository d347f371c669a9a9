"""A sheet as PDF: A4 or Letter, fonts embedded, text that can be selected, questions kept on one page."""

import unicodedata
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    Indenter,
    KeepTogether,
    Spacer,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Lines
from reportlab.platypus import Table as Grid

from server.engines.exports.exported import Exported, Paper
from server.engines.exports.keys import letter
from server.engines.exports.printed.blocks import (
    AnswerLines,
    Block,
    Code,
    Fields,
    Heading,
    Labelled,
    Listing,
    PageBreak,
    Paragraph,
    Question,
    Run,
    Runs,
    Sheet,
    Table,
    WordBox,
)
from server.engines.exports.printed.pdf_fonts import MONO, TEXT, register, signs
from server.engines.exports.printed.pdf_pages import built, text_area
from server.engines.exports.printed.pdf_styles import (
    BOX,
    CODE_LEADING,
    CODE_SIZE,
    INDENT,
    INK,
    RULE,
    code_width,
    styles,
)

_NO_BREAK = "\u00a0"
_MARKER_INDENT = styles().hanging.leftIndent
_SHARES_OF_TWO = [0.62, 0.38]
"""A name takes more room than a date."""
_CODE_PADDING = 7
_BETWEEN_WORDS = f"{_NO_BREAK * 4} "
_BOX_SIGN = "□"
_SHOWN_IN_A_NOTE = 12


def drawn(sheet: Sheet, paper: Paper) -> Exported:
    """The file, and a note of the signs for which its fonts have no shape."""
    register()
    writer = _Writer(*text_area(paper))
    story = list(writer.all(sheet.blocks)) or [Lines("", styles().body)]
    return Exported(built(sheet, paper, story), _note(writer.missing))


def _note(missing: dict[str, None]) -> tuple[str, ...]:
    if not missing:
        return ()
    shown = " ".join(list(missing)[:_SHOWN_IN_A_NOTE]) + (" …" if len(missing) > _SHOWN_IN_A_NOTE else "")
    return (f"The PDF prints an empty box for signs that its fonts do not have ({shown}). Word and HTML print them.",)


class _KeptWhereItFits(KeepTogether):
    """Begins a new page for what fits on one page, but not on what is left of this one; splits what fits on none."""

    def __init__(self, parts: list[Flowable], height: float) -> None:
        super().__init__(parts)
        self._parts = parts
        self._height = height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        if self._height < self._H:  # type: ignore[attr-defined]  # what `wrap` measured; the stubs leave it out
            return [Indenter(0), *self._parts]
        return super().split(available_width, available_height)


class _Writer:
    def __init__(self, width: float, height: float) -> None:
        self._width = width
        self._height = height
        self.missing: dict[str, None] = {}

    def all(self, blocks: Iterable[Block]) -> Iterator[Flowable]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Flowable]:
        style = styles()
        match block:
            case Heading():
                yield Lines(self._markup(block.runs), style.headings[min(block.level, 4)])
            case Paragraph():
                yield Lines(self._markup(block.runs), style.body)
            case Labelled():
                runs = (Run(f"{block.label}: ", bold=True), *block.runs)
                yield Lines(self._markup(runs), style.faint if block.faint else style.body)
            case Listing():
                yield from self._listing(block)
            case Code():
                yield from self._code(block)
            case AnswerLines():
                for _ in range(block.count):
                    yield HRFlowable("100%", 0.5, color=RULE, spaceBefore=20, spaceAfter=0)
                yield Spacer(1, 6)
            case Fields():
                yield self._fields(block)
            case WordBox():
                yield from self._word_box(block)
            case Table():
                yield from self._table(block)
            case Question():
                yield from self._question(block)
            case PageBreak():
                yield NewPage()

    def _question(self, block: Question) -> Iterator[Flowable]:
        points = f' <font size="8.5" color="#57606A">({escape(block.points)})</font>' if block.points else ""
        stem = Lines(self._markup(block.stem) + points, styles().question, bulletText=f"{block.number}.")
        self._width -= INDENT
        body = list(self.all(block.body))
        self._width += INDENT
        parts = [stem, Indenter(INDENT), *body, Indenter(-INDENT)]
        yield _KeptWhereItFits(parts, self._height)

    def _listing(self, block: Listing) -> Iterator[Flowable]:
        for index, item in enumerate(block.items):
            marker = {"letter": f"{letter(index)}.", "number": f"{block.start + index}.", "circle": "○"}
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            yield Lines(self._markup(first.runs), styles().hanging, bulletText=marker.get(block.marker, "•"))
            if rest:
                yield Indenter(_MARKER_INDENT)
                self._width -= _MARKER_INDENT
                yield from self.all(rest)
                self._width += _MARKER_INDENT
                yield Indenter(-_MARKER_INDENT)

    def _code(self, block: Code) -> Iterator[Flowable]:
        columns = int((self._width - 2 * _CODE_PADDING) // code_width(1))
        text = self._drawable(block.text.expandtabs(4), MONO)
        lines = [part for line in text.split("\n") for part in _folded(line, columns)]
        last = len(lines) - 1
        style = TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), MONO, CODE_SIZE, CODE_LEADING),
                ("TEXTCOLOR", (0, 0), (-1, -1), INK),
                ("BACKGROUND", (0, 0), (-1, -1), BOX),
                ("LEFTPADDING", (0, 0), (-1, -1), _CODE_PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                ("TOPPADDING", (0, 0), (-1, 0), 5),
                ("BOTTOMPADDING", (0, last), (-1, last), 6),
            ]
        )
        yield Grid([[line] for line in lines], [self._width], style=style, hAlign="LEFT", spaceBefore=2, spaceAfter=5)

    def _fields(self, block: Fields) -> Flowable:
        """One row of cells: a label, a rule as wide as is left, and so on; a unit at the end."""
        after = self._drawable(block.after, TEXT)
        labels = [f"{label}:" for label in block.labels]
        label_widths = [_text_width(label) + 6 for label in labels]
        after_width = _text_width(after) + 6 if after else 0.0
        several = len(labels) > 1
        rule_width = self._width * (1 if several else 0.6) - sum(label_widths) - after_width
        shares = _SHARES_OF_TWO if len(labels) == 2 else [1 / len(labels)] * len(labels)
        row: list[str] = []
        widths: list[float] = []
        style = TableStyle([("FONT", (0, 0), (-1, -1), TEXT, 10.5), ("TEXTCOLOR", (0, 0), (-1, -1), INK)])
        for side in ("LEFT", "RIGHT", "TOP", "BOTTOM"):
            style.add(f"{side}PADDING", (0, 0), (-1, -1), 2 if side == "BOTTOM" else 0)
        for label, label_width, share in zip(labels, label_widths, shares, strict=True):
            style.add("LINEBELOW", (len(row) + 1, 0), (len(row) + 1, 0), 0.5, RULE)
            style.add("LEFTPADDING", (len(row), 0), (len(row), 0), 4 if row else 0)
            row += [label, ""]
            widths += [label_width + (4 if widths else 0), rule_width * share - (4 if widths else 0)]
        if after:
            style.add("LEFTPADDING", (len(row), 0), (len(row), 0), 4)
            row.append(after)
            widths.append(after_width)
        return Grid([row], widths, style=style, hAlign="LEFT", spaceBefore=8, spaceAfter=8)

    def _word_box(self, block: WordBox) -> Iterator[Flowable]:
        words = Lines(_BETWEEN_WORDS.join(self._text(word, TEXT) for word in block.words), styles().cell)
        style = TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.75, RULE),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
        yield Grid([[words]], [self._width], style=style, hAlign="LEFT", spaceBefore=2, spaceAfter=5, splitInRow=1)

    def _table(self, block: Table) -> Iterator[Flowable]:
        heads: tuple[Runs, ...] = tuple((Run(cell, bold=True),) for cell in block.head)
        rows = [[Lines(self._markup(cell), styles().cell) for cell in row] for row in (heads, *block.rows)]
        style = TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), BOX),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
        widths = [self._width * share for share in block.widths]
        yield CondPageBreak(60)
        yield Grid(rows, widths, style=style, hAlign="LEFT", repeatRows=1, spaceBefore=2, spaceAfter=5, splitInRow=1)

    def _markup(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        text = self._text(run.text, MONO if run.code else TEXT)
        if run.code:
            kept = text.replace(" ", _NO_BREAK)
            text = f'<font face="{MONO}" size="9.5">{kept}</font>'
        for wanted, tag in ((run.italic, "i"), (run.bold, "b")):
            if wanted:
                text = f"<{tag}>{text}</{tag}>"
        return text

    def _text(self, text: str, font: str) -> str:
        return escape(self._drawable(text, font)).replace("\n", "<br/>")

    def _drawable(self, text: str, font: str) -> str:
        """The text with a box in the place of every sign that the font cannot draw."""
        known = signs(font)
        drawn = list(text)
        for index, sign in enumerate(text):
            if ord(sign) not in known and unicodedata.category(sign)[0] not in "CZ":
                self.missing[sign] = None
                drawn[index] = _BOX_SIGN
        return "".join(drawn)


def _text_width(text: str) -> float:
    return float(stringWidth(text, TEXT, 10.5))


def _folded(line: str, columns: int) -> list[str]:
    """The line in pieces that fit; an empty line is one piece."""
    return [line[at : at + columns] for at in range(0, len(line), columns)] or [""]
