"""Looking at tasks of this computer and of a team's server."""

import asyncio
from dataclasses import replace

import pytest

from contracts.tasks import TaskStatus
from desktop.commands.following import AT_A_TEAM, HERE, Pace, look_at, pace_of
from desktop.services.api_client import ApiClient
from desktop.services.errors import ApiError, ServerUnreachable
from tests.desktop.services.ledger_app import TOKEN, LedgerApp, Refused, create_app
from tests.desktop.services.serving import served
from tests.desktop.services.test_api_client import closed_port

TASK = "/api/v1/tasks/task-1"
LIMITED = Refused(429, "TooManyRequests", "Too many requests.")


def looked(url: str, pace: Pace) -> TaskStatus:
    async def work() -> TaskStatus:
        api = ApiClient(url, TOKEN)
        try:
            return (await look_at(api, "task-1", pace)).status
        finally:
            await api.close()

    return asyncio.run(work())


class TestLookAt:
    def test_a_lost_answer_and_a_limit_are_waited_out_at_a_team(self, ledger: LedgerApp) -> None:
        ledger.submit("task-1")
        ledger.refusals[TASK] = [LIMITED, LIMITED]  # the first is lost
        ledger.lost_path, ledger.lose_answers = TASK, 1
        with served(create_app(ledger)) as url:
            assert looked(url, pace_of("")) is TaskStatus.QUEUED
        assert ledger.requests.count(f"GET {TASK}") == 3

    def test_on_this_computer_a_server_that_is_gone_is_told_at_once(self) -> None:
        with pytest.raises(ServerUnreachable):
            looked(f"http://127.0.0.1:{closed_port()}", pace_of(None))

    def test_at_a_team_it_says_in_the_end_where_the_task_goes_on(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(ServerUnreachable):
            looked(f"http://127.0.0.1:{closed_port()}", replace(AT_A_TEAM, patience=0.1))
        assert "toolboxai tasks show task-1 --team" in capsys.readouterr().err

    @pytest.mark.parametrize("pace", [HERE, AT_A_TEAM])
    def test_other_answers_are_answers(self, ledger: LedgerApp, pace: Pace) -> None:
        with served(create_app(ledger)) as url, pytest.raises(ApiError) as caught:
            looked(url, pace)
        assert caught.value.status == 404
