"""The gate before every route."""

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from server.api.guard import MAX_BODY_BYTES
from tests.server.api.conftest import PORT

OWN_HOST = {"Host": f"127.0.0.1:{PORT}"}
OPTIMIZE = "/api/v1/roblox/optimize-script"


class TestHost:
    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "127.0.0.1:8009.evil"])
    def test_a_foreign_host_is_misdirected(self, client: TestClient, host: str) -> None:
        assert client.get("/health", headers={"Host": host}).status_code == 421

    @pytest.mark.parametrize("host", ["127.0.0.1:8009", "localhost:8009"])
    def test_our_own_names_are_answered(self, client: TestClient, host: str) -> None:
        assert client.get("/health", headers={"Host": host}).status_code == 200


class TestOrigin:
    @pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:8010", "file://"])
    def test_web_pages_are_refused(self, client: TestClient, origin: str) -> None:
        assert client.get("/api/v1/session", headers={"Origin": origin}).status_code == 403

    def test_our_own_is_answered_since_no_page_comes_from_it(self, client: TestClient) -> None:
        assert client.get("/api/v1/session", headers={"Origin": "http://127.0.0.1:8009"}).status_code == 200

    def test_the_websocket_too(self, client: TestClient) -> None:
        with (
            pytest.raises(WebSocketDisconnect),
            client.websocket_connect("/app/x?protocol=7", headers={**OWN_HOST, "Origin": "http://evil.example"}),
        ):
            pass

    def test_a_websocket_for_another_host_is_refused(self, client: TestClient) -> None:
        with (
            pytest.raises(WebSocketDisconnect),
            client.websocket_connect("/app/x?protocol=7", headers={"Host": "evil.example:8009"}),
        ):
            pass

    def test_no_cross_origin_header_is_ever_sent(self, client: TestClient) -> None:
        answer = client.options("/api/v1/session", headers={"Origin": "http://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control")]


class TestBody:
    def test_a_form_cannot_start_a_task(self, client: TestClient) -> None:
        assert client.post(OPTIMIZE, data={"script_code": "print(1)"}).status_code == 415

    def test_text_that_looks_like_json_cannot_either(self, client: TestClient) -> None:
        headers = {"Content-Type": "text/plain"}
        assert client.post(OPTIMIZE, content='{"script_code": "print(1)"}', headers=headers).status_code == 415

    def test_a_body_past_the_limit_is_refused_by_its_length(self, client: TestClient) -> None:
        response = client.post(OPTIMIZE, json={"script_code": "x" * MAX_BODY_BYTES})
        assert (response.status_code, response.json()["error"]) == (413, "BodyTooLarge")

    def test_one_of_two_lengths_is_refused_and_nothing_follows_it(self, client: TestClient) -> None:
        both = {"Content-Length": "4", "Transfer-Encoding": "chunked", "Content-Type": "application/json"}
        for method in ("POST", "GET"):
            answer = client.request(method, "/api/v1/session", headers=both)
            assert (answer.status_code, answer.headers["connection"]) == (400, "close")
            assert answer.json()["error"] == "AmbiguousLength"

    def test_a_body_without_a_length_is_counted(self, client: TestClient) -> None:
        def endless() -> object:
            for _ in range(6):
                yield b" " * 1024 * 1024

        headers = {"Content-Type": "application/json"}
        response = client.post(OPTIMIZE, content=endless(), headers=headers)  # type: ignore[arg-type]  # a generator
        assert response.status_code == 413
