"""Quizzes and lessons that a model wrote questions of."""

import random
from collections.abc import Sequence
from dataclasses import replace

from server.engines.items.gate.gate import findings
from server.engines.items.gate.rule import Context
from server.engines.items.ids import item_id
from server.engines.items.model import Item, Origin
from server.engines.items.text.words import content_stems
from server.engines.packs.model import Subject
from server.engines.quizzes.candidates import Tools, context_for
from server.engines.quizzes.from_model.brief import Brief, own_objectives
from server.engines.quizzes.from_model.judging import Desk
from server.engines.quizzes.from_model.shape import types_for
from server.engines.quizzes.from_source.making import context_of
from server.engines.quizzes.from_source.material import Material
from server.engines.quizzes.making import INSTRUCTIONS, MadeQuiz, asked_for
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import select

OFFLINE = "Made offline from "


def desk_for(
    request: QuizRequest,
    brief: Brief,
    materials: Sequence[Material],
    model: str,
    subject: Subject | None,
    tools: Tools,
) -> Desk:
    """What the model's answers to a brief are held against."""
    if materials:
        context = context_of(request, materials, (), tools)
    elif brief.topic is not None:
        context = context_for(request, brief.topic, tools)
    else:
        context = _context_alone(request, tools)
    about = frozenset(content_stems(f"{request.topic} {brief.text}")) if brief.text and not materials else frozenset()
    types = types_for(request.types, subject, sourced=bool(materials))
    return Desk(model, types, brief.objectives, context, materials, about, in_stories=subject == "mathematics")


def quiz_of_model(request: QuizRequest, written: Sequence[Item], tools: Tools) -> MadeQuiz:
    """Of a topic that nothing else is known about."""
    rng = random.Random(request.seed)  # noqa: S311 - chooses only
    context = _context_alone(request, tools)
    items = select([], request, context, rng, first=written)
    quiz = Quiz(
        id=item_id("quiz", request.topic, request.grade, request.seed, *(one.id for one in items)),
        title=request.topic[:1].upper() + request.topic[1:],
        subject=request.subject,
        topic=request.topic,
        grade=request.grade,
        difficulty=request.difficulty,
        items=tuple(replace(item, points=request.points_each) for item in items),
        objectives=asked_for((), own_objectives(request), items),
        instructions=INSTRUCTIONS,
    )
    found = findings(quiz.items, replace(context, objectives=quiz.objectives))
    short = f"{request.count} questions were asked for; there are {len(items)} that passed the checks."
    return MadeQuiz(quiz, tuple(found), "", (short,) if len(items) < request.count else ())


def said_of(made_from: str, items: Sequence[Item]) -> tuple[str, str]:
    """The `provider` and the sentence about the origin, of content with these items."""
    written = [item for item in items if item.source.origin is Origin.AI]
    if not written:
        return "offline", made_from
    model = written[0].source.name
    if len(written) == len(items) or not made_from:
        return model, f"The questions were written by the language model “{model}” and checked."
    rest = made_from.removeprefix(OFFLINE).removesuffix(".")
    return model, f"Made from {rest}, with questions of the language model “{model}” that were checked."


def _context_alone(request: QuizRequest, tools: Tools) -> Context:
    return Context(
        grade=request.grade,
        objectives=own_objectives(request),
        bloom=request.shares,
        taught=frozenset(content_stems(" ".join([request.topic, *request.objectives]))),
        nouns=tools.nouns,
        word_rank=tools.word_rank,
        run_luau=tools.run_luau,
    )
