"""Makes a quiz from what is known about a topic."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from server.engines.items.gate.gate import findings
from server.engines.items.gate.rule import Context, Finding
from server.engines.items.ids import item_id
from server.engines.items.model import Item, Objective
from server.engines.packs.model import Subject
from server.engines.quizzes.aims import Aims, aims_of
from server.engines.quizzes.candidates import (
    Tools,
    about_itself,
    candidates_for,
    context_for,
    made_from,
    objectives_of,
    other_bands,
)
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import select
from server.engines.quizzes.topic import Topic, look_up

INSTRUCTIONS = "Answer every question. The points stand beside each."


@dataclass(frozen=True, slots=True)
class MadeQuiz:
    """`made_from` is a sentence; `notes` say what could not be done as asked."""

    quiz: Quiz
    findings: tuple[Finding, ...]
    made_from: str
    notes: tuple[str, ...]


def make_quiz(request: QuizRequest, subject: Subject | None, tools: Tools, written: Sequence[Item] = ()) -> MadeQuiz:
    """The same request makes the same quiz. `written` are items that come first. Raise TopicUnknown."""
    rng = random.Random(request.seed)  # noqa: S311 - chooses, and protects nothing
    topic = look_up(tools.shelf, request.topic, subject, request.grade)
    known = objectives_of(topic)
    aims = aims_of(request.objectives, known)
    context = context_for(request, topic, tools)
    candidates = candidates_for(topic, request, tools, rng)
    near = about_itself(candidates, topic, request.topic)
    if near:
        written = (*written, *select(near, request, context, rng, written))
    items = _chosen(candidates, aims, request, context, rng, written)
    quiz = Quiz(
        id=item_id("quiz", request.topic, request.grade, request.seed),
        title=request.topic[:1].upper() + request.topic[1:],
        subject=request.subject,
        topic=request.topic,
        grade=request.grade,
        difficulty=request.difficulty,
        items=tuple(replace(item, points=request.points_each) for item in items),
        objectives=asked_for(aims.met, known, items),
        instructions=INSTRUCTIONS,
    )
    found = findings(quiz.items, replace(context, objectives=quiz.objectives))
    notes = (*_narrow(request, near, items), *_notes(request, topic, aims, items))
    return MadeQuiz(quiz, tuple(found), made_from(topic, items), notes)


def asked_for(named: Sequence[Objective], known: Sequence[Objective], items: Sequence[Item]) -> tuple[Objective, ...]:
    """The objectives that an item asks for; those that the teacher named in her words."""
    asked = {item.objective for item in items}
    words = {objective.id: objective for objective in (*known, *named)}
    return tuple(words[objective.id] for objective in known if objective.id in asked)


def _chosen(
    candidates: Sequence[Item],
    aims: Aims,
    request: QuizRequest,
    context: Context,
    rng: random.Random,
    written: Sequence[Item],
) -> tuple[Item, ...]:
    """For the teacher's objectives alone where they give enough; else with the others beside them."""
    meant = {objective.id for objective in aims.met}
    if meant:
        near = [item for item in candidates if item.objective in meant]
        items = select(near, request, context, rng, [item for item in written if item.objective in meant])
        if len(items) == request.count:
            return items
    return select(candidates, request, context, rng, written)


def _narrow(request: QuizRequest, near: Sequence[Item], items: Sequence[Item]) -> Iterator[str]:
    """Of a topic that is a part of a pack, how many are about it."""
    names = {item.id for item in near}
    count = sum(item.id in names for item in items)
    if near and count < len(items):
        yield (
            f"“{request.topic}” itself is asked about in {count} of {len(items)} questions, "
            "and what belongs to it in the others."
        )


def _notes(request: QuizRequest, topic: Topic, aims: Aims, items: Sequence[Item]) -> tuple[str, ...]:
    notes = [f"There is no question for “{text}” yet." for text in aims.unmet]
    if len(items) < request.count:
        notes.append(f"{request.count} questions were asked for; there are {len(items)} good ones of this kind.")
    missing = [kind for kind in request.types if all(item.type is not kind for item in items)]
    if missing and items:
        named = " or ".join(kind.value.replace("_", " ") for kind in missing)
        notes.append(f"The topic has no {named} questions.")
    return (*notes, *other_bands(topic, request.grade))
