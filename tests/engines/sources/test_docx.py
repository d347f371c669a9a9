"""Word documents, written by python-docx."""

from docx.document import Document

from server.engines.sources.model import Role
from server.engines.sources.reading import read_source
from tests.engines.sources.files import SEA, word


def _write(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Mr. Park, room 12"
    document.add_heading("The sea", 0)
    document.add_heading("Tides", 1)
    document.add_paragraph(SEA)
    document.add_paragraph("Figure 1", style="Caption")
    document.add_paragraph("Fill the jar.", style="List Number")
    document.add_paragraph("Tilt the jar.", style="List Number")
    document.add_paragraph("Salt is heavy.", style="List Bullet")
    words = document.add_table(2, 2)
    for row, (term, meaning) in zip(
        words.rows, [("Tide", "The rise and fall of the sea"), ("Reef", "A ridge of rock or coral")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = term, meaning
    figures = document.add_table(2, 3)
    figures.rows[0].cells[0].text = "12"


class TestRead:
    def test_styles_say_what_a_paragraph_is(self) -> None:
        source = read_source(word(_write), "sea.docx")
        said = [(one.role, source.text[one.start : one.end]) for one in source.passages]
        assert said == [
            (Role.HEADING, "The sea"),
            (Role.HEADING, "Tides"),
            (Role.PARAGRAPH, SEA),
            (Role.STEP, "Fill the jar."),
            (Role.STEP, "Tilt the jar."),
            (Role.BULLET, "Salt is heavy."),
            (Role.ENTRY, "Tide: The rise and fall of the sea"),
            (Role.ENTRY, "Reef: A ridge of rock or coral"),
        ]
        assert [section.level for section in source.sections] == [1, 1]

    def test_a_table_that_is_left_out_is_told_of(self) -> None:
        assert read_source(word(_write), "sea.docx").notes == ("1 table of the file was left out.",)
