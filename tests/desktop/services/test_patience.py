"""Asking a busy server again."""

from typing import Any

import pytest

from desktop.services import patience
from desktop.services.errors import ApiError
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused

TASK = "/api/v1/tasks/task-1"
BUSY = Refused(503, "DatabaseAway", "The server's database does not answer at the moment.")


class TestWhileBusy:
    def test_a_question_is_repeated_until_it_is_answered(
        self, joined: Workspace, run: Run[Any], ledger: LedgerApp
    ) -> None:
        ledger.submit("task-1")
        ledger.refusals[TASK] = [BUSY, BUSY]
        assert run(joined.task("task-1")).task_id == "task-1"

    def test_in_the_end_it_says_that_the_server_is_busy(
        self, joined: Workspace, run: Run[Any], ledger: LedgerApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(patience, "LONGEST_PAUSE", 0.5)
        ledger.refusals[TASK] = [BUSY] * 9
        with pytest.raises(ApiError) as caught:
            run(joined.task("task-1"))
        assert (caught.value.title, caught.value.message) == ("The server is busy", BUSY.body.detail)
        assert len(ledger.refusals[TASK]) == 7

    @pytest.mark.parametrize("status", [404, 500])
    def test_other_answers_are_answers(self, joined: Workspace, run: Run[Any], ledger: LedgerApp, status: int) -> None:
        ledger.refusals[TASK] = [Refused(status, "Other")] * 2
        with pytest.raises(ApiError):
            run(joined.task("task-1"))
        assert len(ledger.refusals[TASK]) == 1
