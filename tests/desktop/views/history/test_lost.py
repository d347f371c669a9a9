"""The history of what a restored server does not have."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from contracts.tasks import TaskStatus
from desktop.services.workspace import Workspace
from desktop.views.history.model import Column
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import task
from tests.desktop.services.losing import lose
from tests.desktop.views.history.driving import HistoryPage

WHY = "This server was restored from a backup that is older than this task."


@pytest.fixture
def lost(page: HistoryPage, workspace: Workspace, run: Run[Any]) -> HistoryPage:
    """Three runs: `done`, which the server has; `ended`, kept with its result, and `waits`, which it lost."""
    page.keep(task("done"), task("ended", minute=1), task("waits", minute=2, status=TaskStatus.QUEUED))
    lose(workspace, run, "ended", "waits")
    page.settle()
    return page


def offered(page: HistoryPage) -> list[str]:
    return [one.text() for one in page.panel.details._buttons if not one.isHidden()]


class TestARunThatIsLost:
    def test_says_so_in_its_row_and_why_in_its_tip(self, lost: HistoryPage) -> None:
        model = lost.presenter.model
        cells = [str(model.index(row, Column.STATE).data()) for row in range(3)]
        assert cells == ["not on the server", "not on the server", "completed"]
        state = model.index(0, Column.STATE)
        assert WHY in str(state.data(Qt.ItemDataRole.ToolTipRole))
        assert WHY in str(state.data(Qt.ItemDataRole.AccessibleTextRole))

    def test_keeps_its_result_and_offers_only_what_works(self, lost: HistoryPage) -> None:
        lost.choose(1)
        assert offered(lost) == ["Open result", "Restore this version", "Send again", "Delete"]
        assert WHY in lost.said
        lost.choose(0)
        assert offered(lost) == ["Restore this version", "Send again", "Delete"]
        lost.choose(2)
        assert offered(lost) == [
            "Open result", "Restore this version", "Run again", "Run again with changes…", "Delete",
        ]  # fmt: skip

    def test_is_sent_again_with_what_else_is_chosen(self, lost: HistoryPage, workspace: Workspace) -> None:
        lost.choose(0, 1, 2)
        menu = lost.panel.menu_for(lost.panel.list.chosen_tasks())
        (send,) = [action for action in menu.actions() if action.text() == "Send again"]
        send.trigger()
        lost.wait(lambda: len(workspace.outbox.entries()) == 2, "the entries")
        assert [entry.title for entry in workspace.outbox.entries()] == ["ended.luau", "waits.luau"]
        lost.choose(1)
        lost.settle()
        assert "It is being sent again." in lost.said
        assert "Send again" not in offered(lost)

    def test_names_the_run_in_its_place_and_that_one_names_it(
        self, lost: HistoryPage, workspace: Workspace, run: Run[Any]
    ) -> None:
        lost.keep(task("new", minute=5))

        def sent(db: Any) -> None:
            db.execute("UPDATE lost_tasks SET entry_id = 'key', sent_as = 'new' WHERE task_id = 'ended'")

        run(workspace.outbox.database.run(sent))
        run(workspace.lost.load())
        lost.choose(2)
        assert "Sent again as: " in lost.panel.details.text
        lost.choose(0)
        assert "Sent again in place of: " in lost.panel.details.text

    def test_can_be_deleted_though_it_never_ended(self, lost: HistoryPage, workspace: Workspace) -> None:
        lost.choose(0)
        lost.panel._delete()
        lost.run(lost.presenter.close())
        lost.settle()
        lost.wait(lambda: workspace.lost.get("waits") is None, "the end of the mark")
        assert lost.names == ["ended", "done"]
