"""The log view over real files, and the report it saves."""

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.services.data_directory import log_folder
from desktop.services.diagnostics import Diagnostics
from desktop.services.job_runner import JobRunner
from desktop.services.log_file import APP_LOG
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.diagnostics.dialog import LogDialog
from desktop.views.diagnostics.presenter import DiagnosticsPresenter, Least, LogSource
from tests.desktop.conftest import Run
from tests.desktop.looking import only
from tests.desktop.services.waiting import recorded, until

LINES = [
    "2026-11-26 08:00:00,123 INFO desktop.a: begun",
    "2026-11-26 08:00:01,123 WARNING desktop.b: could not catch up",
    "2026-11-26 08:00:02,123 ERROR desktop.c: unexpected",
    "Traceback (most recent call last):",
]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = log_folder(tmp_path) / APP_LOG
    file.write_text("\n".join(LINES) + "\n")
    return file


@pytest.fixture
def presenter(workspace: Workspace, jobs: JobRunner, tmp_path: Path) -> DiagnosticsPresenter:
    return DiagnosticsPresenter(Diagnostics(tmp_path, workspace, Preferences(tmp_path)), jobs)


@pytest.fixture
def dialog(theme: Theme, presenter: DiagnosticsPresenter, log: Path, qapp: QApplication) -> Iterator[LogDialog]:
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    made = LogDialog(theme, presenter, window)
    made.show()
    yield made
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents()


def shown(dialog: LogDialog) -> list[str]:
    return dialog.text.toPlainText().splitlines()


class TestFilter:
    def test_at_first_everything_of_the_app_is_shown(self, dialog: LogDialog) -> None:
        assert shown(dialog) == LINES

    def test_levels_keep_tracebacks_with_their_line(self, dialog: LogDialog) -> None:
        QTest.keyClick(dialog.level, Qt.Key.Key_Right)
        assert shown(dialog) == LINES[1:]
        QTest.keyClick(dialog.level, Qt.Key.Key_Right)
        assert shown(dialog) == LINES[2:]

    def test_words_are_searched_in_any_case(self, dialog: LogDialog) -> None:
        QTest.keyClicks(dialog.field, "CATCH")
        assert shown(dialog) == [LINES[1]]
        QTest.keyClicks(dialog.field, "x")
        assert (shown(dialog), dialog._nothing.text()) == ([], "No line matches.")
        assert not dialog.copy_button.isEnabled()

    def test_a_server_of_another_program_leaves_no_lines(self, dialog: LogDialog) -> None:
        QTest.keyClick(dialog.source, Qt.Key.Key_Right)
        assert shown(dialog) == []
        assert "another program" in dialog._nothing.text()
        QTest.keyClick(dialog.level, Qt.Key.Key_Right)
        assert dialog._nothing.text() == "No line matches."


class TestFollow:
    def test_new_lines_appear(self, dialog: LogDialog, log: Path, run: Run[Any]) -> None:
        with log.open("a") as file:
            file.write("2026-11-26 08:00:03,123 INFO desktop.d: going on\n")
        run(until(lambda: shown(dialog)[-1].endswith("going on"), "the new line"))

    def test_what_the_log_loses_at_its_beginning_does_not_write_all_anew(self, dialog: LogDialog, log: Path) -> None:
        written = recorded(dialog.text.document().contentsChange)
        log.write_text("\n".join([*LINES[1:], "2026-11-26 08:00:04,123 INFO desktop.e: last"]) + "\n")
        dialog.refresh()
        assert shown(dialog)[-2:] == [LINES[-1], "2026-11-26 08:00:04,123 INFO desktop.e: last"]
        assert shown(dialog).count(LINES[1]) == 1
        assert min(written) > 0

    def test_another_log_is_written_anew(self, dialog: LogDialog, log: Path) -> None:
        other = [line.replace("08:", "09:") for line in LINES]
        log.write_text("\n".join(other) + "\n")
        dialog.refresh()
        assert shown(dialog) == other

    def test_who_reads_further_up_is_left_there(self, dialog: LogDialog, log: Path) -> None:
        log.write_text("\n".join(LINES * 100) + "\n")
        dialog.refresh()
        bar = dialog.text.verticalScrollBar()
        assert bar.value() == bar.maximum() > 0
        bar.setValue(5)
        log.write_text("\n".join(LINES * 101) + "\n")
        dialog.refresh()
        assert bar.value() == 5


class TestCopy:
    def test_what_is_shown_is_copied(self, dialog: LogDialog) -> None:
        QTest.keyClicks(dialog.field, "begun")
        dialog.copy_button.click()
        assert QGuiApplication.clipboard().text() == LINES[0]


class TestSave:
    def test_the_chosen_place_gets_the_report_and_a_toast_says_so(
        self, dialog: LogDialog, presenter: DiagnosticsPresenter, run: Run[Any], tmp_path: Path
    ) -> None:
        toasts: list[ToastText] = recorded(presenter.toast_wanted)
        dialog.save_button.click()
        target = tmp_path / "mine.zip"
        only(dialog, QFileDialog).fileSelected.emit(str(target))
        run(until(lambda: toasts, "the toast"))
        assert (toasts[0].tone, toasts[0].text) == (Tone.GOOD, str(target))
        with zipfile.ZipFile(target) as archive:
            assert LINES[2] in archive.read("app.log").decode()

    def test_a_place_that_takes_none_is_told(
        self, presenter: DiagnosticsPresenter, run: Run[Any], tmp_path: Path
    ) -> None:
        toasts: list[ToastText] = recorded(presenter.toast_wanted)
        presenter.save(tmp_path / "missing" / "report.zip")
        run(until(lambda: toasts, "the toast"))
        assert (toasts[0].tone, toasts[0].title) == (Tone.DANGER, "The report could not be saved")


class TestPresenter:
    def test_the_suggested_name_is_dated(self, presenter: DiagnosticsPresenter) -> None:
        assert Path(presenter.suggested_path).name.startswith("toolboxai-report-20")

    def test_lines_have_their_levels(self, presenter: DiagnosticsPresenter, log: Path) -> None:
        levels = [line.level for line in presenter.lines(LogSource.APP, Least.ERRORS, "")]
        assert levels == [logging.ERROR, logging.ERROR]
