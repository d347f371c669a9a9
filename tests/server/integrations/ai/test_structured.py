"""The ways of asking for JSON, against the habits of real servers."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from server.integrations.ai import errors
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import Completion, Endpoint, Limits, Message
from server.integrations.ai.structured import Answered, Ladder, Rung, Wanted, ask_for, bounded, elements_of
from tests.fakes.openai_server import FakeOpenAi, Formats, failed, serving

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "items": {"type": "array", "items": {"type": "object", "properties": {"stem": {"type": "string"}}}},
    },
}
WANTED = Wanted("questions", SCHEMA, "items")
ASKED = Completion((Message("system", "Answer in JSON."), Message("user", "Two, please.")), 500)
TWO = [{"stem": "What is it?"}, {"stem": "Why is it so?"}]


@pytest.fixture
def fake() -> FakeOpenAi:
    made = FakeOpenAi()
    made.streams, made.says = True, json.dumps({"items": TWO})
    return made


@pytest.fixture
def url(fake: FakeOpenAi) -> Iterator[str]:
    with serving(fake) as url:
        yield url


@pytest.fixture
def ladder() -> Ladder:
    return Ladder()


def ask(url: str, ladder: Ladder, model: str = "small-1") -> Answered:
    provider = OpenAiProvider(Endpoint(url, model, SecretStr("sk-right")), Limits(seconds=20, retries=0))
    return ask_for(provider, WANTED, ASKED, ladder, lambda text: None)


def kinds(fake: FakeOpenAi) -> list[str]:
    """Of the formats that were tried, in order."""
    formats = [seen.body.get("response_format") for seen in fake.seen]
    return ["none" if one is None else " + ".join(sorted(one.keys() - {"type"} | {one["type"]})) for one in formats]


class TestLadder:
    @pytest.mark.parametrize(
        ("habit", "tried"),
        [
            (Formats.OPENAI, ["json_schema"]),
            (Formats.LLAMA_SERVER, ["json_schema"]),
            (Formats.LLAMA_CPP_PYTHON, ["json_schema", "json_object + schema"]),
            (Formats.OBJECT_ONLY, ["json_schema", "json_object + schema", "json_object"]),
            (Formats.NONE, ["json_schema", "json_object + schema", "json_object", "none"]),
        ],
    )
    def test_it_goes_down_to_what_the_server_takes_and_remembers(
        self, url: str, fake: FakeOpenAi, ladder: Ladder, habit: Formats, tried: list[str]
    ) -> None:
        fake.formats = habit
        assert ask(url, ladder).elements == TWO
        assert kinds(fake) == tried
        fake.seen.clear()
        assert ask(url, ladder).elements == TWO
        assert kinds(fake) == tried[-1:]

    def test_each_model_of_an_address_is_its_own(self, url: str, fake: FakeOpenAi, ladder: Ladder) -> None:
        fake.formats = Formats.NONE
        ask(url, ladder)
        fake.seen.clear()
        ask(url, ladder, "large-1")
        assert len(fake.seen) == 4

    def test_a_server_that_does_not_stream_is_asked_for_the_whole(
        self, url: str, fake: FakeOpenAi, ladder: Ladder
    ) -> None:
        fake.streams = False
        assert ask(url, ladder).elements == TWO
        assert [bool(seen.body.get("stream")) for seen in fake.seen] == [True, True, True, True, False]
        fake.seen.clear()
        ask(url, ladder)
        assert len(fake.seen) == 1

    def test_the_schema_is_told_in_words_where_it_cannot_be_given(
        self, url: str, fake: FakeOpenAi, ladder: Ladder
    ) -> None:
        fake.formats = Formats.NONE
        ask(url, ladder)
        first, *_, last = (seen.body["messages"][0]["content"] for seen in fake.seen)
        assert first == "Answer in JSON."
        assert '"additionalProperties": false' in last

    @pytest.mark.parametrize(
        ("trouble", "error"),
        [
            (failed(401, "No."), errors.AiKeyRefused),
            (failed(429, "Slow."), errors.AiRateLimited),
            (failed(503, "Busy."), errors.AiServerFault),
            (failed(404, "The model `small-1` does not exist."), errors.AiModelUnknown),
        ],
    )
    def test_other_trouble_is_no_reason_to_ask_again(
        self, url: str, fake: FakeOpenAi, ladder: Ladder, trouble: Any, error: type[Exception]
    ) -> None:
        fake.script.append(trouble)
        with pytest.raises(error):
            ask(url, ladder)
        assert len(fake.seen) == 1

    def test_where_all_is_refused_nothing_is_remembered(self, url: str, fake: FakeOpenAi, ladder: Ladder) -> None:
        fake.script.extend([failed(500, "Oh.")] * 5)
        with pytest.raises(errors.AiServerFault):
            ask(url, ladder)
        provider = OpenAiProvider(Endpoint(url, "small-1"))
        assert ladder.first(provider) is Rung.STRICT


class TestAnswer:
    def test_words_around_it_do_not_matter(self, url: str, fake: FakeOpenAi, ladder: Ladder) -> None:
        fake.says = f"Here you are: ```json {json.dumps({'items': TWO})} ``` Enjoy."
        assert ask(url, ladder).elements == TWO

    def test_what_came_whole_before_a_death_is_kept(self, url: str, fake: FakeOpenAi, ladder: Ladder) -> None:
        fake.dies_after = 2
        answered = ask(url, ladder)
        assert answered.elements == TWO[:1]
        assert isinstance(answered.trouble, errors.AiBrokenOff)

    def test_a_death_before_the_first_is_an_error(self, url: str, fake: FakeOpenAi, ladder: Ladder) -> None:
        fake.dies_after = 1
        with pytest.raises(errors.AiBrokenOff):
            ask(url, ladder)

    def test_prose_cannot_be_read(self, url: str, fake: FakeOpenAi, ladder: Ladder) -> None:
        fake.says = "I would rather not."
        with pytest.raises(errors.AiUnreadable) as raised:
            ask(url, ladder)
        assert raised.value.tokens == fake.tokens_used


class TestElements:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ('{"items": [{"a": 1}, {"a": 2}]}', [{"a": 1}, {"a": 2}]),
            ('{"items": [{"a": 1}, {"a": ', [{"a": 1}]),
            ('{"items": [{"a": [1, {"b": 2}]}, {"a": 3', [{"a": [1, {"b": 2}]}]),
            ('[{"a": 1}]', [{"a": 1}]),
            ('{"notes": [{"z": 1}], "items": [{"a": 1}]}', [{"a": 1}]),
            ('{"items": [1, "two", {"a": 3}]}', [{"a": 3}]),
            ('{"items": [{"a": "line\nbreak"}]}', [{"a": "line\nbreak"}]),
            ('{"items": []}', []),
            ("", []),
            ('{"items": ' + "[" * 5000, []),
        ],
    )
    def test_whole_ones_are_read(self, text: str, found: list[Any]) -> None:
        assert list(elements_of(text, "items")) == found


class TestBounded:
    def test_everything_has_an_end(self) -> None:
        made = bounded({**SCHEMA, "properties": {**SCHEMA["properties"], "kind": {"type": "string", "enum": ["a"]}}})
        items = made["properties"]["items"]
        assert made["additionalProperties"] is items["items"]["additionalProperties"] is False
        assert made["required"] == ["items", "kind"]
        assert items["maxItems"] == 20
        assert items["items"]["properties"]["stem"] == {"type": "string", "maxLength": 600}
        assert made["properties"]["kind"] == {"type": "string", "enum": ["a"]}

    def test_a_bound_that_is_set_stays(self) -> None:
        assert bounded({"type": "array", "maxItems": 3, "items": {"type": "integer"}})["maxItems"] == 3
