"""A sheet as a Word document: real headings, lists and tables, A4 or Letter, page numbers."""

import io
from collections.abc import Iterable
from datetime import datetime

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from server.engines.exports.archive import undated
from server.engines.exports.exported import Paper
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
from server.engines.exports.printed.docx_parts import (
    Numbering,
    add_field,
    frame,
    remove_preview,
    repeat_at_page_tops,
    set_language,
)
from server.engines.exports.printed.docx_styles import (
    ANSWER_LINE,
    CODE,
    CODE_CHARACTER,
    FAINT,
    FAINT_CHARACTER,
    INDENT,
    LIST,
    QUESTION,
    add_styles,
)

_SIZES = {Paper.A4: (Mm(210), Mm(297)), Paper.LETTER: (Mm(215.9), Mm(279.4))}
_MARGIN = Mm(20)
_MOST_OF_A_PROPERTY = 255
"""More than that Word does not take; the whole title stands on the first page."""
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - Word's own fields have no zone


def drawn(sheet: Sheet, paper: Paper) -> bytes:
    """The document, the same bytes for the same sheet."""
    writer = _Writer(sheet, paper)
    writer.write_all(sheet.blocks)
    return writer.data()


class _Writer:
    def __init__(self, sheet: Sheet, paper: Paper) -> None:
        self._document: DocxDocument = Document()
        self._width = _SIZES[paper][0] - 2 * _MARGIN
        self._indent = 0
        self._depth = 0
        self._numbering = Numbering(self._document)
        self._questions: int | None = None
        add_styles(self._document)
        set_language(self._document, sheet.language)
        self._set_page(paper, sheet)
        self._set_properties(sheet)

    def data(self) -> bytes:
        remove_preview(self._document)
        out = io.BytesIO()
        self._document.save(out)
        return undated(out.getvalue())

    def write_all(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._write(block)

    def _set_page(self, paper: Paper, sheet: Sheet) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = _SIZES[paper]
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
        header = section.header.paragraphs[0]
        header.style = self._document.styles["Header"]
        header.add_run(sheet.running)
        footer = section.footer.paragraphs[0]
        footer.style = self._document.styles["Footer"]
        add_field(footer, "PAGE")
        footer.add_run(" / ")
        add_field(footer, "NUMPAGES")

    def _set_properties(self, sheet: Sheet) -> None:
        properties = self._document.core_properties
        properties.title = sheet.title[:_MOST_OF_A_PROPERTY]
        properties.author, properties.comments = "ToolBoxAI Companion", ""
        properties.language = sheet.language
        properties.created = properties.modified = _LONG_AGO

    def _paragraph(self, runs: Runs, style: str | None = None) -> DocxParagraph:
        paragraph = self._document.add_paragraph(style=style)
        if self._indent:
            paragraph.paragraph_format.left_indent = self._indent
        _add_runs(paragraph, runs)
        return paragraph

    def _write(self, block: Block) -> None:
        match block:
            case Heading():
                style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
                self._paragraph(block.runs, style)
            case Paragraph():
                self._paragraph(block.runs)
            case Labelled():
                label = Run(f"{block.label}: ", bold=True)
                self._paragraph((label, *block.runs), FAINT if block.faint else None)
            case Listing():
                self._listing(block)
            case Code():
                self._paragraph((Run(block.text),), CODE)
            case AnswerLines():
                for _ in range(block.count):
                    self._ruled(self._paragraph((), ANSWER_LINE), 1)
            case Fields():
                self._fields(block)
            case WordBox():
                frame(self._paragraph((Run("     ".join(block.words)),)))
            case Table():
                self._table(block)
            case Question():
                self._question(block)
            case PageBreak():
                self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _ruled(self, paragraph: DocxParagraph, share: float) -> None:
        """A rule from where the text ends to that share of the line."""
        stop = round(self._width * share)
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
        paragraph.add_run("\t")

    def _fields(self, block: Fields) -> None:
        paragraph = self._paragraph((), ANSWER_LINE)
        shares = [0.62, 1.0] if len(block.labels) == 2 else [0.6]
        for label, share in zip(block.labels, shares, strict=True):
            paragraph.add_run(f"{label}: " if label == block.labels[0] else f"   {label}: ")
            self._ruled(paragraph, share)
        if block.after:
            paragraph.add_run(f" {block.after}")

    def _question(self, block: Question) -> None:
        if self._questions is None:
            self._questions = self._numbering.add("decimal", "%.", INDENT, INDENT, start=block.number)
        before = len(self._document.paragraphs)
        paragraph = self._document.add_paragraph(style=QUESTION)
        self._numbering.apply(paragraph, self._questions)
        _add_runs(paragraph, block.stem)
        if block.points:
            paragraph.add_run(f" ({block.points})", style=FAINT_CHARACTER)
        self._indent, self._depth = INDENT, 1
        self.write_all(block.body)
        self._indent, self._depth = 0, 0
        for part in self._document.paragraphs[before:-1]:
            part.paragraph_format.keep_with_next = True
            part.paragraph_format.keep_together = True

    def _listing(self, block: Listing) -> None:
        left = self._indent + INDENT
        numbering = self._numbering.of_marker(block.marker, left, block.start, self._depth)
        for item in block.items:
            self._item(item, numbering, left)

    def _item(self, item: tuple[Block, ...], numbering: int, left: int) -> None:
        first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
        paragraph = self._document.add_paragraph(style=LIST)
        self._numbering.apply(paragraph, numbering, self._depth)
        _add_runs(paragraph, first.runs)
        outside, self._indent = self._indent, left
        self._depth += 1
        self.write_all(rest)
        self._indent = outside
        self._depth -= 1

    def _table(self, block: Table) -> None:
        table = self._document.add_table(rows=0, cols=len(block.head), style="Table Grid")
        table.autofit = False
        widths = [round(self._width * share) for share in block.widths]
        heads: tuple[Runs, ...] = tuple((Run(cell, bold=True),) for cell in block.head)
        for row in (heads, *block.rows):
            for cell, runs, width in zip(table.add_row().cells, row, widths, strict=True):
                cell.width = width
                _fill(cell, runs)
        repeat_at_page_tops(table.rows[0])
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)


def _fill(cell: _Cell, runs: Runs) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    _add_runs(paragraph, runs)


def _add_runs(paragraph: DocxParagraph, runs: Runs) -> None:
    for run in runs:
        added = paragraph.add_run(run.text, style=CODE_CHARACTER if run.code else None)
        added.bold, added.italic = run.bold or None, run.italic or None
