"""The work of `generate_lesson_content` and `generate_quiz_questions`: supervises an engine subprocess."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from contracts.content import AnyItem, AssessmentDocument, ContentDocument, LessonDocument
from contracts.tasks import TaskError
from server.domain.content.errors import MaterialNotFound
from server.domain.content.library import keep
from server.domain.content.materials import sources
from server.domain.content.reading import read_grade, read_subject
from server.domain.content.service import summary_of
from server.domain.tasks.allowance import TokenAllowance
from server.domain.tasks.execution import Outcome
from server.domain.tasks.models import Task
from server.integrations.ai.budget import Budget
from server.integrations.ai.errors import Cancelled
from server.integrations.ai.structured import Ladder
from server.sandbox.contents import LESSON_JOB, QUIZ_JOB, SECONDS, run_content
from server.sandbox.errors import EngineCancelled, EngineCrashed, EngineJobError, EngineTimeout
from server.sandbox.pool import EnginePool
from server.workers.asking import ConnectAi, nobody
from server.workers.content_model import BUDGET, LIMITS, NO_ENDPOINT, USED_UP, WRITTEN_AT, ModelStep, OnSound, Written
from server.workers.running import TaskContext, WorkCancelled, WorkFailed

Params = Mapping[str, Any]
_ITEMS: TypeAdapter[list[AnyItem]] = TypeAdapter(list[AnyItem])

NOTHING = "No question can be made of this: whole sentences that say something for certain are needed."
ADVICE = "Give your own material to make it from, or choose one of the topics that are there."


@dataclass(frozen=True, slots=True)
class Content:
    """What differs between lessons and quizzes: the engine's job, its parameters, and the document of the wire."""

    job: str
    params: Callable[[Params], dict[str, Any]]
    document: Callable[[Params, dict[str, Any]], ContentDocument]
    message: Callable[[Any], str]
    items: Callable[[Any], list[AnyItem]]
    so_far: Callable[[Any, list[AnyItem]], ContentDocument]
    """The document that was made offline, with only those questions in it."""


class GenerateContentWork:
    """Callable work for the task runner."""

    def __init__(
        self,
        pool: EnginePool,
        content: Content,
        seconds: float = SECONDS,
        connect_ai: ConnectAi = nobody,
        allowance: TokenAllowance | None = None,
        ladder: Ladder | None = None,
        budget: Budget = BUDGET,
    ) -> None:
        """`seconds`: after which an engine is stopped. No `allowance` is no limit. `ladder` is shared with others.

        `budget`: what a task may ask a model for.
        """
        self._pool = pool
        self._content = content
        self._seconds = seconds
        self._connect_ai = connect_ai
        self._allowance = allowance
        self._ladder = ladder or Ladder()
        self._budget = budget

    def __call__(self, context: TaskContext) -> Outcome:
        """Runs the engine. A topic that nothing is known about fails the task, with what is near it."""
        asked, content = context.params, self._content
        params = {
            **_common(asked, context.claim.task_id),
            **content.params(asked),
            "materials": _materials(context),
        }
        try:
            written = self._written(context, params)
            value = self._run(context, content.job, {**params, "written": written.items}, _part(context, written))
        except (EngineCancelled, Cancelled) as stopped:
            raise WorkCancelled from stopped
        except (EngineCrashed, EngineTimeout, EngineJobError) as error:
            raise WorkFailed(_engine_failure(error)) from error
        if "unknown" in value:
            raise WorkFailed(_unknown(asked["topic"], value["unknown"], list(written.told(()))))
        if "nothing" in value:
            raise WorkFailed(_nothing([*value["nothing"], *written.told(())]))
        document = content.document(asked, value["document"])
        document = document.model_copy(update={"notes": [*document.notes, *written.told(content.items(document))]})
        summary = summary_of(document)
        tokens = context.used.tokens
        return Outcome(
            document=document.model_dump_json(),
            summary=summary if tokens is None else {**summary, "ai_tokens": tokens},
            message=content.message(document),
            kept=lambda unit, task: keep(unit, task, document),
        )

    def _written(self, context: TaskContext, params: dict[str, Any]) -> Written:
        """What a model writes, where that is wished for, an endpoint is set and tokens are left."""
        if not context.params.get("ai", False):
            return Written()
        provider = self._connect_ai(LIMITS)
        if not provider.available:
            return Written(notes=[NO_ENDPOINT])
        if self._allowance is not None and self._allowance.is_used_up(context.claim.tenant):
            return Written(notes=[USED_UP])

        def run(job: str, further: dict[str, Any]) -> dict[str, Any]:
            return self._run(context, job, {**params, **further}, lambda *_: None)

        shown = self._draft(context, params)
        return ModelStep(provider, self._ladder, run, context, params, shown, self._budget).write()

    def _draft(self, context: TaskContext, params: dict[str, Any]) -> OnSound:
        """Shows what is made offline at once, and in it the questions of the model as they pass the checks."""
        content = self._content
        value = self._run(context, content.job, {**params, "written": []}, lambda *_: None)
        if "document" not in value:
            return lambda _items: None
        document = content.document(context.params, value["document"])

        def show(items: list[dict[str, Any]]) -> None:
            so_far = content.so_far(document, _ITEMS.validate_python(items))
            context.draft(so_far.model_dump_json())

        show([])
        return show

    def _run(
        self, context: TaskContext, job: str, params: dict[str, Any], on_step: Callable[[str, int], None]
    ) -> dict[str, Any]:
        value: dict[str, Any] = run_content(
            self._pool,
            job,
            params,
            on_step=on_step,
            on_cost=context.spend,
            cancelled=context.cancelled,
            seconds=self._seconds,
        ).value
        return value


def _part(context: TaskContext, written: Written) -> Callable[[str, int], None]:
    """Reports the making: as the whole, or as what follows the asking."""
    start = WRITTEN_AT if written.model else 0
    return lambda step, percent: context.report(step, start + (100 - start) * percent / 100)


def _materials(context: TaskContext) -> list[dict[str, Any]]:
    """The texts that it is made from."""
    wanted = context.params.get("material_ids", ())
    with context.read() as session:
        task = session.get(Task, context.claim.task_id)
        try:
            return sources(session, task.user_id, wanted) if task is not None else []
        except MaterialNotFound as error:
            raise WorkFailed(TaskError(error=type(error).__name__, message=str(error))) from error


def _common(asked: Params, task_id: str) -> dict[str, Any]:
    """Without a seed every task has another one, and each of its tries the same."""
    seed = asked.get("seed")
    return {
        "subject": asked["subject"],
        "subject_key": read_subject(asked["subject"]),
        "topic": asked["topic"],
        "grade": read_grade(asked["grade_level"]),
        "objectives": list(asked.get("learning_objectives", ())),
        "seed": zlib.crc32(task_id.encode()) & 0x7FFFFFFF if seed is None else seed,
    }


def _lesson_params(asked: Params) -> dict[str, Any]:
    return {
        "duration": asked["duration"],
        "template": asked["template"],
        "standards": asked.get("standards", ""),
    }


def _lesson_document(asked: Params, plain: dict[str, Any]) -> LessonDocument:
    del asked
    return LessonDocument.model_validate(plain)


def _quiz_params(asked: Params) -> dict[str, Any]:
    return {
        "count": asked["num_questions"],
        "difficulty": asked["difficulty"],
        "types": list(asked.get("question_types", ())),
        "bloom": dict(asked.get("bloom", {})),
        "points_each": asked.get("points_each", 1),
    }


def _quiz_document(asked: Params, plain: dict[str, Any]) -> AssessmentDocument:
    return AssessmentDocument.model_validate(
        {
            **plain,
            "time_limit_minutes": asked.get("time_limit_minutes"),
            "passing_percent": asked.get("passing_percent", 70),
        }
    )


def _lesson_so_far(lesson: LessonDocument, items: list[AnyItem]) -> LessonDocument:
    """The first part with questions has all that there are."""
    first = next((section.id for section in lesson.sections if section.items), "")
    sections = [
        section.model_copy(update={"items": items if section.id == first else []}) for section in lesson.sections
    ]
    return lesson.model_copy(update={"sections": sections})


LESSON = Content(
    LESSON_JOB,
    _lesson_params,
    _lesson_document,
    lambda document: f"{len(document.sections)} sections, {document.duration} minutes",
    lambda document: [item for section in document.sections for item in section.items],
    _lesson_so_far,
)
QUIZ = Content(
    QUIZ_JOB,
    _quiz_params,
    _quiz_document,
    lambda document: "1 question" if len(document.items) == 1 else f"{len(document.items)} questions",
    lambda document: document.items,
    lambda document, items: document.model_copy(update={"items": items}),
)


def _unknown(topic: str, offered: list[str], notes: list[str]) -> TaskError:
    near = ", ".join(f"“{title}”" for title in offered)
    return TaskError(
        error="TopicUnknown",
        message=f"Nothing is written about “{topic}” yet. Near it there are: {near}."
        if near
        else f"Nothing is written about “{topic}” yet.",
        detail=" ".join(
            ["Give your own material to make it from, or choose one of the topics that are there.", *notes]
        ),
    )


def _nothing(notes: list[str]) -> TaskError:
    return TaskError(error="NothingToAsk", message=NOTHING, detail=" ".join(notes))


def _engine_failure(error: Exception) -> TaskError:
    return TaskError(
        error=type(error).__name__,
        message="The engine stopped while it made this. Nothing was changed.",
        detail=str(error)[:2000],
    )
