"""What a real small model once wrote, heard again: it is well-formed, most of it is rubbish, and the quiz is whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.content import AssessmentDocument
from server.core.database import Database
from server.sandbox.contents import MODEL_ITEMS_JOB
from server.sandbox.pool import EnginePool
from tests.builders.content_desk import Desk
from tests.builders.content_desk_fixtures import database, desk, pool
from tests.builders.llama_server import MODEL
from tests.builders.recorded_quizzes import COUNT, TRANSCRIPT, about_a_text, about_a_topic, patient
from tests.fakes.recorded_endpoint import Replay, replaying
from tests.fakes.transcript import Transcript

__all__ = ["database", "desk", "pool"]

TOPIC_CALLS = 2
"""The transcript begins with the calls about the topic."""
LARGEST = 300_000
"""Bytes."""
AGAIN = (
    "What is asked has changed since it was recorded. Record it anew (python3 dev.py real-model --record), "
    "and say here what came of it."
)


@pytest.fixture
def replay() -> Replay:
    return Replay(Transcript.load(TRANSCRIPT))


@pytest.fixture
def url(replay: Replay) -> Iterator[str]:
    with replaying(replay) as url:
        yield url


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the engine said of each answer, call by call."""
    said: list[dict[str, Any]] = []
    real = EnginePool.run

    def run(pool: EnginePool, job: str, params: dict[str, Any], **rest: Any) -> Any:
        result = real(pool, job, params, **rest)
        if job == MODEL_ITEMS_JOB:
            said.append(result.value)
        return result

    monkeypatch.setattr(EnginePool, "run", run)
    return said


def stems(document: AssessmentDocument) -> list[str]:
    return [item.stem for item in document.items if item.source.origin == "ai"]


def reasons(judged: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Of each refused question its beginning and the first reason."""
    return [(one["stem"][:40], one["why"][0][:50]) for call in judged for one in call["refused"]]


def assert_made_offline(document: AssessmentDocument, url: str, refused: int) -> None:
    """In full, with true words about the model."""
    assert (len(document.items), stems(document)) == (COUNT, [])
    assert document.quality.hard == []
    assert document.provider == "offline"
    assert MODEL not in document.made_from
    host = url.split("/")[2]
    told = f"No question that {MODEL} at {host} wrote passed the checks. {refused} of its questions were refused."
    assert document.notes[-1] == told
    assert document.notes[-3] == f"Sent to {host}: the subject, the topic, the grade and the objectives."
    assert document.notes[-2].startswith("So were ")


ORGANELLE = "Which organelle is responsible for the s"
BRIDGE = "What is the bridge at Riverton that tran"


class TestQuizzes:
    def test_about_a_topic_all_of_it_is_refused_and_the_quiz_is_whole(
        self, desk: Desk, url: str, replay: Replay, judged: list[dict[str, Any]]
    ) -> None:
        document = about_a_topic(patient(desk, url))
        assert_made_offline(document, url, refused=8)
        assert reasons(judged) == [
            ("Which planet is nearest to the sun?", "It is not about the topic."),
            *[(ORGANELLE, "It is not about the topic.")] * 4,
            *[(ORGANELLE, "It has fewer than 3 options.")] * 3,
        ]
        assert "It is the example of how to write one." in judged[0]["refused"][0]["why"]
        assert (replay.answered, replay.differences) == (TOPIC_CALLS, []), AGAIN

    def test_about_a_text_all_of_it_is_refused_as_well(
        self, desk: Desk, url: str, replay: Replay, judged: list[dict[str, Any]], database: Database, tmp_path: Path
    ) -> None:
        replay.answered = TOPIC_CALLS
        document = about_a_text(patient(desk, url), database, tmp_path)
        assert_made_offline(document, url, refused=5)
        assert reasons(judged) == [
            (
                "The bridge at Riverton has been reopenin",
                "Its answer “the bridge at riverton is a path for w",
            ),
            *[(BRIDGE, "It has fewer than 3 options.")] * 4,
        ]
        assert (replay.answered, replay.differences) == (len(replay.transcript.exchanges), []), AGAIN

    def test_the_tokens_are_those_that_the_server_counted(self, desk: Desk, url: str, replay: Replay) -> None:
        task = patient(desk, url).run(num_questions=COUNT)
        said = "".join(one.answer for one in replay.transcript.exchanges[:TOPIC_CALLS])
        counted = [int(count) for count in re.findall(r'"total_tokens":(\d+)', said)]
        assert len(counted) == TOPIC_CALLS
        assert task.resources.tokens == sum(counted)


class TestChangedQuestion:
    def test_another_prompt_shows(self, desk: Desk, url: str, replay: Replay) -> None:
        patient(desk, url).quiz(num_questions=COUNT, grade_level="7")
        assert any("students of grade 7" in difference for difference in replay.differences)


class TestTranscript:
    def test_it_is_small_and_tells_nothing_of_the_machine_that_made_it(self) -> None:
        text = TRANSCRIPT.read_text(encoding="utf-8")
        assert len(text) < LARGEST
        assert not re.search(r"/(?:home|root|tmp|Users|work)/|127\.0\.0\.1|localhost|[Bb]earer|sk-", text)
