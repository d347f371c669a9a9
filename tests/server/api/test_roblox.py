"""Optimizing scripts over HTTP."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from contracts.events import event_names
from contracts.optimization import MAX_SCRIPT_BYTES
from contracts.project import MAX_DEPTH, MAX_NODES, MAX_PROJECT_BYTES
from contracts.tasks import SCRIPT_OPTIMIZATION, Accepted
from server.core.settings import Settings
from server.domain.ledger import Ledger
from server.main import create_server
from tests.server.api.conftest import PORT, TOKEN

OPTIMIZE = "/api/v1/roblox/optimize-script"


class TestOptimizeScript:
    def test_it_is_accepted_with_all_that_is_needed_to_follow_it(self, client: TestClient) -> None:
        response = client.post(OPTIMIZE, json={"script_id": "s-1", "script_code": "print(1)", "script_name": "a.luau"})
        assert response.status_code == 202
        accepted = Accepted.model_validate(response.json())
        assert accepted.data.script_id == "s-1"
        assert accepted.data.pusher_channel == f"private-org-{accepted.data.organization_id}"
        assert accepted.data.pusher_events == event_names(SCRIPT_OPTIMIZATION)

    def test_everything_but_the_code_may_be_left_out(self, client: TestClient) -> None:
        assert client.post(OPTIMIZE, json={"script_code": ""}).status_code == 202

    @pytest.mark.parametrize(
        "change",
        [
            {"optimization_level": "wild"},
            {"script_code": None},
            {"script_id": ""},
            {"script_id": "x" * 129},
            {"script_id": "line\nbreak"},
            {"script_name": ""},
            {"script_name": "x" * 256},
            *({"script_name": f"a{bad}b.luau"} for bad in ("\0", "\n", "\x1b[31m", "\x7f", "\x9b", "\u2028", "\u202e")),
            {"script_name": "ends with a line break\n"},
            {"unknown_field": 1},
        ],
    )
    def test_a_wrong_field_is_named(self, client: TestClient, change: dict[str, object]) -> None:
        response = client.post(OPTIMIZE, json={"script_code": "print(1)", **change})
        assert response.status_code == 422
        assert next(iter(change)) in response.json()["detail"][0]["loc"]

    def test_a_name_may_be_in_any_language(self, client: TestClient) -> None:
        body = {"script_code": "print(1)", "script_name": "Ж 日\u00a0👩\u200d🏫.luau"}
        assert client.post(OPTIMIZE, json=body).status_code == 202

    def test_a_script_of_the_largest_size_is_taken(self, client: TestClient) -> None:
        assert client.post(OPTIMIZE, json={"script_code": "-" * MAX_SCRIPT_BYTES}).status_code == 202

    def test_one_byte_more_is_too_large(self, client: TestClient) -> None:
        response = client.post(OPTIMIZE, json={"script_code": "-" * (MAX_SCRIPT_BYTES + 1)})
        assert (response.status_code, response.json()["error"]) == (413, "ScriptTooLarge")

    def test_size_is_counted_in_bytes(self, client: TestClient) -> None:
        assert client.post(OPTIMIZE, json={"script_code": "é" * (MAX_SCRIPT_BYTES // 2 + 1)}).status_code == 413

    def test_a_full_queue_says_when_to_come_back(
        self, tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TOOLBOXAI_QUEUE_LIMIT", "1")
        settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN))
        server = create_server(settings, ledger, host="127.0.0.1", port=PORT)
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with TestClient(server.app, base_url=f"http://127.0.0.1:{PORT}", headers=headers) as client:
            assert client.post(OPTIMIZE, json={"script_code": "print(1)"}).status_code == 202
            refused = client.post(OPTIMIZE, json={"script_code": "print(2)"})
        server.runtime.node.pool.close()
        assert (refused.status_code, refused.json()["error"]) == (429, "QueueFull")
        assert int(refused.headers["Retry-After"]) > 0

    def test_the_idempotency_key_answers_with_the_first_task(self, client: TestClient) -> None:
        headers = {"Idempotency-Key": "once"}
        first = client.post(OPTIMIZE, json={"script_code": "print(1)"}, headers=headers)
        again = client.post(OPTIMIZE, json={"script_code": "print(1)"}, headers=headers)
        other = client.post(OPTIMIZE, json={"script_code": "print(2)"}, headers=headers)
        assert again.json() == first.json()
        assert (other.status_code, other.json()["error"]) == (422, "IdempotencyConflict")


def project(*nodes: dict[str, object], **changes: object) -> dict[str, object]:
    """A body with a project of these nodes."""
    return {"script_code": "", "project": {"script_path": ["ServerScriptService", "Main"], "nodes": nodes, **changes}}


def module(*path: str, source: str | None = "return 1", class_name: str = "ModuleScript") -> dict[str, object]:
    return {"path": path, "class_name": class_name, "source": source}


UTIL = module("ReplicatedStorage", "Util")


class TestProject:
    def test_a_project_is_taken_with_the_task(self, client: TestClient) -> None:
        accepted = client.post(OPTIMIZE, json=project(UTIL, {"path": ["Workspace"]}))
        assert accepted.status_code == 202
        params = client.get(f"/api/v1/tasks/{accepted.json()['data']['task_id']}").json()["params"]
        assert params["project"]["nodes"][0]["source"] == "return 1"

    def test_a_retry_keeps_the_project(self, client: TestClient) -> None:
        accepted = client.post(OPTIMIZE, json=project(UTIL)).json()["data"]["task_id"]
        client.post(f"/api/v1/tasks/{accepted}/cancel")
        again = client.post(f"/api/v1/tasks/{accepted}/retry")
        assert again.status_code == 202, again.text
        params = client.get(f"/api/v1/tasks/{again.json()['data']['task_id']}").json()["params"]
        assert params["project"]["nodes"][0]["path"] == ["ReplicatedStorage", "Util"]

    @pytest.mark.parametrize(
        "body",
        [
            project(UTIL, UTIL),
            project(module("ServerScriptService", "Main")),
            project(module("Alone")),
            project(module("ReplicatedStorage", "F", class_name="Folder")),
            project(module("ReplicatedStorage", "")),
            project(module("ReplicatedStorage", "line\nbreak")),
            project(module("ReplicatedStorage", "turned \u202e")),
            project(module("ReplicatedStorage", "x" * 101)),
            project(module(*["x"] * (MAX_DEPTH + 1))),
            project(module("ReplicatedStorage", "F", class_name="Folder\t")),
            project(*(module("ReplicatedStorage", f"M{n}", source=None) for n in range(MAX_NODES + 1))),
            project(script_path=["Main"]),
            project(script_class="Part"),
            project({"path": []}),
        ],
    )
    def test_what_is_no_tree_is_refused(self, client: TestClient, body: dict[str, object]) -> None:
        response = client.post(OPTIMIZE, json=body)
        assert response.status_code == 422
        assert "project" in response.json()["detail"][0]["loc"]

    def test_all_modules_together_have_a_largest_size(self, client: TestClient) -> None:
        names = len("ServerScriptServiceMainReplicatedStorageUtil")
        fits, above = (
            module("ReplicatedStorage", "Util", source="-" * (MAX_PROJECT_BYTES - names + n)) for n in (0, 1)
        )
        assert client.post(OPTIMIZE, json=project(fits)).status_code == 202
        response = client.post(OPTIMIZE, json=project(above))
        assert (response.status_code, response.json()["error"]) == (413, "ScriptTooLarge")
