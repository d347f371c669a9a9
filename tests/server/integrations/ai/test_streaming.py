"""Streamed completions through the real SDK, from a fake endpoint on a real socket."""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from server.integrations.ai import errors
from server.integrations.ai.none import NoProvider
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import Completion, Endpoint, Limits, Message
from tests.fakes.openai_server import FakeOpenAi, Scripted, failed, serving

ASKED = Completion((Message("user", "Count to six."),), max_tokens=100)
SAID = "One two three four five six."


@pytest.fixture
def fake() -> FakeOpenAi:
    made = FakeOpenAi()
    made.streams, made.says = True, SAID
    return made


@pytest.fixture
def url(fake: FakeOpenAi) -> Iterator[str]:
    with serving(fake) as url:
        yield url


LIMITS = Limits(seconds=20, retries=0)


def provider(url: str, limits: Limits = LIMITS) -> OpenAiProvider:
    return OpenAiProvider(Endpoint(url, "small-1", SecretStr("sk-right")), limits)


def nothing(text: str) -> None:
    del text


def events(*data: str) -> Scripted:
    body = "".join(f"data: {one}\n\n" for one in data).encode()
    return Scripted(body=body, headers={"Content-Type": "text/event-stream"})


class TestStream:
    def test_the_text_is_heard_as_it_grows(self, url: str, fake: FakeOpenAi) -> None:
        heard: list[str] = []
        reply = provider(url).stream(ASKED, heard.append)
        assert heard == ["One two three four", SAID]
        assert (reply.text, reply.model, reply.cut, reply.tokens) == (SAID, "small-1", False, fake.tokens_used)

    def test_no_usage_is_no_trouble(self, url: str, fake: FakeOpenAi) -> None:
        fake.tells_usage = False
        assert provider(url).stream(ASKED, nothing).tokens is None

    def test_it_says_when_it_was_cut(self, url: str) -> None:
        reply = provider(url).stream(Completion(ASKED.messages, max_tokens=2), nothing)
        assert (reply.text, reply.cut) == ("One two", True)

    def test_a_format_travels_as_it_is(self, url: str, fake: FakeOpenAi) -> None:
        wanted: dict[str, Any] = {"type": "json_schema", "json_schema": {"name": "a", "schema": {"x-own": 1}}}
        provider(url).stream(Completion(ASKED.messages, 9, response_format=wanted), nothing)
        assert fake.seen[0].body["response_format"] == wanted
        assert fake.seen[0].body["stream_options"] == {"include_usage": True}


class TestTrouble:
    def test_a_death_in_the_middle_keeps_what_had_come(self, url: str, fake: FakeOpenAi) -> None:
        fake.dies_after = 1
        with pytest.raises(errors.AiBrokenOff) as raised:
            provider(url).stream(ASKED, nothing)
        assert raised.value.text_so_far == "One two three four"

    def test_an_end_without_a_finish_is_a_death(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(events(json.dumps({"choices": [{"delta": {"content": "One"}}]}), "[DONE]"))
        with pytest.raises(errors.AiBrokenOff) as raised:
            provider(url).stream(ASKED, nothing)
        assert raised.value.text_so_far == "One"

    def test_an_error_among_the_events_is_one_too(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(events(json.dumps({"error": {"message": "out of memory, sk-right"}})))
        with pytest.raises(errors.AiBrokenOff) as raised:
            provider(url).stream(ASKED, nothing)
        assert "sk-right" not in str(raised.value)

    def test_one_that_hangs_in_the_middle_is_given_up(self, url: str, fake: FakeOpenAi) -> None:
        fake.hangs_after = 1
        with pytest.raises(errors.AiTimedOut) as raised:
            provider(url, Limits(seconds=0.5, retries=0)).stream(ASKED, nothing)
        assert raised.value.text_so_far == "One two three four"

    def test_more_than_a_reply_can_be(self, url: str, fake: FakeOpenAi) -> None:
        fake.says = "word " * 20_000
        with pytest.raises(errors.AiIncompatible, match="more than a reply can be"):
            provider(url, Limits(seconds=20, retries=0, max_bytes=50_000)).stream(
                Completion(ASKED.messages, 10**6), nothing
            )

    @pytest.mark.parametrize(
        "answer",
        [
            events("{"),
            events("[1]"),
            events('"text"'),
            events('{"choices": 4}'),
            events("\\xff"),
            events("[DONE]"),
            Scripted(body=b"<html>"),
            Scripted(body=b'{"choices": [{"message": {"content": "not streamed"}}]}'),
        ],
    )
    def test_anything_else_is_not_compatible(self, url: str, fake: FakeOpenAi, answer: Scripted) -> None:
        fake.script.append(answer)
        with pytest.raises(errors.AiIncompatible):
            provider(url).stream(ASKED, nothing)

    def test_a_refusal_carries_its_status(self, url: str, fake: FakeOpenAi) -> None:
        fake.script.append(failed(422, "No."))
        with pytest.raises(errors.AiRefused) as raised:
            provider(url).stream(ASKED, nothing)
        assert (raised.value.answered, raised.value.text_so_far) == (422, "")

    def test_a_cancel_in_the_middle_ends_it_at_once(self, url: str, fake: FakeOpenAi) -> None:
        fake.hangs_after = 1
        cancelled, at = threading.Event(), []

        def heard(text: str) -> None:
            del text
            at.append(time.monotonic())
            cancelled.set()

        with pytest.raises(errors.Cancelled):
            provider(url).stream(ASKED, heard, cancelled)
        assert time.monotonic() - at[0] < 0.5

    def test_nobody_streams_nothing(self) -> None:
        none = NoProvider()
        assert none.endpoint == Endpoint("")
        with pytest.raises(errors.AiNotConfigured):
            none.stream(ASKED, nothing)
