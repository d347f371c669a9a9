"""Several scripts at once, through the composed window, over a workspace with a small server."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from contracts.optimization import OptimizationDocument, OptimizationLevel
from desktop.services.script_batch import MOST_SCRIPTS, read_batch
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.views.several.model import ROW_ROLE
from desktop.views.several.panel import SeveralPanel
from desktop.views.several.presenter import SeveralPresenter
from desktop.views.several.rows import RowState, ScriptRow
from desktop.views.window.main_window import HOME, STUDIO, MainWindow
from tests.desktop.conftest import Run
from tests.desktop.report.reading_page import facts, read_page
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.waiting import recorded, until
from tests.desktop.views.documents import change, document, measurement
from tests.desktop.views.window.conftest import Composed
from tests.desktop.views.window.test_dropping import Drag

OPTIMIZE_PATH = "/api/v1/roblox/optimize-script"
BEFORE, AFTER = "print(1)\n", "print(2)\n"


@dataclass
class Several:
    """The window with a list in it, and the server behind."""

    window: MainWindow
    workspace: Workspace
    ledger: LedgerApp
    run: Run[Any]
    folder: Path

    @property
    def panel(self) -> SeveralPanel:
        panel = self.window.studio_page.several
        assert panel is not None
        return panel

    @property
    def presenter(self) -> SeveralPresenter:
        presenter = self.panel.findChild(SeveralPresenter)
        assert isinstance(presenter, SeveralPresenter)
        return presenter

    @property
    def rows(self) -> list[ScriptRow]:
        """As the list shows them."""
        model = self.panel.list.model()
        return [model.index(number, 0).data(ROW_ROLE) for number in range(model.rowCount())]

    @property
    def states(self) -> list[RowState]:
        return [row.state for row in self.rows]

    @property
    def problem(self) -> str:
        content = self.panel.banner.content
        return content.text if content is not None and not self.panel.banner.isHidden() else ""

    def wait(self, condition: Any, what: str) -> None:
        self.run(until(condition, what))

    def file(self, name: str, content: str = BEFORE) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        return path

    def open(self, *paths: Path) -> None:
        self.window.open_files(list(paths))
        self.wait(lambda: self.window.studio_page.several is not None and self.rows, "the list")

    def optimize(self) -> list[str]:
        """Starts all; the tasks in the order of the rows."""
        known = set(self.ledger.rows)
        self.panel.optimize()
        self.wait(lambda: all(_has_task(row, known) for row in self.rows), "the tasks")
        return [row.task.task_id for row in self.rows if row.task is not None]

    def complete(self, task_id: str, result: OptimizationDocument) -> None:
        self.ledger.documents[task_id] = result
        self.ledger.advance(task_id, Phase.STARTED)
        self.ledger.advance(task_id, Phase.COMPLETED)

    def finished(self, *results: OptimizationDocument) -> list[str]:
        """A whole run of the list with these results."""
        tasks = self.optimize()
        for task_id, result in zip(tasks, results, strict=True):
            self.complete(task_id, result)
        self.wait(lambda: not any(state.is_active for state in self.states), "the end")
        return tasks


def _has_task(row: ScriptRow, known: set[str]) -> bool:
    return row.state is RowState.UNREADABLE or (row.task is not None and row.task.task_id not in known)


@pytest.fixture
def several(
    composed: Composed, joined: Workspace, ledger: LedgerApp, run: Run[Any], tmp_path: Path, qtbot: QtBot
) -> Iterator[Several]:
    window = composed(joined)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    folder = tmp_path / "game"
    folder.mkdir()
    yield Several(window, joined, ledger, run, folder)
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents()


def edited(speedup: float = 2.0) -> OptimizationDocument:
    return document(AFTER, change(), measured=measurement(speedup, speedup - 0.1, speedup + 0.1))


def unchanged() -> OptimizationDocument:
    return document(BEFORE)


class TestOpening:
    def test_a_folder_becomes_a_list_of_its_scripts(self, several: Several) -> None:
        for name in ("a.luau", "src/shared/b.luau", "src/c.lua", "notes.txt"):
            several.file(name)
        several.open(several.folder)
        assert [row.found.shown for row in several.rows] == ["a.luau", "src/c.lua", "src/shared/b.luau"]
        assert several.window.page == STUDIO
        assert several.panel.header.title.text() == "game"
        assert several.panel.sentence == "3 scripts · press Optimize all to see what can be gained"
        assert several.panel.list.hasFocus()
        assert [index.row() for index in several.panel.list.selectedIndexes()] == [0]

    def test_several_files_become_one_and_one_file_does_not(self, several: Several) -> None:
        one, other = several.file("one.luau"), several.file("other.luau", "return 3")
        several.open(one, other)
        several.window.open_files([other])
        several.wait(lambda: several.window.studio.editor.text() == "return 3", "the script in the editor")
        assert not several.window.studio_page.shows_list
        assert several.window.studio_page.back.isVisible()

    @pytest.mark.parametrize("place", ["sidebar", "editor"])
    def test_a_folder_can_be_dropped_anywhere(self, several: Several, place: str) -> None:
        several.file("a.luau")
        window = several.window
        drag = Drag(window, several.folder)
        target = window.sidebar if place == "sidebar" else window.studio.editor.viewport()
        drag.enter(target)
        assert drag.drop(target).isAccepted()
        several.wait(lambda: window.studio_page.several is not None and several.rows, "the list")
        assert window.studio_page.shows_list

    def test_nothing_to_open_says_so(self, several: Several) -> None:
        several.window.open_files([several.folder])
        several.wait(lambda: several.window.studio_page.shows_list, "the list")
        several.run(until(lambda: several.presenter.folder is None, "the answer"))
        assert not several.panel.list.isVisible()
        assert not several.panel.header.optimize.isEnabled()

    def test_what_is_no_script_stays_in_the_list_with_its_reason(self, several: Several) -> None:
        good, bad = several.file("good.luau"), several.file("bad.luau")
        bad.write_bytes(b"\x89PNG\0\0")
        several.open(good, bad)
        assert several.states == [RowState.READY, RowState.UNREADABLE]
        assert "binary" in several.rows[1].words
        tasks = several.optimize()
        assert len(tasks) == 1

    def test_a_long_list_is_cut_and_says_so(self, tmp_path: Path) -> None:
        for number in range(MOST_SCRIPTS + 3):
            (tmp_path / f"{number:03}.luau").write_text("")
        batch = read_batch([tmp_path])
        assert (len(batch.scripts), batch.left_out) == (MOST_SCRIPTS, 3)

    def test_the_dialog_takes_several(self, several: Several) -> None:
        one, other = several.file("one.luau"), several.file("other.luau")
        several.window.actions_.open.trigger()
        dialog = several.window.studio.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
        dialog.filesSelected.emit([str(one), str(other)])
        several.wait(lambda: several.window.studio_page.shows_list and len(several.rows) == 2, "the list")
        dialog.reject()


class TestRunning:
    def test_all_are_run_and_each_says_what_came_of_it(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"), several.file("c.luau"))
        tasks = several.optimize()
        for task_id, result in zip(tasks[:2], (edited(), unchanged()), strict=True):
            several.complete(task_id, result)
        several.wait(lambda: several.states[:2] == [RowState.DONE] * 2, "two results")
        assert several.panel.sentence == "3 scripts · 2 of 3 done"
        assert several.panel.cancel_button.isVisible()
        several.ledger.advance(tasks[2], Phase.STARTED)
        several.ledger.advance(tasks[2], Phase.FAILED)
        several.wait(lambda: several.states[2] is RowState.FAILED, "the failure")
        assert several.panel.sentence == "3 scripts · 1 measured faster · 1 edited · 1 change · 1 without a result"
        assert not several.panel.cancel_button.isVisible()

    def test_files_are_read_again_at_the_start(self, several: Several) -> None:
        path, other = several.file("a.luau"), several.file("b.luau")
        several.open(path, other)
        path.write_text("return 'newer'")
        tasks = several.optimize()
        assert several.ledger.scripts[tasks[0]].script_code == "return 'newer'"

    def test_level_and_modernising_are_those_of_the_header(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        several.panel.header.levels.chosen.emit(list(OptimizationLevel).index(OptimizationLevel.AGGRESSIVE))
        several.panel.header.modernise.click()
        sent = several.ledger.scripts[several.optimize()[1]]
        assert (sent.optimization_level, sent.modernise) == (OptimizationLevel.AGGRESSIVE, True)
        assert several.window.studio.header.modernise.isChecked()

    def test_cancelling_ends_all(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        first, _ = several.optimize()
        several.complete(first, edited())
        several.wait(lambda: several.states[0] is RowState.DONE, "the first result")
        several.panel.cancel_button.click()
        several.wait(lambda: several.states == [RowState.DONE, RowState.CANCELLED], "the end of the other")
        assert several.presenter.can_start

    def test_one_that_the_server_refuses_does_not_stop_the_others(self, several: Several) -> None:
        several.ledger.refusals[OPTIMIZE_PATH] = [Refused(422, "Invalid", "No such level.")]
        several.open(several.file("a.luau"), several.file("b.luau"))
        several.panel.optimize()
        several.wait(lambda: several.states[0] is RowState.FAILED and several.rows[1].task is not None, "both")
        assert "No such level." in several.rows[0].words

    def test_the_ends_of_the_list_are_told_together_and_only_where_it_is_not_seen(self, several: Several) -> None:
        several.open(*(several.file(f"{name}.luau") for name in "abc"))
        toasts: list[ToastText] = []
        several.window.toasts.show_toast = toasts.append  # type: ignore[method-assign, assignment]
        several.finished(edited(), edited(), unchanged())
        assert not toasts
        tasks = several.optimize()
        several.window.show_page(HOME)
        for task_id in tasks:
            several.complete(task_id, edited())
        several.wait(lambda: toasts, "the word about the list")
        (toast,) = toasts
        assert (toast.title, toast.text) == (
            "The list of scripts is done",
            "3 scripts · 3 measured faster · 3 edited · 3 changes",
        )
        several.window.toasts.action_chosen.emit(toast.key)
        assert (several.window.page, several.window.studio_page.shows_list) == (STUDIO, True)

    def test_another_list_is_not_written_to_by_what_still_runs(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        first, _ = several.optimize()
        several.file("other/c.luau")
        several.window.open_files([several.folder / "other"])
        several.wait(lambda: [row.found.shown for row in several.rows] == ["c.luau"], "the other list")
        several.complete(first, edited())
        tracker = several.workspace.tracker
        several.wait(lambda: (task := tracker.get(first)) is not None and task.status.is_terminal, "the end")
        assert several.states == [RowState.READY]
        assert not several.presenter.follows(first), "its end is told like that of any other task"

    def test_a_run_from_before_does_not_answer_for_a_new_one(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        several.finished(edited(), unchanged())
        again = several.optimize()
        assert [row.document for row in several.rows] == [None, None]
        for task_id in again:
            several.complete(task_id, unchanged())
        several.wait(lambda: several.states == [RowState.DONE] * 2, "the end")
        assert not any(row.is_edited for row in several.rows)


class TestResults:
    def test_return_shows_a_result_and_the_way_back_leads_to_the_list(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        several.finished(edited(), edited(3.0))
        QTest.keyClick(several.panel.list, Qt.Key.Key_Down)
        QTest.keyClick(several.panel.list, Qt.Key.Key_Return)
        studio = several.window.studio
        several.wait(lambda: studio.can_copy(), "the result")
        assert studio.header.title.text() == "b.luau"
        assert studio.isVisible()
        QTest.keyClick(several.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert several.window.studio_page.shows_list
        assert several.panel.list.hasFocus()
        assert several.panel.list.currentIndex().row() == 1

    def test_a_failed_one_is_opened_with_what_is_wrong(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau", "local x ="))
        tasks = several.optimize()
        several.ledger.advance(tasks[1], Phase.STARTED)
        several.ledger.advance(tasks[1], Phase.FAILED)
        several.wait(lambda: several.states[1] is RowState.FAILED, "the failure")
        several.presenter.show(1)
        several.wait(lambda: several.window.studio.editor.text() == "local x =", "the script")
        assert not several.window.studio.banner.isHidden()

    def test_saving_writes_what_was_edited_and_one_click_brings_it_back(self, several: Several) -> None:
        paths = a, b, c = [several.file(f"{name}.luau") for name in "abc"]
        several.open(*paths)
        several.finished(edited(), unchanged(), edited())
        several.window.actions_.save.trigger()
        several.wait(lambda: several.window.toasts.toasts, "a word about it")
        assert [path.read_text() for path in paths] == [AFTER, BEFORE, AFTER]
        assert [row.saved for row in several.rows] == [True, False, True]
        assert not several.panel.save_button.isEnabled()
        said = several.window.toasts.toasts[-1].content
        assert (said.text, said.action) == ("2 scripts were written.", "Restore")
        several.window.toasts.action_chosen.emit(said.key)
        several.wait(lambda: not several.rows[0].saved and not several.rows[2].saved, "the files as they were")
        assert {path.read_text() for path in (a, b, c)} == {BEFORE}
        assert several.panel.save_button.isEnabled()
        again = several.window.toasts.toasts[-1].content
        several.window.toasts.action_chosen.emit(again.key)
        several.wait(lambda: several.rows[0].saved and several.rows[2].saved, "the results again")
        assert [path.read_text() for path in paths] == [AFTER, BEFORE, AFTER]

    def test_what_was_changed_after_saving_is_not_restored_over(self, several: Several) -> None:
        a, b = several.file("a.luau"), several.file("b.luau")
        several.open(a, b)
        several.finished(edited(), edited())
        several.panel.save_button.click()
        several.wait(lambda: several.window.toasts.toasts, "a word about it")
        a.write_text("print('mine')\n")
        several.window.toasts.action_chosen.emit(several.window.toasts.toasts[-1].content.key)
        several.wait(lambda: len(several.window.toasts.toasts) >= 3, "both words about it")
        titles = [toast.content.title for toast in several.window.toasts.toasts]
        assert {"1 file restored", "1 file was not restored"} <= set(titles)
        assert (a.read_text(), b.read_text()) == ("print('mine')\n", BEFORE)

    def test_a_file_that_was_changed_meanwhile_is_left_alone(self, several: Several) -> None:
        a, b = several.file("a.luau"), several.file("b.luau")
        several.open(a, b)
        several.finished(edited(), edited())
        a.write_text("print('mine')\n")
        several.panel.save_button.click()
        several.wait(lambda: several.problem, "a word about it")
        assert several.problem == "1 script was not saved. a.luau: It has been changed since. Nothing was written."
        assert (a.read_text(), b.read_text()) == ("print('mine')\n", AFTER)
        assert several.panel.save_button.isEnabled()

    def test_one_report_holds_all_of_them(self, several: Several, tmp_path: Path) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        several.finished(edited(), unchanged())
        report = several.presenter.reporter()
        assert report is not None
        toasts: list[ToastText] = recorded(several.presenter.toast_wanted)
        report(tmp_path / "all.html")
        several.wait(lambda: toasts, "the report")
        assert facts(read_page((tmp_path / "all.html").read_text(encoding="utf-8")))

    def test_closing_the_list_leads_back_to_the_editor(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        several.panel.close_button.click()
        assert not several.window.studio_page.shows_list
        assert not several.window.studio_page.back.isVisible()

    def test_a_task_from_elsewhere_is_shown_in_front_of_the_list(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        tasks = several.finished(edited(), unchanged())
        several.window.show_page(HOME)
        several.window.open_task(tasks[0])
        several.wait(lambda: several.window.studio.can_copy(), "the result")
        assert not several.window.studio_page.shows_list

    def test_delete_takes_a_script_out(self, several: Several) -> None:
        several.open(several.file("a.luau"), several.file("b.luau"))
        QTest.keyClick(several.panel.list, Qt.Key.Key_Delete)
        assert [row.found.shown for row in several.rows] == ["b.luau"]
        assert several.optimize()
