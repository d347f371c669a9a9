"""Colours follow edits, whatever is edited, and settle."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from desktop.ui.code.grammar import START, Grammar, State
from desktop.ui.code.highlighter import LONGEST_COLOURED, Highlighter
from desktop.ui.theme import Theme

PIECES = st.sampled_from(["--[[", "]]", "[[", "x", " end ", "\n", "\n\n", '"', "`{", "}`", "1", "local a\n", "🎉"])
EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.lists(PIECES, max_size=4)), max_size=5)

Coloured = list[tuple[str, str]]


class Colouring:
    """A document with a highlighter."""

    def __init__(self, theme: Theme, grammar: Grammar) -> None:
        self.theme, self.grammar = theme, grammar
        self.document = QTextDocument()
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.highlighter = Highlighter(theme, grammar, self.document)

    def edit(self, at: int, remove: int, insert: str) -> None:
        """Replaces some characters."""
        last = self.document.characterCount() - 1
        cursor = QTextCursor(self.document)
        cursor.setPosition(min(at, last))
        cursor.setPosition(min(at + remove, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(insert)

    def finish(self) -> None:
        """Lets it colour what is left."""
        while self.highlighter.pending:
            QApplication.processEvents()

    def blocks(self) -> list[QTextBlock]:
        return [self.document.findBlockByNumber(number) for number in range(self.document.blockCount())]

    def shown(self) -> list[Coloured]:
        """For each line the pieces that are coloured, with their colour."""
        return [
            [
                (cut(block.text(), made.start, made.length), made.format.foreground().color().name())
                for made in block.layout().formats()
            ]
            for block in self.blocks()
        ]

    def wanted(self) -> list[Coloured]:
        """The same, straight from the grammar."""
        state: State = START
        lines: list[Coloured] = []
        for block in self.blocks():
            text = block.text()
            spans, state = self.grammar.spans(text, state)
            lines.append([(text[s.start : s.end], self.theme.colour(f"syntax_{s.kind}").name()) for s in spans])
        return lines


def cut(text: str, start: int, length: int) -> str:
    """A piece of a line as Qt counts: in UTF-16 code units."""
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


@pytest.fixture
def colouring(theme: Theme, grammar: Grammar) -> Colouring:
    return Colouring(theme, grammar)


class TestEdits:
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(PIECES, max_size=12), EDITS, st.booleans())
    def test_colours_are_those_of_a_fresh_document(
        self, theme: Theme, grammar: Grammar, text: list[str], edits: list[tuple[int, int, list[str]]], wait: bool
    ) -> None:
        colouring = Colouring(theme, grammar)
        colouring.edit(0, 0, "".join(text))
        for at, remove, insert in edits:
            if wait:
                colouring.finish()
            colouring.edit(at, remove, "".join(insert))
        colouring.finish()
        assert colouring.shown() == colouring.wanted()

    def test_opening_a_comment_recolours_what_follows(self, colouring: Colouring) -> None:
        colouring.edit(0, 0, "x = 1\nlocal y = 2\nend")
        colouring.finish()
        colouring.edit(0, 0, "--[[")
        colouring.finish()
        comment = colouring.theme.colours.syntax_comment
        assert colouring.shown()[2] == [("end", comment)]

    def test_removing_lines_with_an_open_comment_recolours_what_follows(self, colouring: Colouring) -> None:
        colouring.edit(0, 0, "x = y\n--[[\nend")
        colouring.finish()
        colouring.edit(5, 5, "")
        colouring.finish()
        assert colouring.shown() == [[], [("end", colouring.theme.colours.syntax_keyword)]]

    def test_characters_outside_the_basic_plane_shift_nothing(self, colouring: Colouring) -> None:
        colouring.edit(0, 0, 'print("🎉🎉") local x')
        colouring.finish()
        assert [piece for piece, _ in colouring.shown()[0]][-1] == "local"

    def test_a_very_long_line_stays_plain(self, colouring: Colouring) -> None:
        colouring.edit(0, 0, "local " * (LONGEST_COLOURED // 5) + "\nlocal")
        colouring.finish()
        assert [len(line) for line in colouring.shown()] == [0, 1]

    def test_a_large_document_is_coloured_in_slices(self, colouring: Colouring, qtbot: QtBot) -> None:
        colouring.edit(0, 0, "local x = math.floor(1.5) -- why\n" * 5_000)
        assert colouring.highlighter.pending
        qtbot.waitUntil(lambda: not colouring.highlighter.pending)
        assert colouring.shown() == colouring.wanted()


class TestTheme:
    def test_a_switch_recolours(self, colouring: Colouring) -> None:
        colouring.edit(0, 0, "local x\nend")
        colouring.finish()
        colouring.theme.choose("dark")
        colouring.finish()
        assert QColor(colouring.shown()[1][0][1]) == QColor(colouring.theme.tokens.dark.syntax_keyword)
