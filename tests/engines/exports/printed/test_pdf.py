"""PDF files are read back by pypdf."""

import io
import re
from dataclasses import replace

import pypdf
import pytest

from server.engines.exports.exported import Audience, Paper
from server.engines.exports.printed.blocks import PageBreak, Paragraph, Run, Sheet
from server.engines.exports.printed.lesson_sheet import lesson_sheet
from server.engines.exports.printed.pdf import drawn
from server.engines.exports.printed.quiz_sheet import quiz_sheet
from server.engines.items.model import Item, MultipleChoice, TrueFalse
from tests.engines.exports.fixtures import CHOICE, TRUE, item, lesson, nasty_quiz, plain_quiz
from tests.engines.exports.printed.lines import lines_of

SHEETS = {
    "teacher": quiz_sheet(nasty_quiz(), Audience.TEACHER),
    "student": quiz_sheet(nasty_quiz(), Audience.STUDENT),
    "key": quiz_sheet(nasty_quiz(), Audience.KEY),
    "lesson": lesson_sheet(lesson(), Audience.TEACHER),
}
MISSING = "漢字🎉שלום"
MATHS = "½ × 3 ÷ 4 − 1 ≤ 2 ≥ √π² ³ → äßñŁřőığ € “x” …"


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def read(data: bytes) -> str:
    """The text of all pages. The head and the number of a page are drawn after it, and taken off here."""
    reader = opened(data)
    assert reader.metadata is not None
    running = words(reader.metadata.title or "")
    texts = [words(page.extract_text()) for page in reader.pages]
    ends = [f"{running}{number}/{len(texts)}" for number in range(1, len(texts) + 1)]
    assert all(text.endswith(end) for text, end in zip(texts, ends, strict=True))
    return "".join(text.removesuffix(end) for text, end in zip(texts, ends, strict=True))


class TestDrawn:
    @pytest.mark.parametrize("name", ["teacher", "student", "key"])
    def test_every_text_can_be_selected(self, name: str) -> None:
        """Signs are compared by how often they come: a reader may take columns in another order."""
        found = sorted(read(drawn(SHEETS[name], Paper.A4).data))
        boxed = re.sub(f"[{MISSING}]", "□", words("".join(lines_of(SHEETS[name]))))
        assert [sign for sign in found if sign not in "○•"] == sorted(boxed.replace("•", ""))

    @pytest.mark.parametrize("name", ["key", "lesson"])
    def test_each_line_is_in_one_piece(self, name: str) -> None:
        text = read(drawn(SHEETS[name], Paper.A4).data)
        for line in lines_of(SHEETS[name]):
            for part in line.split("\n"):
                assert words(re.sub(f"[{MISSING}]", "□", part)) in text, part

    def test_another_key_is_another_text(self) -> None:
        other = quiz_sheet(nasty_quiz(replace(TRUE, answer=TrueFalse(False))), Audience.KEY)
        right = quiz_sheet(nasty_quiz(TRUE), Audience.KEY)
        assert read(drawn(other, Paper.A4).data) != read(drawn(right, Paper.A4).data)

    def test_mathematics_and_accents_have_shapes(self) -> None:
        done = drawn(quiz_sheet(nasty_quiz(replace(TRUE, stem=MATHS)), Audience.STUDENT), Paper.A4)
        assert done.notes == ()
        assert words(MATHS) in read(done.data)

    def test_signs_without_a_shape_are_named(self) -> None:
        assert drawn(SHEETS["student"], Paper.A4).notes == (
            f"The PDF prints an empty box for signs that its fonts do not have ({' '.join(MISSING)}). "
            "Word and HTML print them.",
        )

    def test_fonts_are_embedded(self) -> None:
        for page in opened(drawn(SHEETS["teacher"], Paper.A4).data).pages:
            resources = page["/Resources"].get_object()
            assert isinstance(resources, pypdf.generic.DictionaryObject)
            fonts = resources["/Font"].get_object()
            assert isinstance(fonts, pypdf.generic.DictionaryObject)
            used = [one.get_object() for one in fonts.values()]
            embedded = [one for one in used if "/FontDescriptor" in str(one)]
            assert embedded
            assert {str(one["/BaseFont"]) for one in used if one not in embedded} <= {"/Helvetica"}

    @pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
    def test_the_page_has_the_size_of_the_paper(self, paper: Paper, size: tuple[int, int]) -> None:
        box = opened(drawn(SHEETS["student"], paper).data).pages[0].mediabox
        assert (round(box.width), round(box.height)) == size

    def test_the_title_is_told(self) -> None:
        metadata = opened(drawn(SHEETS["key"], Paper.A4).data).metadata
        assert metadata is not None
        assert metadata.title == "Answer key: Plants = <light> & code: {1}"

    def test_the_language_is_told(self) -> None:
        assert str(opened(drawn(SHEETS["key"], Paper.A4).data).root_object["/Lang"]) == "en-US"

    def test_pages_are_numbered(self) -> None:
        pages = opened(drawn(SHEETS["teacher"], Paper.A4).data).pages
        for number, page in enumerate(pages, 1):
            assert f"{number} / {len(pages)}" in page.extract_text()

    def test_a_question_stays_with_its_options(self) -> None:
        items = tuple(
            item(f"q-{number}", f"Stem {number}?", MultipleChoice((f"a {number}", f"b {number}", f"z {number}"), 0))
            for number in range(30)
        )
        pages = [words(one.extract_text()) for one in opened(drawn(_students(*items), Paper.A4).data).pages]
        assert len(pages) > 1
        for number in range(30):
            (on,) = [page for page in pages if f"Stem{number}?" in page]
            assert f"C.z{number}" in on

    def test_a_question_that_is_longer_than_a_page_is_split(self) -> None:
        long = replace(CHOICE, code="\n".join(f"print({line})" for line in range(150)), stem="word " * 900)
        done = drawn(_students(long), Paper.A4)
        assert "word word" in opened(done.data).pages[0].extract_text()
        assert "print(149)" in read(done.data)

    def test_a_long_line_of_code_is_folded(self) -> None:
        code = "x" * 500
        text = read(drawn(_students(replace(TRUE, code=code)), Paper.A4).data)
        assert code in text

    def test_a_long_title_is_shortened_at_the_head_of_pages_alone(self) -> None:
        title = "A very long title " * 12
        quiz = replace(plain_quiz(), title=title.strip())
        text = opened(drawn(quiz_sheet(quiz, Audience.STUDENT), Paper.A4).data).pages[0].extract_text()
        assert "…" in text
        assert words(title) in words(text)

    def test_a_page_can_be_broken(self) -> None:
        blocks = (Paragraph((Run("one"),)), PageBreak(), Paragraph((Run("two"),)))
        assert len(opened(drawn(Sheet("t", "t", Audience.STUDENT, blocks), Paper.A4).data).pages) == 2

    def test_an_empty_sheet_is_a_page(self) -> None:
        assert len(opened(drawn(Sheet("t", "t", Audience.STUDENT, ()), Paper.A4).data).pages) == 1


def _students(*items: Item) -> Sheet:
    return quiz_sheet(nasty_quiz(*items), Audience.STUDENT)
