"""Plain text in the encodings of the world, and what its form says."""

import pytest

from server.engines.sources.model import Role, SourceText
from server.engines.sources.reading import read_source
from tests.engines.sources.files import SEA

CAFE = f"The café by the sea – “Blue” – is old. {SEA}"


def _said(source: SourceText) -> list[tuple[Role, str]]:
    return [(one.role, source.text[one.start : one.end]) for one in source.passages]


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_letters_are_read_as_they_were_written(self, encoding: str) -> None:
        assert read_source(CAFE.encode(encoding), "sea.txt").text == CAFE

    def test_line_ends_of_every_system_are_the_same(self) -> None:
        text = f"THE SEA\n\n{SEA}\n\nTHE LAND\n\n{SEA}"
        unix = read_source(text.encode(), "sea.txt")
        assert read_source(text.replace("\n", "\r\n").encode(), "sea.txt") == unix
        assert read_source(text.replace("\n", "\r").encode(), "sea.txt") == unix


class TestForm:
    def test_headings_stand_alone_and_are_no_sentences(self) -> None:
        text = f"My notes\n\nTHE SEA\n\n{SEA}\n\n2.1 The land\n\n{SEA}\n\nTides\n-----\n{SEA}\n\nThat is all.\n\n{SEA}"
        source = read_source(text.encode(), "notes.txt")
        assert [section.heading for section in source.sections] == ["My notes", "THE SEA", "2.1 The land", "Tides"]

    def test_wrapped_lines_are_one_paragraph(self) -> None:
        text = SEA.replace(" ", "\n", 30)
        assert _said(read_source(text.encode(), "sea.txt")) == [(Role.PARAGRAPH, SEA)]

    def test_lists_are_told_by_their_marks(self) -> None:
        text = f"{SEA}\n\n1. Fill the jar.\n2. Tilt the jar.\n\n• Salt is heavy.\n- Water is light."
        assert _said(read_source(text.encode(), "sea.txt"))[1:] == [
            (Role.STEP, "Fill the jar."),
            (Role.STEP, "Tilt the jar."),
            (Role.BULLET, "Salt is heavy."),
            (Role.BULLET, "Water is light."),
        ]

    def test_a_glossary_has_entries_and_a_dialogue_has_none(self) -> None:
        glossary = (
            f"{SEA}\n\nTide: the rise and fall of the sea\nReef: a ridge of rock or coral\nBay: a bend of a coast"
        )
        assert [role for role, _ in _said(read_source(glossary.encode(), "sea.txt"))[1:]] == [Role.ENTRY] * 3
        dialogue = f"{SEA}\n\nANN: I think so.\n\nBOB: I do not think so.\n\nANN: That is too bad."
        assert Role.ENTRY not in [role for role, _ in _said(read_source(dialogue.encode(), "sea.txt"))]
