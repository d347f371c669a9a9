"""A team's API for the pages that its administrator has named, in a browser's own words."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from server.core.activity import Activity
from server.main import Door, Server, create_app
from tests.server.api.conftest import TOKEN

PAGE = "https://app.example.org"
OTHER = "https://evil.example"
HOST = "tasks.example.org"
OPTIMIZE = "/api/v1/roblox/optimize-script"


def team_of(server: Server, *pages: str) -> TestClient:
    """The same services behind the door of a team."""
    named = frozenset(pages)
    door = Door(frozenset({HOST}), frozenset({f"https://{HOST}", *named}), pages=named, secure=True)
    app = create_app(server.app.state.parts, Activity(), door)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return TestClient(app, base_url=f"https://{HOST}", headers=headers, raise_server_exceptions=False)


@pytest.fixture
def named(server: Server) -> Iterator[TestClient]:
    with team_of(server, PAGE) as client:
        yield client


def preflight(client: TestClient, origin: str, method: str = "POST", headers: str = "authorization") -> dict[str, str]:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": headers,
    }
    answer = client.options(OPTIMIZE, headers=asked)
    return {"status": str(answer.status_code), **cross_origin_headers(answer.headers)}


def cross_origin_headers(headers: object) -> dict[str, str]:
    assert hasattr(headers, "items")
    return {name.lower(): value for name, value in headers.items() if name.lower().startswith("access-control-")}


class TestPreflight:
    def test_a_named_page_may_send_what_our_own_client_sends(self, named: TestClient) -> None:
        told = preflight(named, PAGE, headers="authorization,content-type,idempotency-key")
        assert (told["status"], told["access-control-allow-origin"]) == ("200", PAGE)
        assert {"authorization", "content-type", "idempotency-key"} <= set(
            told["access-control-allow-headers"].lower().split(", ")
        )
        assert "PATCH" in told["access-control-allow-methods"]

    def test_no_other_header_and_no_other_method(self, named: TestClient) -> None:
        assert preflight(named, PAGE, headers="x-forwarded-for")["status"] == "400"
        assert preflight(named, PAGE, method="CONNECT")["status"] == "400"

    @pytest.mark.parametrize(
        "origin", [OTHER, "null", f"{PAGE}.evil.example", "http://app.example.org", f"{PAGE}:444", PAGE.upper()]
    )
    def test_any_other_is_told_nothing(self, named: TestClient, origin: str) -> None:
        assert preflight(named, origin) == {"status": "403"}

    def test_our_own_address_needs_none(self, named: TestClient) -> None:
        assert preflight(named, f"https://{HOST}") == {"status": "405"}

    def test_a_browsers_own_credentials_are_never_asked_for(self, named: TestClient) -> None:
        assert "access-control-allow-credentials" not in preflight(named, PAGE)


class TestAnswers:
    def test_a_named_page_reads_them(self, named: TestClient) -> None:
        answer = named.get("/api/v1/session", headers={"Origin": PAGE})
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, PAGE)
        assert "Origin" in answer.headers["vary"]
        assert "Retry-After" in answer.headers["access-control-expose-headers"]

    def test_and_what_was_refused(self, named: TestClient) -> None:
        anonymous = named.get("/api/v1/session", headers={"Origin": PAGE, "Authorization": ""})
        form = named.post(OPTIMIZE, data={"script_code": "print(1)"}, headers={"Origin": PAGE})
        large = named.post(OPTIMIZE, json={"script_code": "x" * 5_000_000}, headers={"Origin": PAGE})
        answers = (anonymous, form, large)
        assert [answer.status_code for answer in answers] == [401, 415, 413]
        assert all(answer.headers["access-control-allow-origin"] == PAGE for answer in answers)

    def test_another_page_gets_none(self, named: TestClient) -> None:
        answer = named.get("/api/v1/session", headers={"Origin": OTHER})
        assert (answer.status_code, cross_origin_headers(answer.headers)) == (403, {})

    def test_a_program_needs_no_origin(self, named: TestClient) -> None:
        answer = named.get("/api/v1/session")
        assert (answer.status_code, cross_origin_headers(answer.headers)) == (200, {})

    def test_a_named_page_at_another_host_is_refused(self, named: TestClient) -> None:
        answer = named.get("/api/v1/session", headers={"Origin": PAGE, "Host": "rebound.example"})
        assert answer.status_code == 421


class TestClosed:
    def test_without_a_setting_no_page_of_another_site_is_answered(self, server: Server) -> None:
        with team_of(server) as client:
            assert preflight(client, PAGE) == {"status": "403"}
            assert client.get("/api/v1/session", headers={"Origin": PAGE}).status_code == 403
