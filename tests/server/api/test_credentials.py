"""Every route against every way of not having its credential. The matrix is made from the running application."""

import re
from collections.abc import Iterator

import pytest
from fastapi.openapi.utils import get_openapi
from fastapi.testclient import TestClient
from pydantic import SecretStr
from starlette.routing import Route, WebSocketRoute

from server.api import admin, ai, health, metrics, roblox, session, tasks
from server.api.credentials import POLICY, Credential
from server.core.settings import Settings
from server.domain.ledger import open_ledger
from server.main import TEAM_ROUTERS, Server, create_server
from tests.server.api.conftest import PORT, TOKEN

WRONG_TOKENS = [
    "",
    "Bearer",
    "Bearer wrong",
    f"Bearer {'b' * 64}",
    f"Basic {'a' * 64}",
    f"bearer {'a' * 63}",
    "Bearer é",
]

JSON = (b"application/json", b"{}")
OCTETS = (b"application/octet-stream", b"a file")
FORM = (b"application/x-www-form-urlencoded", b"socket_id=1.1&channel_name=x")


def routes_of(server: Server) -> Iterator[tuple[str, str]]:
    """FastAPI's own routes, as it documents them (every one is documented), and the hub's."""
    for path, operations in get_openapi(title="", version="", routes=server.app.routes)["paths"].items():
        for method in operations:
            yield method.upper(), path
    for route in server.app.routes:
        if isinstance(route, WebSocketRoute):
            yield "WEBSOCKET", route.path
        elif isinstance(route, Route):
            for method in (route.methods or set()) - {"HEAD"}:
                yield method, route.path


def with_routes_of_a_team(server: Server) -> Server:
    """What one computer alone does not offer is refused the same way."""
    for router in TEAM_ROUTERS:
        server.app.include_router(router)
    return server


def with_credential(credential: Credential) -> list[tuple[str, str]]:
    return sorted(key for key, needed in POLICY.items() if needed is credential)


def concrete(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "1", path)


class TestPolicy:
    def test_it_names_exactly_the_routes_there_are(self, server: Server) -> None:
        assert set(routes_of(with_routes_of_a_team(server))) == set(POLICY)

    def test_no_route_hides_from_the_documentation(self, server: Server) -> None:
        parts = (health, session, roblox, tasks, ai, admin, metrics)
        assert all(getattr(route, "include_in_schema", False) for part in parts for route in part.router.routes)

    def test_the_open_routes_are_the_known_few(self) -> None:
        known = [
            ("GET", "/api/v1/email/unsubscribe"),
            ("GET", "/health"),
            ("GET", "/ready"),
            ("POST", "/api/v1/email/unsubscribe"),
            ("POST", "/nonce"),
        ]
        assert with_credential(Credential.NONE) == known


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client without a credential. None of its requests changes anything, so that one server answers them all."""
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path_factory.mktemp("data"), launch_token=SecretStr(TOKEN))
    ledger = open_ledger(settings)
    server = with_routes_of_a_team(create_server(settings, ledger, host="127.0.0.1", port=PORT))
    with TestClient(server.app, base_url=f"http://127.0.0.1:{PORT}", raise_server_exceptions=False) as client:
        yield client
    server.runtime.node.pool.close()
    ledger.database.close()


class TestBearer:
    @pytest.mark.parametrize(("method", "path"), with_credential(Credential.BEARER))
    @pytest.mark.parametrize("header", WRONG_TOKENS)
    def test_without_the_token_nothing_is_answered(
        self, nobody: TestClient, method: str, path: str, header: str
    ) -> None:
        headers = {b"Authorization": header.encode()} if header else {}
        kind, body = {"/pusher/auth": FORM, "/api/v1/materials": OCTETS}.get(path, JSON)
        sent = {**headers, b"Content-Type": kind} if method == "POST" else headers
        response = nobody.request(method, concrete(path), headers=sent, content=body if method == "POST" else None)
        assert response.status_code == 401
        assert response.json()["error"] == "Unauthorized"


class TestPusherSignature:
    @pytest.mark.parametrize(("method", "path"), with_credential(Credential.PUSHER_SIGNATURE))
    def test_an_unsigned_request_is_refused(self, client: TestClient, method: str, path: str) -> None:
        body: dict[str, str] | None = {} if method == "POST" else None
        assert client.request(method, concrete(path), json=body).status_code in (401, 404)


class TestAppKey:
    def test_an_unknown_key_gets_no_connection(self, client: TestClient) -> None:
        headers = {"Host": f"127.0.0.1:{PORT}"}
        with client.websocket_connect("/app/unknown?protocol=7", headers=headers) as socket:
            message = socket.receive_json()
        assert message["event"] == "pusher:error"
        assert message["data"]["code"] == 4001
