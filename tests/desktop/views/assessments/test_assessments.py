"""What a person sees and does on the page of assessments."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from contracts.content import (
    PRINTED_FORMATS,
    QUIZ_FORMATS,
    AssessmentDocument,
    Bloom,
    Difficulty,
    GenerateAssessmentRequest,
    ItemType,
)
from contracts.tasks import QUIZ_GENERATION
from desktop.services.content_edits import item_of
from desktop.views.assessments.item_view import ItemView
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.content.export_menu import VERSIONS
from desktop.views.content.form import remembered
from desktop.views.content.wording import format_groups
from tests.desktop.content_samples import lesson
from tests.desktop.looking import button, click
from tests.desktop.reading import against_reading, faults, tab_round
from tests.desktop.views.content.driving import DrivenPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def panel_of(page: DrivenPage) -> AssessmentsPanel:
    assert isinstance(page.panel, AssessmentsPanel)
    return page.panel


def quiz_of(page: DrivenPage) -> AssessmentDocument:
    quiz = page.presenter.opened.assessment
    assert quiz is not None
    return quiz


def first_of(page: DrivenPage) -> ItemView:
    return panel_of(page).view.view(quiz_of(page).items[0].id)


def editing(view: ItemView) -> bool:
    return view.editor is not None


@pytest.fixture
def opened(page: DrivenPage) -> DrivenPage:
    """A quiz that has been made, and has opened by itself."""
    form = panel_of(page).form
    form.topic.setText("Equivalent fractions")
    form.grade.setCurrentIndex(4)
    form.questions.setValue(4)
    form.submit()
    page.perform_newest()
    page.wait(lambda: page.panel.shows_document, "the quiz")
    page.settle()
    return page


class TestForm:
    def test_all_kinds_that_fit_are_wanted_until_some_are_named(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.topic.setText("Halves")
        assert faults(page.panel) == []
        assert form.request_fields()["question_types"] == []
        assert form.request_fields()["time_limit_minutes"] is None
        form.all_kinds.setChecked(False)
        form.kinds[ItemType.NUMERIC].setChecked(True)
        form.difficulty.set_index(2)
        form.minutes.setValue(20)
        form.points.setValue(2)
        fields = form.request_fields()
        assert fields["question_types"] == [ItemType.NUMERIC]
        assert (fields["difficulty"], fields["time_limit_minutes"], fields["points_each"]) == (Difficulty.HARD, 20, 2)
        kept = form.values()
        form.show_values({"types": "", "difficulty": "easy", "minutes": "0"})
        assert form.all_kinds.isChecked()
        form.show_values(kept)
        assert form.values() == kept

    def test_levels_of_thinking_are_shares_of_what_was_given(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.topic.setText("Halves")
        assert form.request_fields()["bloom"] == {}
        form.bloom.shares[Bloom.REMEMBER].setValue(30)
        form.bloom.shares[Bloom.APPLY].setValue(90)
        assert form.request_fields()["bloom"] == {Bloom.REMEMBER: 0.25, Bloom.APPLY: 0.75}
        kept = form.values()
        form.show_values({"bloom": ""})
        assert form.request_fields()["bloom"] == {}
        form.show_values(kept)
        assert form.values() == kept
        asked = GenerateAssessmentRequest.model_validate(form.request_fields()).model_dump(mode="json")
        assert remembered(asked)["bloom"] == "remember=25 apply=75"

    def test_levels_that_were_chosen_before_are_in_sight(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        assert not form.more.isChecked()
        form.show_values({"bloom": "apply=100"})
        assert form.more.isChecked()

    def test_a_topic_that_nothing_is_known_of_offers_those_near_it(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.set_subject("Music")
        form.topic.setText("Music of the spheres")
        form.submit()
        page.perform_newest()
        content = form.making.problem.content
        assert content is not None
        assert content.text == "Nothing is written about “Music of the spheres” yet."
        assert form.topic.text() == "Music of the spheres"
        offer = form.making.offers[0]
        topic = offer.text()
        click(offer)
        assert form.topic.text() == topic
        assert form.making.problem.content is None
        click(form.making.cancel)
        page.wait(lambda: form.generate.isEnabled(), "the end")

    def test_a_lesson_fills_it_in_and_starts_it(self, page: DrivenPage) -> None:
        panel_of(page).make_from(lesson(), "lesson-1")
        page.wait(lambda: not page.workspace.outbox.entries() and page.workspace.tracker.tasks(), "the task")
        (task,) = page.workspace.tracker.tasks()
        detail = page.run(page.workspace.task(task.task_id))
        assert detail.kind == QUIZ_GENERATION
        assert (detail.params["topic"], detail.params["lesson_id"]) == ("Halves", "lesson-1")


class TestQuestions:
    def test_a_question_is_edited_in_place_and_saved(self, opened: DrivenPage) -> None:
        view = first_of(opened)
        assert faults(opened.panel) == []
        click(view.edit)
        assert view.editor is not None
        view.editor.stem.setPlainText("Which one is a half?")
        assert view.editor.choices is not None
        view.editor.choices.setPlainText("1/3\n* 1/2\n1/4")
        view.editor.points.setValue(3)
        opened.press(Qt.Key.Key_Return, CONTROL)
        assert not editing(view)
        assert view.card.text.startswith("Which one is a half?\n1/2\nA  1/3\n✓  B  1/2\nC  1/4")
        assert view.points.text() == "3 points"
        detail = opened.presenter.opened.detail
        assert detail is not None
        assert detail.version == 2
        assert detail.assessment is not None
        assert detail.assessment.items[0].stem == "Which one is a half?"

    def test_what_makes_no_question_is_said_and_not_saved(self, opened: DrivenPage) -> None:
        view = first_of(opened)
        before = quiz_of(opened)
        view.begin_edit()
        assert view.editor is not None
        assert view.editor.choices is not None
        view.editor.choices.setPlainText("1/3\n1/2")
        view.editor.save()
        assert view.editor.problem.text() == "Exactly one option begins with *."
        opened.press(Qt.Key.Key_Escape)
        assert not editing(view)
        assert quiz_of(opened) == before

    def test_another_one_takes_its_place_unless_it_is_locked(self, opened: DrivenPage) -> None:
        view, before = first_of(opened), quiz_of(opened)
        click(view.replace)
        opened.settle()
        assert quiz_of(opened).items[0] != before.items[0]
        assert quiz_of(opened).items[1:] == before.items[1:]
        opened.presenter.opened.undo()
        assert quiz_of(opened) == before
        first_of(opened).toggle_lock()
        assert first_of(opened).points.text() == "1 point, locked"
        assert not first_of(opened).replace.isEnabled()
        opened.settle()

    def test_they_are_moved_and_deleted_and_that_is_undone(self, opened: DrivenPage) -> None:
        before = quiz_of(opened)
        first = before.items[0].id
        first_of(opened).edit.setFocus()
        opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert [one.id for one in quiz_of(opened).items][1] == first
        assert against_reading(tab_round()) == []
        panel_of(opened).view.view(first).delete_wanted.emit(first)
        assert item_of(quiz_of(opened), first) is None
        assert len(panel_of(opened).view._views) == 3
        opened.presenter.opened.undo()
        opened.presenter.opened.undo()
        assert quiz_of(opened) == before
        opened.settle()

    def test_what_the_gate_says_stands_at_the_question(self, opened: DrivenPage) -> None:
        view = first_of(opened)
        twin = quiz_of(opened).items[1]
        changed = twin.model_copy(update={"id": view.item_id})
        view.edited.emit(changed)
        opened.settle()
        notes = "\n".join(one.flaws.text() for one in panel_of(opened).view._views.values())
        assert notes.strip()
        assert panel_of(opened).view.head.notes.isVisible()


class TestExport:
    def test_each_order_is_a_file_of_its_own(self, opened: DrivenPage, tmp_path: Path) -> None:
        export = panel_of(opened).view.head.export
        for version in VERSIONS:
            export.version = version
            export.take_place(tmp_path / export.file_name(".gift"), ".gift")
            opened.settle()
        assert sorted(one.name for one in tmp_path.glob("*.gift")) == [
            "Equivalent fractions A.gift",
            "Equivalent fractions B.gift",
            "Equivalent fractions C.gift",
            "Equivalent fractions.gift",
        ]
        texts = {one.read_text(encoding="utf-8") for one in tmp_path.glob("*.gift")}
        assert len(texts) > 1

    def test_every_format_has_a_name_and_a_place_in_the_menu(self, opened: DrivenPage) -> None:
        menus = [action for action in panel_of(opened).view.head.export.menu_shown.actions() if action.menu()]
        names = [action.text() for action in menus]
        assert names == ["Print", "Learning platforms", "Games and cards", "Tables", "Order of the questions"]
        shown = {suffix for _name, suffixes in format_groups(quiz=True) for suffix in suffixes}
        assert shown == {*PRINTED_FORMATS, *QUIZ_FORMATS}


class TestPractice:
    def test_it_is_begun_and_left_by_keyboard(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view
        click(button(opened.panel, "Practice"))
        assert view.practice.isVisible()
        assert f"Question 1 of {len(quiz_of(opened).items)}" in opened.said
        assert faults(opened.panel) == []
        opened.press(Qt.Key.Key_Escape)
        assert not view.practice.isVisible()
        assert opened.panel.shows_document
