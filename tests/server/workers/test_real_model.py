"""Quizzes with a real language model: real weights, a real server, the real SDK. Only `dev.py real-model` runs this.

Nothing here depends on what the model writes: it must hold with any.
"""

import json
import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from contracts.content import AssessmentDocument
from contracts.tasks import TaskStatus
from server.core.database import Database
from server.domain.content.materials import Materials
from server.integrations.ai.structured import Rung, elements_of
from server.workers.keeper import RunningTasks
from tests.builders.content_desk import Desk
from tests.builders.content_desk_fixtures import database, desk, pool
from tests.builders.llama_server import MODEL, LlamaServer, running_llama_server
from tests.builders.recorded_quizzes import (
    ABOUT,
    COUNT,
    LARGE,
    PATIENT,
    RECORD_VARIABLE,
    TRANSCRIPT,
    about_a_text,
    about_a_topic,
    patient,
)
from tests.fakes.recorded_endpoint import Replay, recording, replaying
from tests.fakes.transcript import Exchange, Transcript
from tests.server.sandbox.conftest import eventually

__all__ = ["database", "desk", "pool"]

pytestmark = [pytest.mark.real_model, pytest.mark.timeout(1200)]

FEWEST_EVENTS = 10
LARGEST_TRANSCRIPT = 300_000
"""Bytes."""


@pytest.fixture(scope="module")
def llama() -> Iterator[LlamaServer]:
    with running_llama_server() as made:
        yield made


@pytest.fixture
def transcript() -> Transcript:
    return Transcript(ABOUT)


@pytest.fixture
def url(llama: LlamaServer, transcript: Transcript) -> Iterator[str]:
    """Of a proxy that writes down what is said."""
    with recording(llama.url, transcript) as url:
        yield url


def streamed(exchange: Exchange) -> tuple[str, str | None]:
    """What a streamed answer says, and how it ended."""
    text, finished = "", None
    for event in exchange.events():
        data = event.decode().removeprefix("data: ").strip()
        if data == "[DONE]":
            continue
        for choice in json.loads(data)["choices"]:
            text += choice["delta"].get("content") or ""
            finished = choice["finish_reason"] or finished
    return text, finished


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value is what our own schemas ask for."""
    match schema["type"]:
        case "object":
            properties = schema["properties"]
            whole = isinstance(value, dict) and set(value) == set(properties)
            return whole and all(fits(value[name], one) for name, one in properties.items())
        case "array":
            few = isinstance(value, list) and len(value) <= schema["maxItems"]
            return few and all(fits(one, schema["items"]) for one in value)
        case "integer":
            return isinstance(value, int) and value in schema["enum"]
        case _:
            known = "enum" not in schema or value in schema["enum"]
            return isinstance(value, str) and known and len(value) <= schema.get("maxLength", len(value))


def assert_as_asked(exchange: Exchange) -> list[dict[str, Any]]:
    """A stream in the strictest way of asking, valid by the schema that went with it; its questions."""
    assert exchange.status == 200
    assert exchange.asked.body is not None
    assert exchange.asked.body["stream"] is True
    wanted = exchange.asked.body["response_format"]
    assert wanted["type"] == "json_schema"
    assert len(exchange.events()) >= FEWEST_EVENTS
    schema = wanted["json_schema"]["schema"]
    text, finished = streamed(exchange)
    if finished == "stop":
        assert fits(json.loads(text), schema), text
    elements = list(elements_of(text, "items"))
    assert all(fits(one, schema["properties"]["items"]["items"]) for one in elements), text
    return elements


def assert_delivered(document: AssessmentDocument, written: list[dict[str, Any]], desk: Desk) -> None:
    """In full, sound, and with true words about who wrote what."""
    assert len(document.items) == COUNT
    assert document.quality.hard == []
    mine = [item for item in document.items if item.source.origin == "ai"]
    stems = {" ".join(one["stem"].split()) for one in written}
    assert {item.source.name for item in mine} <= {MODEL}
    assert all(item.type == "fill_in" or item.stem in stems for item in mine)
    assert document.provider == (MODEL if mine else "offline")
    assert (MODEL in document.made_from) == bool(mine)
    host = desk.url.split("/")[2]
    assert any(note.startswith(f"Sent to {host}: the subject, the topic") for note in document.notes)
    assert any(note.startswith(_told(len(mine), host, written)) for note in document.notes), document.notes


def _told(used: int, host: str, written: list[dict[str, Any]]) -> str:
    """How the sentence about it begins."""
    if used:
        return f"{used} of {COUNT} questions w"
    if written:
        return f"No question that {MODEL} at {host} wrote passed the checks."
    return "All questions were made offline: "


class TestQuiz:
    def test_about_a_topic_it_is_whole_and_says_who_wrote_what(self, desk: Desk, transcript: Transcript) -> None:
        document = about_a_topic(patient(desk, desk.url))
        written = [one for exchange in transcript.exchanges for one in assert_as_asked(exchange)]
        assert 1 <= len(transcript.exchanges) <= 2
        assert desk.ladder.first(desk.connect(PATIENT)) is Rung.STRICT
        assert_delivered(document, written, desk)

    def test_about_a_text_each_of_its_questions_points_into_it(
        self, desk: Desk, transcript: Transcript, database: Database, tmp_path: Path
    ) -> None:
        document = about_a_text(patient(desk, desk.url), database, tmp_path)
        written = [one for exchange in transcript.exchanges for one in assert_as_asked(exchange)]
        assert_delivered(document, written, desk)
        for item in document.items:
            text = Materials(database).text(desk.member, item.source.material_id).text
            assert text[item.source.start : item.source.end] == item.source.quote or item.source.origin == "material"

    def test_the_tokens_are_those_that_the_server_counted(self, desk: Desk, transcript: Transcript) -> None:
        task = patient(desk, desk.url).run(num_questions=1, budget=LARGE)
        counted = [json.loads(event[6:]) for one in transcript.exchanges for event in one.events() if b"usage" in event]
        assert task.resources.tokens == sum(event["usage"]["total_tokens"] for event in counted) > 0


class Asking:
    """A task that a model is writing for at this moment."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.task_id = desk.submit(num_questions=COUNT)
        self.thread = threading.Thread(target=desk.runner.run, args=(self.task_id, desk.work(budget=LARGE)))
        self.thread.start()
        eventually(lambda: self.step.startswith("Asking the model: "), seconds=200)

    @property
    def step(self) -> str:
        return self.desk.tasks.show(self.desk.member, self.task_id).step or ""


class TestStopped:
    def test_a_cancel_takes_effect_within_a_second(self, desk: Desk, llama: LlamaServer, running: RunningTasks) -> None:
        asking = Asking(patient(desk, llama.url))
        desk.tasks.cancel(desk.member, asking.task_id)
        running.cancel_all()
        started = time.monotonic()
        asking.thread.join(20)
        assert time.monotonic() - started < 1
        assert desk.tasks.show(desk.member, asking.task_id).status is TaskStatus.CANCELLED

    def test_a_server_that_is_killed_while_it_writes_leaves_a_whole_quiz(self, desk: Desk) -> None:
        with running_llama_server() as server:
            asking = Asking(patient(desk, server.url))
            server.stop(kill=True)
            asking.thread.join(60)
        document = desk.document(desk.tasks.show(desk.member, asking.task_id))
        assert len(document.items) == COUNT
        assert document.quality.hard == []
        assert "broke off in the middle of its answer." in document.notes[-1]


class TestTranscript:
    def test_what_was_recorded_makes_the_same_quizzes_again(
        self, desk: Desk, transcript: Transcript, database: Database, tmp_path: Path
    ) -> None:
        first = both(patient(desk, desk.url), database, tmp_path)
        path = TRANSCRIPT if RECORD_VARIABLE in os.environ else tmp_path / "transcript.json"
        transcript.save(path)
        assert path.stat().st_size < LARGEST_TRANSCRIPT
        replay = Replay(Transcript.load(path))
        with replaying(replay) as again:
            assert both(patient(desk, again), database, tmp_path) == first
        assert replay.differences == []
        assert replay.answered == len(transcript.exchanges)


def both(desk: Desk, database: Database, folder: Path) -> list[list[str]]:
    """The stems of both quizzes."""
    documents = about_a_topic(desk), about_a_text(desk, database, folder)
    return [[item.stem for item in document.items] for document in documents]
