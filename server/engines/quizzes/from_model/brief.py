"""What a model is told about a topic: objectives, and text to stay within."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.engines.items.model import Bloom, Objective
from server.engines.items.text.words import content_stems
from server.engines.packs.model import Subject
from server.engines.quizzes.aims import aims_of
from server.engines.quizzes.candidates import Tools, objectives_of
from server.engines.quizzes.from_source.candidates import objectives_of as sections_as_objectives
from server.engines.quizzes.from_source.material import Material
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.topic import Topic, TopicUnknown, look_up

MOST_WORDS = 6_000
"""Of the text that is sent along: some 8,000 tokens, which most models have room for."""
MOST_OBJECTIVES = 12


@dataclass(frozen=True, slots=True)
class Brief:
    """`text` is empty where nothing is known about the topic, and `topic` None; `files` say what of whom is in it."""

    objectives: tuple[Objective, ...]
    text: str
    topic: Topic | None
    files: tuple[tuple[str, int], ...] = ()
    """Names of the teacher's files and how many words of them."""


def brief_of(request: QuizRequest, subject: Subject | None, materials: Sequence[Material], tools: Tools) -> Brief:
    """Of the files where there are any, else of the packs, else of the teacher's own objectives alone."""
    if materials:
        return _of_materials(request, materials)
    try:
        topic = look_up(tools.shelf, request.topic, subject, request.grade)
    except TopicUnknown:
        return Brief(own_objectives(request), "", None)
    known = objectives_of(topic)
    met = aims_of(request.objectives, known).met
    return Brief((met or known)[:MOST_OBJECTIVES], _within("\n\n".join(_chapters(topic)), MOST_WORDS), topic)


def own_objectives(request: QuizRequest) -> tuple[Objective, ...]:
    """Of a topic that nothing is known about: as the teacher wrote them, or one for all of it."""
    texts = request.objectives or (f"Explain {request.topic}",)
    return tuple(Objective(f"own-{number}", text, Bloom.UNDERSTAND) for number, text in enumerate(texts, start=1))


def _chapters(topic: Topic) -> Iterator[str]:
    for chapter in topic.chapters:
        yield from (f"{concept.title}\n{concept.text}" for concept in chapter.content.concepts)
        yield "\n".join(f"{term.term}: {term.definition}" for term in chapter.content.vocabulary)


def _of_materials(request: QuizRequest, materials: Sequence[Material]) -> Brief:
    """The sections that share most words with what is asked for, in the order of the text."""
    sought = set(content_stems(" ".join([request.topic, *request.objectives])))
    sections = [
        (place, section, material)
        for place, (material, section) in enumerate(
            (material, section) for material in materials for section in material.source.sections
        )
    ]
    texts = [f"{one.heading}\n{material.source.text[one.start : one.end].strip()}" for _, one, material in sections]
    best = sorted(range(len(texts)), key=lambda place: (-len(sought & set(content_stems(texts[place]))), place))
    left, kept = MOST_WORDS, dict[int, str]()
    for place in best:
        if left <= 0:
            break
        kept[place] = _within(texts[place], left)
        left -= len(kept[place].split())
    counts: dict[str, int] = {}
    for place, text in sorted(kept.items()):
        name = sections[place][2].source.name
        counts[name] = counts.get(name, 0) + len(text.split())
    objectives = sections_as_objectives(materials)
    told = tuple(objectives[place] for place in sorted(kept))
    return Brief(
        told[:MOST_OBJECTIVES], "\n\n".join(kept[place] for place in sorted(kept)), None, tuple(counts.items())
    )


def _within(text: str, most: int) -> str:
    """Whole lines of it, up to so many words; of a line that is longer, its beginning."""
    kept: list[str] = []
    for line in text.splitlines():
        words = line.split()
        if len(words) > most:
            kept.append(" ".join(words[:most]))
            break
        kept.append(line)
        most -= len(words)
    return "\n".join(kept).strip()
