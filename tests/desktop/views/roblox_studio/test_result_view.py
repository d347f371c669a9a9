"""The list of changes, what is known of each, and the page's header."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from contracts.optimization import Change, OptimizationDocument, Outcome
from desktop.services.script_files import Script
from desktop.ui.code.comparison import compare
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.change_delegate import ROW_HEIGHT
from desktop.views.roblox_studio.choice import Choice
from desktop.views.roblox_studio.header import PageHeader
from desktop.views.roblox_studio.model import CHANGE_ROLE, ChangeListModel
from desktop.views.roblox_studio.result_view import ResultView
from desktop.views.roblox_studio.shown import ShownResult
from tests.desktop.views.documents import change, document, modernised

TEXT = "\n".join(f"print({number})" for number in range(60))


def result(grammar: Grammar, made: OptimizationDocument) -> ShownResult:
    comparison = compare(TEXT, TEXT.replace("print(40)", "print(0)"), grammar)
    return ShownResult("task-1", Script("a.luau", TEXT), made, comparison)


@pytest.fixture
def view(theme: Theme, grammar: Grammar, qtbot: QtBot) -> ResultView:
    view = ResultView(theme, grammar, Choice())
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return view


class TestChangeListModel:
    @pytest.fixture
    def model(self) -> ChangeListModel:
        model = ChangeListModel()
        model.show_changes(
            [change(line=9), change(line=2, outcome=Outcome.ADVICE), change(line=4), change(line=1, tier=None)]
        )
        return model

    def test_applied_ones_come_first_then_by_line(self, model: ChangeListModel) -> None:
        rows = [model.index(row).data(CHANGE_ROLE) for row in range(model.rowCount())]
        assert [(row.applied, row.line) for row in rows] == [(True, 1), (True, 4), (True, 9), (False, 2)]

    def test_says_a_row_in_one_sentence(self, model: ChangeListModel) -> None:
        spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "line 4, Length operator in place of name:len(), proven by rule"
        assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None

    def test_has_no_row_outside(self, model: ChangeListModel) -> None:
        assert model.change(4) is None
        assert model.change(-1) is None
        assert model.data(QModelIndex(), CHANGE_ROLE) is None
        assert model.rowCount(model.index(0)) == 0


class TestShowResult:
    def test_choosing_a_change_explains_it_and_brings_it_into_view(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change(line=2), change(line=41))))
        assert "About line 2" in view.details.text
        view.changes.setFocus()
        QTest.keyClick(view.changes, Qt.Key.Key_Down)
        assert "About line 41" in view.details.text
        assert "About line 2" not in view.details.text
        assert view.diff.current_hunk == 0
        assert view.diff.verticalScrollBar().value() > 0

    def test_a_refused_change_shows_the_edit_that_was_considered(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change(outcome=Outcome.NOT_SHOWN_SAFE))))
        assert "name:len() → #name" in view.details.text

    def test_an_applied_one_does_not(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change())))
        assert "→" not in view.details.text
        assert "`name` is always a string." in view.details.text

    @pytest.mark.parametrize("outcome", [Outcome.APPLIED, Outcome.NOT_SHOWN_SAFE])
    def test_what_other_scripts_measured_stands_by_itself(
        self, view: ResultView, grammar: Grammar, outcome: Outcome
    ) -> None:
        figures = "Measured on other scripts: 3.4 to 3.6 times as fast."
        known = change(outcome=outcome).model_copy(update={"figures": figures})
        view.show_result(result(grammar, document(TEXT, known)))
        assert figures in view.details.text.splitlines()

    def test_where_nothing_is_gained_it_is_not_said(self, view: ResultView, grammar: Grammar) -> None:
        known = change(outcome=Outcome.NO_GAIN).model_copy(update={"figures": "Measured on other scripts: much."})
        view.show_result(result(grammar, document(TEXT, known)))
        assert "other scripts" not in view.details.text

    def test_markup_in_a_script_stays_text(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change(evidence="`<b>x</b>` is <i>safe</i>"))))
        shown = [label.text() for label in view.details.findChildren(QLabel)]
        assert any("&lt;b&gt;x&lt;/b&gt;" in text and "&lt;i&gt;" in text for text in shown)
        assert "`<b>x</b>` is <i>safe</i>" in view.details.text

    def test_notes_stay_beside_the_chosen_change(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change(), notes=("Uses newer syntax.",))))
        assert view.details.text.endswith("Uses newer syntax.")

    def test_notes_alone_are_shown(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change())))
        view.show_result(result(grammar, document(TEXT, notes=("Uses newer syntax.",))))
        assert view.details.isVisible()
        assert view.details.text == "Uses newer syntax."

    def test_nothing_to_say_takes_no_room(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT)))
        assert not view.details.isVisible()
        assert not view.changes.isVisible()

    def test_rows_are_painted_with_their_badge(self, view: ResultView, grammar: Grammar, theme: Theme) -> None:
        view.show_result(result(grammar, document(TEXT, change(), change(line=3, outcome=Outcome.NO_GAIN))))
        view.changes.clearFocus()
        picture = view.changes.viewport().grab().toImage()
        rows = [
            {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(top, top + ROW_HEIGHT)}
            for top in (0, ROW_HEIGHT)
        ]
        assert QColor(theme.colours.good_soft).name() in rows[0]
        assert QColor(theme.colours.accent_soft).name() in rows[0], "the chosen row"
        assert QColor(theme.colours.neutral_soft).name() in rows[1]
        assert QColor(theme.colours.good_soft).name() not in rows[1]

    def test_modernised_places_are_rows_that_claim_nothing(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change(line=9), modernised=(modernised(line=2),))))
        first = view.model.index(0)
        assert view.model.rowCount() == 2
        assert str(first.data(Qt.ItemDataRole.AccessibleTextRole)) == "line 2, task.wait in place of wait, modernised"
        assert view.details.text == (
            "It waits otherwise.\nNot shown to behave the same. Roblox's reference: https://example.invalid/page.yaml"
        )

    def test_every_row_is_a_change(self, view: ResultView, grammar: Grammar) -> None:
        view.show_result(result(grammar, document(TEXT, change(), change(line=5))))
        assert all(isinstance(view.model.change(row), Change) for row in range(view.model.rowCount()))


class TestPageHeader:
    def test_levels_move_below_the_title_when_there_is_no_room(self, theme: Theme, qtbot: QtBot) -> None:
        header = PageHeader(theme)
        qtbot.addWidget(header)
        header.show()
        choices = (header.levels, header.modernise)

        def tops() -> list[int]:
            return [choice.mapTo(header, QPoint(0, 0)).y() for choice in choices]

        header.resize(1000, header.sizeHint().height())
        qtbot.waitUntil(lambda: max(tops()) < header.open.geometry().bottom())
        header.resize(500, 100)
        qtbot.waitUntil(lambda: min(tops()) >= header.open.geometry().bottom())

    def test_the_box_says_what_it_asks_for(self, theme: Theme, qtbot: QtBot) -> None:
        header = PageHeader(theme)
        qtbot.addWidget(header)
        assert not header.modernise.isChecked()
        assert header.modernise.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert "can change what the script does" in header.modernise.toolTip()
        assert header.modernise.accessibleDescription() == header.modernise.toolTip()
