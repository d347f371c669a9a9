"""Makes a quiz from a teacher's files."""

import random
from collections.abc import Sequence
from dataclasses import replace

from server.engines.items.gate.gate import findings, is_sound
from server.engines.items.gate.rule import Context
from server.engines.items.ids import item_id
from server.engines.items.model import Item, ItemType
from server.engines.items.text.words import content_stems
from server.engines.quizzes.aims import aims_of
from server.engines.quizzes.candidates import Tools
from server.engines.quizzes.from_source.candidates import candidates, objectives_of
from server.engines.quizzes.from_source.material import Material
from server.engines.quizzes.making import INSTRUCTIONS, MadeQuiz, asked_for
from server.engines.quizzes.model import Quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.selecting import goes_with, select

INSTEAD = (ItemType.FILL_IN, ItemType.TRUE_FALSE, ItemType.SHORT_ANSWER, ItemType.MULTIPLE_CHOICE)
"""What stands in where a text has not what a type needs, the first one first."""
_NEEDS = {
    ItemType.MULTIPLE_CHOICE: "Multiple choice needs three alike candidates in the text",
    ItemType.MATCHING: "Matching needs four words that the text says the meaning of",
    ItemType.ORDERING: "Ordering needs steps or dated events in the text",
    ItemType.SHORT_ANSWER: "Short answers need sentences that answer a plain question",
    ItemType.FILL_IN: "A word bank needs words of the text of which only one fits",
    ItemType.TRUE_FALSE: "True or false needs sentences that stand alone",
    ItemType.NUMERIC: "Numeric questions are made of mathematics and not of texts",
    ItemType.LUAU_OUTPUT: "Questions about what code prints are not made of texts",
}
_NAMED = {
    ItemType.MULTIPLE_CHOICE: "multiple choice",
    ItemType.MATCHING: "matching",
    ItemType.ORDERING: "ordering",
    ItemType.SHORT_ANSWER: "short answer",
    ItemType.FILL_IN: "fill-in",
    ItemType.TRUE_FALSE: "true or false",
}


def make_quiz_from_sources(
    request: QuizRequest, materials: Sequence[Material], tools: Tools, written: Sequence[Item] = ()
) -> MadeQuiz:
    """The same request and files make the same quiz. Where there are no more items, there are fewer, and a note.

    `written` are items that come first.
    """
    rng = random.Random(request.seed)  # noqa: S311 - chooses, and protects nothing
    known = objectives_of(materials)
    aims = aims_of(request.objectives, known)
    found = candidates(materials, rng, tools.nouns, tools.word_rank)
    context = context_of(request, materials, found, tools)
    chosen = select(found, request, context, rng, written)
    items = (*chosen, *_instead(chosen, found, request, context, rng))
    quiz = Quiz(
        id=item_id("quiz", request.topic, request.grade, request.seed, *(one.id for one in items)),
        title=request.topic[:1].upper() + request.topic[1:],
        subject=request.subject,
        topic=request.topic,
        grade=request.grade,
        difficulty=request.difficulty,
        items=tuple(replace(item, points=request.points_each) for item in items),
        objectives=asked_for(aims.met, known, items),
        instructions=INSTRUCTIONS,
    )
    found_flaws = findings(quiz.items, replace(context, objectives=quiz.objectives))
    notes = (
        *(f"There is no section of the text about “{text}”." for text in aims.unmet),
        *_notes(request, chosen, items),
        *(note for material in materials for note in material.source.notes),
    )
    return MadeQuiz(quiz, tuple(found_flaws), made_from(materials), notes)


def context_of(request: QuizRequest, materials: Sequence[Material], found: Sequence[Item], tools: Tools) -> Context:
    """What the text says again and again is what is taught."""
    sections = [section.heading for material in materials for section in material.source.sections]
    usable = {item.source.section for item in found}
    texts = " ".join(material.source.text for material in materials)
    return Context(
        grade=request.grade,
        objectives=objectives_of(materials),
        bloom=request.shares,
        sections=tuple(dict.fromkeys(heading for heading in sections if heading in usable)),
        taught=frozenset(content_stems(f"{request.topic} {texts}")),
        nouns=tools.nouns,
        word_rank=tools.word_rank,
        run_luau=tools.run_luau,
        sources={material.id: material.source.text for material in materials},
    )


def made_from(materials: Sequence[Material]) -> str:
    """A sentence for the teacher."""
    names = [f"“{material.source.name}”" for material in materials]
    *first, last = names
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"Made offline from {listed}."


def _instead(
    chosen: Sequence[Item], found: Sequence[Item], request: QuizRequest, context: Context, rng: random.Random
) -> tuple[Item, ...]:
    """Of other types than were named, as many as are lacking."""
    if not request.types:
        return ()
    others = [item for item in found if item.type in INSTEAD and item.type not in request.types]
    rng.shuffle(others)
    others.sort(key=lambda item: INSTEAD.index(item.type))
    kept = list(chosen)
    for item in others:
        if len(kept) >= request.count:
            break
        if is_sound(item, context) and goes_with(item, kept, context):
            kept.append(item)
    return tuple(kept[len(chosen) :])


def _notes(request: QuizRequest, chosen: Sequence[Item], items: Sequence[Item]) -> list[str]:
    notes: list[str] = []
    instead = items[len(chosen) :]
    if instead:
        for kind in request.types:
            lacking = request.count // len(request.types) - sum(item.type is kind for item in chosen)
            if lacking > 0:
                notes.append(f"{_NEEDS[kind]}. {_made(instead)}")
                break
    if len(items) < request.count:
        notes.append(f"{request.count} questions were asked for; the text holds {len(items)} good ones.")
    return notes


def _made(instead: Sequence[Item]) -> str:
    """`4 questions are fill-in instead.`"""
    kinds = list(dict.fromkeys(item.type for item in instead))
    parts = [f"{sum(item.type is kind for item in instead)} {_NAMED[kind]}" for kind in kinds]
    if len(parts) == 1:
        count = len(instead)
        return f"{count} question{'s are' if count > 1 else ' is'} {_NAMED[kinds[0]]} instead."
    return f"{', '.join(parts[:-1])} and {parts[-1]} questions are made instead."
