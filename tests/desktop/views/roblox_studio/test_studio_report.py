"""The report of a result: asked for, written, told of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from contracts.events import Phase
from desktop.ui.tone import Tone
from desktop.views.report.saving import file_of
from tests.desktop.looking import click, only
from tests.desktop.report.reading_page import read_page
from tests.desktop.views.documents import change, document, measurement
from tests.desktop.views.roblox_studio.driving import Studio

SCRIPT = "print(name:len())\n"
RESULT = document("print(#name)\n", change(), measured=measurement(2.0, 1.8, 2.2))


@pytest.fixture
def finished(studio: Studio) -> Studio:
    """A result is shown."""
    studio.open(studio.file("mine.luau", SCRIPT))
    studio.optimized(RESULT)
    return studio


def report_dialog(studio: Studio) -> QFileDialog:
    """The dialog that the button opens."""
    click(studio.panel.report_button)
    return only(studio.panel, QFileDialog)


def choose(dialog: QFileDialog, path: Path) -> None:
    """Enters a file's name and saves."""
    only(dialog, QLineEdit).setText(str(path))
    dialog.accept()


class TestReport:
    def test_is_one_page_and_a_toast_leads_to_it(self, finished: Studio) -> None:
        target = finished.folder / "evidence.html"
        choose(report_dialog(finished), target)
        finished.wait(lambda: finished.toasts, "the word that it is saved")
        page = read_page(target.read_text(encoding="utf-8"))
        assert page.one("h2").text == "script.luau"
        assert "2.00× faster" in page.text
        assert "print(name:len())" in "".join(line.text for line in page.all("del"))
        (toast,) = finished.toasts
        assert (toast.tone, toast.title, toast.text, toast.action) == (Tone.GOOD, "Report saved", str(target), "Open")
        assert file_of(toast.key) == target
        assert finished.preferences.last_folder == str(finished.folder)

    def test_is_named_after_the_script_and_goes_beside_it(self, finished: Studio) -> None:
        assert report_dialog(finished).selectedFiles() == [str(finished.folder / "mine-report.html")]

    def test_gets_the_ending_of_a_page(self, finished: Studio) -> None:
        choose(report_dialog(finished), finished.folder / "evidence")
        finished.wait(lambda: finished.toasts, "the word that it is saved")
        assert (finished.folder / "evidence.html").is_file()

    def test_that_cannot_be_written_is_told(self, finished: Studio) -> None:
        report = finished.presenter.reporter()
        assert report is not None
        report(finished.folder / "none" / "evidence.html")
        finished.wait(lambda: finished.problem, "the reason")
        assert finished.problem.startswith("The report could not be saved. ")
        assert "The text is still here" not in finished.problem
        assert finished.toasts == []

    def test_a_dialog_that_is_closed_writes_nothing(self, finished: Studio) -> None:
        before = sorted(finished.folder.iterdir())
        dialog = report_dialog(finished)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert sorted(finished.folder.iterdir()) == before

    def test_is_of_what_was_shown_when_the_dialog_opened(self, finished: Studio) -> None:
        task_id = finished.optimize()
        dialog = report_dialog(finished)
        finished.complete(task_id, document("return 'came meanwhile'\n", change()))
        finished.wait(lambda: finished.shows(task_id), "the result behind the dialog")
        choose(dialog, finished.folder / "evidence.html")
        finished.wait(lambda: finished.toasts, "the word that it is saved")
        assert "came meanwhile" not in (finished.folder / "evidence.html").read_text(encoding="utf-8")

    def test_is_offered_with_a_result_only(self, studio: Studio) -> None:
        studio.open(studio.file("mine.luau", SCRIPT))
        assert not studio.panel.report_button.isVisible()
        assert studio.presenter.reporter() is None
        studio.optimized(RESULT)
        assert studio.panel.report_button.isVisible()
        assert studio.panel.report_button.isEnabled()

    def test_is_reached_by_the_keyboard_between_copy_and_back(self, finished: Studio) -> None:
        panel = finished.panel
        panel.copy_button.setFocus()
        QTest.keyClick(panel.copy_button, Qt.Key.Key_Tab)
        assert panel.report_button.hasFocus()
        assert panel.report_button.accessibleName() == "Report…"
        QTest.keyClick(panel.report_button, Qt.Key.Key_Space)
        only(panel, QFileDialog)


class TestRunWithoutReport:
    @pytest.mark.parametrize("wanted", [True, False])
    def test_leaves_the_button_as_its_request_said(self, studio: Studio, wanted: bool) -> None:
        studio.earlier("e", SCRIPT, Phase.QUEUED)
        studio.ledger.scripts["e"] = studio.ledger.scripts["e"].model_copy(update={"generate_report": wanted})
        studio.ledger.documents["e"] = RESULT
        for phase in (Phase.STARTED, Phase.COMPLETED):
            studio.ledger.advance("e", phase)
        studio.presenter.open_task("e")
        studio.wait(lambda: studio.shows("e"), "the result")
        assert studio.panel.report_button.isEnabled() is wanted
        assert studio.panel.report_button.toolTip() == ("" if wanted else "This run was started without a report.")
