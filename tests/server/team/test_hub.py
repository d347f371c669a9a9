"""The hub as a process of its own stands behind the same gate as the API."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from server.api.response_headers import ALWAYS
from server.core.team_settings import TeamSettings
from server.team.hub import create_hub, create_hub_app

HUB = "https://live.example.org"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    given = {
        "SECRET_KEY": "3f8a1c0e5b7d9246aa81f0c3d2e4b5967788990011223344",
        "PUBLIC_URL": "https://tasks.example.org",
        "TOOLBOXAI_HUB": "apart",
        "TOOLBOXAI_HUB_URL": HUB,
        "CORS_ORIGINS": '["https://app.example.org"]',
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = TeamSettings()
    with TestClient(create_hub_app(settings, create_hub(settings)), base_url=HUB) as made:
        yield made


class TestCreateHubApp:
    def test_its_answers_tell_browsers_what_all_answers_do(self, client: TestClient) -> None:
        answer = client.get("/health")
        assert answer.status_code == 200
        assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
        assert "strict-transport-security" in answer.headers

    def test_it_answers_to_its_own_names_and_to_nobody_s_page(self, client: TestClient) -> None:
        assert client.get("/health", headers={"Host": "evil.example"}).status_code == 421
        assert client.get("/health", headers={"Origin": "https://evil.example"}).status_code == 403

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://app.example.org"])
    def test_no_other_page_opens_a_socket(self, client: TestClient, origin: str) -> None:
        with (
            pytest.raises(WebSocketDisconnect),
            client.websocket_connect("/app/x?protocol=7", headers={"Host": "live.example.org", "Origin": origin}),
        ):
            pass

    @pytest.mark.parametrize("origin", ["https://app.example.org", "https://tasks.example.org"])
    def test_a_page_that_is_named_comes_as_far_as_the_app_key(self, client: TestClient, origin: str) -> None:
        headers = {"Host": "live.example.org", "Origin": origin}
        with client.websocket_connect("/app/x?protocol=7", headers=headers) as socket:
            assert socket.receive_json()["data"]["code"] == 4001
