"""PDFs as word processors and typesetters write them."""

import logging
import re

import pytest

from server.engines.sources.model import Role, SourceText
from server.engines.sources.reading import read_source
from tests.engines.sources.files import SEA, pdf, pdf_of_columns, pdf_of_lines


def _texts(source: SourceText, role: Role) -> list[str]:
    return [source.text[one.start : one.end] for one in source.passages if one.role is role]


class TestPages:
    def test_headings_are_told_by_the_size_of_their_letters(self) -> None:
        source = read_source(
            pdf([("Heading1", "The sea"), ("BodyText", SEA), ("Heading2", "Tides"), ("BodyText", SEA)]), "sea.pdf"
        )
        assert [section.heading for section in source.sections] == ["The sea", "Tides"]
        assert _texts(source, Role.PARAGRAPH) == [SEA, SEA]
        assert source.notes == ()

    def test_running_headers_and_page_numbers_are_left_out(self) -> None:
        names = [f"{one}{other}" for one in "abcdefgh" for other in "vwxyz"]
        texts = [" ".join(f"Sailor {name} saw {word}{name}." for word in SEA.split()) for name in names]
        source = read_source(pdf([("BodyText", text) for text in texts], header="Unit 7: Oceans"), "sea.pdf")
        assert len(source.pages) >= 4
        assert source.text == "\n\n".join(texts)
        assert "Unit 7" not in source.text
        assert "Page 2" not in source.text

    def test_an_offset_knows_its_page(self) -> None:
        source = read_source(pdf([("BodyText", f"{SEA} Number {number}.") for number in range(40)]), "sea.pdf")
        assert source.page_at(0) == 1
        assert source.page_at(len(source.text) - 1) == len(source.pages)

    def test_a_word_parted_by_the_end_of_a_line_is_whole_again(self) -> None:
        lines = ["Photosyn-", "thesis is the process by which plants make food. Photosynthesis", "needs light."]
        shown = [(72.0, 700.0 - 14 * at, text) for at, text in enumerate([*lines, *[SEA[:80]] * 6])]
        source = read_source(pdf_of_lines(shown), "plants.pdf")
        assert source.text.startswith("Photosynthesis is the process by which plants make food. Photosynthesis needs")

    def test_a_pdf_of_two_frames_is_read_down_each(self) -> None:
        text = [f"{SEA} The number of this paragraph is {number}." for number in range(14)]
        source = read_source(pdf_of_columns(text), "two.pdf")
        assert source.text.replace("\n\n", " ") == " ".join(text)

    def test_columns_that_are_printed_across_are_read_one_after_the_other(self) -> None:
        left = [f"Left line {number} is about the sea and its tides" for number in range(12)]
        right = [f"Right line {number} is about the land and its hills" for number in range(12)]
        shown = [
            (x, 700.0 - 14 * at, text)
            for at, pair in enumerate(zip(left, right, strict=True))
            for x, text in zip((60.0, 320.0), pair, strict=True)
        ]
        text = read_source(pdf_of_lines(shown), "across.pdf").text.replace("\n\n", " ")
        assert text == " ".join([*left, *right])

    def test_what_pypdf_mends_is_told_to_nobody(self, caplog: pytest.LogCaptureFixture) -> None:
        broken = re.sub(rb"startxref\n\d+", b"startxref\n17", pdf([("BodyText", SEA)]))
        log = logging.getLogger("pypdf")
        before = log.propagate
        assert read_source(broken, "sea.pdf").text == SEA
        assert log.propagate is before
        assert caplog.records == []
