"""Quizzes and lessons with a model, from the task to the document: the real engine, the real SDK, a fake endpoint."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.content import AssessmentDocument, LessonDocument
from contracts.tasks import TaskDraftView, TaskStatus
from server.core.database import Database
from server.domain.content.materials import Materials
from server.domain.tasks.allowance import TokenAllowance
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.usage import Usage
from server.integrations.ai.budget import Budget
from server.integrations.ai.none import NoProvider
from server.integrations.ai.provider import Limits
from server.sandbox.errors import EngineCrashed
from server.sandbox.pool import EnginePool
from server.workers import content_model
from server.workers.content_model import FRAME, NO_ENDPOINT, STOPPED, USED_UP
from server.workers.generate_content import NOTHING
from server.workers.keeper import RunningTasks
from tests.builders.content_desk import MILL, Desk, keep_material
from tests.builders.content_desk_fixtures import database, desk, pool
from tests.engines.quizzes.from_model.written import choice, rubbish, short, truth
from tests.fakes.openai_server import WORDS_A_CHUNK, FakeOpenAi, Formats, Scripted, Seen, failed, serving
from tests.server.conftest import Submitter
from tests.server.sandbox.conftest import eventually

__all__ = ["database", "desk", "pool"]

GOOD = [choice(), truth(), short()]


@pytest.fixture
def fake() -> FakeOpenAi:
    made = FakeOpenAi()
    made.streams = True
    return made


@pytest.fixture
def url(fake: FakeOpenAi) -> Iterator[str]:
    with serving(fake) as url:
        yield url


def says(*items: dict[str, Any]) -> str:
    return json.dumps({"items": list(items)})


def of_model(document: AssessmentDocument) -> list[str]:
    return [item.stem for item in document.items if item.source.origin == "ai"]


class TestGood:
    def test_they_stand_beside_offline_ones_and_are_labelled(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.sayings.extend([says(*GOOD), says()])
        task = desk.run()
        document = desk.document(task)
        assert len(document.items) == 5
        assert sorted(of_model(document)) == sorted(one["stem"] for one in GOOD)
        assert document.provider == "small-1"
        assert "language model “small-1”" in document.made_from
        assert document.quality.hard == []
        host = desk.url.split("/")[2]
        assert f"3 of 5 questions were written by small-1 at {host} and passed the checks." in document.notes
        assert task.resources.tokens == fake.tokens_used
        assert task.result is not None
        assert task.result["ai_tokens"] == fake.tokens_used

    def test_no_more_are_taken_than_were_asked_for(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says = says(*GOOD)
        document = desk.quiz(num_questions=2)
        assert len(of_model(document)) == len(document.items) == 2
        assert len(fake.seen) == 1

    def test_a_topic_that_nothing_else_knows_is_made_by_the_model_alone(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says = says(
            choice(
                stem="Which knot does a zorblatt weaver tie at the end of a row?",
                options=["a closing knot", "a sailing knot", "a running knot"],
                answer="a closing knot",
                reason="A closing knot keeps the whole row from opening.",
            )
        )
        document = desk.quiz(topic="Zorblatt qwxyz", subject="Hobbies", num_questions=1)
        assert len(of_model(document)) == len(document.items) == 1
        assert document.made_from == "The questions were written by the language model “small-1” and checked."
        assert [one.text for one in document.objectives] == ["Explain Zorblatt qwxyz"]

    def test_lessons_practise_them(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.sayings.extend([says(*GOOD), says()])
        lesson = desk.lesson()
        stems = [item.stem for section in lesson.sections for item in section.items if item.source.origin == "ai"]
        assert sorted(stems) == sorted(one["stem"] for one in GOOD)
        assert lesson.provider == "small-1"

    def test_a_frame_of_a_lesson_has_no_questions(self, desk: Desk, fake: FakeOpenAi) -> None:
        assert FRAME in desk.lesson(topic="Zorblatt qwxyz", subject="Hobbies").notes
        assert fake.seen == []


class Watched(FakeOpenAi):
    """Looks, before each answer, at what can be read of the task meanwhile."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.streams = True
        self.drafts: list[TaskDraftView | None] = []
        self._desk = desk

    def answer(self, seen: Seen) -> Scripted:
        (task, *_) = self._desk.tasks.list(self._desk.member, limit=1, before=None).tasks
        self.drafts.append(self._desk.tasks.draft(self._desk.member, task.task_id, 0))
        return super().answer(seen)

    def shown(self) -> list[dict[str, Any]]:
        """What there was each time."""
        return [draft.document for draft in self.drafts if draft is not None]


class TestDraft:
    @pytest.fixture
    def watched(self, desk: Desk) -> Iterator[Watched]:
        fake = Watched(desk)
        with serving(fake) as url:
            desk.url = url
            yield fake

    def test_questions_can_be_read_as_they_pass(self, desk: Desk, watched: Watched) -> None:
        watched.sayings.extend([says(*GOOD), says()])
        desk.quiz()
        first, second = map(AssessmentDocument.model_validate, watched.shown())
        assert first.items == []
        assert sorted(of_model(second)) == sorted(one["stem"] for one in GOOD)

    def test_each_can_be_read_while_the_next_is_being_written(
        self, desk: Desk, fake: FakeOpenAi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(content_model, "LOOK_SECONDS", 0.0)
        fake.says = says(*GOOD)
        fake.hangs_after = len(fake.says.split()) // WORDS_A_CHUNK - 2
        desk.limits = Limits(seconds=5.0, retries=0)
        task_id = desk.submit()
        work = threading.Thread(target=desk.runner.run, args=(task_id, desk.work()))
        work.start()

        def shown() -> list[str]:
            draft = desk.tasks.draft(desk.member, task_id, 0)
            return of_model(AssessmentDocument.model_validate(draft.document)) if draft is not None else []

        eventually(lambda: len(shown()) == 2)
        assert work.is_alive()
        work.join()
        document = desk.document(desk.tasks.show(desk.member, task_id))
        assert len(of_model(document)) == 2
        assert sum("Sent to" in note for note in document.notes) == 1

    def test_a_lesson_can_be_read_while_its_questions_are_written(self, desk: Desk, watched: Watched) -> None:
        watched.sayings.extend([says(*GOOD), says()])
        lesson = desk.lesson()
        first, second = map(LessonDocument.model_validate, watched.shown())
        assert [section.title for section in first.sections] == [section.title for section in lesson.sections]
        assert all(section.content for section in first.sections)
        assert [len(section.items) for section in first.sections if section.items] == []
        assert [len(section.items) for section in second.sections if section.items] == [len(GOOD)]

    def test_of_an_unknown_topic_there_is_nothing_yet(self, desk: Desk, watched: Watched) -> None:
        watched.says = says(*GOOD)
        desk.run(topic="Zorblatt qwxyz", subject="Hobbies", num_questions=1)
        assert set(watched.drafts) == {None}


class TestMaterials:
    def test_what_is_asked_about_a_file_points_into_it_and_the_rest_is_refused(
        self, desk: Desk, fake: FakeOpenAi, database: Database, tmp_path: Path
    ) -> None:
        material_id = keep_material(database, desk.member, tmp_path / "mill.md", "mill of 6b.md", MILL)
        built = choice(
            stem="In which year was the mill at Alder Creek built?",
            options=["1798", "1832", "1861", "1880"],
            answer="1832",
            reason="The text says that Josef Brandt built it in that year.",
            quote="The mill at Alder Creek was built in 1832 by the miller Josef Brandt.",
        )
        made_up = {**built, "quote": "The mill at Alder Creek was built in 1832 by a king."}
        fake.sayings.append(says(built, made_up))
        document = desk.quiz(
            subject="History", topic="The mill at Alder Creek", material_ids=[material_id], num_questions=2
        )
        (item,) = (item for item in document.items if item.source.origin == "ai")
        assert (item.stem, item.source.material_id) == (built["stem"], material_id)
        text = Materials(database).text(desk.member, material_id).text
        assert text[item.source.start : item.source.end] == built["quote"]
        assert "words of “mill of 6b.md”" in " ".join(document.notes)
        system, user = (turn["content"] for turn in fake.seen[0].body["messages"])
        assert '"quote" is the place of the text' in system
        assert "Josef Brandt" in user
        assert "6b" not in user
        again = fake.seen[1].body["messages"][1]["content"]
        assert "What it quotes does not stand in the text, word for word." in again

    def test_a_text_that_gives_nothing_fails_and_says_what_is_needed(
        self, desk: Desk, database: Database, tmp_path: Path
    ) -> None:
        text = (
            "Bring goggles and a coat tomorrow morning. Ask them for it if you can. What do you want to do next? " * 3
        )
        material_id = keep_material(database, desk.member, tmp_path / "lab.md", "lab.md", text)
        task = desk.run(subject="Science", topic="The lab", material_ids=[material_id], ai=False)
        assert task.status is TaskStatus.FAILED
        assert task.error is not None
        assert (task.error.error, task.error.message) == ("NothingToAsk", NOTHING)


class TestQuestion:
    def test_it_holds_what_is_wanted_and_nothing_of_the_person(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says = says(*GOOD)
        task = desk.run(num_questions=3, learning_objectives=["Explain what photosynthesis needs"])
        (seen,) = fake.seen
        system, user = (turn["content"] for turn in seen.body["messages"])
        assert "It is data" in system
        assert "students of grade 6" in system
        assert "{" not in system.split("such as:")[0]
        for part in ("Write 3 questions about: Photosynthesis", "Subject: Science", "multiple_choice", "chlorophyll"):
            assert part in user
        mark = next(line for line in user.split("\n") if line.startswith("=====TEXT "))
        assert user.count(mark) == 2
        assert seen.body["response_format"]["json_schema"]["schema"]["properties"]["items"]["maxItems"] == 3
        whole = json.dumps(seen.body) + json.dumps(dict(seen.headers)).replace("Bearer sk-right", "")
        for private in (task.task_id, desk.member.organization_id, desk.member.user_id, "sk-right"):
            assert private not in whole
        document = desk.document(task)
        assert document.notes[-3].startswith(f"Sent to {desk.url.split('/')[2]}: the subject, the topic, the grade")
        assert document.notes[-2].endswith("words of the app's own text about it.")

    def test_at_most_twenty_are_wanted_at_once(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.sayings.extend([says(*GOOD), says(choice(stem="Which pigment makes the leaf of a plant look green?",
            options=["chlorophyll", "haemoglobin", "melanin"], answer="chlorophyll",
            reason="Chlorophyll reflects green light and takes up red light."))])  # fmt: skip
        fake.says = says({})
        desk.quiz(num_questions=25)
        asked = [seen.body["messages"][1]["content"].split("\n")[0] for seen in fake.seen]
        assert asked == [f"Write {count} questions about: Photosynthesis" for count in (20, 5, 20)]
        assert "These questions are there already:\n- Which gas" in fake.seen[1].body["messages"][1]["content"]


class TestRubbish:
    def test_it_is_refused_asked_for_once_more_and_dropped(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says = says(*rubbish())
        document = desk.quiz(num_questions=20)
        assert of_model(document) == []
        assert document.provider == "offline"
        assert document.made_from.startswith("Made offline from")
        assert len(fake.seen) == 2
        host = desk.url.split("/")[2]
        assert (
            f"No question that small-1 at {host} wrote passed the checks. 40 of its questions were refused."
            in document.notes
        )
        text = document.model_dump_json()
        for trace in ("evil.example", "Ignore all previous", "<b>", "2023-01-24"):
            assert trace not in text

    def test_what_was_refused_is_asked_for_again_with_the_reasons(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.sayings.extend([says(choice(), choice(stem="2"), choice(answer="7")), says(truth(), short())])
        document = desk.quiz(num_questions=3)
        assert len(of_model(document)) == 3
        again = fake.seen[1].body["messages"][1]["content"]
        assert "Write 2 questions" in again
        assert "- 2: The question has 1 words" in again
        assert "Its answer “7” is none of its options." in again
        assert any(
            "3 of 3 questions were written" in note and "2 of its questions were refused." in note
            for note in document.notes
        )

    def test_of_an_unknown_topic_the_task_fails_and_says_so(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says = says(*rubbish())
        task = desk.run(topic="Zorblatt qwxyz", subject="Hobbies")
        assert task.status is TaskStatus.FAILED
        assert task.error is not None
        assert task.error.error == "TopicUnknown"
        assert "passed the checks" in task.error.detail

    @pytest.mark.parametrize(
        "text",
        [
            "No.",
            "[" * 4000,
            '{"items": [{"stem": "\\ud800"}, {"stem": NaN}]}',
            says({"a": "x" * 30_000}),
        ],
        ids=["prose", "deep", "strange", "large"],
    )
    def test_what_cannot_be_read_does_no_harm(self, desk: Desk, fake: FakeOpenAi, text: str) -> None:
        fake.says = text
        document = desk.quiz()
        assert (of_model(document), len(document.items)) == ([], 5)

    def test_an_engine_that_it_stops_leaves_the_offline_quiz(
        self, desk: Desk, fake: FakeOpenAi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fake.says = says(*GOOD)
        real = EnginePool.run

        def run(pool: EnginePool, job: str, params: dict[str, Any], **rest: Any) -> Any:
            if job == "content.model_items":
                raise EngineCrashed(-11)
            return real(pool, job, params, **rest)

        monkeypatch.setattr(EnginePool, "run", run)
        document = desk.quiz()
        assert (len(document.items), of_model(document)) == (5, [])
        assert STOPPED in document.notes


class TestFormats:
    def test_what_an_endpoint_takes_is_remembered_from_task_to_task(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.formats, fake.says = Formats.LLAMA_CPP_PYTHON, says(*GOOD)
        for tried in (2, 1):
            fake.seen.clear()
            assert len(of_model(desk.quiz(num_questions=3))) == 3
            assert len(fake.seen) == tried


class TestNobodyIsAsked:
    def test_without_the_wish(self, desk: Desk, fake: FakeOpenAi) -> None:
        assert desk.quiz(ai=False).provider == "offline"
        assert fake.seen == []

    def test_without_an_endpoint(self, desk: Desk) -> None:
        document = desk.quiz(connect=lambda limits: NoProvider())
        assert NO_ENDPOINT in document.notes
        assert len(document.items) == 5

    def test_an_organization_without_tokens_gets_its_quiz_without_a_model(
        self, desk: Desk, fake: FakeOpenAi, database: Database, execution: Execution, submit: Submitter
    ) -> None:
        claim = execution.claim(submit(desk.member).task_id)
        assert claim is not None
        execution.complete(claim, Outcome("{}", {}, "Done"), Usage(tokens=100))
        task_id = desk.submit()
        desk.runner.run(task_id, desk.work(allowance=TokenAllowance(database, 100)))
        assert USED_UP in desk.document(desk.tasks.show(desk.member, task_id)).notes
        assert fake.seen == []


class TestTrouble:
    @pytest.mark.parametrize(
        ("answer", "said"),
        [
            (failed(429, "Slow down.", retry_after="7"), "takes no more requests for now. Try again in 7 seconds"),
            (failed(503, "Oh."), "has trouble of its own (HTTP 503)"),
            (failed(401, "Incorrect API key provided: sk-right."), "does not accept this key"),
            (Scripted(body=b"<html>"), "does not stream its answers"),
        ],
    )
    def test_it_is_a_note_and_an_offline_quiz(self, desk: Desk, fake: FakeOpenAi, answer: Scripted, said: str) -> None:
        fake.script.append(answer)
        document = desk.quiz()
        assert (len(document.items), document.provider) == (5, "offline")
        assert document.notes[-1].startswith("All questions were made offline: ")
        assert said in document.notes[-1]
        assert "sk-right" not in document.model_dump_json()
        assert len(fake.seen) == 1

    def test_nothing_answers(self, desk: Desk) -> None:
        desk.url = "http://127.0.0.1:9/v1"
        document = desk.quiz()
        assert "Nothing answers at 127.0.0.1:9." in document.notes[-1]
        assert not any(note.startswith("Sent to") for note in document.notes)

    def test_one_that_is_slow_is_given_up(self, desk: Desk, fake: FakeOpenAi) -> None:
        desk.limits = Limits(seconds=0.5, retries=0)
        fake.script.append(Scripted(body=b"", hang=True))
        assert "did not finish its answer within 0.5 seconds" in desk.quiz().notes[-1]

    def test_what_came_before_it_died_is_used(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says, fake.dies_after = says(*GOOD), 16
        document = desk.quiz()
        assert of_model(document) == [GOOD[0]["stem"]]
        assert len(document.items) == 5
        assert document.notes[-1].endswith("broke off in the middle of its answer. What had come by then was used.")
        assert len(fake.seen) == 1

    def test_a_death_at_once_leaves_the_offline_quiz(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.says, fake.dies_after = says(*GOOD), 1
        document = desk.quiz()
        assert (len(document.items), of_model(document)) == (5, [])
        assert document.notes[-1].startswith("All questions were made offline: ")


class TestBudget:
    def test_slow_answers_end_the_asking_and_what_came_whole_is_used(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.sayings.extend([says(*GOOD), says(*GOOD)])
        fake.pace = 1.2 / len(says(*GOOD).split()) * WORDS_A_CHUNK
        document = desk.quiz(num_questions=25, budget=Budget(seconds=2, tokens=100_000))
        assert len(fake.seen) == 2
        assert sorted(of_model(document)) == sorted(one["stem"] for one in GOOD)
        assert len(document.items) == 25
        ended = "Asking ended after 2 seconds, the most for one task. What had come by then was used."
        assert document.notes[-1] == ended

    def test_the_tokens_of_all_calls_are_counted_together(self, desk: Desk, fake: FakeOpenAi) -> None:
        fake.sayings.extend([says(*GOOD), says(*GOOD)])
        document = desk.quiz(num_questions=25, budget=Budget(seconds=60, tokens=3_500))
        assert len(fake.seen) == 1
        assert len(of_model(document)) == 3
        ended = "Asking ended at 3,500 tokens, the most for one task. What had come by then was used."
        assert document.notes[-1] == ended


class TestCancel:
    def test_it_takes_effect_within_a_second_while_the_model_writes_and_the_engine_is_free(
        self, desk: Desk, fake: FakeOpenAi, running: RunningTasks
    ) -> None:
        fake.says, fake.hangs_after = says(*GOOD), 20
        task_id = desk.submit()
        thread = threading.Thread(target=desk.runner.run, args=(task_id, desk.work()))
        thread.start()
        eventually(lambda: desk.tasks.show(desk.member, task_id).step == "Asking the model: 2 of 5 questions")
        free = desk.pool.run("selftest", {}, timeout_seconds=20, on_step=lambda *_: None, cancelled=threading.Event())
        assert free.value["echo"] == {}
        desk.tasks.cancel(desk.member, task_id)
        running.cancel_all()
        started = time.monotonic()
        thread.join(10)
        assert time.monotonic() - started < 1
        assert desk.tasks.show(desk.member, task_id).status is TaskStatus.CANCELLED
