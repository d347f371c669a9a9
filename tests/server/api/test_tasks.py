"""Tasks over HTTP."""

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

from contracts.events import EventPage
from contracts.tasks import TaskDetail, TaskPage, TaskView
from server.domain.tasks import history

OPTIMIZE = "/api/v1/roblox/optimize-script"
UNKNOWN = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def task_id(client: TestClient) -> str:
    body = {"script_code": "print(1)", "script_name": "a.luau", "optimization_level": "conservative"}
    return str(client.post(OPTIMIZE, json=body).json()["data"]["task_id"])


class TestShow:
    def test_one_task_with_what_was_asked(self, client: TestClient, task_id: str) -> None:
        detail = TaskDetail.model_validate(client.get(f"/api/v1/tasks/{task_id}").json())
        assert detail.title == "a.luau"
        assert detail.params["optimization_level"] == "conservative"

    @pytest.mark.parametrize("path", [UNKNOWN, "x", f"{UNKNOWN}/result", f"{UNKNOWN}/log", f"{UNKNOWN}/draft"])
    def test_an_unknown_one_is_not_found(self, client: TestClient, path: str) -> None:
        assert client.get(f"/api/v1/tasks/{path}").status_code == 404

    def test_what_is_no_id_is_refused(self, client: TestClient) -> None:
        assert client.get("/api/v1/tasks/%2e%2e").status_code == 422


class TestDraft:
    def test_a_task_that_waits_has_none(self, client: TestClient, task_id: str) -> None:
        answer = client.get(f"/api/v1/tasks/{task_id}/draft")
        assert (answer.status_code, answer.content) == (204, b"")


class TestList:
    def test_a_snapshot_with_its_position(self, client: TestClient, task_id: str) -> None:
        page = TaskPage.model_validate(client.get("/api/v1/tasks").json())
        assert [task.task_id for task in page.tasks] == [task_id]
        assert page.as_of_seq == 1

    @pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x"])
    def test_a_wrong_limit_is_refused(self, client: TestClient, query: str) -> None:
        assert client.get(f"/api/v1/tasks?{query}").status_code == 422

    def test_filters_reach_the_list(self, client: TestClient, task_id: str) -> None:
        for query, fits in (
            ("status=queued&status=failed", True),
            ("status=failed", False),
            ("kind=script-optimization", True),
            ("kind=lesson", False),
            ("text=A.LUAU", True),
            ("text=%25", False),
            ("created_after=2026-01-01T00:00:00Z", True),
            ("created_before=2026-01-01T00:00:00%2B02:00", False),
            (f"root_task_id={task_id}", True),
            (f"root_task_id={UNKNOWN}", False),
            (f"user_id={UNKNOWN}", False),
        ):
            page = TaskPage.model_validate(client.get(f"/api/v1/tasks?{query}").json())
            assert [task.task_id for task in page.tasks] == ([task_id] if fits else []), query

    @pytest.mark.parametrize(
        "query",
        [
            "status=done",
            "kind=A",
            "text=",
            "text=%00",
            "created_after=2026-01-01T00:00:00",
            "created_after=0001-01-01T00:00:00%2B14:00",
            "created_before=yesterday",
            "created_before=1767225600",
            "user_id=%27",
        ],
    )
    def test_a_wrong_filter_is_refused(self, client: TestClient, query: str) -> None:
        assert client.get(f"/api/v1/tasks?{query}").status_code == 422

    def test_an_unknown_cursor_is_not_found(self, client: TestClient) -> None:
        assert client.get(f"/api/v1/tasks?before={UNKNOWN}").status_code == 404


class TestExport:
    @pytest.fixture
    def names(self, client: TestClient) -> list[str]:
        """The first would be run by a spreadsheet, had it its way."""
        names = ["=HYPERLINK(1)", "+1", "-1", "@A", 'with "quotes", and a comma', "ä;b", "plain"]
        for name in names:
            client.post(OPTIMIZE, json={"script_code": "print(1)", "script_name": name})
        return names

    def test_a_spreadsheet_runs_nothing_of_it(self, client: TestClient, names: list[str]) -> None:
        response = client.get("/api/v1/tasks/export?format=csv")
        assert response.headers["content-type"] == "text/csv; charset=utf-8"
        assert response.headers["content-disposition"] == 'attachment; filename="tasks.csv"'
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
        assert [row["name"] for row in reversed(rows)] == [f"'{name}" for name in names[:4]] + names[4:]
        assert {row["state"] for row in rows} == {"queued"}

    def test_json_is_the_list(self, client: TestClient, names: list[str]) -> None:
        response = client.get("/api/v1/tasks/export?format=json")
        assert response.headers["content-type"] == "application/json"
        assert response.json() == client.get("/api/v1/tasks").json()["tasks"]
        assert len(response.json()) == len(names)

    def test_it_has_what_the_filters_let_through(self, client: TestClient, names: list[str]) -> None:
        assert client.get("/api/v1/tasks/export?format=json&status=failed").json() == []
        assert client.get("/api/v1/tasks/export?format=json&text=hyper").json()[0]["title"] == names[0]

    def test_it_comes_in_pieces(self, client: TestClient, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(history, "AT_ONCE", 2)
        assert [task["title"] for task in client.get("/api/v1/tasks/export?format=json").json()] == names[::-1]

    @pytest.mark.parametrize("query", ["", "format=xml", "format=csv&status=done"])
    def test_wrong_ones_are_refused(self, client: TestClient, query: str) -> None:
        assert client.get(f"/api/v1/tasks/export?{query}").status_code == 422


class TestEvents:
    def test_the_log_after_a_position(self, client: TestClient, task_id: str) -> None:
        page = EventPage.model_validate(client.get("/api/v1/tasks/events?after=0").json())
        assert [event.task_id for event in page.of_tasks] == [task_id]
        assert page.recovered

    def test_events_carry_no_title_and_no_content(self, client: TestClient, task_id: str) -> None:
        text = client.get("/api/v1/tasks/events?after=0").text
        assert "a.luau" not in text
        assert "print(1)" not in text


class TestCancelAndRetry:
    def test_a_queued_task_is_cancelled(self, client: TestClient, task_id: str) -> None:
        task = TaskView.model_validate(client.post(f"/api/v1/tasks/{task_id}/cancel").json())
        assert task.status == "cancelled"
        log = client.get(f"/api/v1/tasks/{task_id}/log").json()
        assert [line["text"] for line in log["lines"]] == ["Queued.", "Cancelled by You before it started."]
        assert client.post(f"/api/v1/tasks/{task_id}/cancel").status_code == 409

    def test_a_retry_keeps_its_lineage_and_takes_changes(self, client: TestClient, task_id: str) -> None:
        client.post(f"/api/v1/tasks/{task_id}/cancel")
        body: dict[str, Any] = {"changes": {"optimization_level": "aggressive"}}
        accepted = client.post(f"/api/v1/tasks/{task_id}/retry", json=body)
        assert accepted.status_code == 202
        detail = client.get(f"/api/v1/tasks/{accepted.json()['data']['task_id']}").json()
        assert (detail["parent_task_id"], detail["root_task_id"]) == (task_id, task_id)
        assert detail["params"]["optimization_level"] == "aggressive"
        assert detail["params"]["script_code"] == "print(1)"

    def test_a_retry_without_a_body(self, client: TestClient, task_id: str) -> None:
        client.post(f"/api/v1/tasks/{task_id}/cancel")
        assert client.post(f"/api/v1/tasks/{task_id}/retry").status_code == 202

    @pytest.mark.parametrize("changes", [{"optimization_level": "wild"}, {"unknown": 1}])
    def test_wrong_changes_are_refused(self, client: TestClient, task_id: str, changes: dict[str, Any]) -> None:
        client.post(f"/api/v1/tasks/{task_id}/cancel")
        response = client.post(f"/api/v1/tasks/{task_id}/retry", json={"changes": changes})
        assert (response.status_code, response.json()["error"]) == (422, "InvalidChanges")

    def test_a_running_task_is_not_repeated(self, client: TestClient, task_id: str) -> None:
        assert client.post(f"/api/v1/tasks/{task_id}/retry").status_code == 409
