"""The admin's page: what it shows, when it asks, what can be done on it."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from contracts.admin import Scope, StuckAction, StuckReason
from contracts.session import Role
from contracts.tasks import TaskStatus
from desktop.services.workspace import Workspace
from desktop.views.dashboard.presenter import EVERY_MS
from desktop.views.dashboard.wording import share_told
from server.domain.admin.stuck import WORDS
from tests.desktop.looking import click
from tests.desktop.services.admin_samples import AdminAnswers, figures, stuck_task
from tests.desktop.services.ledger_app import Refused
from tests.desktop.services.samples import MORNING
from tests.desktop.views.dashboard.conftest import Page


class TestShown:
    def test_nothing_yet_says_so(self, page: Page) -> None:
        assert page.panel.tiles.tasks.text == "Tasks today: 0. 0 completed, 0 failed"
        assert page.panel.tiles.success.text.startswith("Success rate today: –")
        for words in (page.panel._nothing_stuck, page.panel._no_kinds, page.panel._no_queues):
            assert words.isVisible()

    def test_busy_days(self, page: Page) -> None:
        page.ledger.admin = AdminAnswers(MORNING, busy=True)
        page.looked_again()
        today = figures(MORNING.date().toordinal())
        assert page.panel.tiles.tasks.text.startswith(f"Tasks today: {today.accepted}. ")
        table = page.panel.by_day.model()
        assert table.rowCount() == 14
        assert table.index(0, 1).data() == str(today.accepted)
        assert page.panel.outcomes.accessibleDescription().startswith(f"{MORNING:%A}")
        assert f"Completed {today.completed}" in page.panel.outcomes.accessibleDescription()
        assert page.panel.nodes.model().index(0, 0).data() == "Server on workshop, process 4711"
        assert page.panel.queues.model().index(0, 6).data() == "1 min 35 s"
        assert not page.panel._no_kinds.isVisible()

    def test_a_table_says_what_the_charts_show(self, page: Page) -> None:
        panel = page.panel
        assert panel.outcomes.isVisible()
        assert not panel.by_day.isVisible()
        panel.look.chosen.emit(1)
        assert (panel.outcomes.isVisible(), panel.by_day.isVisible()) == (False, True)

    @pytest.mark.parametrize(
        ("share", "words"), [(None, "–"), (1.0, "100 %"), (0.5, "50 %"), (0.9999, "over 99.9 %"), (0.333, "33.3 %")]
    )
    def test_no_failure_is_rounded_away(self, share: float | None, words: str) -> None:
        assert share_told(share) == words


class TestAsking:
    def test_it_asks_again_by_itself_while_it_is_shown(self, page: Page) -> None:
        timer = page.presenter._timer
        assert timer.isActive()
        assert timer.interval() == EVERY_MS
        before = page.looks()
        timer.timeout.emit()
        page.until(lambda: page.looks() == before + 1, "another look")
        page.panel.hide()
        assert not timer.isActive()

    def test_it_asks_at_once_when_it_is_shown_again(self, page: Page) -> None:
        page.panel.hide()
        before = page.looks()
        page.panel.show()
        page.until(lambda: page.looks() > before, "a look")

    def test_the_period_is_asked_for(self, page: Page) -> None:
        page.panel.days.chosen.emit(3)
        page.until(lambda: page.presenter.seen and len(page.presenter.seen.dashboard.days) == 90, "90 days")

    def test_a_time_zone_that_the_server_does_not_know_is_left(self, away: Page, joined: Workspace) -> None:
        away.ledger.admin.known_zones = frozenset({"UTC"})
        away.presenter._zone = "Mars/Olympus"
        away.looked_again()
        seen = away.presenter.seen
        assert seen is not None
        assert seen.dashboard.time_zone == "UTC"

    def test_on_one_computer_there_is_no_other_scope(self, page: Page) -> None:
        assert not page.panel.scope.isVisible()

    def test_the_owner_of_a_team_server_may_see_all(self, away: Page, request: pytest.FixtureRequest) -> None:
        away.ledger.profile = "team"
        request.getfixturevalue("joined")
        away.until(lambda: away.presenter.seen is not None, "the first look")
        assert away.panel.scope.isVisible()
        away.panel.scope.chosen.emit(1)
        away.until(lambda: away.presenter.seen and away.presenter.seen.dashboard.scope is Scope.SERVER, "the server")


class TestTrouble:
    def test_before_the_server_answers(self, away: Page) -> None:
        assert away.panel._pages.currentWidget() is away.panel._away

    def test_it_is_for_admins(self, away: Page, request: pytest.FixtureRequest) -> None:
        away.ledger.role = Role.TEACHER
        away.ledger.refusals["/api/v1/admin/dashboard"] = [Refused(403, "Forbidden")] * 20
        request.getfixturevalue("joined")
        away.until(lambda: away.presenter.forbidden, "the refusal")
        assert away.panel._pages.currentWidget() is away.panel._refused

    def test_the_last_figures_stay_when_the_server_goes(self, page: Page) -> None:
        page.workspace.session = None
        page.workspace.disconnected.emit()
        assert page.panel.banner.content is not None
        assert page.panel.banner.content.text == "No connection. These are the last figures."
        assert page.panel.tiles.isVisible()

    def test_a_fault_of_the_server_is_told_quietly_and_passes(self, page: Page) -> None:
        page.ledger.refusals["/api/v1/admin/nodes"] = [Refused(500, "InternalError", "It broke.")]
        page.presenter.look()
        page.until(lambda: page.presenter.problem, "the problem")
        assert page.panel.banner.content is not None
        page.looked_again()
        assert page.panel.banner.content is None


class TestStuck:
    def test_each_says_what_it_means_and_what_to_do(self, page: Page) -> None:
        reasons = list(StuckReason)
        page.ledger.admin.stuck = [stuck_task(f"t{n}", reason, MORNING) for n, reason in enumerate(reasons)]
        page.looked_again()
        for row, reason in zip(page.panel.stuck.rows, reasons, strict=True):
            assert row.text == f"spawner.luau: {' '.join(WORDS[reason])}"

    def test_a_row_stays_while_it_is_the_same(self, page: Page) -> None:
        page.ledger.admin.stuck = [stuck_task("t1", StuckReason.RUNS_LONG, MORNING)]
        page.looked_again()
        (before,) = page.panel.stuck.rows
        page.looked_again()
        assert page.panel.stuck.rows == [before]

    def test_cancel(self, page: Page) -> None:
        page.ledger.submit("task-1")
        page.ledger.admin.stuck = [stuck_task("task-1", StuckReason.NOT_STARTED, MORNING, status=TaskStatus.QUEUED)]
        page.looked_again()
        (row,) = page.panel.stuck.rows
        assert not row.again.isVisible()
        click(row.cancel)
        page.until(lambda: "POST /api/v1/tasks/task-1/cancel" in page.ledger.requests, "the cancel")

    def test_run_again(self, page: Page, qtbot: QtBot) -> None:
        page.ledger.submit("task-1")
        failed = StuckReason.FAILED_IN_THE_END
        page.ledger.admin.stuck = [
            stuck_task("task-1", failed, MORNING, status=TaskStatus.FAILED, actions=(StuckAction.RETRY,))
        ]
        page.looked_again()
        (row,) = page.panel.stuck.rows
        assert not row.cancel.isVisible()
        with qtbot.waitSignal(page.presenter.toast_wanted):
            click(row.again)
        entries = page.workspace.outbox.entries()
        assert [entry.title for entry in entries] == ["spawner.luau"]

    def test_of_other_organizations_there_is_no_title_and_nothing_to_press(self, page: Page) -> None:
        stuck = stuck_task("t1", StuckReason.RUNS_LONG, MORNING - timedelta(minutes=1), title="", actions=())
        page.ledger.admin.stuck = [stuck]
        page.looked_again()
        (row,) = page.panel.stuck.rows
        assert row.text.startswith("Script optimization of Local workspace: ")
        assert not row.cancel.isVisible()
        assert not row.again.isVisible()
