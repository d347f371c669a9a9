"""What browsers are told with every answer, whoever gives it."""

from collections.abc import Iterator

import httpx2
import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from server.api.response_headers import ALWAYS, ResponseHeaders
from server.core.activity import Activity
from server.main import Door, Server, create_app
from tests.server.api.conftest import PORT, TOKEN

OPTIMIZE = "/api/v1/roblox/optimize-script"
HSTS = "strict-transport-security"


def missing(answer: httpx2.Response) -> set[str]:
    return {name for name, value in ALWAYS.items() if answer.headers.get_list(name) != [value]}


@pytest.fixture
def unharmed(server: Server) -> Iterator[TestClient]:
    """Gets a 500 where the application raises."""

    @server.app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a bug")

    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(
        server.app, base_url=f"http://127.0.0.1:{PORT}", headers=headers, raise_server_exceptions=False
    ) as made:
        yield made


class TestEveryAnswer:
    def test_it_has_them_whatever_it_says(self, unharmed: TestClient) -> None:
        answers = {
            200: unharmed.get("/health"),
            401: unharmed.get("/api/v1/session", headers={"Authorization": ""}),
            403: unharmed.get("/health", headers={"Origin": "https://evil.example"}),
            404: unharmed.get("/nothing"),
            405: unharmed.put("/health"),
            413: unharmed.post(OPTIMIZE, json={"script_code": "x" * 5_000_000}),
            415: unharmed.post(OPTIMIZE, data={"a": "b"}),
            421: unharmed.get("/health", headers={"Host": "evil.example"}),
            422: unharmed.post(OPTIMIZE, json={}),
            500: unharmed.get("/broken"),
        }
        assert {status: answer.status_code for status, answer in answers.items()} == {one: one for one in answers}
        assert {status: missing(answer) for status, answer in answers.items()} == {status: set() for status in answers}

    def test_a_page_keeps_what_it_says_itself(self) -> None:
        policy = "default-src 'self'"

        async def page(request: Request) -> HTMLResponse:
            del request
            return HTMLResponse("<p>Hello</p>", headers={"Content-Security-Policy": policy})

        app = ResponseHeaders(Starlette(routes=[Route("/", page)]), secure=False)
        answer = TestClient(app).get("/")
        assert answer.headers.get_list("content-security-policy") == [policy]
        assert missing(answer) == {"content-security-policy"}


class TestStrictTransportSecurity:
    def test_only_where_people_come_over_https(self, server: Server) -> None:
        for secure in (True, False):
            door = Door(frozenset({"tasks.example.org"}), frozenset(), secure=secure)
            app = create_app(server.app.state.parts, Activity(), door)
            answer = TestClient(app, base_url="https://tasks.example.org").get("/health")
            assert (HSTS in answer.headers) is secure

    def test_never_on_this_computer(self, client: TestClient) -> None:
        assert HSTS not in client.get("/health").headers
