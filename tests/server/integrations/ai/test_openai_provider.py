"""The real SDK against a fake endpoint on a real socket."""

import datetime
import ipaddress
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from server.integrations.ai import errors
from server.integrations.ai.none import NoProvider
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import Completion, Endpoint, Limits, Message
from tests.fakes.openai_server import FakeOpenAi, Scripted, failed, serving

KEY = "sk-right"
ASKED = Completion((Message("system", "Be brief."), Message("user", "Are you there?")), max_tokens=100)
LIMITS = Limits(seconds=20, retries=0)


@pytest.fixture
def fake() -> FakeOpenAi:
    return FakeOpenAi(key=KEY)


@pytest.fixture
def url(fake: FakeOpenAi) -> Iterator[str]:
    with serving(fake) as url:
        yield url


def provider(url: str, *, key: str | None = KEY, model: str = "small-1", limits: Limits = LIMITS) -> OpenAiProvider:
    return OpenAiProvider(Endpoint(url, model, SecretStr(key) if key else None), limits)


def self_signed(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS with a certificate that nobody trusts."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "nobody")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, private.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(private, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = private.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "both.pem").write_bytes(plain + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


class TestModels:
    def test_they_are_listed_in_their_order(self, url: str) -> None:
        assert provider(url).models() == ["small-1", "large-1"]

    def test_names_that_cannot_be_shown_are_left_out(self, url: str, fake: FakeOpenAi) -> None:
        fake.models = ("good", "bad\x1b[31m", "x" * 201, "", "good")
        assert provider(url).models() == ["good"]

    @pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"data": null}', b'{"data": [{"id": 4}]}', b"", b"\xff\xfe"])
    def test_anything_else_is_not_compatible(self, url: str, fake: FakeOpenAi, body: bytes) -> None:
        fake.script.append(Scripted(body=body))
        with pytest.raises(errors.AiIncompatible):
            provider(url).models()


class TestComplete:
    def test_a_reply(self, url: str, fake: FakeOpenAi) -> None:
        reply = provider(url).complete(ASKED)
        assert (reply.text, reply.model, reply.cut) == ("Ready when you are.", "small-1", False)
        assert [turn["role"] for turn in fake.seen[0].body["messages"]] == ["system", "user"]

    def test_the_tokens_that_it_took_are_told_if_the_server_tells_them(self, url: str, fake: FakeOpenAi) -> None:
        assert provider(url).complete(ASKED).tokens == fake.tokens_used > 0
        fake.script.append(Scripted(body=b'{"choices": [{"message": {"content": "Yes."}}], "usage": null}'))
        assert provider(url).complete(ASKED).tokens is None

    def test_a_cancel_ends_the_call_and_its_connection(self, url: str, fake: FakeOpenAi) -> None:
        cancelled = threading.Event()
        fake.script.append(Scripted(body=b"{", hang=True))
        timer = threading.Timer(0.3, cancelled.set)
        timer.start()
        started = time.monotonic()
        with pytest.raises(errors.Cancelled):
            provider(url).complete(ASKED, cancelled)
        assert 0.2 < time.monotonic() - started < 2
        timer.join()

    def test_one_that_is_not_cancelled_is_answered(self, url: str) -> None:
        assert provider(url).complete(ASKED, threading.Event()).text == "Ready when you are."

    def test_it_is_cut_at_the_most_tokens(self, url: str) -> None:
        reply = provider(url).complete(Completion(ASKED.messages, max_tokens=2))
        assert (reply.text, reply.cut) == ("Ready when", True)

    def test_the_completion_may_name_another_model(self, url: str) -> None:
        assert provider(url).complete(Completion(ASKED.messages, 9, model="large-1")).model == "large-1"

    def test_a_server_without_a_key(self, url: str, fake: FakeOpenAi) -> None:
        fake.key = None
        assert provider(url, key=None).complete(ASKED).text
        assert "authorization" not in fake.seen[0].headers

    @pytest.mark.parametrize(
        "body",
        [b"<html>", b"{}", b'{"choices": []}', b'{"choices": [{}]}', b'{"choices": [{"message": {"content": 1}}]}'],
    )
    def test_anything_else_is_not_compatible(self, url: str, fake: FakeOpenAi, body: bytes) -> None:
        fake.script.append(Scripted(body=body))
        with pytest.raises(errors.AiIncompatible):
            provider(url).complete(ASKED)


class TestErrors:
    @pytest.mark.parametrize(
        ("answer", "expected"),
        [
            (failed(401, "Incorrect API key provided: sk-right."), errors.AiKeyRefused),
            (failed(403, "Country not supported."), errors.AiKeyRefused),
            (failed(404, "The model `small-1` does not exist.", code="model_not_found"), errors.AiModelUnknown),
            (failed(404, "Not found."), errors.AiIncompatible),
            (Scripted(404, b"<html>nginx</html>"), errors.AiIncompatible),
            (failed(429, "Slow down.", retry_after="7"), errors.AiRateLimited),
            (failed(500, "Oh."), errors.AiServerFault),
            (Scripted(503, b"busy"), errors.AiServerFault),
            (Scripted(307, headers={"Location": "http://127.0.0.1:1/v1"}), errors.AiRedirected),
            (failed(400, "Too long."), errors.AiRefused),
        ],
    )
    def test_each_has_its_class(
        self, url: str, fake: FakeOpenAi, answer: Scripted, expected: type[errors.AiError]
    ) -> None:
        fake.script.append(answer)
        with pytest.raises(errors.AiError) as raised:
            provider(url).complete(ASKED)
        assert type(raised.value) is expected
        assert KEY not in raised.value.detail

    def test_a_wrong_key_and_a_missing_one_are_told_apart(self, url: str) -> None:
        with pytest.raises(errors.AiKeyRefused, match="does not accept this key"):
            provider(url, key="sk-wrong").models()
        with pytest.raises(errors.AiKeyRefused, match="asks for a key"):
            provider(url, key=None).models()

    def test_the_seconds_to_wait_are_told(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(failed(429, "Slow down.", retry_after="7"))
        with pytest.raises(errors.AiRateLimited, match="in 7 seconds") as raised:
            provider(url).complete(ASKED)
        assert raised.value.retry_after == 7

    def test_the_endpoints_words_do_not_repeat_the_key(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(failed(400, f"Bad:\n{KEY}\x1b[0m"))
        with pytest.raises(errors.AiRefused) as raised:
            provider(url).complete(ASKED)
        assert raised.value.detail.endswith("(HTTP 400): Bad: … [0m")

    def test_nothing_there(self) -> None:
        with serving(FakeOpenAi()) as url:
            gone = url
        with pytest.raises(errors.AiUnreachable):
            provider(gone).models()

    def test_a_name_that_does_not_exist(self) -> None:
        with pytest.raises(errors.AiUnreachable):
            provider("http://no-such-host.localhost.invalid.local/v1").models()

    def test_a_certificate_that_nobody_trusts(self, fake: FakeOpenAi, tmp_path: Path) -> None:
        with serving(fake, self_signed(tmp_path)) as url, pytest.raises(errors.AiTlsFailed):
            provider(url).models()
        assert fake.seen == []

    def test_https_to_a_server_that_speaks_http(self, url: str, fake: FakeOpenAi) -> None:
        with pytest.raises(errors.AiTlsFailed):
            provider(url.replace("http:", "https:")).models()
        assert fake.seen == []


class TestLimits:
    def test_time_is_for_the_whole_call(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b"{", hang=True))
        started = time.monotonic()
        with pytest.raises(errors.AiTimedOut, match=r"within 0\.3 seconds"):
            provider(url, limits=Limits(seconds=0.3, retries=0)).complete(ASKED)
        assert time.monotonic() - started < 10

    def test_waiting_for_a_retry_is_part_of_it(self, url: str, fake: FakeOpenAi) -> None:
        fake.script += [failed(429, "Slow down.", retry_after="100")] * 3
        with pytest.raises(errors.AiTimedOut):
            provider(url, limits=Limits(seconds=0.5, retries=2)).complete(ASKED)

    def test_it_tries_again_as_often_as_allowed(self, url: str, fake: FakeOpenAi) -> None:
        fake.script += [failed(500, "Oh.", retry_after="0.01")] * 2
        assert provider(url, limits=Limits(seconds=20, retries=2)).complete(ASKED).text
        fake.script += [failed(500, "Oh.", retry_after="0.01")] * 2
        with pytest.raises(errors.AiServerFault):
            provider(url, limits=Limits(seconds=20, retries=1)).complete(ASKED)

    def test_an_answer_without_end_is_broken_off(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b" " * 2_000_000, hang=True))
        with pytest.raises(errors.AiIncompatible, match="more than a reply can be"):
            provider(url, limits=Limits(seconds=20, retries=0, max_bytes=100_000)).complete(ASKED)

    def test_a_compressed_answer_is_not_unpacked(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))
        with pytest.raises(errors.AiIncompatible, match="more than a reply can be"):
            provider(url).complete(ASKED)


class TestKey:
    def test_it_does_not_follow_a_redirect(self, url: str, fake: FakeOpenAi) -> None:
        other = FakeOpenAi(key=None)
        with serving(other) as elsewhere:
            fake.script.append(Scripted(307, headers={"Location": f"{elsewhere}/chat/completions"}))
            with pytest.raises(errors.AiRedirected):
                provider(url).complete(ASKED)
        assert other.seen == []

    def test_nothing_of_the_environment_travels(
        self, url: str, fake: FakeOpenAi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fake.key = None
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another")
        monkeypatch.setenv("OPENAI_ORG_ID", "org-1")
        monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer sk-of-another\nX-Other: sk-of-another")
        provider(url, key=None).models()
        (seen,) = fake.seen
        plain = {"host", "accept", "accept-encoding", "connection", "user-agent", "x-stainless-raw-response"}
        assert set(seen.headers) <= plain

    def test_it_is_in_no_representation_and_no_log(
        self, url: str, fake: FakeOpenAi, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OPENAI_LOG", "debug")
        caplog.set_level("DEBUG")
        fake.script.append(failed(500, f"Oh, {KEY}."))
        with pytest.raises(errors.AiServerFault) as raised:
            provider(url).complete(ASKED)
        assert KEY not in caplog.text
        assert "Are you there?" not in caplog.text
        assert KEY not in repr(Endpoint(url, "m", SecretStr(KEY)))
        assert KEY not in str(raised.value)


class TestNoProvider:
    def test_it_is_a_normal_state(self) -> None:
        none = NoProvider()
        assert (none.available, none.models()) == (False, [])
        with pytest.raises(errors.AiNotConfigured, match="Everything works without one"):
            none.complete(ASKED)
