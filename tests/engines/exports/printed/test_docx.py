"""Word documents are read back by python-docx, and their parts by the order that Word's schema asks for."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from server.engines.exports.exported import Audience, Paper
from server.engines.exports.printed.blocks import Sheet
from server.engines.exports.printed.docx import drawn
from server.engines.exports.printed.lesson_sheet import lesson_sheet
from server.engines.exports.printed.quiz_sheet import quiz_sheet
from tests.engines.exports.fixtures import CHOICE, CODE, ITEMS, MATCHING, lesson, nasty_quiz
from tests.engines.exports.printed.lines import lines_of
from tests.engines.exports.zips import changed, members

SHEETS = {
    "teacher": quiz_sheet(nasty_quiz(), Audience.TEACHER),
    "student": quiz_sheet(nasty_quiz(), Audience.STUDENT),
    "key": quiz_sheet(nasty_quiz(), Audience.KEY),
    "lesson": lesson_sheet(lesson(), Audience.TEACHER),
}
KEPT = ("Question", "Sheet List")
PROPERTY_ORDER = ("pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "jc")


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def words(text: str) -> str:
    """Without space, without letters and numbers, which Word draws itself."""
    return re.sub(r"\s", "", text)


def read(data: bytes) -> str:
    """Text of paragraphs and tables in their order."""
    parts = []
    for one in opened(data).iter_inner_content():
        if isinstance(one, Paragraph):
            parts.append(one.text)
        else:
            parts += [cell.text for row in one.rows for cell in row.cells]
    return words("".join(parts))


def wanted(sheet: Sheet) -> str:
    drawn_by_word = re.compile(r"[A-Z]\.|\d+\.")
    return words("".join(line for line in lines_of(sheet) if not drawn_by_word.fullmatch(line)))


class TestDrawn:
    @pytest.mark.parametrize("name", SHEETS)
    def test_every_text_is_read_back_in_its_order(self, name: str) -> None:
        assert read(drawn(SHEETS[name], Paper.A4)) == wanted(SHEETS[name])

    @pytest.mark.parametrize(
        ("before", "after"), [("oxygen", "argon"), ("q-line", "q-l"), ("&lt;b&gt;", "&lt;i&gt;"), ("Why: ", "")]
    )
    def test_a_spoiled_file_is_refused(self, before: str, after: str) -> None:
        data = drawn(SHEETS["teacher"], Paper.A4)
        spoiled = changed(data, "word/document.xml", lambda text: text.replace(before, after))
        assert read(spoiled) != wanted(SHEETS["teacher"])

    def test_headings_are_headings_and_questions_are_numbered(self) -> None:
        document = opened(drawn(SHEETS["teacher"], Paper.A4))
        styles = [one.style.name for one in document.paragraphs if one.style is not None]
        assert styles[0] == "Title"
        assert styles.count("Heading 1") == len(("Objectives", "Questions", "Rubric"))
        assert styles.count("Question") == len(ITEMS)
        numbers = [_numbering(one) for one in document.paragraphs if one.style and one.style.name == "Question"]
        assert len(set(numbers)) == 1
        assert numbers[0] is not None

    def test_each_list_counts_for_itself(self) -> None:
        document = opened(drawn(SHEETS["student"], Paper.A4))
        lists = [_numbering(one) for one in document.paragraphs if one.style and one.style.name == "Sheet List"]
        assert len(set(lists)) == 4  # options, two of true and false, steps

    def test_shapes_of_lists_stand_before_lists(self) -> None:
        root = opened(drawn(SHEETS["student"], Paper.A4)).part.numbering_part.element
        names = [str(one.tag).rpartition("}")[2] for one in root]
        assert names == sorted(names)

    def test_a_question_stays_with_its_options(self) -> None:
        document = opened(drawn(quiz_sheet(nasty_quiz(CHOICE), Audience.STUDENT), Paper.A4))
        kept = [
            one.paragraph_format.keep_with_next for one in document.paragraphs if one.style and one.style.name in KEPT
        ]
        assert kept == [True, True, True, True, None]

    def test_every_numbering_that_is_used_is_there(self) -> None:
        for sheet in SHEETS.values():
            document = opened(drawn(sheet, Paper.A4))
            there = {one.get(qn("w:numId")) for one in document.part.numbering_part.element.iter(qn("w:num"))}
            used = {_numbering(one) for one in document.paragraphs} - {None}
            assert used <= there

    def test_properties_of_paragraphs_stand_in_the_order_of_the_schema(self) -> None:
        for sheet in SHEETS.values():
            for found in opened(drawn(sheet, Paper.A4)).element.iter(qn("w:pPr")):
                names = [str(one.tag).rpartition("}")[2] for one in found]
                assert names == sorted(names, key=PROPERTY_ORDER.index)

    def test_matching_is_a_table_with_heads(self) -> None:
        (table,) = opened(drawn(quiz_sheet(nasty_quiz(MATCHING), Audience.STUDENT), Paper.A4)).tables
        assert isinstance(table, Table)
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert cells[0] == ["Write the letter", "Choose from"]
        assert cells[1] == ["_____ 1. root -> soil", "A. walks #away"]
        assert cells[4] == ["", "D. catches ~light"]
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True, False, False, False, False]

    def test_code_stays_as_it_is(self) -> None:
        document = opened(drawn(SHEETS["student"], Paper.A4))
        assert CODE in [one.text for one in document.paragraphs if one.style and one.style.name == "Code Block"]

    @pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (210, 297)), (Paper.LETTER, (215.9, 279.4))])
    def test_the_page_has_the_size_of_the_paper(self, paper: Paper, size: tuple[float, float]) -> None:
        section = opened(drawn(SHEETS["student"], paper)).sections[0]
        assert section.page_width is not None
        assert section.page_height is not None
        assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == size

    def test_pages_are_numbered_and_named(self) -> None:
        files = members(drawn(SHEETS["student"], Paper.A4))
        parts = {name: data.decode() for name, data in files.items() if name.endswith("1.xml")}
        assert 'w:instr="PAGE"' in parts["word/footer1.xml"]
        assert "code: {1}" in parts["word/header1.xml"]

    def test_there_is_no_preview_of_an_empty_page(self) -> None:
        files = members(drawn(SHEETS["student"], Paper.A4))
        assert not [name for name in files if "thumbnail" in name]
        assert "thumbnail" not in files["_rels/.rels"].decode()

    def test_a_long_title_is_whole_on_the_page(self) -> None:
        title = "Plants " * 60
        document = opened(drawn(quiz_sheet(replace(nasty_quiz(), title=title), Audience.STUDENT), Paper.A4))
        assert document.paragraphs[0].text == title
        assert document.core_properties.title == title[:255]

    def test_title_and_language_are_told(self) -> None:
        document = opened(drawn(SHEETS["key"], Paper.A4))
        assert document.core_properties.title == "Answer key: Plants = <light> & code: {1}"
        languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"en-US"}


def _numbering(paragraph: Paragraph) -> str | None:
    found = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return None if found is None else str(found.get(qn("w:val")))
