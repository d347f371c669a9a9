"""Scripts go out: copied and saved, and what counts as unsaved afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from contracts.optimization import OptimizationDocument
from desktop.services.script_files import BOM
from desktop.ui.tone import Tone
from tests.desktop.looking import button, click, only
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "print(name:len())\n"
BETTER = f"{BOM}print(#name)\r\n"
RESULT = document(BETTER, change())


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """Connected, with a script in the editor."""
    studio.open(studio.file("mine.luau", SCRIPT))
    return studio


@pytest.fixture
def finished(ready: Studio) -> Studio:
    """A result is shown."""
    ready.optimized(RESULT)
    return ready


def save_dialog(studio: Studio) -> QFileDialog:
    """The dialog that Save opens."""
    studio.panel.ask_save()
    return only(studio.panel, QFileDialog)


def choose(dialog: QFileDialog, path: Path) -> None:
    """Enters a new file's name and saves."""
    only(dialog, QLineEdit).setText(str(path))
    dialog.accept()


def saved(studio: Studio, path: Path) -> None:
    """Saves what is shown, without a dialog, and waits until it is told."""
    told = len(studio.toasts)
    studio.presenter.save(path, studio.text)
    studio.wait(lambda: len(studio.toasts) > told, "the word that it is saved")


def asks_before_it_is_replaced(studio: Studio) -> bool:
    """Whether another file opens only after a question."""
    path = studio.file("another.luau", "return 'another'")
    studio.presenter.open_file(path)
    studio.wait(
        lambda: studio.presenter.script.path == str(path) or studio.panel.findChildren(QMessageBox),
        "the file or the question",
    )
    return studio.panel.findChildren(QMessageBox) != []


class TestCopy:
    def test_puts_the_optimized_script_on_the_clipboard_as_it_is(self, finished: Studio) -> None:
        click(finished.panel.copy_button)
        assert QApplication.clipboard().text() == BETTER.removeprefix(BOM), "PySide carries no BOM"
        (toast,) = finished.toasts
        assert (toast.tone, toast.title) == (Tone.GOOD, "Copied")

    def test_of_a_script_that_was_left_alone_is_the_script(self, ready: Studio) -> None:
        ready.optimized(document(None))
        click(ready.panel.copy_button)
        assert QApplication.clipboard().text() == SCRIPT

    def test_of_the_editor_does_nothing(self, finished: Studio) -> None:
        click(finished.panel.edit_button)
        assert not finished.panel.can_copy()
        finished.panel.copy()
        assert QApplication.clipboard().text() == ""
        assert finished.toasts == []

    def test_is_offered_with_a_result_only(self, ready: Studio) -> None:
        assert not ready.panel.copy_button.isVisible()
        ready.optimized(RESULT)
        assert ready.panel.copy_button.isVisible()
        assert ready.panel.can_copy()


class TestSaveResult:
    def test_writes_it_byte_for_byte_and_says_where(self, finished: Studio) -> None:
        target = finished.folder / "better.luau"
        click(finished.panel.save_as_button)
        choose(only(finished.panel, QFileDialog), target)
        finished.wait(lambda: finished.toasts, "the word that it is saved")
        assert target.read_bytes() == BETTER.encode()
        (toast,) = finished.toasts
        assert (toast.tone, toast.title, toast.text) == (Tone.GOOD, "Saved", str(target))
        assert finished.preferences.last_folder == str(finished.folder)

    def test_begins_at_the_scripts_own_file(self, finished: Studio) -> None:
        dialog = save_dialog(finished)
        assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        assert dialog.selectedFiles() == [str(finished.folder / "mine.luau")]

    def test_over_the_original_leaves_the_editor_as_it_is(self, finished: Studio) -> None:
        original = finished.folder / "mine.luau"
        saved(finished, original)
        assert original.read_bytes() == BETTER.encode()
        assert finished.panel.result.isVisible()
        assert finished.text == SCRIPT

    def test_does_not_make_the_draft_a_saved_one(self, ready: Studio) -> None:
        ready.type("-- mine\n")
        ready.optimized(RESULT)
        saved(ready, ready.folder / "better.luau")
        assert asks_before_it_is_replaced(ready)

    def test_that_cannot_be_written_is_told_and_stays(self, finished: Studio) -> None:
        finished.presenter.save(finished.folder / "none" / "better.luau", finished.text)
        finished.wait(lambda: finished.problem, "the reason")
        assert finished.problem.startswith("The file could not be saved.")
        assert finished.panel.result.isVisible()
        assert finished.toasts == []

    def test_a_dialog_that_is_closed_writes_nothing(self, finished: Studio) -> None:
        before = sorted(finished.folder.iterdir())
        dialog = save_dialog(finished)
        dialog.selectFile(str(finished.folder / "better.luau"))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        saved(finished, finished.folder / "z.luau")
        assert sorted(finished.folder.iterdir()) == [*before, finished.folder / "z.luau"]


class TestSaveDraft:
    def test_writes_what_the_editor_holds_and_takes_the_files_name(self, ready: Studio) -> None:
        target = ready.folder / "draft.luau"
        ready.type("-- mine\n")
        choose(save_dialog(ready), target)
        ready.wait(lambda: ready.toasts, "the word that it is saved")
        assert target.read_text() == f"-- mine\n{SCRIPT}"
        assert ready.panel.header.title.text() == "draft.luau"
        assert ready.presenter.suggested_path == str(target)
        assert (ready.folder / "mine.luau").read_text() == SCRIPT

    def test_of_a_new_script_begins_in_the_last_folder(self, studio: Studio) -> None:
        studio.preferences.last_folder = str(studio.folder)
        click(button(studio.panel, "Start typing"))
        studio.type("x")
        assert save_dialog(studio).selectedFiles() == [str(studio.folder / "script.luau")]

    def test_keeps_carriage_returns_and_bom(self, studio: Studio) -> None:
        studio.open(studio.file("windows.luau", f"{BOM}a\r\nb\r\n"))
        studio.type("x\n")
        saved(studio, studio.folder / "windows.luau")
        assert (studio.folder / "windows.luau").read_bytes() == f"{BOM}x\r\na\r\nb\r\n".encode()

    def test_counts_as_saved_afterwards(self, ready: Studio) -> None:
        ready.type("x")
        saved(ready, ready.folder / "draft.luau")
        assert not ready.panel.editor.document().isModified()
        assert not asks_before_it_is_replaced(ready)

    @pytest.mark.parametrize("edit", [lambda studio: studio.type("y"), lambda studio: studio.panel.editor.undo()])
    def test_what_is_edited_after_it_counts_as_unsaved(self, ready: Studio, edit: Callable[[Studio], None]) -> None:
        ready.type("x")
        saved(ready, ready.folder / "draft.luau")
        edit(ready)
        assert asks_before_it_is_replaced(ready)

    def test_what_is_typed_while_it_is_written_counts_as_unsaved(self, ready: Studio) -> None:
        ready.type("x")
        ready.presenter.save(ready.folder / "draft.luau", ready.text)
        ready.type("y")
        ready.wait(lambda: ready.toasts, "the word that it is saved")
        assert (ready.folder / "draft.luau").read_text() == f"x{SCRIPT}"
        assert asks_before_it_is_replaced(ready)

    def test_that_cannot_be_written_counts_as_unsaved(self, ready: Studio) -> None:
        ready.type("x")
        ready.presenter.save(ready.folder / "none" / "draft.luau", ready.text)
        ready.wait(lambda: ready.problem, "the reason")
        assert asks_before_it_is_replaced(ready)

    def test_an_empty_page_has_nothing_to_save(self, studio: Studio) -> None:
        assert not studio.panel.can_save()
        studio.open(studio.file("a.luau", "return 1"))
        assert studio.panel.can_save()


class TestWhatIsSaved:
    @pytest.mark.parametrize("first", [None, RESULT], ids=["a draft", "a result"])
    def test_is_what_was_shown_when_the_dialog_opened(self, ready: Studio, first: OptimizationDocument | None) -> None:
        if first is not None:
            ready.optimized(first)
        task_id = ready.optimize()
        dialog = save_dialog(ready)
        ready.complete(task_id, document("return 'came meanwhile'\n", change()))
        ready.wait(lambda: ready.shows(task_id), "the result behind the dialog")
        choose(dialog, ready.folder / "saved.luau")
        ready.wait(lambda: ready.toasts, "the word that it is saved")
        assert (ready.folder / "saved.luau").read_bytes() == (SCRIPT if first is None else BETTER).encode()


class TestReplacementQuestion:
    def ask(self, studio: Studio) -> QMessageBox:
        """Types, then opens a file; the question."""
        studio.type("-- mine\n")
        assert asks_before_it_is_replaced(studio)
        return only(studio.panel, QMessageBox)

    def press(self, box: QMessageBox, name: str) -> None:
        click(next(entry for entry in box.buttons() if entry.text() == name))

    def test_escape_keeps_the_text(self, ready: Studio) -> None:
        box = self.ask(ready)
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert not box.isVisible()
        assert ready.text == f"-- mine\n{SCRIPT}"
        assert ready.presenter.script.name == "mine.luau"

    def test_kept_text_is_asked_about_again(self, ready: Studio) -> None:
        box = self.ask(ready)
        self.press(box, "Cancel")
        ready.wait(lambda: ready.panel.findChildren(QMessageBox) == [], "the end of the question")
        assert asks_before_it_is_replaced(ready)

    def test_what_replaced_it_is_in_a_file(self, ready: Studio) -> None:
        self.press(self.ask(ready), "Replace")
        ready.wait(lambda: ready.panel.findChildren(QMessageBox) == [], "the end of the question")
        assert ready.text == "return 'another'"
        assert not asks_before_it_is_replaced(ready)

    def test_over_a_result_keeps_it_or_goes_to_the_script(self, ready: Studio) -> None:
        ready.type("-- mine\n")
        task_id = ready.optimized(RESULT)
        assert asks_before_it_is_replaced(ready)
        box = only(ready.panel, QMessageBox)
        assert ready.shows(task_id)
        self.press(box, "Replace")
        assert ready.panel.editor.isVisible()
        assert ready.text == "return 'another'"
