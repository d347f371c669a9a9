"""A recorded endpoint says again what the real one said, and tells what was asked otherwise."""

import json
from pathlib import Path

import pytest
from pydantic import SecretStr

from server.integrations.ai.errors import AiServerFault
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import Completion, Endpoint, Limits, Message
from tests.fakes.openai_server import FakeOpenAi, failed, serving
from tests.fakes.recorded_endpoint import Replay, recording, replaying
from tests.fakes.transcript import Asked, Exchange, Transcript, asked_of, difference

SAID = 'Ein "Wort" — and\nseveral\tmore words \\ of it, so that there are some pieces.'
QUESTION = "About it:\n=====TEXT {mark}=====\n{text}\n=====TEXT {mark}=====\nEnd."


def asked(content: str) -> Completion:
    return Completion((Message("user", content),), max_tokens=500)


def said(url: str, content: str) -> tuple[str, int | None]:
    reply = OpenAiProvider(Endpoint(url, "small-1", SecretStr("sk-right")), Limits(retries=0)).stream(
        asked(content), lambda text: None
    )
    return reply.text, reply.tokens


@pytest.fixture
def transcript(tmp_path: Path) -> Transcript:
    """Of two streams and a failure, saved and read again."""
    fake, made = FakeOpenAi(key=None), Transcript("a fake")
    fake.streams, fake.says = True, SAID
    with serving(fake) as real, recording(real, made) as url:
        said(url, QUESTION.format(mark="a" * 16, text="One."))
        said(url, "again")
        fake.script.append(failed(503, "Oh."))
        with pytest.raises(AiServerFault):
            said(url, "and again")
    made.save(tmp_path / "transcript.json")
    loaded = Transcript.load(tmp_path / "transcript.json")
    assert loaded == made
    return loaded


class TestReplay:
    def test_it_says_the_same_in_the_same_order(self, transcript: Transcript) -> None:
        replay = Replay(transcript)
        with replaying(replay) as url:
            answers = [said(url, QUESTION.format(mark="a" * 16, text="One.")), said(url, "again")]
            with pytest.raises(AiServerFault):
                said(url, "and again")
        assert [text for text, _ in answers] == [" ".join(SAID.split())] * 2
        assert all(tokens for _, tokens in answers)
        assert replay.differences == []

    def test_another_question_is_told_and_answered(self, transcript: Transcript) -> None:
        replay = Replay(transcript)
        with replaying(replay) as url:
            assert said(url, "something else")[0].startswith("Ein")
        (told,) = replay.differences
        assert '+    "content": "something else"' in told

    def test_more_than_was_recorded_is_an_error_of_the_endpoint(self, transcript: Transcript) -> None:
        transcript.exchanges.clear()
        replay = Replay(transcript)
        with replaying(replay) as url, pytest.raises(AiServerFault):
            said(url, "anything")
        assert replay.differences == ["More was asked than was recorded: POST /v1/chat/completions"]


LIKE_LLAMA = (
    'data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":%s}}],"created":%d,"model":"small"}\n\n'
)


class TestTranscript:
    def test_a_stream_is_written_as_its_texts_and_read_byte_for_byte(self, tmp_path: Path) -> None:
        texts = ['"It"', '" is\\n"', '"\\"so\\""', '"⟨text⟩"', '"⟨created⟩"', '"\\u2014"', '"—"', '""']
        answer = "".join(LIKE_LLAMA % (text, 1795762627 + place // 3) for place, text in enumerate(texts))
        made = Transcript("a stream", [Exchange(Asked("POST", "/", None), 200, "text/event-stream", answer)])
        made.save(tmp_path / "transcript.json")
        assert Transcript.load(tmp_path / "transcript.json") == made
        first = json.loads((tmp_path / "transcript.json").read_text())["exchanges"][0]["answer"][0]
        assert first["said"] == [1795762627, "It", " is\n", '"so"', 1795762628, "⟨text⟩", "⟨created⟩"]

    def test_it_holds_no_header(self, transcript: Transcript, tmp_path: Path) -> None:
        written = (tmp_path / "transcript.json").read_text()
        assert "sk-right" not in written
        assert "uthorization" not in written

    def test_the_text_between_marks_is_not_compared_and_its_place_is(self) -> None:
        first = asked_of("POST", "/", {"messages": [{"content": QUESTION.format(mark="a" * 16, text="One.")}]})
        other = asked_of("POST", "/", {"messages": [{"content": QUESTION.format(mark="b" * 16, text="Two.\nx")}]})
        without = asked_of("POST", "/", {"messages": [{"content": "About it:\nEnd."}]})
        assert difference(first, other) == ""
        assert "(a text between marks)" in difference(first, without)
