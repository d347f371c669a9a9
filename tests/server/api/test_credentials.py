"""Every route against every way of not having its credential. The matrix is made from the running application."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import SecretStr

from server.api.credentials import POLICY, Credential
from server.core.settings import Settings
from server.domain.ledger import open_ledger
from server.main import OPEN_TEAM_ROUTERS, TEAM_ROUTERS, Server, create_server
from tests.builders.routes import routes_of
from tests.builders.team_app import whole_app
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


def with_credential(credential: Credential) -> list[tuple[str, str]]:
    return sorted(key for key, needed in POLICY.items() if needed.credential is credential)


def concrete(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "1", path)


class TestPolicy:
    def test_it_names_exactly_the_routes_there_are(self, whole: FastAPI) -> None:
        assert {route.key for route in routes_of(whole)} == set(POLICY)

    def test_on_this_computer_nobody_signs_in(self, server: Server) -> None:
        routers = (*TEAM_ROUTERS, *OPEN_TEAM_ROUTERS)
        of_teams = {route.path for router in routers for route in router.routes if isinstance(route, APIRoute)}
        assert of_teams
        assert not of_teams & {route.path for route in routes_of(server.app)}

    def test_no_route_hides_from_the_documentation(self, whole: FastAPI) -> None:
        of_hub = (Credential.PUSHER_SIGNATURE, Credential.APP_KEY)
        hidden = {route.key for route in routes_of(whole) if not route.documented}
        assert hidden == {key for key, needed in POLICY.items() if needed.credential in of_hub}

    def test_the_open_routes_are_the_known_few(self) -> None:
        of_accounts = ("/api/v1/auth/", "/account/")
        before_a_token = {path for _, path in with_credential(Credential.NONE) if path.startswith(of_accounts)}
        assert len(before_a_token) == 9 + 2
        others = [key for key in with_credential(Credential.NONE) if key[1] not in before_a_token]
        known = [
            ("GET", "/"),
            ("GET", "/api/v1/email/unsubscribe"),
            ("GET", "/billing/return"),
            ("GET", "/health"),
            ("GET", "/ready"),
        ]
        assert others == [*known, ("POST", "/api/v1/email/unsubscribe"), ("POST", "/nonce")]


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client without a credential. None of its requests changes anything, so that one server answers them all."""
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path_factory.mktemp("data"), launch_token=SecretStr(TOKEN))
    ledger = open_ledger(settings)
    server = create_server(settings, ledger, host="127.0.0.1", port=PORT)
    app = whole_app(server, ledger.database)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}", raise_server_exceptions=False) as client:
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


class TestStripeSignature:
    @pytest.mark.parametrize(("method", "path"), with_credential(Credential.STRIPE_SIGNATURE))
    def test_where_no_secret_is_set_nothing_is_taken(self, nobody: TestClient, method: str, path: str) -> None:
        assert nobody.request(method, path, json={}).status_code == 404


class TestAppKey:
    def test_an_unknown_key_gets_no_connection(self, client: TestClient) -> None:
        headers = {"Host": f"127.0.0.1:{PORT}"}
        with client.websocket_connect("/app/unknown?protocol=7", headers=headers) as socket:
            message = socket.receive_json()
        assert message["event"] == "pusher:error"
        assert message["data"]["code"] == 4001
