"""Setting and testing the AI endpoint, against a fake one on a real socket."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import update

from contracts.ai import AiSettings, AiSettingsView, AiSource, AiTestRequest, AiTestResult
from contracts.session import Role
from server.api.credentials import require_server_owner
from server.core.database import SYSTEM
from server.core.errors import Forbidden
from server.core.settings import Settings
from server.domain.ai.errors import AiTestRunning
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.ledger import Ledger
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership
from server.integrations.ai.errors import AiAddressRefused, AiTimedOut, AiUnreachable
from server.integrations.ai.provider import Endpoint, Limits
from tests.fakes.openai_server import FakeOpenAi, Scripted, failed, serving

KEY = "sk-right"
NOTHING = {"base_url": "", "model": "", "has_key": False, "source": "none"}


@pytest.fixture
def fake() -> FakeOpenAi:
    return FakeOpenAi(key=KEY)


@pytest.fixture
def url(fake: FakeOpenAi) -> Iterator[str]:
    with serving(fake) as url:
        yield url


def settings_from(monkeypatch: pytest.MonkeyPatch, folder: Path, **environment: str) -> Settings:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Settings(TOOLBOXAI_DATA_DIR=folder, launch_token=SecretStr("a" * 64))


class TestSettings:
    def test_nothing_is_set_at_first(self, client: TestClient) -> None:
        assert client.get("/api/v1/ai/settings").json() == NOTHING

    def test_they_hold_without_the_key_being_told(self, client: TestClient) -> None:
        body = {"base_url": "https://ai.example.org/v1/", "model": "small-1", "api_key": KEY}
        answer = client.put("/api/v1/ai/settings", json=body)
        expected = {"base_url": "https://ai.example.org/v1", "model": "small-1", "has_key": True, "source": "app"}
        assert (answer.status_code, answer.json()) == (200, expected)
        assert client.get("/api/v1/ai/settings").json() == expected

    def test_a_put_replaces_the_key_too(self, client: TestClient) -> None:
        client.put("/api/v1/ai/settings", json={"base_url": "https://ai.example.org", "api_key": KEY})
        client.put("/api/v1/ai/settings", json={"base_url": "https://ai.example.org"})
        assert not client.get("/api/v1/ai/settings").json()["has_key"]

    def test_they_can_be_forgotten(self, client: TestClient) -> None:
        client.put("/api/v1/ai/settings", json={"base_url": "https://ai.example.org", "api_key": KEY})
        assert client.delete("/api/v1/ai/settings").json() == NOTHING

    def test_nothing_is_written(self, client: TestClient, tmp_path: Path) -> None:
        client.put("/api/v1/ai/settings", json={"base_url": "https://ai.example.org", "api_key": "sk-find-me-on-disk"})
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert files
        assert not any(b"sk-find-me-on-disk" in path.read_bytes() for path in files)

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"base_url": ""},
            {"base_url": "ftp://ai.example.org"},
            {"base_url": "http://ai.example.org"},
            {"base_url": "https://me:secret@ai.example.org"},
            {"base_url": "https://ai.example.org?key=1"},
            {"base_url": "https://ai.example.org#x"},
            {"base_url": "https://ai.example.org/" + "x" * 2_000},
            {"base_url": "http://169.254.169.254/latest"},
            {"base_url": "http://2852039166/latest"},
            {"base_url": "http://0xA9FEA9FE/latest"},
            {"base_url": "http://[::ffff:169.254.169.254]/"},
            {"base_url": "http://0.0.0.0:80"},
            {"base_url": "https://ai.example.org\r\nX: y"},
            {"base_url": "https://ai.example.org:99999"},
            {"base_url": "https://ai.example.org", "model": "x" * 201},
            {"base_url": "https://ai.example.org", "model": "a\x1bb"},
            {"base_url": "https://ai.example.org", "api_key": ""},
            {"base_url": "https://ai.example.org", "api_key": "a b"},
            {"base_url": "https://ai.example.org", "api_key": "a\r\nX: y"},
            {"base_url": "https://ai.example.org", "api_key": "x" * 501},
            {"base_url": "https://ai.example.org", "more": 1},
        ],
    )
    def test_what_does_not_fit_is_refused_without_an_echo(self, client: TestClient, body: dict[str, str]) -> None:
        answer = client.put("/api/v1/ai/settings", json=body)
        assert (answer.status_code, answer.json()["error"]) == (422, "ValidationError")
        assert "secret" not in answer.text
        assert client.get("/api/v1/ai/settings").json() == NOTHING

    @pytest.mark.parametrize(
        "base_url",
        [
            "http://localhost:11434/v1",
            "http://127.0.0.1:1/v1",
            "http://192.168.1.5",
            "http://[::1]:8",
            "http://nas.local",
        ],
    )
    def test_plain_http_is_for_nearby_hosts(self, client: TestClient, base_url: str) -> None:
        assert client.put("/api/v1/ai/settings", json={"base_url": base_url}).status_code == 200


class TestWhoMay:
    def test_students_do_not_read_them(self, client: TestClient, ledger: Ledger) -> None:
        with ledger.database.write(SYSTEM) as unit:
            unit.session.execute(update(Membership).values(role=Role.STUDENT.value))
        assert client.get("/api/v1/ai/settings").status_code == 403

    @pytest.mark.parametrize("role", [Role.TEACHER, Role.STUDENT])
    def test_only_an_admin_sets_tests_and_forgets(self, client: TestClient, ledger: Ledger, role: Role) -> None:
        with ledger.database.write(SYSTEM) as unit:
            unit.session.execute(update(Membership).values(role=role.value))
        body = {"base_url": "https://ai.example.org"}
        answers = [
            client.put("/api/v1/ai/settings", json=body),
            client.delete("/api/v1/ai/settings"),
            client.post("/api/v1/ai/test", json=body),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403]

    def test_an_admin_of_another_organization_does_not(self) -> None:
        with pytest.raises(Forbidden):
            asyncio.run(
                require_server_owner(Member("u", "Eve", "o", "Other School", Role.ADMIN, is_server_owner=False))
            )


class TestTest:
    def test_models_and_a_reply(self, client: TestClient, url: str) -> None:
        answer = client.post("/api/v1/ai/test", json={"base_url": url, "model": "small-1", "api_key": KEY})
        result = AiTestResult.model_validate(answer.json())
        assert (result.models, result.reply) == (["small-1", "large-1"], "Ready when you are.")
        assert 0 < result.milliseconds < 60_000
        assert client.get("/api/v1/ai/settings").json() == NOTHING

    def test_without_a_model_there_is_only_the_list(self, client: TestClient, url: str, fake: FakeOpenAi) -> None:
        answer = client.post("/api/v1/ai/test", json={"base_url": url, "api_key": KEY}).json()
        assert (answer["models"], answer["reply"]) == (["small-1", "large-1"], None)
        fake.models = ("the-only-one",)
        assert client.post("/api/v1/ai/test", json={"base_url": url, "api_key": KEY}).json()["reply"]

    def test_a_server_that_lists_nothing_may_answer(self, client: TestClient, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(failed(404, "Unknown request URL."))
        answer = client.post("/api/v1/ai/test", json={"base_url": url, "model": "small-1", "api_key": KEY}).json()
        assert (answer["models"], answer["reply"]) == ([], "Ready when you are.")

    def test_what_is_left_out_is_taken_from_what_is_set(self, client: TestClient, url: str) -> None:
        client.put("/api/v1/ai/settings", json={"base_url": url, "model": "small-1", "api_key": KEY})
        assert client.post("/api/v1/ai/test", json={}).json()["reply"] == "Ready when you are."
        assert client.post("/api/v1/ai/test", json={"model": "none"}).json()["error"] == "AiModelUnknown"

    def test_the_key_that_is_set_goes_to_no_other_address(self, client: TestClient, url: str) -> None:
        client.put("/api/v1/ai/settings", json={"base_url": url, "model": "small-1", "api_key": KEY})
        other = FakeOpenAi(key=None)
        with serving(other) as elsewhere:
            assert client.post("/api/v1/ai/test", json={"base_url": elsewhere}).status_code == 200
        assert other.seen
        assert not any("authorization" in seen.headers for seen in other.seen)

    def test_with_nothing_set_there_is_nobody_to_ask(self, client: TestClient) -> None:
        answer = client.post("/api/v1/ai/test", json={})
        assert (answer.status_code, answer.json()["error"]) == (409, "AiNotConfigured")

    @pytest.mark.parametrize(
        ("answer", "status", "error"),
        [
            (failed(401, "No."), 502, "AiKeyRefused"),
            (failed(429, "Slow.", retry_after="9"), 502, "AiRateLimited"),
            (failed(500, "Oh."), 502, "AiServerFault"),
            (Scripted(307, headers={"Location": "http://localhost:1"}), 502, "AiRedirected"),
            (Scripted(body=b"<html>"), 502, "AiIncompatible"),
        ],
    )
    def test_each_trouble_has_its_name(
        self, client: TestClient, url: str, fake: FakeOpenAi, answer: Scripted, status: int, error: str
    ) -> None:
        fake.script.append(answer)
        said = client.post("/api/v1/ai/test", json={"base_url": url, "api_key": KEY})
        assert (said.status_code, said.json()["error"]) == (status, error)

    def test_what_a_model_says_is_one_printable_line(self, client: TestClient, url: str, fake: FakeOpenAi) -> None:
        fake.says = "\x1b[31mred" + "x" * 900
        answer = client.post("/api/v1/ai/test", json={"base_url": url, "model": "small-1", "api_key": KEY}).json()
        assert answer["reply"].startswith("[31mred")
        assert len(answer["reply"]) == 400

    def test_a_page_of_another_site_cannot_start_one(self, client: TestClient, url: str, fake: FakeOpenAi) -> None:
        headers = {"Origin": "https://evil.example"}
        answer = client.post("/api/v1/ai/test", json={"base_url": url, "api_key": KEY}, headers=headers)
        assert (answer.status_code, fake.seen) == (403, [])


class TestOneAtATime:
    def test_a_second_is_refused_while_one_runs(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b"{", hang=True))
        service = AiService(None, test_limits=Limits(seconds=30, retries=0))
        request = AiTestRequest.model_validate({"base_url": url, "api_key": KEY})
        first = threading.Thread(target=self._swallow, args=(service, request))
        first.start()
        patience = threading.Event()
        while not fake.seen:
            patience.wait(0.01)
        with pytest.raises(AiTestRunning):
            service.test(request)
        fake.closing.set()
        first.join(30)
        assert service.test(request).models

    def test_a_slow_one_ends(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b"{", hang=True))
        service = AiService(None, test_limits=Limits(seconds=0.2, retries=0))
        with pytest.raises(AiTimedOut):
            service.test(AiTestRequest.model_validate({"base_url": url, "api_key": KEY}))

    @staticmethod
    def _swallow(service: AiService, request: AiTestRequest) -> None:
        with pytest.raises(AiUnreachable):
            service.test(request)


class TestEnvironment:
    def test_it_is_in_force_until_the_app_sets_another(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        settings = settings_from(
            monkeypatch, tmp_path, OPENAI_BASE_URL="https://ai.example.org/v1", OPENAI_MODEL="m", OPENAI_API_KEY=KEY
        )
        service = AiService(endpoint_of_environment(settings))
        theirs = AiSettingsView(base_url="https://ai.example.org/v1", model="m", has_key=True, source="environment")
        assert service.view() == theirs
        other = AiSettings(base_url="https://other.example.org")
        assert service.configure(other).source is AiSource.APP
        assert not service.view().has_key, "OPENAI_API_KEY goes to OPENAI_BASE_URL only"
        assert service.configure(AiSettings(base_url="https://ai.example.org/v1", model="n")).has_key
        assert service.forget() == theirs

    def test_a_key_without_an_address_belongs_to_openai(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        endpoint = endpoint_of_environment(settings_from(monkeypatch, tmp_path, OPENAI_API_KEY=KEY))
        assert endpoint == Endpoint("https://api.openai.com/v1", "", SecretStr(KEY))

    def test_empty_means_unset(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        settings = settings_from(monkeypatch, tmp_path, OPENAI_API_KEY="", OPENAI_BASE_URL="", OPENAI_MODEL="")
        assert endpoint_of_environment(settings) is None

    def test_a_wrong_address_is_told_at_the_start(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="must begin with https"):
            settings_from(monkeypatch, tmp_path, OPENAI_BASE_URL="http://ai.example.org")

    def test_the_settings_do_not_print_the_key(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        settings = settings_from(monkeypatch, tmp_path, OPENAI_API_KEY=KEY)
        assert KEY not in repr(settings)
        assert "openai_api_key" not in settings.model_dump()


class TestOfATeam:
    """Whoever owns the server on paper does not own the network that it stands in."""

    def test_a_test_does_not_reach_into_its_network(self, url: str, fake: FakeOpenAi) -> None:
        service = AiService(None, changeable=False)
        inward = url.replace("http:", "https:")
        for address in (url, inward, inward.replace("127.0.0.1", "localhost")):
            with pytest.raises(AiAddressRefused):
                service.test(AiTestRequest.model_validate({"base_url": address, "api_key": KEY}))
        assert fake.seen == []

    def test_the_address_of_its_environment_may_be_nearby(self, url: str) -> None:
        service = AiService(Endpoint(url, "small-1", SecretStr(KEY)), changeable=False)
        assert service.provider().models() == ["small-1", "large-1"]
        assert service.test(AiTestRequest()).models == ["small-1", "large-1"]
        assert service.test(AiTestRequest.model_validate({"base_url": url})).models == ["small-1", "large-1"]


class TestProvider:
    def test_without_an_endpoint_nobody_is_available(self) -> None:
        assert not AiService(None).provider().available

    def test_with_one_it_answers(self, url: str) -> None:
        assert AiService(Endpoint(url, "small-1", SecretStr(KEY))).provider().models() == ["small-1", "large-1"]
