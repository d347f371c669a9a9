"""What holds for tasks holds on one PC and for a team: the same requests to real servers of both profiles."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from contracts.events import EventPage, Phase
from tests.builders.team import Team
from tests.e2e.running_server import ServerClient, running_server, wait_for
from tests.e2e.test_nothing_lost import BUSY, QUICK
from tests.team.listener import listening

AT_ONCE = 8


@pytest.fixture(scope="module", params=["embedded", "team"])
def server(request: pytest.FixtureRequest) -> Iterator[ServerClient]:
    """Signed in to one."""
    if request.param == "embedded":
        data_dir = request.getfixturevalue("data_dir")
        assert isinstance(data_dir, Path)
        with running_server(data_dir) as running:
            yield running
        return
    team = request.getfixturevalue("team")
    assert isinstance(team, Team)
    with team.client(team.create_member("Lincoln School", "Ada")) as http:
        yield ServerClient(http)


class TestLife:
    def test_a_task_is_told_of_live_from_its_queue_to_its_end(self, server: ServerClient) -> None:
        with listening(server.http) as listener:
            task_id = server.submit(QUICK)
            listener.wait_for_end(task_id)
        assert server.task(task_id).status == "completed"
        assert listener.transitions(task_id) == ["queued", "started", "completed"]
        assert server.http.get(f"/api/v1/tasks/{task_id}/result").status_code == 200
        assert server.http.get(f"/api/v1/tasks/{task_id}/log").status_code == 200

    def test_many_at_once_each_end_once_and_the_log_has_no_gap(self, server: ServerClient) -> None:
        before = server.events().top
        ids = [server.submit(f"print({number})") for number in range(12)]
        for task_id in ids:
            assert server.wait_for_status(task_id, "completed", "failed").status == "completed"
        page = EventPage.model_validate(
            server.http.get("/api/v1/tasks/events", params={"after": before, "limit": 10_000}).json()
        )
        assert [event.seq for event in page.events] == list(range(before + 1, page.top + 1))
        assert Counter(event.task_id for event in page.of_tasks if event.phase is Phase.COMPLETED) == dict.fromkeys(
            ids, 1
        )

    def test_a_script_that_cannot_be_read_fails_with_its_line(self, server: ServerClient) -> None:
        task = server.wait_for_status(server.submit("local = 1"), "completed", "failed")
        assert task.status == "failed"
        assert task.error is not None
        assert task.error.line == 1


class TestCancel:
    def test_running_work_stops_within_a_second(self, server: ServerClient) -> None:
        task_id = server.submit(BUSY)
        server.wait_for_status(task_id, "processing")
        wait_for(lambda: server.task(task_id).step, "the work to be under way")
        asked = time.monotonic()
        assert server.http.post(f"/api/v1/tasks/{task_id}/cancel").status_code == 200
        task = server.wait_for_status(task_id, "cancelled", "completed")
        assert task.status == "cancelled"
        assert (
            time.monotonic() - asked < 10
        )  # on an idle machine under a second; the figure is in the fault suite's page
        assert server.http.post(f"/api/v1/tasks/{task_id}/cancel").status_code == 409

    def test_waiting_work_never_starts(self, server: ServerClient) -> None:
        busy = [server.submit(BUSY) for _ in range(2)]
        waiting = server.submit(QUICK)
        server.http.post(f"/api/v1/tasks/{waiting}/cancel")
        assert server.task(waiting).status == "cancelled"
        for task_id in busy:
            server.http.post(f"/api/v1/tasks/{task_id}/cancel")
            server.wait_for_status(task_id, "cancelled")
        assert server.task(waiting).attempts == []


class TestAgain:
    def test_a_retry_with_a_changed_parameter_keeps_its_lineage(self, server: ServerClient) -> None:
        first = server.submit(QUICK)
        server.wait_for_status(first, "completed")
        body = {"changes": {"optimization_level": "conservative"}}
        answer = server.http.post(f"/api/v1/tasks/{first}/retry", json=body)
        assert answer.status_code == 202, answer.text
        second = server.wait_for_status(answer.json()["data"]["task_id"], "completed")
        assert second.parent_task_id == first
        assert second.params["optimization_level"] == "conservative"

    def test_one_key_is_one_task_however_many_ask_at_once(self, server: ServerClient) -> None:
        key = f"key-{time.monotonic_ns()}"
        made: list[str] = []
        threads = [threading.Thread(target=lambda: made.append(server.submit(QUICK, key=key))) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == AT_ONCE
        assert len(set(made)) == 1
        other = {"script_code": "print('other')", "script_name": "a.luau"}
        headers = {"Idempotency-Key": key}
        answer = server.http.post("/api/v1/roblox/optimize-script", json=other, headers=headers)
        assert answer.status_code == 422


class TestRefused:
    @pytest.mark.parametrize("path", ["", "/result", "/log"])
    def test_an_unknown_task_is_not_found(self, server: ServerClient, path: str) -> None:
        assert server.http.get(f"/api/v1/tasks/00000000-0000-4000-8000-000000000000{path}").status_code == 404

    @pytest.mark.parametrize("token", ["nonsense", "a.b.c"])
    def test_without_a_good_token_nothing_is_answered(self, server: ServerClient, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        assert httpx.get(f"{server.http.base_url}/api/v1/tasks", headers=headers).status_code == 401
