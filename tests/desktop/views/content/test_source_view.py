"""Show in source: from a question to the place in the file that it was made from."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from contracts.content import QUOTE_GAP, ItemSource, MultipleChoiceItem
from desktop.ui.theme import Theme
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.content.item_card import ItemCard
from desktop.views.content.item_text import source_words
from desktop.views.content.source_view import SourceDialog
from tests.desktop.content_samples import item
from tests.desktop.looking import click, only
from tests.desktop.reading import faults
from tests.desktop.views.content.driving import DrivenPage
from tests.desktop.views.content.files import bridges

ARCH = "The Romans built arch bridges of stone."
BEAM = "Steel replaced wood for most beam bridges after 1890."


def card(theme: Theme, **source: object) -> ItemCard:
    made = ItemCard(theme)
    fields = item("multiple_choice", source={"origin": "pack", "name": "Fractions", **source})
    made.show_item(1, MultipleChoiceItem.model_validate(fields))
    return made


@pytest.fixture
def material_id(page: DrivenPage, tmp_path: Path) -> str:
    """Of a text that has been read."""
    page.presenter.material.add_files([bridges(tmp_path)])
    page.wait(lambda: page.presenter.material.ids, "the file to be read")
    page.settle()
    return page.presenter.material.ids[0]


def opened(page: DrivenPage, material_id: str, quote: str) -> SourceDialog:
    """Once its text has come."""
    source = ItemSource(origin="material", name="03_bridges.md", quote=quote, material_id=material_id, section="Arch")
    dialog = SourceDialog(page.panel._theme, page.presenter.calls, source, page.panel.window())
    dialog.open()
    page.settle()
    return dialog


class TestFromAQuestion:
    def test_it_opens_at_the_words_that_the_question_quotes(self, page: DrivenPage, material_id: str) -> None:
        panel = page.panel
        assert isinstance(panel, AssessmentsPanel)
        panel.form.submit()
        page.perform_newest()
        page.wait(lambda: panel.shows_document, "the quiz")
        page.settle()
        quiz = page.presenter.opened.assessment
        assert quiz is not None
        asked = quiz.items[0]
        view = panel.view.view(asked.id)
        assert "from 03_bridges.md" in view.card.text
        click(view.card.source)
        dialog = only(page.panel.window(), SourceDialog)
        assert faults(dialog) == []
        page.settle()
        assert dialog.name.text() == "03_bridges.md"
        assert dialog.text.toPlainText().startswith("Bridges")
        assert " ".join(dialog.text.marked) == asked.source.quote.replace(QUOTE_GAP, " ")
        assert dialog.focusWidget() is dialog.text
        dialog.close()
        view.begin_edit()
        assert view.editor is not None
        assert view.editor.source is not None
        view.editor.source.click()
        assert len(page.panel.window().findChildren(SourceDialog)) >= 1
        page.settle()

    def test_a_pack_and_a_model_are_named_and_lead_nowhere(self, theme: Theme) -> None:
        pack, model = card(theme), card(theme, origin="ai", name="small-3")
        assert pack.source.isHidden()
        assert model.source.isHidden()
        assert "from Fractions" in pack.text
        assert "written by small-3" in model.text
        found = card(theme, origin="ai", name="small-3", material_id="m1", quote="Arches", page=3, section="Stone")
        assert not found.source.isHidden()
        assert "written by small-3, page 3, “Stone”" in found.text
        assert source_words(ItemSource(origin="ai", name="")) == "written by a model"
        above = ItemSource(origin="material", name="unit_3.pdf", section="unit 3", page=2, material_id="m1")
        assert source_words(above) == "from unit_3.pdf, page 2"


class TestPlaces:
    def test_all_are_marked_and_gone_through(self, page: DrivenPage, material_id: str) -> None:
        dialog = opened(page, material_id, QUOTE_GAP.join([BEAM, ARCH]))
        assert dialog.text.marked == [BEAM, ARCH]
        page.wait(lambda: dialog.place.text().startswith("Place"), "the first place")
        assert dialog.place.text() == "Place 1 of 2, “Beam bridges”"
        click(dialog.next)
        assert dialog.place.text() == "Place 2 of 2, “Arch bridges”"
        QTest.keyClick(dialog.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert dialog.place.text().startswith("Place 1")
        click(dialog.before)
        assert dialog.text.textCursor().position() == dialog.text.toPlainText().index(ARCH)
        assert faults(dialog) == []

    def test_one_place_needs_no_buttons_and_one_that_is_not_there_is_told(
        self, page: DrivenPage, material_id: str
    ) -> None:
        dialog = opened(page, material_id, ARCH)
        page.wait(lambda: dialog.place.text() == "“Arch bridges”", "the place")
        assert not dialog.next.isVisible()
        assert not dialog.said.isVisible()
        dialog.close()
        lost = opened(page, material_id, "Bridges are old.")
        assert lost.said.text().endswith("The question quotes: “Bridges are old.”")
        assert lost.text.marked == []
        assert ARCH in lost.text.toPlainText()


class TestSearch:
    def test_words_are_found_from_the_keyboard(self, page: DrivenPage, material_id: str) -> None:
        dialog = opened(page, material_id, ARCH)
        QTest.keyClick(dialog.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert dialog.focusWidget() is dialog.search
        QTest.keyClicks(dialog.search, "golden gate")
        text = dialog.text.toPlainText()
        first = text.index("Golden Gate")
        assert dialog.text.textCursor().selectionStart() == first
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        assert dialog.text.textCursor().selectionStart() == text.index("Golden Gate", first + 1)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert dialog.text.textCursor().selectionStart() == first
        assert dialog.isVisible()
        QTest.keyClicks(dialog.search, " tunnel")
        assert dialog.found.text() == "Not found"


class TestWithoutTheText:
    def test_of_a_file_that_was_deleted_the_quote_is_shown(self, page: DrivenPage, material_id: str) -> None:
        page.presenter.material.delete(material_id)
        page.settle()
        dialog = opened(page, material_id, ARCH)
        assert dialog.said.text() == "The file was deleted. This is what the question quotes from it."
        assert dialog.text.toPlainText() == ARCH
        assert dialog.name.text() == "03_bridges.md"

    def test_closing_it_before_the_text_comes_is_no_harm(self, page: DrivenPage, material_id: str) -> None:
        source = ItemSource(origin="material", name="b.md", quote=ARCH, material_id=material_id)
        dialog = SourceDialog(page.panel._theme, page.presenter.calls, source, page.panel.window())
        dialog.open()
        assert dialog.said.text() == "The text is on its way."
        dialog.close()
        page.settle()
