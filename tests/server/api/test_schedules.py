"""Schedules over HTTP."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from contracts.schedules import Preview, ScheduleDetail, SchedulePage
from contracts.tasks import TaskDetail

SCHEDULES = "/api/v1/schedules"
UNKNOWN = "00000000-0000-0000-0000-000000000000"
BODY: dict[str, Any] = {
    "name": "Every morning",
    "kind": "script-optimization",
    "request": {"script_code": "print(1)", "script_name": "a.luau"},
    "when": {"kind": "weekdays", "time": "07:00"},
    "time_zone": "Europe/Berlin",
}


@pytest.fixture
def schedule_id(client: TestClient) -> str:
    return str(client.post(SCHEDULES, json=BODY).json()["schedule_id"])


class TestSchedules:
    def test_made_shown_and_listed(self, client: TestClient) -> None:
        answer = client.post(SCHEDULES, json=BODY, headers={"Idempotency-Key": "one"})
        assert answer.status_code == 201
        made = ScheduleDetail.model_validate(answer.json())
        assert client.post(SCHEDULES, json=BODY, headers={"Idempotency-Key": "one"}).json() == answer.json()
        assert ScheduleDetail.model_validate(client.get(f"{SCHEDULES}/{made.schedule_id}").json()) == made
        page = SchedulePage.model_validate(client.get(SCHEDULES).json())
        assert [one.schedule_id for one in page.schedules] == [made.schedule_id]
        assert "request" not in client.get(SCHEDULES).json()["schedules"][0]

    def test_changed_paused_resumed_and_deleted(self, client: TestClient, schedule_id: str) -> None:
        path = f"{SCHEDULES}/{schedule_id}"
        assert client.patch(path, json={"version": 1, "name": "Another"}).json()["name"] == "Another"
        stale = client.patch(path, json={"version": 1, "name": "Third"})
        assert (stale.status_code, stale.json()["error"]) == (409, "ScheduleChanged")
        assert client.patch(path, json={"version": 2**64}).status_code == 422, "no database holds that"
        assert client.post(f"{path}/pause").json()["paused"] is True
        assert client.post(f"{path}/resume").json()["paused"] is False
        deleted = client.delete(path)
        assert (deleted.status_code, deleted.content) == (204, b"")
        assert client.get(path).status_code == 404

    def test_run_at_once_is_accepted_as_any_task(self, client: TestClient, schedule_id: str) -> None:
        answer = client.post(f"{SCHEDULES}/{schedule_id}/run")
        assert answer.status_code == 202
        task_id = answer.json()["data"]["task_id"]
        task = TaskDetail.model_validate(client.get(f"/api/v1/tasks/{task_id}").json())
        assert task.schedule_id == schedule_id
        assert client.get(f"/api/v1/tasks/{task_id}/log").json()["lines"][0]["text"] == "Queued by a schedule."

    def test_a_preview_stores_nothing(self, client: TestClient) -> None:
        body = {"when": {"kind": "cron", "expression": "0 7 * * mon"}, "time_zone": "UTC"}
        answer = client.post(f"{SCHEDULES}/preview", json=body)
        assert len(Preview.model_validate(answer.json()).next_runs) == 5
        assert client.get(SCHEDULES).json()["schedules"] == []


class TestRefused:
    @pytest.mark.parametrize(
        "changes",
        [
            {"name": ""},
            {"name": "a\nb"},
            {"name": "x" * 101},
            {"when": {"kind": "hourly"}},
            {"when": {"kind": "daily", "time": "7:00"}},
            {"when": {"kind": "daily", "time": "24:00"}},
            {"when": {"kind": "weekly", "time": "07:00", "days": []}},
            {"when": {"kind": "monthly", "time": "07:00", "day": 32}},
            {"when": {"kind": "once", "at": "2100-01-01T07:00:00Z"}},
            {"when": {"kind": "once", "at": "9999-12-31T23:59:59"}},
            {"when": {"kind": "cron", "expression": "* * * * *"}},
            {"when": {"kind": "cron", "expression": "0 0 " + "1," * 60 + "1 * *"}},
            {"when": {"kind": "cron", "expression": "0 ٣ * * *"}},
            {"time_zone": "../../etc/passwd"},
            {"time_zone": "Nowhere/Land"},
            {"missed": "all"},
            {"kind": "lesson"},
            {"request": {"script_code": 1}},
            {"unknown": 1},
        ],
    )
    def test_what_is_not_right(self, client: TestClient, changes: dict[str, Any]) -> None:
        answer = client.post(SCHEDULES, json={**BODY, **changes})
        assert answer.status_code == 422, answer.text
        assert client.get(SCHEDULES).json()["schedules"] == []

    def test_a_script_that_is_too_large(self, client: TestClient) -> None:
        body = {**BODY, "request": {"script_code": "-" * 600_000}}
        assert client.post(SCHEDULES, json=body).status_code == 413

    def test_the_same_key_with_another_body(self, client: TestClient) -> None:
        headers = {"Idempotency-Key": "one"}
        client.post(SCHEDULES, json=BODY, headers=headers)
        answer = client.post(SCHEDULES, json={**BODY, "name": "Another"}, headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (422, "IdempotencyConflict")

    @pytest.mark.parametrize(("schedule", "status"), [(UNKNOWN, 404), ("x", 404), ("%2e%2e", 422)])
    def test_unknown_ones_are_not_found(self, client: TestClient, schedule: str, status: int) -> None:
        path = f"{SCHEDULES}/{schedule}"
        for answer in (
            client.get(path),
            client.patch(path, json={"version": 1}),
            client.delete(path),
            client.post(f"{path}/pause"),
            client.post(f"{path}/resume"),
            client.post(f"{path}/run"),
        ):
            assert answer.status_code == status
        assert client.get(f"{SCHEDULES}?before={UNKNOWN}").status_code == 404
