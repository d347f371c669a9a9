"""Tasks that a restored server does not have, in the tasks panel."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.tasks.item import ItemState
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.wording import TaskAction, actions_of, further_actions_of, spoken
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.losing import lose
from tests.desktop.services.waiting import recorded, until
from tests.desktop.views.tasks.test_panel import choose


@pytest.fixture
def panel(theme: Theme, joined: Workspace, jobs: JobRunner, qtbot: QtBot) -> TasksPanel:
    panel = TasksPanel(theme, TasksPresenter(joined, jobs, joined), Kinds())
    qtbot.addWidget(panel)
    panel.resize(320, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def states(panel: TasksPanel) -> dict[str, ItemState]:
    panel._presenter.model.flush()
    return {item.title: item.state for item in panel._presenter.model.items()}


class TestALostTask:
    def test_says_why_and_offers_to_send_it_again(self, panel: TasksPanel, joined: Workspace, run: Run[Any]) -> None:
        lose(joined, run, "a")
        (item,) = panel._presenter.model.items()
        assert spoken(item) == (
            "a.luau, not on the server, This server was restored from a backup that is older than this task."
        )
        assert actions_of(item) == [TaskAction.SEND_AGAIN]
        assert [action.text() for action in panel.list.menu_for(item).actions()] == [
            "Send again",
            "Remove from the list",
        ]
        panel.list.choose("a")
        assert "restored from a backup" in panel.details.text

    def test_of_which_nothing_is_kept_has_no_dead_button(
        self, panel: TasksPanel, joined: Workspace, run: Run[Any]
    ) -> None:
        lose(joined, run, "a", sendable=False)
        (item,) = panel._presenter.model.items()
        assert "What was asked is not kept here." in spoken(item)
        assert (actions_of(item), further_actions_of(item)) == ([], [TaskAction.FORGET])

    def test_is_sent_again_by_a_key_once_and_its_row_follows_the_new_one(
        self, panel: TasksPanel, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        lose(joined, run, "a", "b")
        panel.list.choose("a")
        panel.list.setFocus()
        for _ in range(2):
            QTest.keyClick(panel.list, Qt.Key.Key_R)
        run(until(lambda: ledger.rows and not joined.outbox.entries(), "the acceptance"))
        assert states(panel) == {"a.luau": ItemState.QUEUED, "b.luau": ItemState.LOST}
        assert [row.title for row in ledger.rows.values()] == ["a.luau"]

    def test_is_put_aside_with_delete_and_stays_marked(
        self, panel: TasksPanel, joined: Workspace, run: Run[Any]
    ) -> None:
        lose(joined, run, "a")
        panel.list.choose("a")
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        assert states(panel) == {}
        run(joined.lost.load())
        assert states(panel) == {}
        assert [lost.task.task_id for lost in joined.lost.all()] == ["a"]

    def test_all_are_sent_again_at_once(
        self, panel: TasksPanel, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        lose(joined, run, "a", "b")
        panel._enable_bulk()
        choose(panel.bulk_button.menu(), "Send all again")
        run(until(lambda: len(ledger.rows) == 2, "the acceptances"))
        assert [row.title for row in ledger.rows.values()] == ["a.luau", "b.luau"]

    def test_that_is_kept_here_is_opened_from_here(self, panel: TasksPanel, joined: Workspace, run: Run[Any]) -> None:
        wanted = recorded(panel._presenter.stored_requested)
        lose(joined, run, "a")
        run(
            joined.outbox.database.run(
                lambda db: db.execute("INSERT INTO history_contents (id, params, attempts, document) "
                                      "SELECT id, '{}', '[]', '{}' FROM history_tasks")
            )
        )  # fmt: skip
        run(joined.lost.load())
        panel._presenter.model.flush()
        panel._presenter.perform_default("a")
        assert wanted == ["a"]
