"""Scripts come in: opened, pasted, from the samples."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from contracts.optimization import MAX_SCRIPT_BYTES
from desktop.services.script_files import BOM
from tests.desktop.looking import button, click, only
from tests.desktop.services.waiting import recorded
from tests.desktop.views.roblox_studio.driving import OPTIMIZE, Studio

DRAFT = "is not in any file"


def paste(studio: Studio) -> None:
    """Ctrl+V with the focus where the window puts it first."""
    target = studio.panel.focusWidget() or studio.panel
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def start_typing(studio: Studio) -> None:
    click(button(studio.panel, "Start typing"))
    studio.type(DRAFT)


class TestEmptyPage:
    def test_says_what_to_do(self, away: Studio) -> None:
        assert button(away.panel, "Open a script…").isVisible()
        assert not away.panel.editor.isVisible()
        assert not away.panel.header.optimize.isEnabled()
        assert away.panel.header.title.text() == "Roblox Studio"

    def test_typing_can_be_started(self, away: Studio) -> None:
        start_typing(away)
        assert away.text == DRAFT
        assert away.panel.editor.isVisible()
        assert away.panel.editor.hasFocus()
        assert away.panel.header.optimize.isEnabled()
        assert away.panel.status.text.startswith("1 line ·")

    def test_several_lines_are_counted(self, away: Studio) -> None:
        away.open(away.file("a.luau", "a\nb\nc"))
        assert away.panel.status.text.startswith("3 lines ·")

    def test_text_from_the_clipboard_goes_into_the_editor(self, away: Studio) -> None:
        QApplication.clipboard().setText("return 'pasted'")
        paste(away)
        assert away.text == "return 'pasted'"
        assert away.panel.editor.isVisible()

    def test_a_file_from_the_clipboard_is_opened(self, away: Studio) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(away.file("copied.luau", "return 1")))])
        QApplication.clipboard().setMimeData(data)
        paste(away)
        away.wait(lambda: away.text == "return 1", "the file")
        assert away.presenter.script.name == "copied.luau"

    def test_too_much_text_is_refused_and_told(self, away: Studio) -> None:
        QApplication.clipboard().setText("x" * (MAX_SCRIPT_BYTES + 1))
        paste(away)
        assert away.text == ""
        assert "too large" in away.problem
        assert "513 KB" in away.problem


class TestOpen:
    def test_shows_text_and_name(self, away: Studio) -> None:
        away.open(away.file("mine <b>.luau", "return 1\n"))
        assert away.text == "return 1\n"
        assert away.panel.header.title.text() == "mine <b>.luau"
        assert away.panel.editor.isVisible()

    def test_remembers_the_folder(self, away: Studio) -> None:
        away.open(away.file("a.luau", "return 1"))
        assert away.preferences.last_folder == str(away.folder)
        assert away.presenter.last_folder == str(away.folder)

    def test_bom_and_carriage_returns_are_not_shown(self, away: Studio) -> None:
        away.open(away.file("a.luau", f"{BOM}a\r\nb\r\n"))
        assert away.text == "a\nb\n"

    def test_from_the_dialog(self, away: Studio) -> None:
        path = away.file("chosen.luau", "return 'chosen'")
        away.preferences.last_folder = str(away.folder)
        chosen = recorded(away.panel.files_chosen)
        click(away.panel.header.open)
        dialog = only(away.panel, QFileDialog)
        assert dialog.directory().absolutePath() == str(away.folder)
        dialog.selectFile(str(path))
        dialog.accept()
        assert chosen == [[path]]

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("image.luau", b"\x89PNG\x00", "binary"),
            ("latin.luau", b"-- K\xe4the", "UTF-8"),
            ("large.luau", b"x" * (MAX_SCRIPT_BYTES + 1), "at most 512 KB"),
        ],
    )
    def test_what_is_no_script_is_told_and_nothing_changes(
        self, away: Studio, name: str, content: bytes, said: str
    ) -> None:
        away.open(away.file("a.luau", "return 1"))
        assert said in away.fail_to_open(away.file(name, content))
        assert away.text == "return 1"
        assert away.presenter.script.name == "a.luau"

    def test_a_missing_file_is_told(self, away: Studio) -> None:
        assert "does not exist" in away.fail_to_open(away.folder / "gone.luau")

    def test_the_message_can_be_closed_and_goes_with_the_next_file(self, away: Studio) -> None:
        away.fail_to_open(away.folder / "gone.luau")
        click(button(away.panel.banner, "Close the message"))
        assert away.problem == ""
        away.fail_to_open(away.folder / "gone.luau")
        away.open(away.file("a.luau", "return 1"))
        assert away.problem == ""

    def test_an_empty_file_can_be_typed_into(self, away: Studio) -> None:
        away.open(away.file("empty.luau", ""))
        assert not away.panel.header.optimize.isEnabled()
        click(button(away.panel, "Start typing"))
        away.type("x")
        assert away.panel.header.title.text() == "empty.luau"


class TestSample:
    def test_opens_as_a_new_script(self, away: Studio) -> None:
        path = away.presenter.samples()[0]
        away.presenter.open_sample(path)
        away.wait(lambda: away.presenter.script.name == path.name, "the sample")
        assert away.presenter.script.path is None
        assert away.text == path.read_text(encoding="utf-8")
        assert away.preferences.last_folder == ""

    def test_every_one_is_in_the_menu(self, away: Studio) -> None:
        chooser = button(away.panel, "Try a sample")
        assert isinstance(chooser, QPushButton)
        names = [entry.text() for entry in chooser.menu().actions()]
        assert names == [path.name for path in away.presenter.samples()]
        chooser.menu().actions()[1].trigger()
        away.wait(lambda: away.presenter.script.name == names[1], "the sample")


class TestReplacement:
    def ask(self, studio: Studio) -> QMessageBox:
        """Types, then opens a file; the question."""
        start_typing(studio)
        studio.presenter.open_file(studio.file("other <b>.luau", "return 'other'"))
        studio.wait(lambda: studio.panel.findChildren(QMessageBox), "the question")
        return only(studio.panel, QMessageBox)

    def test_is_asked_for_text_that_is_in_no_file(self, away: Studio) -> None:
        box = self.ask(away)
        assert "other <b>.luau" in box.text()
        assert box.textFormat() is Qt.TextFormat.PlainText
        assert away.text == DRAFT

    def test_cancel_is_the_default_and_keeps_the_text(self, away: Studio) -> None:
        box = self.ask(away)
        default = box.defaultButton()
        assert box.buttonRole(default) is QMessageBox.ButtonRole.RejectRole
        default.click()
        assert away.text == DRAFT
        assert away.presenter.script.path is None

    def test_replace_takes_the_file(self, away: Studio) -> None:
        box = self.ask(away)
        next(entry for entry in box.buttons() if entry.text() == "Replace").click()
        assert away.text == "return 'other'"
        assert away.panel.header.title.text() == "other <b>.luau"

    def test_is_not_asked_when_nothing_was_typed(self, away: Studio) -> None:
        away.open(away.file("a.luau", "return 1"))
        away.open(away.file("b.luau", "return 2"))
        assert away.panel.findChildren(QMessageBox) == []
        assert away.text == "return 2"

    def test_is_not_asked_when_the_typing_was_undone(self, away: Studio) -> None:
        away.open(away.file("a.luau", "return 1"))
        away.type("x")
        away.panel.editor.undo()
        away.open(away.file("b.luau", "return 2"))
        assert away.panel.findChildren(QMessageBox) == []


class TestUnfit:
    def test_half_a_character_is_told_with_its_line(self, studio: Studio) -> None:
        studio.open(studio.file("a.luau", "one\ntwo"))
        studio.presenter.optimize("one\ntwo\ud800")
        assert "half of a character" in studio.problem
        assert button(studio.panel.banner, "Go to line 2").isVisible()
        assert not studio.presenter.running

    def test_only_space_is_nothing_to_optimize(self, studio: Studio) -> None:
        click(button(studio.panel, "Start typing"))
        studio.type("  ")
        studio.panel.optimize()
        assert "Nothing to optimize" in studio.problem
        assert OPTIMIZE not in studio.ledger.requests

    def test_a_script_that_grew_too_large_is_told(self, studio: Studio) -> None:
        studio.presenter.optimize("é" * (MAX_SCRIPT_BYTES // 2 + 1))
        assert "too large" in studio.problem
        assert not studio.presenter.running


class TestLevel:
    def test_is_remembered(self, away: Studio, tmp_path: Path) -> None:
        assert away.panel.header.levels.accessibleName() == "Level: Balanced"
        QTest.keyClick(away.panel.header.levels, Qt.Key.Key_Right)
        assert away.presenter.wishes.level == "aggressive"
        assert away.preferences.level == "aggressive"
