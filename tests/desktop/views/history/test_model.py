"""A list of any length, of which only what is looked at is loaded."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QPersistentModelIndex, Qt, QTime
from PySide6.QtTest import QAbstractItemModelTester

from contracts.tasks import TaskStatus
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_rows
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, OrderKey
from desktop.views.history.model import TASK_ROLE, Column, HistoryModel
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME, task
from tests.desktop.services.samples import MORNING
from tests.desktop.services.waiting import recorded, until

ROWS = 1_000


@pytest.fixture
def model(history: History, jobs: JobRunner, run: Run[Any]) -> HistoryModel:
    """A thousand tasks, newest first; Qt's own tester watches every change."""
    tasks = [task(f"task-{n:04}", minute=n) for n in range(ROWS)]
    run(history._store.write(ME, lambda db, whose: history_rows.record(db, whose, tasks)))
    model = HistoryModel(history, jobs)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show_list(HistoryFilter(), HistoryOrder())
    # What was written is told of once more, a moment later: no test takes that refresh for its own.
    run(until(lambda: model.rowCount() and quiet(history, model), "the list"))
    return model


def quiet(history: History, model: HistoryModel) -> bool:
    return not (history._told_lately.isActive() or model._refreshing)


def name(model: HistoryModel, row: int) -> str:
    return str(model.index(row, Column.NAME).data())


def loaded(model: HistoryModel, run: Run[Any], row: int) -> str:
    model.task(row)
    run(until(lambda: model.task(row) is not None, f"row {row}"))
    return name(model, row)


def written(history: History, model: HistoryModel, run: Run[Any], *ids: str, **how: Any) -> None:
    tasks = [task(one, **how) for one in ids]
    listed = recorded(model.listed)
    run(history._store.write(ME, lambda db, whose: history_rows.record(db, whose, tasks)))
    run(until(lambda: listed and quiet(history, model), "the refreshed list"))


class TestData:
    def test_all_rows_are_there_and_one_page_is_loaded(self, model: HistoryModel) -> None:
        assert (model.rowCount(), model.loaded_pages) == (ROWS, [0])
        assert name(model, 0) == "task-0999"

    def test_what_is_not_loaded_is_a_placeholder_until_it_is(self, model: HistoryModel, run: Run[Any]) -> None:
        changed = recorded(model.dataChanged)
        assert (name(model, 700), model.index(700, 0).data(TASK_ROLE)) == ("…", None)
        run(until(lambda: changed, "the page"))
        assert (changed[0].row(), name(model, 700)) == (600, "task-0299")

    def test_a_page_that_is_looked_at_during_a_refresh_stays(self, model: HistoryModel, run: Run[Any]) -> None:
        listed = recorded(model.listed)
        changed = recorded(model.dataChanged)
        model.refresh()
        model.task(700)
        run(until(lambda: changed and listed and not model._refreshing, "the page and the refreshed list"))
        assert name(model, 700) == "task-0299"

    def test_a_page_that_was_being_read_when_a_refresh_began_stays(self, model: HistoryModel, run: Run[Any]) -> None:
        listed = recorded(model.listed)
        changed = recorded(model.dataChanged)
        model.task(700)
        model._load_missing()
        model.refresh()
        run(until(lambda: changed and listed and not model._refreshing, "the page and the refreshed list"))
        assert name(model, 700) == "task-0299"

    def test_pages_that_were_not_looked_at_go(
        self, model: HistoryModel, run: Run[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("desktop.views.history.model.MOST_PAGES", 3)
        for row in (200, 400, 0, 600):
            loaded(model, run, row)
        assert model.loaded_pages == [2, 0, 3]

    def test_every_cell_says_something(self, model: HistoryModel) -> None:
        cells = [str(model.index(0, column).data()) for column in Column]
        assert [cells[0], cells[1], cells[2], cells[4]] == ["completed", "task-0999", "Script", "1 s"]
        local = (MORNING + timedelta(minutes=999)).astimezone()
        clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        assert clock in cells[Column.STARTED]
        spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith("task-0999, completed, Script, ")
        assert model.index(0, Column.NAME).data(Qt.ItemDataRole.ToolTipRole) == "task-0999"

    def test_the_head_of_the_sorted_column_has_an_arrow(self, model: HistoryModel) -> None:
        heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
        assert heads == ["State", "Name", "Kind", "Started ↓", "Duration", "Summary"]


class TestShowList:
    def test_the_last_wish_counts(self, model: HistoryModel, run: Run[Any]) -> None:
        listed = recorded(model.listed)
        model.show_list(HistoryFilter(text="task-0001"), HistoryOrder())
        model.show_list(HistoryFilter(), HistoryOrder(OrderKey.NAME, descending=False))
        run(until(lambda: listed, "the list"))
        assert (name(model, 0), model.rowCount(), len(listed)) == ("task-0000", ROWS, 1)


class TestRefresh:
    def test_what_is_selected_stays_with_its_task(self, history: History, model: HistoryModel, run: Run[Any]) -> None:
        assert loaded(model, run, 450) == "task-0549"
        kept = [QPersistentModelIndex(model.index(row, 0)) for row in (450, 3)]
        moved = recorded(model.moved)
        written(history, model, run, "new-1", "new-2", minute=5000)
        assert [index.row() for index in kept] == [452, 5]
        assert (moved, model.rowCount()) == ([2], ROWS + 2)
        assert loaded(model, run, 452) == "task-0549"

    def test_a_task_that_changes_keeps_its_place(self, history: History, model: HistoryModel, run: Run[Any]) -> None:
        kept = QPersistentModelIndex(model.index(1, 0))
        written(history, model, run, "task-0998", minute=998, status=TaskStatus.FAILED)
        assert (kept.row(), str(kept.data())) == (1, "failed")

    def test_rows_that_are_gone_are_gone(self, history: History, model: HistoryModel, run: Run[Any]) -> None:
        kept = QPersistentModelIndex(model.index(5, 0))
        listed = recorded(model.listed)
        run(history.delete(["task-0999", "task-0998"]))
        run(until(lambda: listed and quiet(history, model), "the refreshed list"))
        assert (kept.row(), model.rowCount(), name(model, 0)) == (3, ROWS - 2, "task-0997")
        run(history.clear_older_than(0))
        run(until(lambda: model.rowCount() == 0, "the empty list"))

    def test_many_changes_are_read_together(self, history: History, model: HistoryModel, run: Run[Any]) -> None:
        listed = recorded(model.listed)
        for _ in range(20):
            model.refresh()
        run(until(lambda: not model._refreshing, "the end"))
        assert 1 <= len(listed) <= 2


class TestFailure:
    def test_is_told_and_the_rows_stay(self, history: History, model: HistoryModel, run: Run[Any]) -> None:
        failures = recorded(model.load_failed)
        run(history._store._database.close())
        model.refresh()
        run(until(lambda: failures, "the failure"))
        assert name(model, 0) == "task-0999"
