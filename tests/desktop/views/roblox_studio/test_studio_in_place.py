"""A result is saved over the file of its script, and what stood there comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from contracts.events import Phase
from contracts.optimization import Outcome
from desktop.services.script_files import BOM
from desktop.ui.tone import Tone
from tests.desktop.looking import click, only
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = f"{BOM}print(name:len())\r\n"
BETTER = f"{BOM}print(#name)\r\n"
RESULT = document(BETTER, change())


@pytest.fixture
def finished(studio: Studio) -> Studio:
    """The result of a script that came from a file."""
    studio.open(studio.file("mine.luau", SCRIPT))
    studio.optimized(RESULT)
    return studio


def file(studio: Studio) -> Path:
    return studio.folder / "mine.luau"


def saved(studio: Studio) -> None:
    """Presses Save and waits until something is said of it."""
    told = len(studio.toasts)
    click(studio.panel.save_button)
    studio.wait(lambda: len(studio.toasts) > told, "the word that it is saved")


def chosen(studio: Studio) -> None:
    """Presses the action of the newest toast and waits for the next."""
    told = len(studio.toasts)
    assert studio.saved.take_key(studio.toasts[-1].key)
    studio.wait(lambda: len(studio.toasts) > told, "the next word")


def question(studio: Studio) -> QMessageBox:
    """What is asked after a press of Save."""
    click(studio.panel.save_button)
    studio.wait(lambda: studio.panel.findChildren(QMessageBox), "the question")
    return only(studio.panel, QMessageBox)


def press(box: QMessageBox, name: str) -> None:
    click(next(entry for entry in box.buttons() if entry.text() == name))


class TestSave:
    def test_writes_over_the_file_at_once(self, finished: Studio) -> None:
        assert finished.panel.save_button.text() == "Save"
        saved(finished)
        assert file(finished).read_bytes() == BETTER.encode()
        assert finished.panel.findChildren(QFileDialog) == []
        (toast,) = finished.toasts
        assert (toast.tone, toast.title, toast.text) == (Tone.GOOD, "Saved", str(file(finished)))
        assert toast.action == "Restore"
        assert finished.text == SCRIPT.removeprefix(BOM).replace("\r\n", "\n"), "the editor keeps what it holds"

    def test_restore_brings_the_version_from_before_byte_for_byte_and_back_again(self, finished: Studio) -> None:
        saved(finished)
        chosen(finished)
        assert file(finished).read_bytes() == SCRIPT.encode()
        assert (finished.toasts[-1].title, finished.toasts[-1].action) == ("Previous version restored", "Undo")
        chosen(finished)
        assert file(finished).read_bytes() == BETTER.encode()
        assert finished.toasts[-1].title == "Result put back"

    def test_twice_says_that_it_is_saved_already(self, finished: Studio) -> None:
        saved(finished)
        saved(finished)
        assert (finished.toasts[-1].title, finished.toasts[-1].action) == ("Saved already", "")

    def test_of_text_that_was_edited_after_it_was_opened(self, studio: Studio) -> None:
        studio.open(studio.file("mine.luau", SCRIPT))
        studio.type("-- mine\n")
        studio.optimized(RESULT)
        saved(studio)
        assert file(studio).read_bytes() == BETTER.encode(), "nobody else has touched the file"
        chosen(studio)
        assert file(studio).read_bytes() == SCRIPT.encode()

    def test_after_another_choice_goes_over_the_first_result(self, finished: Studio) -> None:
        saved(finished)
        panel = finished.panel
        panel.result.changes.setFocus()
        QTest.keyClick(panel.result.changes, Qt.Key.Key_Space)
        assert not panel.save_button.isEnabled()
        known = set(finished.ledger.rows)
        panel.go_on()
        finished.wait(lambda: set(finished.ledger.rows) - known, "the task")
        (task_id,) = set(finished.ledger.rows) - known
        finished.complete(task_id, document(SCRIPT + "-- same", change(outcome=Outcome.LEFT_OUT)))
        finished.wait(lambda: finished.shows(task_id), "the result")
        saved(finished)
        assert file(finished).read_bytes() == f"{SCRIPT}-- same".encode()

    def test_what_was_not_checked_is_not_saved(self, finished: Studio) -> None:
        finished.panel.result.changes.setFocus()
        QTest.keyClick(finished.panel.result.changes, Qt.Key.Key_Space)
        finished.panel.save()
        finished.presenter.save_in_place()
        click(finished.panel.choice_bar.reset_button)
        file(finished).write_bytes(b"-- theirs\n")
        question(finished)
        assert finished.toasts == [], "the file would have been written before, and nobody asked"

    def test_of_a_script_without_a_file_asks_where(self, finished: Studio) -> None:
        finished.earlier("task-9", SCRIPT, Phase.STARTED, Phase.COMPLETED)
        finished.ledger.documents["task-9"] = RESULT
        finished.presenter.open_task("task-9")
        finished.wait(lambda: finished.shows("task-9"), "the earlier result")
        assert finished.panel.save_button.text() == "Save…"
        assert finished.panel.save_as_button.isHidden()
        click(finished.panel.save_button)
        assert only(finished.panel, QFileDialog).acceptMode() is QFileDialog.AcceptMode.AcceptSave

    def test_save_as_asks_where(self, finished: Studio) -> None:
        click(finished.panel.save_as_button)
        assert only(finished.panel, QFileDialog).selectedFiles() == [str(file(finished))]

    def test_what_cannot_be_written_is_told(self, finished: Studio) -> None:
        file(finished).unlink()
        file(finished).mkdir()
        click(finished.panel.save_button)
        finished.wait(lambda: finished.problem, "the reason")
        assert finished.problem.startswith("The file could not be saved.")
        assert finished.toasts == []


class TestChangedFile:
    def test_is_asked_about_and_left_alone(self, finished: Studio) -> None:
        file(finished).write_bytes(b"-- theirs\n")
        box = question(finished)
        assert "it has been changed since" in box.text()
        QTest.keyClick(box, Qt.Key.Key_Escape)
        finished.wait(lambda: finished.panel.findChildren(QMessageBox) == [], "the end of the question")
        assert file(finished).read_bytes() == b"-- theirs\n"
        assert finished.toasts == []

    def test_is_written_over_when_that_is_wanted_and_theirs_can_come_back(self, finished: Studio) -> None:
        file(finished).write_bytes(b"-- theirs\n")
        press(question(finished), "Write over it")
        finished.wait(lambda: finished.toasts, "the word that it is saved")
        assert file(finished).read_bytes() == BETTER.encode()
        chosen(finished)
        assert file(finished).read_bytes() == b"-- theirs\n"

    def test_that_is_gone_is_asked_about_too(self, finished: Studio) -> None:
        file(finished).unlink()
        box = question(finished)
        assert box.text() == "mine.luau is not there any more. Write it anew?"
        press(box, "Write it")
        finished.wait(lambda: finished.toasts, "the word that it is saved")
        assert finished.toasts[-1].action == "", "there is nothing to be restored"

    def test_is_asked_about_before_it_is_restored(self, finished: Studio) -> None:
        saved(finished)
        file(finished).write_bytes(b"-- theirs\n")
        finished.saved.take_key(finished.toasts[-1].key)
        finished.wait(lambda: finished.panel.findChildren(QMessageBox), "the question")
        assert file(finished).read_bytes() == b"-- theirs\n"
        press(only(finished.panel, QMessageBox), "Restore")
        finished.wait(lambda: len(finished.toasts) == 2, "the word that it is restored")
        assert file(finished).read_bytes() == SCRIPT.encode()
        chosen(finished)
        assert file(finished).read_bytes() == b"-- theirs\n"
