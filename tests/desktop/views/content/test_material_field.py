"""Files of one's own on the form: what a person sees of them, and what becomes of them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from contracts.content import AssessmentDocument, LessonDocument
from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.content.material_field import MaterialField, MaterialRow
from desktop.views.content.materials_dialog import MaterialsDialog
from desktop.views.content.own_material import Stage
from tests.desktop.content_samples import item, lesson
from tests.desktop.looking import button, click, only
from tests.desktop.reading import against_reading, faults, tab_round
from tests.desktop.views.content.driving import DrivenPage
from tests.desktop.views.content.files import bridges, broken


def panel_of(page: DrivenPage) -> AssessmentsPanel:
    assert isinstance(page.panel, AssessmentsPanel)
    return page.panel


def field_of(page: DrivenPage) -> MaterialField:
    return panel_of(page).form.material


def added(page: DrivenPage, *paths: Path) -> list[MaterialRow]:
    """The rows, once all files have been read or refused."""
    page.presenter.material.add_files(paths)
    page.wait(lambda: not page.presenter.material.under_way, "the files to be read")
    page.settle()
    return field_of(page).rows


def on_server(page: DrivenPage) -> list[str]:
    found = page.server.app.state.parts.materials.list(page.member)
    return [view.name for view in found.materials]


def chosen_entry(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def says_yes(box: QMessageBox) -> None:
    click(next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.DestructiveRole))


class TestAdd:
    def test_a_file_is_read_and_says_how_long_it_is_while_the_window_goes_on(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        form = panel_of(page).form
        assert "you can also drop them" in page.said
        form.material.take_files([str(bridges(tmp_path))])
        (row,) = form.material.rows
        assert row.facts.text() in ("Waiting", "Sending")
        assert not form.generate.isEnabled()
        form.submit()
        assert form.field("material_ids").problem == "A file is still being read."
        assert page.workspace.outbox.entries() == []
        page.wait(lambda: form.generate.isEnabled(), "the file to be read")
        assert form.field("material_ids").problem == ""
        assert (row.name.text(), row.facts.text()) == ("03_bridges.md", "162 words")
        assert not row.bar.isVisible()
        assert "you can also drop them" not in page.said
        assert page.presenter.preferences.last_folder == str(tmp_path)
        assert faults(page.panel) == []
        page.panel.take_focus()
        assert against_reading(tab_round()) == []
        page.settle()

    def test_a_quiz_without_a_topic_is_named_after_the_file_and_quotes_it(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        form = panel_of(page).form
        assert form.topic.placeholderText() == "Such as Equivalent fractions"
        added(page, bridges(tmp_path))
        assert form.topic.placeholderText() == "Bridges"
        assert "Topic (optional)" in page.said
        form.submit()
        page.perform_newest()
        page.wait(lambda: page.panel.shows_document, "the quiz")
        quiz = page.presenter.opened.assessment
        assert isinstance(quiz, AssessmentDocument)
        assert quiz.title == "Bridges"
        assert {item.source.material_id for item in quiz.items} == set(page.presenter.material.ids)

    def test_what_cannot_be_read_says_so_at_the_file_and_the_others_are_used(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        (tmp_path / "photo.png").write_bytes(b"x")
        (tmp_path / "empty.txt").touch()
        rows = added(page, tmp_path / "photo.png", broken(tmp_path), tmp_path / "empty.txt", bridges(tmp_path))
        said = [row.problem.text() for row in rows]
        assert said[0].startswith("This kind of file cannot be read.")
        assert said[1].startswith("The file is damaged and cannot be read.")
        assert said[2:] == ["It is empty.", ""]
        assert [row.again.isVisible() for row in rows] == [False] * 4
        assert panel_of(page).form.request_fields()["material_ids"] == page.presenter.material.ids
        assert len(page.presenter.material.ids) == 1
        assert on_server(page) == ["03_bridges.md"]
        assert faults(page.panel) == []
        page.panel.take_focus()
        form, stops = panel_of(page).form, tab_round()
        in_order = [form.grade, *(row.close_button for row in rows), form.material.add, form.material.before]
        places = [stops.index(widget) for widget in (*in_order, form.questions)]
        assert places == sorted(places)

    def test_the_same_file_is_there_once(self, page: DrivenPage, tmp_path: Path) -> None:
        first, copy = bridges(tmp_path), bridges(tmp_path, "copy of bridges.md")
        rows = added(page, first, first, copy)
        assert [row.name.text() for row in rows] == ["03_bridges.md"]
        added(page, first)
        assert [toast.title for toast in page.toasts] == ["The same file", "The same file"]
        assert len(page.presenter.material.chosen) == 1

    def test_more_than_a_request_may_name_are_not_taken(self, page: DrivenPage, tmp_path: Path) -> None:
        page.presenter.material.choose([f"file-{at}" for at in range(12)])
        assert len(page.presenter.material.chosen) == 10
        page.presenter.material.add_files([bridges(tmp_path)])
        assert len(page.presenter.material.chosen) == 10
        assert page.toasts[-1].text == "At most 10 files can be used at once."
        page.settle()

    def test_one_that_is_on_its_way_can_be_cancelled_and_the_next_is_read(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.md"
        other.write_text(bridges(tmp_path).read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
        page.presenter.material.add_files([bridges(tmp_path), other])
        first, _second = field_of(page).rows
        click(first.close_button)
        page.wait(lambda: not page.presenter.material.under_way, "the other file")
        page.settle()
        assert [row.name.text() for row in field_of(page).rows] == ["other.md"]
        assert [view.name for view in page.presenter.material.known] == ["other.md"]

    def test_a_file_that_did_not_get_through_can_be_sent_again(self, page: DrivenPage, tmp_path: Path) -> None:
        api = page.presenter.calls.api()
        api._closed = True  # as a connection that is lost
        (row,) = added(page, bridges(tmp_path))
        assert "Nothing was lost." in row.problem.text()
        api._closed = False
        click(row.again)
        page.wait(lambda: not page.presenter.material.under_way, "the file")
        page.settle()
        assert (row.problem.text(), row.again.isVisible()) == ("", False)
        assert page.presenter.material.ids

    def test_without_a_server_it_waits_and_says_so(self, page: DrivenPage, tmp_path: Path) -> None:
        page.run(page.workspace.close())
        page.presenter.material.add_files([bridges(tmp_path)])
        (row,) = field_of(page).rows
        assert row.facts.text() == "Will be sent when the server is back"
        assert on_server(page) == []

    def test_one_that_did_not_get_through_goes_with_the_next_connection(self, page: DrivenPage, tmp_path: Path) -> None:
        api = page.presenter.calls.api()
        api._closed = True
        (row,) = added(page, bridges(tmp_path))
        assert row.again.isVisible()
        api._closed = False
        page.workspace.connected.emit(page.workspace.session)
        page.wait(lambda: page.presenter.material.ids, "the file")
        page.settle()


class TestFilesFromBefore:
    def test_what_the_server_has_can_be_used_again(self, page: DrivenPage, tmp_path: Path) -> None:
        field = field_of(page)
        assert not field.before.isVisible()
        (row,) = added(page, bridges(tmp_path))
        click(row.close_button)
        assert field.rows == []
        assert on_server(page) == ["03_bridges.md"]
        click(field.before)
        dialog = only(page.panel.window(), MaterialsDialog)
        page.settle()
        assert [view.name for view in dialog.selected] == ["03_bridges.md"]
        dialog.search.setText("castles")
        assert not dialog.use.isEnabled()
        dialog.search.clear()
        assert faults(dialog) == []
        click(dialog.use)
        assert [one.name.text() for one in field.rows] == ["03_bridges.md"]

    def test_one_of_the_list_is_deleted_after_a_question(self, page: DrivenPage, tmp_path: Path) -> None:
        added(page, bridges(tmp_path))
        dialog = MaterialsDialog(page.panel._theme, page.presenter.material, page.panel.window())
        dialog.open()
        click(dialog.delete)
        says_yes(only(dialog, QMessageBox))
        page.settle()
        assert on_server(page) == []
        assert dialog.said.isVisible()
        assert not dialog.use.isEnabled()
        dialog.close()

    def test_it_is_deleted_for_good_after_a_question(self, page: DrivenPage, tmp_path: Path) -> None:
        (row,) = added(page, bridges(tmp_path))
        chosen_entry(row.menu(), "Delete for good…")
        box = only(page.panel.window(), QMessageBox)
        assert "03_bridges.md" in box.text()
        assert on_server(page) == ["03_bridges.md"]
        says_yes(box)
        page.settle()
        assert on_server(page) == []
        assert field_of(page).rows == []
        assert not field_of(page).before.isVisible()

    def test_one_that_was_deleted_elsewhere_says_so(self, page: DrivenPage, tmp_path: Path) -> None:
        added(page, bridges(tmp_path))
        (material_id,) = page.presenter.material.ids
        page.server.app.state.parts.materials.delete(page.member, material_id)
        page.presenter.material.refresh()
        page.settle()
        (row,) = field_of(page).rows
        assert row.problem.text() == "It was deleted."
        assert page.presenter.material.ids == []


class TestWhatWasAskedBefore:
    def test_its_files_stand_on_the_form_again(self, page: DrivenPage, tmp_path: Path) -> None:
        added(page, bridges(tmp_path))
        ids = page.presenter.material.ids
        page.presenter.material.choose([])
        page.panel.show_request({"topic": "Bridges", "grade_level": "5", "material_ids": ids})
        assert page.presenter.material.ids == ids
        assert [row.name.text() for row in field_of(page).rows] == ["03_bridges.md"]
        page.panel.show_request({"topic": "Halves", "grade_level": "5"})
        assert field_of(page).rows == []


class TestQuizFromALesson:
    def test_it_is_made_from_the_files_that_the_lesson_was_made_from(self, page: DrivenPage, tmp_path: Path) -> None:
        added(page, bridges(tmp_path))
        (material_id,) = page.presenter.material.ids
        page.presenter.material.choose([])
        source = {"origin": "material", "name": "03_bridges.md", "quote": "Stone", "material_id": material_id}
        gone = {**source, "material_id": "deleted-since"}
        asked = [item("numeric", "a", source=source), item("numeric", "b", source=source), item("numeric", source=gone)]
        made = lesson()
        section = made.sections[0].model_dump() | {"items": asked}
        first = LessonDocument.model_validate(made.model_dump() | {"sections": [section]})
        panel_of(page).make_from(first, "lesson-1")
        assert page.presenter.material.ids == [material_id]
        page.perform_newest()
        page.wait(lambda: page.panel.shows_document, "the quiz")
        page.settle()
        quiz = page.presenter.opened.assessment
        assert quiz is not None
        assert {one.source.material_id for one in quiz.items} == {material_id}
        panel_of(page).make_from(made, "lesson-2")
        assert page.presenter.material.ids == []
        page.perform_newest()
        page.settle()


class TestAsking:
    def test_the_dialog_offers_the_kinds_that_can_be_read(self, page: DrivenPage) -> None:
        click(button(page.panel, "Add files…"))
        dialog = only(page.panel.window(), QFileDialog)
        assert dialog.nameFilters() == ["Material (*.pdf *.docx *.pptx *.md *.html *.htm *.txt)"]
        assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
        dialog.close()
        assert page.presenter.material.chosen == []


class TestStages:
    def test_each_says_in_words_how_far_a_file_is(self, page: DrivenPage, tmp_path: Path) -> None:
        material = page.presenter.material
        seen: list[str] = []
        material.changed.connect(lambda: seen.extend(one.stage.name for one in material.chosen))
        added(page, bridges(tmp_path))
        assert list(dict.fromkeys(seen)) == ["WAITING", "SENDING", "READING", "READY"]
        assert material.chosen[0].stage is Stage.READY
