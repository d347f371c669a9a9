"""About, with the licences as they are installed."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.services.job_runner import JobRunner
from desktop.services.versions import product_version
from desktop.ui.theme import Theme
from desktop.views.about.dialog import AboutDialog
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import until


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1280, 800)
    made.show()
    yield made
    made.hide()
    made.deleteLater()
    qapp.sendPostedEvents()


@pytest.fixture
def dialog(theme: Theme, jobs: JobRunner, window: QWidget, run: Run[Any]) -> AboutDialog:
    made = AboutDialog(theme, jobs, "0.686", window)
    made.open()
    assert not made.copy_button.isEnabled()
    run(until(lambda: made.list.count() > 0, "the licences"))
    return made


def lines(dialog: AboutDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


class TestVersions:
    def test_product_and_luau_are_named(self, dialog: AboutDialog) -> None:
        names = {label.accessibleName() for label in dialog.findChildren(QLabel)}
        assert {f"ToolBoxAI Companion {product_version()}", "Luau 0.686"} <= names

    def test_without_a_server_luau_is_not_known(
        self, theme: Theme, jobs: JobRunner, window: QWidget, run: Run[Any]
    ) -> None:
        made = AboutDialog(theme, jobs, "", window)
        names = {label.accessibleName() for label in made.findChildren(QLabel)}
        assert "Luau known when the server runs" in names
        run(until(lambda: made.list.count() > 0, "the licences"))


class TestLicences:
    def test_the_chosen_one_is_shown_in_full(self, dialog: AboutDialog) -> None:
        dialog.list.setCurrentRow(lines(dialog).index("Inter · OFL-1.1"))
        assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText().upper()
        before = dialog.text.toPlainText()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.text.toPlainText() != before

    def test_one_without_a_text_says_so(self, dialog: AboutDialog) -> None:
        dialog.list.setCurrentRow(lines(dialog).index("Luau · MIT"))
        assert dialog.text.toPlainText() == "Luau is under this licence: MIT. Its text was not installed with it."

    def test_a_dialog_that_is_closed_meanwhile_is_left_alone(
        self, theme: Theme, jobs: JobRunner, window: QWidget, run: Run[Any]
    ) -> None:
        made = AboutDialog(theme, jobs, "", window)
        made.open()
        made.close()
        run(until(lambda: not jobs._tasks, "the end of the reading"))


class TestCopy:
    def test_versions_and_licences_are_copied(self, dialog: AboutDialog) -> None:
        dialog.copy_button.click()
        text = QGuiApplication.clipboard().text()
        assert text.startswith(f"ToolBoxAI Companion {product_version()}\nPython ")
        assert "\nInter · OFL-1.1\n" in text
