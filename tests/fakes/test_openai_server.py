"""The fake answers as OpenAI does, as far as the official SDK can tell."""

from collections.abc import Iterator
from typing import Any, cast

import openai
import pytest

from tests.fakes.openai_server import FakeOpenAi, Formats, Scripted, failed, serving


@pytest.fixture
def fake() -> FakeOpenAi:
    return FakeOpenAi()


@pytest.fixture
def client(fake: FakeOpenAi) -> Iterator[openai.OpenAI]:
    with serving(fake) as url, openai.OpenAI(base_url=url, api_key="sk-right", max_retries=0, timeout=5) as made:
        yield made


def ask(client: openai.OpenAI, *, model: str = "small-1", stream: bool = False, most: int = 100) -> object:
    return client.chat.completions.create(
        model=model, messages=[{"role": "user", "content": "Say that you are ready"}], max_tokens=most, stream=stream
    )


def streamed(client: openai.OpenAI) -> openai.Stream[openai.types.chat.ChatCompletionChunk]:
    return client.chat.completions.create(
        model="small-1",
        messages=[{"role": "user", "content": "Count"}],
        stream=True,
        stream_options={"include_usage": True},
    )


class TestModels:
    def test_they_are_listed(self, client: openai.OpenAI) -> None:
        assert [model.id for model in client.models.list()] == ["small-1", "large-1"]


class TestCompletions:
    def test_a_reply_is_typed_and_counted(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        first, second = ask(client), ask(client)
        assert isinstance(first, openai.types.chat.ChatCompletion)
        assert isinstance(second, openai.types.chat.ChatCompletion)
        assert first.choices[0].message.content == "Ready when you are."
        assert first.usage is not None
        assert fake.tokens_used == 2 * first.usage.total_tokens
        assert first.id != second.id

    def test_it_is_cut_at_the_most_tokens(self, client: openai.OpenAI) -> None:
        reply = ask(client, most=2)
        assert isinstance(reply, openai.types.chat.ChatCompletion)
        assert (reply.choices[0].message.content, reply.choices[0].finish_reason) == ("Ready when", "length")

    def test_streaming_is_off(self, client: openai.OpenAI) -> None:
        with pytest.raises(openai.BadRequestError):
            ask(client, stream=True)

    def test_an_unknown_model_is_not_found(self, client: openai.OpenAI) -> None:
        with pytest.raises(openai.NotFoundError, match="does not exist") as raised:
            ask(client, model="none")
        assert raised.value.code == "model_not_found"


class TestStreams:
    def test_the_words_come_in_pieces_and_the_usage_in_a_chunk_of_its_own(
        self, client: openai.OpenAI, fake: FakeOpenAi
    ) -> None:
        fake.streams, fake.says = True, "One two three four five six."
        chunks = list(streamed(client))
        assert [one.choices[0].delta.content for one in chunks[:2]] == ["One two three four", " five six."]
        assert chunks[2].choices[0].finish_reason == "stop"
        assert chunks[3].usage is not None
        assert chunks[3].usage.total_tokens == fake.tokens_used

    def test_some_servers_send_no_usage(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        fake.streams, fake.tells_usage = True, False
        assert all(one.usage is None for one in streamed(client))

    def test_the_connection_can_end_in_the_middle(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        fake.streams, fake.dies_after = True, 1
        with pytest.raises(openai.APIConnectionError):
            list(streamed(client))

    def test_it_can_hang_in_the_middle(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        fake.streams, fake.hangs_after = True, 1
        with pytest.raises(openai.APITimeoutError):
            list(streamed(client.with_options(timeout=0.1)))


STRICT: dict[str, Any] = {"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": {}}}
BESIDE: dict[str, Any] = {"type": "json_object", "schema": {}}
OBJECT: dict[str, Any] = {"type": "json_object"}


class TestFormats:
    @pytest.mark.parametrize(
        ("habit", "statuses"),
        [
            (Formats.OPENAI, [200, 400, 200]),
            (Formats.LLAMA_SERVER, [200, 200, 200]),
            (Formats.LLAMA_CPP_PYTHON, [500, 200, 200]),
            (Formats.OBJECT_ONLY, [422, 422, 200]),
            (Formats.NONE, [400, 400, 400]),
        ],
    )
    def test_each_server_has_its_own(
        self, client: openai.OpenAI, fake: FakeOpenAi, habit: Formats, statuses: list[int]
    ) -> None:
        fake.formats = habit
        found = []
        for wanted in (STRICT, BESIDE, OBJECT):
            try:
                client.chat.completions.create(model="small-1", messages=[], response_format=cast("Any", wanted))
                found.append(200)
            except openai.APIStatusError as error:
                found.append(error.status_code)
        assert found == statuses


class TestKey:
    def test_another_key_is_refused(self, client: openai.OpenAI) -> None:
        with pytest.raises(openai.AuthenticationError):
            client.with_options(api_key="sk-wrong").models.list()

    def test_without_one_it_takes_all(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        fake.key = None
        assert client.with_options(api_key="anything").models.list().data


class TestScript:
    def test_scripted_answers_come_first_and_once(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        fake.script += [failed(429, "Slow down.", retry_after="7"), failed(500, "Oh."), Scripted(body=b"<html>")]
        with pytest.raises(openai.RateLimitError) as limited:
            client.models.list()
        assert limited.value.response.headers["retry-after"] == "7"
        with pytest.raises(openai.InternalServerError):
            client.models.list()
        assert client.models.with_raw_response.list().content == b"<html>"
        assert [model.id for model in client.models.list()] == ["small-1", "large-1"]

    def test_one_that_hangs_never_ends(self, client: openai.OpenAI, fake: FakeOpenAi) -> None:
        fake.script.append(Scripted(body=b"{", hang=True))
        with pytest.raises(openai.APITimeoutError):
            client.with_options(timeout=0.05).models.list()
