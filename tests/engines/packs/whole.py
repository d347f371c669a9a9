"""Texts that YAML cut: where a comment begins, or where a list was split at a comma."""

import re
from collections.abc import Iterator, Sequence

import yaml

from server.engines.packs.model import AnyQuestion, BandContent, ShortAnswerQuestion, TrueFalseQuestion
from tests.engines.packs.finding import Finding, error

_CLOSED = re.compile(r"[.!?][\"')]?$")
_COMMENT = re.compile(r"\s+#")
_JOINED = re.compile(r"(and|or) ")


def check_source(text: str) -> Iterator[Finding]:
    """What Python's parser of YAML refuses though the one in C takes it, and each plain text that a ` #` ends."""
    lines = text.split("\n")
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style is None:
                end = event.end_mark
                if end is not None and _COMMENT.match(lines[end.line][end.column :]):
                    yield error("yaml", f"line {end.line + 1}: a comment cuts it: ...{event.value[-30:]}")
    except yaml.YAMLError as problem:
        yield error("yaml", " ".join(str(problem).split()))


def check_whole(place: str, content: BandContent) -> Iterator[Finding]:
    """Each sentence that ends without a mark, and each list that seems to be split within a text."""
    for name, text in (*_told(content), *_done(content)):
        if not _CLOSED.search(text.rstrip()):
            yield error(f"{place} {name}", f"breaks off: ...{text[-30:]}")
    for name, items in _lists(content):
        closed = [bool(_CLOSED.search(item.rstrip())) for item in items]
        if any(closed) and not all(closed):
            yield error(f"{place} {name}", f"breaks off: ...{items[closed.index(False)][-30:]}")
        yield from (error(f"{place} {name}", f"split at a comma: {item}") for item in items if _JOINED.match(item))


def _told(content: BandContent) -> Iterator[tuple[str, str]]:
    yield "summary", content.summary
    yield from ((f"concepts {concept.id}", concept.text) for concept in content.concepts)
    yield from ((f"vocabulary {term.term}", term.example) for term in content.vocabulary)
    for one in content.misconceptions:
        yield from ((f"misconceptions {one.id}", text) for text in (one.belief, one.refutation, one.probe))
    for at, example in enumerate(content.worked_examples):
        yield from ((f"worked_examples[{at}]", text) for text in (example.problem, *example.steps))
    for at, question in enumerate(content.questions):
        yield from ((f"questions[{at}]", text) for text in _asked(question) if text)


def _asked(question: AnyQuestion) -> tuple[str, ...]:
    match question:
        case TrueFalseQuestion():
            return question.stem, question.reason, question.hint, question.correction
        case ShortAnswerQuestion():
            return question.stem, question.reason, question.hint, question.answer
        case _:
            return question.reason, question.hint


def _done(content: BandContent) -> Iterator[tuple[str, str]]:
    yield from (("discussion", text) for text in content.discussion)
    yield from (("warm_up", text) for text in (content.warm_up.prompt, content.warm_up.listen_for))
    yield from (("activity", text) for text in (*content.activity.steps, content.activity.debrief))
    roblox = content.roblox
    yield from (("roblox", text) for text in (roblox.goal, *roblox.setup, *roblox.steps, roblox.success))
    for name, texts in (
        ("support", content.support),
        ("stretch", content.stretch),
        ("language_support", content.language_support),
    ):
        yield from ((name, text) for text in texts)
    yield "homework", content.homework


def _lists(content: BandContent) -> Iterator[tuple[str, Sequence[str]]]:
    yield "activity materials", content.activity.materials
    for at, question in enumerate(content.questions):
        if isinstance(question, ShortAnswerQuestion):
            yield f"questions[{at}] points", question.points
