"""What a person sees and does on the page of lessons."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from contracts.content import LessonDocument
from contracts.library import SaveContentRequest
from contracts.tasks import CONTENT_GENERATION
from desktop.views.content.dialogs import NotesDialog, ReadingDialog, VersionsDialog
from desktop.views.content.opened import Saved
from desktop.views.content.source_view import SourceDialog
from desktop.views.lessons.form import LessonForm
from desktop.views.lessons.panel import LessonsPanel
from desktop.views.lessons.section_view import SectionView
from tests.desktop.looking import button, click, only
from tests.desktop.reading import against_reading, faults, tab_round
from tests.desktop.views.content.driving import DrivenPage
from tests.desktop.views.content.files import bridges

CONTROL = Qt.KeyboardModifier.ControlModifier


def panel_of(page: DrivenPage) -> LessonsPanel:
    assert isinstance(page.panel, LessonsPanel)
    return page.panel


def lesson_of(page: DrivenPage) -> LessonDocument:
    lesson = page.presenter.opened.lesson
    assert lesson is not None
    return lesson


def editing(view: SectionView) -> bool:
    return view.editor is not None


def stored(page: DrivenPage) -> LessonDocument:
    """What the server has."""
    detail = page.presenter.opened.detail
    assert detail is not None
    page.settle()
    found = page.server.app.state.parts.library.show(page.member, detail.content_id, None).lesson
    assert isinstance(found, LessonDocument)
    return found


@pytest.fixture
def opened(page: DrivenPage) -> DrivenPage:
    """A lesson that has been made, and has opened by itself."""
    form = panel_of(page).form
    form.topic.setText("Equivalent fractions")
    form.grade.setCurrentIndex(4)
    form.submit()
    page.perform_newest()
    page.wait(lambda: page.panel.shows_document, "the lesson")
    page.settle()
    return page


class TestForm:
    def test_it_says_what_to_do_and_has_a_value_for_all_but_the_topic(self, page: DrivenPage) -> None:
        assert "No lessons yet." in page.said
        form = panel_of(page).form
        page.panel.take_focus()
        assert page.panel.focusWidget() is form.topic
        assert form.request_fields() == {
            "subject": "Math",
            "topic": "",
            "grade_level": "5",
            "learning_objectives": [],
            "material_ids": [],
            "ai": False,
            "duration": 45,
            "template": "gradual_release",
            "standards": "",
        }
        assert faults(page.panel) == []

    def test_what_is_missing_is_said_beside_the_field_and_nothing_is_sent(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.objectives.setPlainText("x" * 201)
        page.panel.take_focus()
        page.press(Qt.Key.Key_Return, CONTROL)
        assert form.field("topic").problem == "Fill this in."
        assert form.field("learning_objectives").problem == "This is too long."
        assert form.field("subject").problem == ""
        assert page.workspace.outbox.entries() == []
        form.topic.setText("Halves")
        form.objectives.clear()
        form.submit()
        assert form.field("topic").problem == ""

    def test_values_are_remembered_but_not_the_topic(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.set_subject("Music")
        form.topic.setText("Scales")
        form.grade.setCurrentIndex(0)
        form.duration.setValue(30)
        form.template.set_index(2)
        form.submit()
        again = LessonForm(page.panel._theme, page.presenter.preferences, page.presenter.material)
        assert again.values() == {
            "subject": "Music",
            "topic": "",
            "grade": "0",
            "ai": "no",
            "duration": "30",
            "template": "workshop",
        }
        assert again.request_fields()["grade_level"] == "K"

    def test_while_it_is_made_its_step_is_shown_and_it_can_be_cancelled(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.topic.setText("Halves")
        form.submit()
        page.wait(lambda: page.workspace.tracker.tasks(), "the task")
        assert form.making.step.text() == "Waiting for its turn"
        assert not form.generate.isEnabled()
        page.wait(lambda: not page.workspace.outbox.entries(), "the answer")
        click(form.making.cancel)
        page.wait(lambda: form.generate.isEnabled(), "the end of the task")
        assert page.titles == []

    def test_without_a_server_the_request_waits_and_says_so(self, page: DrivenPage) -> None:
        page.run(page.workspace.close())
        form = panel_of(page).form
        form.topic.setText("Halves")
        form.submit()
        assert form.making.step.text() == "Will be sent when the server is back"
        assert len(page.workspace.outbox.entries()) == 1
        click(form.making.cancel)
        assert page.workspace.outbox.entries() == []
        assert form.making.isHidden()
        assert form.topic.text() == "Halves"


class TestLibrary:
    def test_what_is_made_is_listed_searched_and_opened_again(self, opened: DrivenPage) -> None:
        click(button(opened.panel, "All lessons"))
        assert opened.titles == ["Equivalent fractions"]
        opened.press(Qt.Key.Key_F, CONTROL)
        assert opened.panel.focusWidget() is opened.panel.library.search
        opened.panel.library.search.setText("volcano")
        opened.settle()
        assert "Nothing is found" in opened.said
        opened.panel.library.search.setText("EQUIV")
        opened.settle()
        opened.panel.library.list.setCurrentIndex(opened.presenter.library.model.index(0, 0))
        opened.panel.library.list.setFocus()
        opened.press(Qt.Key.Key_Return)
        assert opened.panel.shows_document

    def test_who_has_gone_elsewhere_is_left_there(self, opened: DrivenPage) -> None:
        detail = opened.presenter.opened.detail
        assert detail is not None
        form = panel_of(opened).form
        click(button(opened.panel, "All lessons"))
        form.topic.setText("Photosynthesis")
        form.submit()
        opened.presenter.open(detail.content_id)
        opened.settle()
        opened.perform_newest()
        assert lesson_of(opened).title == "Equivalent fractions"
        assert opened.titles[0] == "Photosynthesis"

    def test_it_is_deleted_and_brought_back(self, opened: DrivenPage) -> None:
        detail = opened.presenter.opened.detail
        assert detail is not None
        panel_of(opened).view.head.delete()
        opened.settle()
        assert not opened.panel.shows_document
        assert opened.titles == []
        toast = opened.toasts[-1]
        assert (toast.title, toast.action) == ("Equivalent fractions is deleted", "Undo")
        assert opened.presenter.deleting.take_key(toast.key)
        opened.settle()
        assert opened.titles == ["Equivalent fractions"]
        opened.presenter.open(detail.content_id)
        opened.settle()
        assert opened.panel.shows_document

    def test_what_was_deleted_is_gone_from_the_server_when_the_window_goes(self, opened: DrivenPage) -> None:
        library = opened.server.app.state.parts.library
        panel_of(opened).view.head.delete()
        opened.settle()
        toast = opened.toasts[-1]
        assert len(library.list(opened.member, kind="lesson", text="", limit=10, before=None).contents) == 1
        opened.run(opened.presenter.deleting.finish())
        assert library.list(opened.member, kind="lesson", text="", limit=10, before=None).contents == []
        assert not opened.presenter.deleting.take_key(toast.key)

    def test_what_was_changed_a_moment_before_is_brought_back_changed(self, opened: DrivenPage) -> None:
        detail = opened.presenter.opened.detail
        assert detail is not None
        panel_of(opened).view.view("warm-up").minutes.setValue(9)
        panel_of(opened).view.head.delete()
        opened.settle()
        assert opened.presenter.deleting.take_key(opened.toasts[-1].key)
        opened.presenter.open(detail.content_id)
        opened.settle()
        assert lesson_of(opened).duration == 49


class TestLesson:
    def test_it_says_how_good_it_is_and_where_it_comes_from(self, opened: DrivenPage) -> None:
        head = panel_of(opened).view.head
        badges = [badge.text for badge in head._badges]
        assert badges[0] == "45 min adds up"
        assert badges[1].startswith("reads at grade ")
        assert badges[2] == "objectives covered"
        assert "Made offline from the pack" in head.made_from.text()
        assert faults(opened.panel) == []

    def test_questions_show_their_key_and_why(self, opened: DrivenPage) -> None:
        section = next(one for one in lesson_of(opened).sections if one.items)
        card = panel_of(opened).view.view(section.id).cards[0]
        assert section.items[0].stem in card.text
        assert f"Why: {section.items[0].reason}" in card.text

    def test_text_is_never_read_as_html(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view.view("objectives")
        view.edited.emit(view.section.model_copy(update={"content": "<b>bold</b> <img src='x'>"}))
        assert view.prose.toPlainText() == "<b>bold</b> <img src='x'>"
        opened.settle()

    def test_a_section_is_edited_in_place_and_saved_by_itself(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view.view("warm-up")
        click(button(opened.panel, "Edit Warm-up"))
        assert view.editor is not None
        view.editor.content.setPlainText("Ask **what a half is**.")
        opened.press(Qt.Key.Key_Return, CONTROL)
        assert not editing(view)
        assert view.prose.toPlainText() == "Ask what a half is."
        saved = next(one for one in stored(opened).sections if one.id == "warm-up")
        assert saved.content == "Ask **what a half is**."
        assert opened.presenter.opened.saved is Saved.KEPT

    def test_escape_leaves_it_as_it_was(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view.view("warm-up")
        before = lesson_of(opened)
        view.begin_edit()
        assert view.editor is not None
        view.editor.content.setPlainText("Gone")
        opened.press(Qt.Key.Key_Escape)
        assert not editing(view)
        assert lesson_of(opened) == before

    def test_a_change_is_undone_and_redone_by_keyboard(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view
        before = lesson_of(opened)
        view.view("warm-up").minutes.setValue(9)
        assert lesson_of(opened).duration == 49
        view.take_focus()
        opened.press(Qt.Key.Key_Z, CONTROL)
        assert lesson_of(opened) == before
        assert view.view("warm-up").minutes.value() == 5
        opened.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert stored(opened).duration == 49

    def test_a_section_is_moved_by_keyboard(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view
        view.take_focus()
        opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert [one.id for one in stored(opened).sections][:2] == ["vocabulary", "objectives"]
        assert view.sections.current_id == "objectives"
        assert against_reading(tab_round()) == []
        button(opened.panel, "Edit Objectives").setFocus()
        opened.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [one.id for one in lesson_of(opened).sections][:2] == ["objectives", "vocabulary"]

    def test_a_section_is_made_again_with_a_remark_and_the_old_one_comes_back(self, opened: DrivenPage) -> None:
        view = panel_of(opened).view
        before = lesson_of(opened)
        section = next(one for one in before.sections if one.id == "exit-ticket")
        view.view("exit-ticket").rewrite_wanted.emit("exit-ticket", "harder")
        assert not view.view("warm-up").rewrite.isEnabled()
        opened.wait(lambda: not opened.presenter.remaking, "the section")
        assert next(one for one in lesson_of(opened).sections if one.id == "exit-ticket") != section
        assert view.view("warm-up").rewrite.isEnabled()
        opened.presenter.opened.undo()
        assert lesson_of(opened) == before
        opened.settle()

    def test_what_could_not_be_done_as_asked_is_in_the_notes(self, page: DrivenPage) -> None:
        form = panel_of(page).form
        form.topic.setText("Xylophone maintenance")
        form.submit()
        page.perform_newest()
        page.wait(lambda: page.panel.shows_document, "the frame")
        click(panel_of(page).view.head.notes)
        dialog = only(page.panel.window(), NotesDialog)
        assert dialog.isVisible()
        dialog.close()


class TestVersions:
    def test_a_version_of_somebody_else_stays_below_ours(self, opened: DrivenPage) -> None:
        detail = opened.presenter.opened.detail
        assert detail is not None
        library = opened.server.app.state.parts.library
        theirs = lesson_of(opened).model_copy(update={"title": "Theirs"})
        library.save(opened.member, detail.content_id, SaveContentRequest(lesson=theirs, base_version=1))
        panel_of(opened).view.view("warm-up").minutes.setValue(8)
        assert stored(opened).title == "Equivalent fractions"
        content = panel_of(opened).view.conflict.content
        assert content is not None
        assert "the other one is version 2" in content.text
        assert [one.version for one in library.versions(opened.member, detail.content_id).versions] == [3, 2, 1]

    def test_an_earlier_one_is_looked_at_and_restored(self, opened: DrivenPage) -> None:
        panel_of(opened).view.view("warm-up").minutes.setValue(8)
        assert stored(opened).duration == 48
        opened.presenter.read_versions()
        opened.settle()
        dialog = only(opened.panel.window(), VersionsDialog)
        assert not dialog.restore_button.isEnabled()
        dialog.list.setCurrentRow(1)
        click(dialog.look_button)
        opened.settle()
        reading = only(opened.panel.window(), ReadingDialog)
        assert "Warm-up (5 min)" in reading.text.toPlainText()
        reading.close()
        click(dialog.restore_button)
        opened.settle()
        assert lesson_of(opened).duration == 45
        assert stored(opened).duration == 45

    def test_what_was_changed_a_moment_before_the_end_is_sent(self, opened: DrivenPage) -> None:
        detail = opened.presenter.opened.detail
        assert detail is not None
        panel_of(opened).view.view("warm-up").minutes.setValue(8)
        opened.run(opened.presenter.opened.finish())
        found = opened.server.app.state.parts.library.show(opened.member, detail.content_id, None).lesson
        assert found is not None
        assert found.duration == 48
        opened.settle()

    def test_changes_wait_for_the_server_and_say_so(self, opened: DrivenPage) -> None:
        opened.run(opened.workspace.close())
        view = panel_of(opened).view
        view.view("warm-up").minutes.setValue(8)
        assert view.head.saved.text() == "Will be saved when the server is back"
        assert not view.head.export.isEnabled()
        assert not view.view("warm-up").rewrite.isEnabled()


class TestExport:
    def test_a_file_is_written_with_its_suffix(self, opened: DrivenPage, tmp_path: Path) -> None:
        export = panel_of(opened).view.head.export
        assert export.file_name(".student.docx") == "Equivalent fractions.student.docx"
        export.take_place(tmp_path / "fractions", ".md")
        opened.settle()
        assert (tmp_path / "fractions.md").read_text(encoding="utf-8").startswith("# Equivalent fractions")
        assert opened.toasts[-1].title == "fractions.md is written"

    def test_a_place_that_cannot_be_written_is_told(self, opened: DrivenPage, tmp_path: Path) -> None:
        panel_of(opened).view.head.export.take_place(tmp_path / "none" / "a.md", ".md")
        opened.settle()
        assert opened.toasts[-1].title == "a.md was not written"

    def test_a_preview_is_read_in_the_window(self, opened: DrivenPage) -> None:
        opened.presenter.preview()
        opened.settle()
        assert "Equivalent fractions" in only(opened.panel.window(), ReadingDialog).text.toPlainText()


class TestOwnMaterial:
    def test_a_question_of_a_section_shows_where_in_the_file_it_comes_from(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        page.presenter.material.add_files([bridges(tmp_path)])
        page.wait(lambda: page.presenter.material.ids, "the file to be read")
        panel_of(page).form.submit()
        page.perform_newest()
        page.wait(lambda: page.panel.shows_document, "the lesson")
        page.settle()
        section = next(one for one in lesson_of(page).sections if any(each.source.material_id for each in one.items))
        card = next(one for one in panel_of(page).view.view(section.id).cards if not one.source.isHidden())
        click(card.source)
        page.settle()
        dialog = only(page.panel.window(), SourceDialog)
        assert dialog.text.marked
        dialog.close()


class TestTask:
    def test_a_task_leads_to_what_it_made(self, opened: DrivenPage) -> None:
        (task,) = opened.workspace.tracker.tasks()
        assert task.kind == CONTENT_GENERATION
        opened.panel.show_start()
        opened.panel.open_task(task.task_id)
        opened.wait(lambda: opened.panel.shows_document, "the lesson")
        opened.settle()

    def test_what_was_asked_fills_the_form(self, opened: DrivenPage) -> None:
        (task,) = opened.workspace.tracker.tasks()
        opened.presenter.read_params(task.task_id)
        opened.settle()
        form = panel_of(opened).form
        assert not opened.panel.shows_document
        assert (form.topic.text(), form.grade.currentIndex()) == ("Equivalent fractions", 4)
