"""Connections go to the number that was checked, whatever the name says a moment later."""

import asyncio
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import trustme

from server.core.outgoing import Reach
from server.integrations.ai.errors import AiAddressRefused
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import Endpoint, Limits
from server.integrations.ai.transport import Pinned, bounded_http
from tests.fakes.openai_server import FakeOpenAi, serving

LIMITS = Limits(seconds=10, retries=0)
PUBLIC_NUMBER = "93.184.216.34"
METADATA = "169.254.169.254"


class ChangingName:
    """A name server that gives another answer each time, and the last one from then on."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        del port
        self.asked.append(host)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


class Connections(httpx2.AsyncBaseTransport):
    """Notes where a connection would go; `dead` numbers take none."""

    def __init__(self, dead: frozenset[str] = frozenset()) -> None:
        self.made: list[tuple[str, str, str]] = []
        self._dead = dead

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.made.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        if request.url.host in self._dead:
            raise httpx2.ConnectError("nobody there", request=request)
        return httpx2.Response(200, json={})


@pytest.fixture
def fake() -> FakeOpenAi:
    return FakeOpenAi(key=None)


@pytest.fixture
def port(fake: FakeOpenAi) -> Iterator[int]:
    with serving(fake) as url:
        yield port_of(url)


def port_of(url: str) -> int:
    port = httpx2.URL(url).port
    assert port is not None
    return port


def asked(url: str, reach: Reach, name: ChangingName, *, trust_env: bool = False) -> httpx2.Response:
    async def ask() -> httpx2.Response:
        async with bounded_http(Endpoint(url, reach=reach), LIMITS, trust_env=trust_env, resolve=name) as http:
            return await http.get(f"{url}/models")

    return asyncio.run(ask())


def sent(url: str, reach: Reach, name: ChangingName, connections: Connections) -> httpx2.Response:
    async def send() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=Pinned(connections, reach, LIMITS, name)) as http:
            return await http.get(url)

    return asyncio.run(send())


class TestRebinding:
    def test_a_name_that_changes_is_asked_once_and_what_was_checked_is_used(self, fake: FakeOpenAi, port: int) -> None:
        name = ChangingName(["127.0.0.1"], [METADATA])
        assert asked(f"http://models.test:{port}/v1", Reach.NEARBY, name).status_code == 200
        assert name.asked == ["models.test"]
        assert fake.seen[0].headers["host"] == f"models.test:{port}"

    def test_a_name_that_turns_inwards_after_the_check_does_not_lead_there(self) -> None:
        connections = Connections()
        name = ChangingName([PUBLIC_NUMBER], ["127.0.0.1"])
        assert sent("https://models.example/v1", Reach.PUBLIC, name, connections).status_code == 200
        assert connections.made == [(PUBLIC_NUMBER, "models.example", "models.example")]

    def test_each_request_is_checked_anew(self, fake: FakeOpenAi, port: int) -> None:
        name = ChangingName(["127.0.0.1"], [METADATA])
        assert asked(f"http://models.test:{port}/v1", Reach.NEARBY, name).status_code == 200
        with pytest.raises(AiAddressRefused):
            asked(f"http://models.test:{port}/v1", Reach.NEARBY, name)
        assert len(fake.seen) == 1


class TestRefused:
    @pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.1", "::ffff:10.0.0.1", "fd00::1", METADATA, "::1"])
    def test_a_public_reach_does_not_go_inwards(self, number: str) -> None:
        connections = Connections()
        with pytest.raises(AiAddressRefused, match="public internet"):
            sent("https://models.example/v1", Reach.PUBLIC, ChangingName([number]), connections)
        assert connections.made == []

    def test_nor_without_tls(self) -> None:
        connections = Connections()
        with pytest.raises(AiAddressRefused):
            sent("http://models.example/v1", Reach.PUBLIC, ChangingName([PUBLIC_NUMBER]), connections)
        assert connections.made == []

    def test_a_name_of_a_metadata_service_is_refused_to_the_owner_of_the_network_too(self) -> None:
        connections = Connections()
        with pytest.raises(AiAddressRefused, match="no service has"):
            sent("http://metadata.internal/v1", Reach.NEARBY, ChangingName([METADATA]), connections)
        assert connections.made == []

    def test_the_provider_says_so(self, fake: FakeOpenAi, port: int) -> None:
        inward = Endpoint(f"https://localhost:{port}/v1", "small-1", reach=Reach.PUBLIC)
        with pytest.raises(AiAddressRefused, match="localhost"):
            OpenAiProvider(inward, LIMITS).models()
        assert fake.seen == []

    def test_no_proxy_of_the_environment_goes_there_instead(
        self, fake: FakeOpenAi, port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        with pytest.raises(AiAddressRefused):
            asked("https://models.example/v1", Reach.PUBLIC, ChangingName(["10.0.0.1"]), trust_env=True)
        assert fake.seen == []


class TestSeveralNumbers:
    def test_the_next_is_tried_where_nobody_answers(self) -> None:
        connections = Connections(dead=frozenset({"2606:4700::1111"}))
        name = ChangingName(["2606:4700::1111", PUBLIC_NUMBER])
        assert sent("https://models.example/v1", Reach.PUBLIC, name, connections).status_code == 200
        assert [number for number, *_ in connections.made] == ["2606:4700::1111", PUBLIC_NUMBER]

    def test_nobody_at_any_of_them(self) -> None:
        connections = Connections(dead=frozenset({PUBLIC_NUMBER, "8.8.8.8"}))
        with pytest.raises(httpx2.ConnectError):
            sent("https://models.example", Reach.PUBLIC, ChangingName([PUBLIC_NUMBER, "8.8.8.8"]), connections)


class TestProxy:
    def test_a_proxy_of_the_environment_decides_for_itself(
        self, fake: FakeOpenAi, port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        name = ChangingName(["10.0.0.1"])
        asked("http://models.example/v1", Reach.NEARBY, name, trust_env=True)
        assert name.asked == []
        assert fake.seen[0].headers["host"] == "models.example"


class TestCertificates:
    @pytest.fixture
    def authority(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
        made = trustme.CA()
        made.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        return made

    @staticmethod
    def server_side(authority: trustme.CA, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        return context

    def test_they_are_compared_with_the_name_and_not_with_the_number(
        self, fake: FakeOpenAi, authority: trustme.CA
    ) -> None:
        with serving(fake, self.server_side(authority, "models.test")) as url:
            answer = asked(
                f"https://models.test:{port_of(url)}/v1", Reach.NEARBY, ChangingName(["127.0.0.1"]), trust_env=True
            )
        assert answer.status_code == 200

    def test_one_of_another_name_is_refused(self, fake: FakeOpenAi, authority: trustme.CA) -> None:
        with serving(fake, self.server_side(authority, "other.test")) as url, pytest.raises(httpx2.ConnectError):
            asked(f"https://models.test:{port_of(url)}/v1", Reach.NEARBY, ChangingName(["127.0.0.1"]), trust_env=True)
        assert fake.seen == []
