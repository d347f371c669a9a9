"""What a screen reader says of the history, and that Tab comes to everything there."""

import pytest

from contracts.tasks import TaskStatus
from tests.desktop.looking import click
from tests.desktop.reading import against_reading, controls, faults, read, spoken, tab_round
from tests.desktop.services.history_samples import task
from tests.desktop.views.history.driving import HistoryPage


@pytest.fixture
def filled(page: HistoryPage) -> HistoryPage:
    """Three runs of one script, one of them failed."""
    page.keep(
        task("a", title="same.luau", minute=1),
        task("b", title="same.luau", minute=2, parent_task_id="a", root_task_id="a"),
        task("c", title="same.luau", minute=3, status=TaskStatus.FAILED),
    )
    return page


def audit(page: HistoryPage) -> list[str]:
    """Names of the controls in the order of Tab, which must hold them all."""
    assert faults(page.panel) == []
    page.panel.take_focus()
    stops = tab_round()
    assert set(stops) == set(controls(page.panel))
    assert against_reading(stops) == []
    return [read(stop).name for stop in stops]


class TestList:
    def test_each_row_says_everything_of_its_run(self, filled: HistoryPage) -> None:
        model = filled.presenter.model
        rows = [spoken(model.index(row, 0)) for row in range(model.rowCount())]
        assert len(set(rows)) == 3
        assert all("same.luau" in row for row in rows)

    def test_with_one_chosen(self, filled: HistoryPage) -> None:
        filled.choose(1)
        names = audit(filled)
        assert {"History", "About the chosen run", "Run again", "Restore this version"} <= set(names)
        assert "same.luau" in filled.panel.details._scroll.accessibleDescription()

    def test_with_two_chosen(self, filled: HistoryPage) -> None:
        filled.choose(0, 1)
        assert "Compare" in audit(filled)

    def test_after_something_was_deleted(self, filled: HistoryPage) -> None:
        filled.choose(0)
        click(filled.panel.details.delete_button)
        filled.settle()
        assert "Undo" in audit(filled)


class TestNothing:
    def test_at_the_beginning(self, page: HistoryPage) -> None:
        assert audit(page) == ["Optimize a script"]

    def test_that_matches(self, filled: HistoryPage) -> None:
        filled.type("nowhere", filled.panel.filters.search)
        assert "Clear search and filters" in audit(filled)


class TestComparison:
    def test_both_sides_and_the_way_back(self, filled: HistoryPage) -> None:
        filled.choose(1, 2)
        click(filled.panel.details.compare_button)
        filled.settle()
        assert faults(filled.panel) == []
        stops = tab_round()
        assert [read(stop).name for stop in stops] == ["Results of two runs", "Back to the list", "Compare: Results"]
