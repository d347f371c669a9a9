"""The text of a file as it is shown, with its headings and marked places."""

import time

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from contracts.materials import MaterialSection
from desktop.ui.theme import Theme
from desktop.views.content.source_text import SourceText, headings_of, units_of
from tests.desktop.views.content.files import BRIDGES

ARCH = "The keystone is the stone at the top of an arch."


def sections(text: str) -> list[MaterialSection]:
    made = [MaterialSection(heading="bridges.md", level=1, start=0, end=0)]
    for heading in ("Beam bridges", "Arch bridges"):
        start = text.index(f"## {heading}") + len(f"## {heading}")
        made.append(MaterialSection(heading=heading, level=2, start=start, end=len(text)))
    return made


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> SourceText:
    """In a small window."""
    text = SourceText(theme, "The text")
    qtbot.addWidget(text)
    text.resize(400, 200)
    text.show()
    return text


class TestPlaces:
    def test_each_is_marked_and_can_be_gone_to(self, shown: SourceText) -> None:
        first, last = BRIDGES.index("A beam bridge"), BRIDGES.index(ARCH)
        shown.show_text(BRIDGES, sections(BRIDGES), [(first, first + 13), (last, last + len(ARCH))])
        assert shown.marked == ["A beam bridge", ARCH]
        shown.go_to(1)
        assert shown.cursorRect().top() >= 0
        assert shown.cursorRect().bottom() <= shown.viewport().height()
        assert shown.textCursor().position() == last
        bar = shown.verticalScrollBar().value()
        shown.go_to(2)
        assert shown.textCursor().position() == first
        assert shown.verticalScrollBar().value() < bar

    def test_what_stands_around_a_place_is_seen_too(self, shown: SourceText) -> None:
        text = "\n\n".join([BRIDGES] * 3)
        middle = text.index(ARCH, len(BRIDGES))
        shown.show_text(text, [], [(middle, middle + len(ARCH))])
        shown.go_to(0)
        height = shown.viewport().height()
        assert height / 3 < shown.cursorRect().center().y() < height * 2 / 3

    def test_signs_that_qt_counts_twice_do_not_move_them(self, shown: SourceText) -> None:
        text = "🌉🌉 Bridges\n\n🌁 beam bridge rests on supports. 🌉 The end."
        start = text.index("rests")
        shown.show_text(text, [], [(start, start + 5)])
        assert shown.marked == ["rests"]
        assert [units_of("a🌉b")(at) for at in range(4)] == [0, 1, 3, 4]

    def test_a_long_text_is_there_at_once(self, shown: SourceText) -> None:
        text = "\n\n".join([BRIDGES] * 900)
        began = time.perf_counter()
        shown.show_text(text, sections(text), [(len(text) - 40, len(text) - 20)])
        shown.go_to(0)
        assert time.perf_counter() - began < 2


class TestHeadings:
    def test_they_stand_before_their_sections_and_out_from_the_text(self, shown: SourceText) -> None:
        places = headings_of(BRIDGES, sections(BRIDGES))
        assert [BRIDGES[start:end] for start, end in places] == ["Beam bridges", "Arch bridges"]
        shown.show_text(BRIDGES, sections(BRIDGES), [])
        cursor = shown.textCursor()
        cursor.setPosition(places[0][0] + 1)
        assert cursor.charFormat().fontWeight() == QFont.Weight.DemiBold
        cursor.setPosition(places[0][1] + 5)
        assert cursor.charFormat().fontWeight() != QFont.Weight.DemiBold


class TestFindWords:
    def test_it_goes_on_from_place_to_place_and_begins_again(self, shown: SourceText) -> None:
        shown.show_text("One arch. Another ARCH. No more.", [], [])
        starts = []
        for _ in range(3):
            assert shown.find_words("arch")
            starts.append(shown.textCursor().selectionStart())
        assert starts == [4, 18, 4]
        assert shown.find_words("arch", back=True)
        assert shown.textCursor().selectionStart() == 18
        assert not shown.find_words("tunnel")
        assert shown.textCursor().selectionStart() == 18

    def test_as_more_is_typed_it_stays_where_that_still_fits(self, shown: SourceText) -> None:
        shown.show_text("One arch. Another arch bridge.", [], [])
        shown.find_words("ar", here=True)
        shown.find_words("arc", here=True)
        assert shown.textCursor().selectionStart() == 4
        shown.find_words("arch b", here=True)
        assert shown.textCursor().selectionStart() == 18
