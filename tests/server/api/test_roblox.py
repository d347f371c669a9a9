"""Optimizing scripts over HTTP."""

import pytest
from fastapi.testclient import TestClient

from contracts.events import event_names
from contracts.optimization import MAX_SCRIPT_BYTES
from contracts.tasks import SCRIPT_OPTIMIZATION, Accepted

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

    def test_the_idempotency_key_answers_with_the_first_task(self, client: TestClient) -> None:
        headers = {"Idempotency-Key": "once"}
        first = client.post(OPTIMIZE, json={"script_code": "print(1)"}, headers=headers)
        again = client.post(OPTIMIZE, json={"script_code": "print(1)"}, headers=headers)
        other = client.post(OPTIMIZE, json={"script_code": "print(2)"}, headers=headers)
        assert again.json() == first.json()
        assert (other.status_code, other.json()["error"]) == (422, "IdempotencyConflict")
