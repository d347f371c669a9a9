"""What a scraper reads, and who may be one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr, ValidationError

from server.api.counting import NO_ROUTE
from server.core.settings import Settings
from server.domain.ledger import Ledger
from server.integrations.prometheus.families import Type
from server.main import Server, create_server
from server.workers.metrics import ServerMetrics
from tests.server.api.conftest import PORT, TOKEN

SCRAPER_TOKEN = "scraper-" + "c" * 24
PAGE = Path(__file__).resolve().parents[3] / "docs" / "metrics.md"
BASE = f"http://127.0.0.1:{PORT}"
Key = tuple[str, frozenset[tuple[str, str]]]


@contextmanager
def from_address(server: Server, host: str) -> Iterator[TestClient]:
    """Somebody at that address, who knows no token."""
    with TestClient(server.app, base_url=BASE, client=(host, 50_000), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def scraper(server: Server) -> Iterator[TestClient]:
    with from_address(server, "127.0.0.1") as client:
        yield client


@pytest.fixture
def guarded(tmp_path: Path, ledger: Ledger) -> Iterator[Server]:
    """A server that has a token for scrapers."""
    settings = Settings(
        TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN), TOOLBOXAI_METRICS_TOKEN=SecretStr(SCRAPER_TOKEN)
    )
    made = create_server(settings, ledger, host="127.0.0.1", port=PORT)
    yield made
    made.runtime.node.pool.close()


def read(client: TestClient) -> dict[Key, float]:
    """Every sample by its name and labels, without the number of the process."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        (
            sample.name,
            frozenset((name, value) for name, value in sample.labels.items() if name != "process"),
        ): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def key(name: str, **labels: str) -> Key:
    return f"toolboxai_{name}", frozenset(labels.items())


def start(client: TestClient, name: str = "a.luau") -> str:
    answer = client.post("/api/v1/roblox/optimize-script", json={"script_code": "print(1)", "script_name": name})
    return str(answer.json()["data"]["task_id"])


class TestFigures:
    def test_waiting_tasks(self, scraper: TestClient, client: TestClient) -> None:
        before = read(scraper)
        start(client)
        start(client, "b.luau")
        after = read(scraper)
        for name in (key("tasks", status="queued"), key("tasks_due"), key("events_unpublished")):
            assert (before[name], after[name]) == (0, 2)
        assert before[key("oldest_wait_seconds")] == 0
        assert 0 < after[key("oldest_wait_seconds")] < 60
        assert after[key("tasks", status="processing")] == 0

    def test_steps_of_tasks_are_counted_once(self, scraper: TestClient, client: TestClient, server: Server) -> None:
        read(scraper)
        first, second = start(client), start(client, "b.luau")
        claim = server.runtime.execution.claim(first)
        assert claim is not None
        client.post(f"/api/v1/tasks/{second}/cancel")
        for _ in range(2):
            figures = read(scraper)
            phases = {
                phase: figures[key("task_transitions_total", kind="script-optimization", phase=phase)]
                for phase in ("queued", "started", "cancelled", "completed", "failed", "answered")
            }
            assert phases == {"queued": 2, "started": 1, "cancelled": 1, "completed": 0, "failed": 0, "answered": 0}

    def test_two_processes_tell_the_same_of_the_ledger(
        self, scraper: TestClient, client: TestClient, ledger: Ledger, tmp_path: Path
    ) -> None:
        settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN))
        other = create_server(settings, ledger, host="127.0.0.1", port=PORT)
        with from_address(other, "127.0.0.1") as second:
            read(scraper)
            read(second)
            start(client)
            mine, theirs = read(scraper), read(second)
        other.runtime.node.pool.close()
        shared = {name for name, _ in mine} & {"toolboxai_tasks", "toolboxai_task_transitions_total", "toolboxai_nodes"}
        assert len(shared) == 3
        assert {one: mine[one] for one in mine if one[0] in shared} == {
            one: theirs[one] for one in theirs if one[0] in shared
        }

    def test_requests_by_the_template_of_their_route(self, scraper: TestClient, client: TestClient) -> None:
        task_id = start(client)
        client.get(f"/api/v1/tasks/{task_id}")
        client.get("/api/v1/tasks/unknown")
        client.get("/no/such/path/of/mine")
        scraper.get("/api/v1/session")
        client.get("/health", headers={"Host": "elsewhere.example"})
        figures = read(scraper)
        of_task = "/api/v1/tasks/{task_id}"
        assert figures[key("http_requests_total", method="GET", route=of_task, status="200")] == 1
        assert figures[key("http_requests_total", method="GET", route=of_task, status="404")] == 1
        assert figures[key("http_requests_total", method="GET", route="/api/v1/session", status="401")] == 1
        assert figures[key("http_requests_total", method="GET", route=NO_ROUTE, status="404")] == 1
        assert figures[key("http_requests_total", method="GET", route=NO_ROUTE, status="421")] == 1
        assert figures[key("http_request_seconds_count", method="GET", route=of_task)] == 2
        assert figures[key("http_request_seconds_bucket", method="GET", route=of_task, le="+Inf")] == 2
        assert "/no/such/path" not in scraper.get("/metrics").text

    def test_nobody_is_named(self, scraper: TestClient, client: TestClient) -> None:
        session = client.get("/api/v1/session").json()
        task_id = start(client)
        text = scraper.get("/metrics").text
        for name in (session["user_id"], session["organization_id"], session["organization_name"], task_id):
            assert name not in text


class TestWhoMayRead:
    @pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.7", "::1"])
    def test_this_computer(self, server: Server, host: str) -> None:
        with from_address(server, host) as client:
            assert client.get("/metrics").status_code == 200

    @pytest.mark.parametrize("host", ["192.168.1.7", "8.8.8.8", "testclient", ""])
    def test_nobody_else_without_a_token(self, server: Server, host: str) -> None:
        with from_address(server, host) as client:
            assert client.get("/metrics").status_code == 403

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
    def test_nobody_behind_a_proxy_of_this_computer(self, scraper: TestClient, header: str) -> None:
        assert scraper.get("/metrics", headers={header: "192.168.1.7"}).status_code == 403

    def test_a_page_of_another_site_does_not(self, scraper: TestClient) -> None:
        assert scraper.get("/metrics", headers={"Origin": "https://evil.example"}).status_code == 403

    @pytest.mark.parametrize("host", ["127.0.0.1", "192.168.1.7"])
    @pytest.mark.parametrize("shown", [None, f"Bearer {TOKEN}", "Bearer wrong", f"Basic {SCRAPER_TOKEN}", "Bearer é"])
    def test_a_token_that_is_set_must_be_shown(self, guarded: Server, host: str, shown: str | None) -> None:
        headers = {b"Authorization": shown.encode()} if shown else {}
        with from_address(guarded, host) as client:
            assert client.get("/metrics", headers=headers).status_code == 401

    def test_with_the_token_from_anywhere(self, guarded: Server) -> None:
        with from_address(guarded, "192.168.1.7") as client:
            headers = {"Authorization": f"Bearer {SCRAPER_TOKEN}", "X-Forwarded-For": "192.168.1.8"}
            assert client.get("/metrics", headers=headers).status_code == 200

    def test_the_token_opens_nothing_else(self, guarded: Server) -> None:
        with from_address(guarded, "127.0.0.1") as client:
            headers = {"Authorization": f"Bearer {SCRAPER_TOKEN}"}
            assert client.get("/api/v1/session", headers=headers).status_code == 401

    def test_being_asked_is_no_sign_of_need(self, scraper: TestClient, server: Server) -> None:
        idle = server.activity.idle_seconds()
        scraper.get("/metrics")
        assert server.activity.idle_seconds() > idle


class TestSetting:
    def test_a_short_token_is_refused_and_an_empty_one_is_none(self, tmp_path: Path) -> None:
        def made(token: str) -> Settings:
            given = {"TOOLBOXAI_METRICS_TOKEN": token}
            return Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN), **given)  # type: ignore[arg-type]

        with pytest.raises(ValidationError):
            made("short")
        assert made("").metrics_token is None


class TestPage:
    def test_it_names_every_figure_with_its_type_and_labels(self, server: Server) -> None:
        metrics = _metrics_of(server)
        told = {
            f"{family.name}_total" if family.type is Type.COUNTER else family.name: (
                family.type.value,
                frozenset(family.labels),
            )
            for family, _ in metrics.figures()
        }
        page = PAGE.read_text(encoding="utf-8")
        rows = re.findall(r"^\| `(toolboxai_\w+)` \| (\w+) \|([^|]*)\|", page, re.MULTILINE)
        assert told == {name: (kind, frozenset(re.findall(r"`(\w+)`", labels))) for name, kind, labels in rows}


def _metrics_of(server: Server) -> ServerMetrics:
    metrics = server.app.state.parts.metrics
    assert isinstance(metrics, ServerMetrics)
    return metrics
