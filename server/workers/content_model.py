"""Questions of a language model for lessons and quizzes: asked for, judged by an engine, asked for once more."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import structlog

from contracts.content import AnyItem
from server.integrations.ai.budget import Budget, Budgeted, BudgetSpent
from server.integrations.ai.errors import AiError, AiTlsFailed, AiUnreachable, AiUnreadable
from server.integrations.ai.provider import AiProvider, Limits
from server.integrations.ai.structured import Answered, Ladder, Wanted, ask_for, elements_of
from server.sandbox.contents import BRIEF_JOB, MODEL_ITEMS_JOB
from server.sandbox.errors import EngineCrashed, EngineJobError, EngineTimeout
from server.workers.model_questions import MOST_A_CALL, Brief, about_before, question
from server.workers.running import TaskContext

LIMITS = Limits(seconds=60.0, retries=0, max_bytes=2 * 1024 * 1024)
"""For each call. What had come whole by then is used."""
BUDGET = Budget(seconds=240.0, tokens=100_000)
"""For all calls of a task. A hundred questions about a text of 6,000 words are some 70,000 tokens, in five calls."""
ASKING, CHECKING = "Asking the model", "Checking what the model wrote"
ASKED_AT, WRITTEN_AT = 5, 70
"""Percent of the whole, between which a model writes."""
LOOK_SECONDS = 1.0
"""Between two looks at what has come of an answer that goes on."""
LONGEST_NAME, LONGEST_ELEMENT = 80, 20_000
"""Characters."""
NO_ENDPOINT = "No language model was asked: no AI endpoint is set."
USED_UP = "No language model was asked: your organization has used up its AI tokens for this month."
FRAME = "No language model was asked: of this topic there is only a frame for a lesson, without questions."
USED = "What had come by then was used."
STOPPED = "The engine stopped while it checked what the model wrote, and left that out."

RunJob = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Runs an engine's job with parameters beside those of the task; gives its value."""
OnSound = Callable[[list[dict[str, Any]]], None]
"""Hears of all questions that have passed so far, as plain data of the wire."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Written:
    """`items` are sound, as plain data of the wire. `notes` are sentences for the teacher, `trouble` the endpoint's."""

    items: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    trouble: str = ""
    host: str = ""
    model: str = ""
    """Which model it was, once it has written something."""

    def told(self, items: Sequence[AnyItem]) -> Iterator[str]:
        """What became of it in the finished content, which has these items."""
        yield from self.notes
        used, all_ = sum(item.source.origin == "ai" for item in items), len(items)
        sentences = [*self._outcome(used, all_), *self._refusals()]
        if sentences:
            yield " ".join(sentences)
        if self.trouble and used:
            yield f"{self.trouble} {USED}"
        elif self.trouble:
            yield f"{'All questions were made offline' if items else 'No model could be asked'}: {self.trouble}"

    def _outcome(self, used: int, all_: int) -> Iterator[str]:
        if used == all_ == 1:
            yield f"The question was written by {self.model} at {self.host} and passed the checks."
        elif used:
            yield (
                f"{used} of {all_} questions {'was' if used == 1 else 'were'} written by {self.model} at {self.host} "
                "and passed the checks."
            )
        elif self.refused:
            yield f"No question that {self.model} at {self.host} wrote passed the checks."

    def _refusals(self) -> Iterator[str]:
        count = len(self.refused)
        if count:
            yield f"{count} of its questions {'was' if count == 1 else 'were'} refused."


class ModelStep:
    """What one task has a model write, within a budget. No engine is held while it writes.

    No trouble of the endpoint is an error of the task. Raises `Cancelled`, and EngineCancelled as `run` does.
    """

    def __init__(
        self,
        provider: AiProvider,
        ladder: Ladder,
        run: RunJob,
        context: TaskContext,
        asked: Mapping[str, Any],
        on_sound: OnSound,
        budget: Budget = BUDGET,
    ) -> None:
        """`asked`: the parameters of the engine's job."""
        self._provider = Budgeted(provider, budget)
        self._ladder = ladder
        self._run = run
        self._context = context
        self._asked = asked
        self._on_sound = on_sound
        self._host = urlsplit(provider.endpoint.base_url).netloc
        self._written = Written(host=self._host)
        self._judged = 0
        """Questions of the call that is under way."""
        self._broken = self._told = False

    def write(self) -> Written:
        """As many sound questions as are wanted, or can be had with one more call for those that failed."""
        brief, written = Brief(**self._run(BRIEF_JOB, {})), self._written
        if brief.lesson_frame:
            written.notes.append(FRAME)
            return written
        left = brief.count
        while left > 0:
            before = len(written.items)
            if not self._ask(brief, min(MOST_A_CALL, left)):
                return written
            left -= MOST_A_CALL
            if len(written.items) == before:
                break  # one that writes nothing of use is not asked for everything
        missing = brief.count - len(written.items)
        if missing > 0:
            self._ask(brief, min(MOST_A_CALL, missing))
        return written

    def _ask(self, brief: Brief, count: int) -> bool:
        """One call and its judgement. Whether the endpoint may be asked again."""
        written = self._written
        before = about_before(written.items, written.refused)
        self._judged = 0
        try:
            answered = ask_for(
                self._provider,
                Wanted("questions", brief.schema_for(count), brief.list),
                question(self._asked, brief, count, before),
                self._ladder,
                self._on_text(brief, count),
                self._context.cancelled,
            )
        except AiError as error:
            log.info("the model gave no answer", error=type(error).__name__)
            self._spend(error.tokens if isinstance(error, AiUnreadable) else None)
            if not isinstance(error, AiUnreachable | AiTlsFailed | BudgetSpent):
                self._tell_sent(brief)
            written.trouble = str(error)
            return False
        self._tell_sent(brief)
        self._spend(answered.reply.tokens)
        return self._judge(answered, count) and answered.trouble is None

    def _judge(self, answered: Answered, count: int) -> bool:
        """What is left to judge when all has come. Whether the endpoint may be asked again."""
        written = self._written
        written.model = _shown(self._provider.endpoint.model or answered.reply.model)
        written.trouble = str(answered.trouble) if answered.trouble is not None else ""
        self._context.report(CHECKING, WRITTEN_AT)
        return self._take(answered.elements[:count])

    def _take(self, elements: Sequence[dict[str, Any]]) -> bool:
        """Judges those that are new. Whether an engine can be trusted with more."""
        written, new = self._written, elements[self._judged :]
        if self._broken or not new:
            return not self._broken
        self._judged = len(elements)
        asked = {"raw": [_carried(one) for one in new], "model": written.model, "kept": written.items}
        try:
            judged = self._run(MODEL_ITEMS_JOB, asked)
        except (EngineCrashed, EngineTimeout, EngineJobError) as error:
            log.warning("the engine did not survive what a model wrote", error=type(error).__name__)
            written.notes.append(STOPPED)
            self._broken = True
            return False
        written.items += judged["items"]
        written.refused += judged["refused"]
        if judged["items"]:
            self._on_sound(written.items)
        return True

    def _on_text(self, brief: Brief, count: int) -> Callable[[str], None]:
        """Says how many questions there are, while they come, and judges those that have come whole."""
        there, total = len(self._written.items), brief.count
        self._context.report(ASKING, ASKED_AT + (WRITTEN_AT - ASKED_AT) * there / total)
        begun, looked_at = 0, time.monotonic()

        def heard(text: str) -> None:
            nonlocal begun, looked_at
            stems = text.count('"stem"')
            if stems > begun and time.monotonic() > looked_at + LOOK_SECONDS and self._provider.endpoint.model:
                self._written.model = _shown(self._provider.endpoint.model)
                self._take(list(elements_of(text, brief.list))[:count])
                begun, looked_at = stems, time.monotonic()
            now = there + min(count, stems)
            percent = ASKED_AT + (WRITTEN_AT - ASKED_AT) * now / total
            self._context.report(f"Asking the model: {now} of {total} question{'' if total == 1 else 's'}", percent)

        return heard

    def _spend(self, tokens: int | None) -> None:
        if tokens is not None:
            self._context.spend(tokens=tokens)

    def _tell_sent(self, brief: Brief) -> None:
        if not self._told:
            self._told = True
            self._written.notes[:0] = _sent(self._host, brief)


def _sent(host: str, brief: Brief) -> Iterator[str]:
    yield f"Sent to {host}: the subject, the topic, the grade and the objectives."
    if brief.files:
        yield from (f"So were {words:,} words of “{name}”." for name, words in brief.files)
    elif brief.text:
        yield f"So were {len(brief.text.split()):,} words of the app's own text about it."


def _carried(element: dict[str, Any]) -> dict[str, Any]:
    """The element; nothing where it is larger or deeper than a question can be."""
    try:
        return element if len(json.dumps(element, allow_nan=False)) <= LONGEST_ELEMENT else {}
    except (ValueError, RecursionError):
        return {}


def _shown(model: str) -> str:
    """As a person reads it: servers of one file call their model by its path."""
    name = model.replace("\\", "/").rpartition("/")[2] if model.startswith(("/", ".")) or ":\\" in model else model
    return "".join(sign for sign in name if sign.isprintable())[:LONGEST_NAME].strip() or "the model"
