"""What a person sees and does on the history page."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from contracts.tasks import TaskStatus
from desktop.services.job_runner import JobRunner
from desktop.services.local.database import LocalStoreFailed
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, OrderKey
from desktop.services.script_files import Script
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from desktop.views.history.list import ROW_HEIGHT
from desktop.views.history.panel import HistoryPanel
from desktop.views.history.presenter import HistoryPresenter
from tests.desktop.looking import button, click, only
from tests.desktop.services.history_samples import OTHERS, task
from tests.desktop.services.waiting import recorded
from tests.desktop.views.history.driving import HistoryPage

EARLIER = task("one", title="Shop.luau", minute=1, script="local a = 1\n")
FAILED = task("two", title="Door.luau", minute=2, status=TaskStatus.FAILED, script="local b =\n")
AGAIN = task(
    "three", title="Shop.luau", minute=3, script="local a = 2\n", parent_task_id="one", root_task_id="one", seconds=2.5
)
LESSON = task("four", title="Fractions", minute=4, kind="lesson", script=None)
RUNNING = task("five", title="Pet.luau", minute=5, status=TaskStatus.PROCESSING)


@pytest.fixture
def filled(page: HistoryPage) -> HistoryPage:
    """Three runs of scripts and a lesson, the newest on top."""
    page.keep(EARLIER, FAILED, AGAIN, LESSON)
    assert page.names == ["Fractions", "Shop.luau", "Door.luau", "Shop.luau"]
    return page


class TestFirstShown:
    def test_later_than_the_history_was_opened_it_shows_the_list(
        self, filled: HistoryPage, theme: Theme, grammar: Grammar, jobs: JobRunner, qtbot: QtBot
    ) -> None:
        presenter = HistoryPresenter(filled.history, filled.saved, jobs, grammar)
        panel = HistoryPanel(theme, grammar, presenter)
        presenter.setParent(panel)
        qtbot.addWidget(panel)
        late = HistoryPage(panel, presenter, filled.history, filled.run, filled.saved)
        late.wait(lambda: len(late.names) == 4, "the list")

    def test_the_keyboard_goes_from_what_is_away_to_what_is_there(self, page: HistoryPage) -> None:
        page.panel.take_focus()
        assert page.panel.focusWidget() is button(page.panel, "Optimize a script")
        page.keep(EARLIER)
        assert page.panel.focusWidget() is page.panel.list


class TestEmpty:
    def test_says_what_the_page_is_for_and_leads_to_a_start(self, page: HistoryPage) -> None:
        wanted = recorded(page.panel.start_requested)
        assert "No runs yet" in page.said
        assert not page.panel.filters.isVisible()
        click(button(page.panel, "Optimize a script"))
        assert len(wanted) == 1

    def test_where_nothing_matches_it_leads_back(self, filled: HistoryPage) -> None:
        filled.type("nothing like it", filled.panel.filters.search)
        assert "Nothing matches" in filled.said
        assert filled.panel.focusWidget() is filled.panel.filters.search, "typing goes on"
        click(button(filled.panel, "Clear search and filters"))
        filled.settle()
        assert (len(filled.names), filled.panel.filters.search.text()) == (4, "")


class TestSearch:
    def test_ctrl_f_then_words_then_down_into_the_list(self, filled: HistoryPage) -> None:
        filled.panel.list.setFocus()
        filled.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert filled.panel.focusWidget() is filled.panel.filters.search
        filled.type("shop", filled.panel.filters.search)
        assert (filled.names, "2 runs found" in filled.said) == (["Shop.luau", "Shop.luau"], True)
        filled.press(Qt.Key.Key_Down)
        assert (filled.panel.focusWidget(), filled.chosen) == (filled.panel.list, ["three"])

    def test_waits_until_typing_pauses(self, filled: HistoryPage) -> None:
        asked = recorded(filled.presenter.filter_changed)
        filled.type("door", filled.panel.filters.search)
        assert [what.text for what in asked] == ["door"]

    def test_escape_empties_it(self, filled: HistoryPage) -> None:
        filled.type("shop", filled.panel.filters.search)
        filled.press(Qt.Key.Key_Escape)
        assert (filled.panel.filters.search.text(), len(filled.names)) == ("", 4)


class TestFilter:
    def test_states_add_up(self, filled: HistoryPage) -> None:
        menu = filled.panel.filters.status
        for word in ("Failed", "Cancelled"):
            next(entry for entry in menu.actions_shown if entry.text() == word).trigger()
            filled.settle()
        assert (menu.text(), filled.names) == ("State: Failed +1", ["Door.luau"])
        next(entry for entry in menu.actions_shown if entry.text() == "Failed").trigger()
        filled.settle()
        assert menu.accessibleName() == "State: Cancelled"
        assert "Nothing matches" in filled.said

    def test_kinds_are_those_that_occur(self, filled: HistoryPage) -> None:
        menu = filled.panel.filters.kind
        assert [entry.text() for entry in menu.actions_shown] == ["Lesson", "Script"]
        menu.actions_shown[0].trigger()
        filled.settle()
        assert filled.names == ["Fractions"]

    def test_of_a_single_kind_there_is_nothing_to_choose(self, page: HistoryPage) -> None:
        page.keep(EARLIER)
        assert not page.panel.filters.kind.isVisible()
        page.keep(LESSON)
        assert page.panel.filters.kind.isVisible()

    def test_a_period_begins_at_midnight(self, page: HistoryPage) -> None:
        now = task("x").created_at.now().astimezone()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        page.keep(
            task("today", created_at=midnight + timedelta(seconds=1)),
            task("yesterday", created_at=midnight - timedelta(seconds=1)),
        )
        page.panel.filters.period.actions_shown[1].trigger()
        page.settle()
        assert (page.panel.filters.period.text(), page.names) == ("Today", ["today"])


class TestSort:
    def test_by_a_head_and_again_the_other_way(self, filled: HistoryPage) -> None:
        header = filled.panel.list.horizontalHeader()
        for names in (["Door.luau", "Fractions"], ["Shop.luau", "Shop.luau"]):
            click(header.viewport(), QPoint(header.sectionViewportPosition(1) + 20, 10))
            filled.settle()
            assert filled.names[:2] == names
        assert filled.panel.filters.order.text() == "Name, Z to A"

    def test_by_the_menu(self, filled: HistoryPage) -> None:
        next(entry for entry in filled.panel.filters.order.actions_shown if entry.text() == "Oldest first").trigger()
        filled.settle()
        assert filled.names[0] == "Shop.luau"
        assert filled.presenter.model.order == HistoryOrder(OrderKey.CREATED, descending=False)


class TestDetails:
    def test_of_a_completed_run(self, filled: HistoryPage) -> None:
        filled.choose(1)
        told = filled.panel.details.text.splitlines()
        assert told[:3] == ["Shop.luau", "completed", "completed, same behaviour"]
        assert {"Duration: 2.5 s", "Attempts: 1", "Changes made: 3", "Speed: 1.84× as fast"} <= set(told)

    def test_of_a_failed_one_the_reason(self, filled: HistoryPage) -> None:
        filled.choose(2)
        assert "It broke." in filled.panel.details.text
        assert not filled.panel.details.compare_button.isVisible()

    def test_leads_to_the_run_it_came_from(self, filled: HistoryPage) -> None:
        filled.choose(1)
        relative = next(
            one for one in filled.panel.details.findChildren(QAbstractButton) if ", completed" in one.text()
        )
        click(relative)
        filled.settle()
        assert filled.chosen == ["one"]

    def test_tab_goes_through_the_earlier_and_later_runs_as_they_follow_and_on_to_the_buttons(
        self, filled: HistoryPage
    ) -> None:
        for minute, status in ((10, TaskStatus.FAILED), (11, TaskStatus.CANCELLED)):
            filled.keep(task(f"later {minute}", title="Shop.luau", minute=minute, status=status, root_task_id="one"))
        details = filled.panel.details
        filled.choose(filled.names.index("Fractions") + 1)
        assert filled.chosen == ["three"]
        details._scroll.setFocus()
        reached: list[str] = []
        while filled.panel.focusWidget() is not details.open_button and len(reached) < 8:
            filled.press(Qt.Key.Key_Tab)
            focused = filled.panel.focusWidget()
            assert isinstance(focused, QAbstractButton)
            reached.append(focused.text().rpartition(", ")[2])
        assert reached == ["Log", "completed", "failed", "cancelled", "Open result"]

    def test_what_still_runs_can_neither_be_opened_nor_deleted(self, filled: HistoryPage) -> None:
        filled.keep(RUNNING)
        filled.choose(0)
        shown = {one.text() for one in filled.panel.details.findChildren(QAbstractButton) if one.isVisible()}
        assert shown == {"Log", "Restore this version"}
        filled.press(Qt.Key.Key_Delete)
        assert len(filled.names) == 5

    def test_stays_when_tasks_come_in_above(self, filled: HistoryPage) -> None:
        filled.choose(1)
        filled.keep(RUNNING)
        assert filled.names[0] == "Pet.luau"
        assert filled.chosen == ["three"]
        assert filled.panel.details.text.startswith("Shop.luau\ncompleted")

    def test_follows_its_task(self, filled: HistoryPage) -> None:
        filled.keep(RUNNING)
        filled.choose(0)
        filled.keep(task("five", title="Pet.luau", minute=5))
        assert filled.panel.details.text.startswith("Pet.luau\ncompleted")


class TestActions:
    def test_return_opens_from_what_is_kept(self, filled: HistoryPage) -> None:
        opened: list[tuple[str, object]] = []
        filled.presenter.open_requested.connect(lambda task_id, entry: opened.append((task_id, entry)))
        filled.choose(1)
        filled.panel.list.setFocus()
        filled.press(Qt.Key.Key_Return)
        ((task_id, entry),) = opened
        assert task_id == "three"
        assert (entry.script, entry.optimization().optimized_code) == ("local a = 2\n", "return 2\n")  # type: ignore[attr-defined]  # a HistoryEntry

    def test_without_a_kept_result_the_server_is_needed(self, filled: HistoryPage) -> None:
        opened: list[tuple[str, object]] = []
        filled.presenter.open_requested.connect(lambda task_id, entry: opened.append((task_id, entry)))
        filled.choose(2)
        click(filled.panel.details.open_button)
        filled.settle()
        assert opened == [("two", None)]

    def test_restore_gives_the_script_as_it_was(self, filled: HistoryPage) -> None:
        restored = recorded(filled.presenter.restore_requested)
        filled.choose(3)
        click(filled.panel.details.restore_button)
        filled.settle()
        assert restored == [Script("Shop.luau", "local a = 1\n")]

    def test_run_again_with_and_without_changes(self, filled: HistoryPage) -> None:
        again, changed = recorded(filled.presenter.run_again_requested), recorded(filled.presenter.change_requested)
        filled.choose(2)
        click(filled.panel.details.again_button)
        click(filled.panel.details.change_button)
        filled.settle()
        assert (again, [entry.params["script_code"] for entry in changed]) == (["two"], ["local b =\n"])

    def test_a_stored_result_is_run_anyway(self, page: HistoryPage) -> None:
        page.keep(task("stored", title="Shop.luau", cached_from="one"))
        again = recorded(page.presenter.run_again_requested)
        page.choose(0)
        assert [entry.text() for entry in page.panel.menu_for(page.panel.list.chosen_tasks()).actions()][
            2
        ] == "Run anyway"
        click(button(page.panel.details, "Run anyway"))
        assert again == ["stored"]

    @pytest.mark.parametrize(
        ("rows", "entries"),
        [
            ((1,), ["Open result", "Restore this version", "Run again", "Run again with changes…", "Delete"]),
            ((0,), ["Open result", "Run again", "Delete"]),
            ((1, 3), ["Compare", "Delete"]),
            ((0, 3), ["Delete"]),
            ((), []),
        ],
    )
    def test_the_menu_lists_what_can_be_done(
        self, filled: HistoryPage, rows: tuple[int, ...], entries: list[str]
    ) -> None:
        filled.choose(*rows)
        menu = filled.panel.menu_for(filled.panel.list.chosen_tasks())
        assert [entry.text() for entry in menu.actions()] == entries


class TestDelete:
    def test_can_be_undone(self, filled: HistoryPage) -> None:
        filled.choose(1, 3)
        filled.panel.list.setFocus()
        filled.press(Qt.Key.Key_Delete)
        assert (filled.names, "2 runs were deleted." in filled.said) == (["Fractions", "Door.luau"], True)
        assert filled.run(filled.history.count(HistoryFilter())) == 4
        click(button(filled.panel.undo_bar, "Undo"))
        filled.settle()
        assert len(filled.names) == 4
        assert not filled.panel.undo_bar.isVisible()

    def test_the_next_row_is_chosen(self, filled: HistoryPage) -> None:
        filled.choose(1)
        filled.panel.list.setFocus()
        filled.press(Qt.Key.Key_Delete)
        assert filled.chosen == ["two"]
        filled.press(Qt.Key.Key_Delete)
        assert filled.chosen == ["one"]
        assert filled.run(filled.history.count(HistoryFilter())) == 3, (
            "the first is deleted for good, the second not yet"
        )

    def test_is_done_after_a_while(self, filled: HistoryPage) -> None:
        filled.presenter._undo_timer.setInterval(1)
        filled.presenter.delete(["one"])
        filled.wait(lambda: not filled.panel.undo_bar.isVisible(), "the end of the bar")
        filled.settle()
        assert (filled.run(filled.history.count(HistoryFilter())), len(filled.names)) == (3, 3)

    def test_is_done_when_the_page_closes(self, filled: HistoryPage) -> None:
        filled.presenter.delete(["one"])
        filled.run(filled.presenter.close())
        assert filled.run(filled.history.entry("one")) is None

    def test_what_another_person_had_taken_away_stays_theirs(self, filled: HistoryPage) -> None:
        owner = filled.history.owner
        assert owner is not None
        filled.presenter.delete(["one"])
        filled.history.open(OTHERS[2])
        assert not filled.panel.undo_bar.isVisible()
        filled.run(filled.presenter.close())
        filled.history.open(owner)
        filled.settle()
        assert len(filled.names) == 4


class TestCompare:
    def test_the_earlier_run_is_on_the_left(self, filled: HistoryPage) -> None:
        filled.choose(1, 3)
        click(filled.panel.details.compare_button)
        filled.settle()
        view = filled.panel.compare
        assert view.isVisible()
        assert "The texts are the same" in view.text
        view.kinds.chosen.emit(1)
        filled.settle()
        comparison = view.diff.comparison
        assert comparison is not None
        assert (comparison.left.lines, comparison.right.lines) == (["local a = 1"], ["local a = 2"])
        assert "1 stretch of lines differs" in view.text

    def test_escape_leads_back_to_what_was_chosen(self, filled: HistoryPage) -> None:
        filled.choose(1, 3)
        click(filled.panel.details.compare_button)
        filled.settle()
        filled.press(Qt.Key.Key_Escape)
        assert filled.panel.list.isVisible()
        assert filled.chosen == ["three", "one"]


class TestExport:
    def test_asks_where_and_says_how_far_it_is(self, filled: HistoryPage, tmp_path: Path) -> None:
        steps: list[tuple[int, int]] = []
        filled.presenter.export_progress.connect(lambda *at: steps.append(at))
        toasts = recorded(filled.presenter.toast_wanted)
        filled.presenter.choose_statuses([TaskStatus.FAILED])
        filled.settle()
        filled.panel.export_button.actions_shown[0].trigger()
        dialog = only(filled.panel, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "list.csv"))
        assert filled.panel.export_bar.isVisible()
        filled.settle()
        dialog.close()
        assert (tmp_path / "list.csv").read_bytes().count(b"\r\n") == 2
        assert steps == [(0, 0), (1, 1), (-1, -1)]
        assert (toasts[0].title, filled.panel.export_bar.isVisible()) == ("Exported", False)

    def test_that_fails_says_why(self, filled: HistoryPage, tmp_path: Path) -> None:
        toasts = recorded(filled.presenter.toast_wanted)
        filled.presenter.export(tmp_path / "none" / "list.csv", "csv")
        filled.settle()
        assert toasts[0].title == "The list was not exported"


class TestTrouble:
    def test_a_list_that_cannot_be_read_can_be_tried_again(self, filled: HistoryPage) -> None:
        tries = recorded(filled.presenter.model.listed)
        filled.presenter.model.load_failed.emit(LocalStoreFailed("disk I/O error"))
        assert "disk I/O error" in filled.said
        click(button(filled.panel.problem, "Try again"))
        filled.settle()
        assert not filled.panel.problem.isVisible()
        assert tries

    @pytest.mark.parametrize("what", ["full", "damaged", "rebuilding"])
    def test_what_befalls_the_store_is_said_until_it_is_over(self, filled: HistoryPage, what: str) -> None:
        history, note = filled.history, filled.panel.note
        begin: dict[str, Callable[[], None]] = {
            "full": lambda: history.failed.emit(LocalStoreFailed("database or disk is full")),
            "damaged": lambda: history.set_aside.emit("desktop.damaged.db"),
            "rebuilding": lambda: history.rebuilding_changed.emit(True),
        }
        begin[what]()
        assert note.isVisible()
        words = {"full": "disk is full", "damaged": "desktop.damaged.db", "rebuilding": "read from the server"}
        assert words[what] in filled.said
        if what == "full":
            history.recovered.emit()
        else:
            history.rebuilding_changed.emit(False)
        assert not note.isVisible()


class TestAccess:
    def test_everything_that_takes_the_focus_has_a_name(self, filled: HistoryPage) -> None:
        filled.choose(1)
        nameless = [
            one
            for one in filled.panel.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.accessibleName()
        ]
        assert nameless == []

    def test_scrolled_down_the_view_stays_where_it_is(self, page: HistoryPage) -> None:
        page.keep(*(task(f"task-{n:03}", minute=n) for n in range(80)))
        bar = page.panel.list.verticalScrollBar()
        bar.setValue(20 * ROW_HEIGHT)
        top = page.panel.list.indexAt(QPoint(20, 5)).row()
        seen = page.names[top]
        page.keep(task("new", minute=500), task("newer", minute=501))
        assert page.names[page.panel.list.indexAt(QPoint(20, 5)).row()] == seen
