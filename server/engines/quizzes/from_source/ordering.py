"""Steps of a list, and events by their years, to be put in order."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.engines.items.model import Bloom, Difficulty, Item
from server.engines.items.text.figures import FigureKind
from server.engines.items.text.words import bare
from server.engines.quizzes.from_source.material import Reading, Statement
from server.engines.quizzes.from_source.sourced import sourced
from server.engines.quizzes.order import ordering
from server.engines.sources.model import Role

LEAST, MOST = 3, 6
LEAST_WORDS, LONGEST_STEP = 3, 30
LEAST_STEPS_LIKE = 0.5
_NO_STEP = re.compile(
    r"^(?:The|An?|It|Its|This|That|These|Those|There|What|Why|How|Who|When|Where|Which|Is|Are|Do|Does)\b|.*\?$"
)
_SEQUENCE = re.compile(
    r"^(?:First|First of all|To begin|To start|Second|Third|Fourth|Next|Then|After that|Afterwards?|Later|Finally"
    r"|Last|Lastly"
    r"|In the end)\b,? (?P<step>.+)$"
)
_FIRST = re.compile(r"^(?:First|First of all|To begin|To start)\b")
_IN_YEAR = re.compile(r"^(?:In|By|On) (?:[A-Z][a-z]+ (?:\d{1,2}, )?)?(?P<year>\d{3,4}(?: BCE?)?), (?P<event>[^;]+)\.$")
_YEAR_LAST = re.compile(r"^(?P<event>[^;]+?) in (?:[A-Z][a-z]+ )?(?P<year>\d{3,4}(?: BCE?)?)\.$")
_IS_STATE = re.compile(r"\b(?:is|are|has|have|can|may|must)\b")
LONGEST_EVENT = 18


@dataclass(frozen=True)
class _Event:
    year: int
    text: str
    statement: Statement


def orderings(reading: Reading, rng: random.Random) -> Iterator[Item]:
    """Lists first, then sequences told in sentences, then years."""
    for steps in [*_numbered(reading), *_told(reading)]:
        texts = [text for _, text in steps]
        where = steps[0][0].section
        stem = f"Put the steps in the right order (“{where}”)." if where else "Put the steps in the right order."
        yield sourced(stem, ordering(texts, rng), [one for one, _ in steps], Bloom.UNDERSTAND, Difficulty.MEDIUM)
    for events in _dated(reading):
        answer = ordering([_capital(event.text) for event in events], rng)
        stem = "Put these events in order, the earliest first."
        yield sourced(stem, answer, [event.statement for event in events], Bloom.UNDERSTAND, Difficulty.HARD)


_Step = tuple[Statement, str]


def _numbered(reading: Reading) -> Iterator[list[_Step]]:
    """Numbered items below each other, where they are steps rather than a list of things."""
    for run in _runs([one for one in reading.statements if one.role is Role.STEP]):
        steps = [(one, one.text) for one in run]
        like = sum(_NO_STEP.match(text) is None for _, text in steps)
        if like >= LEAST_STEPS_LIKE * len(steps) and all(
            LEAST_WORDS <= len(text.split()) <= LONGEST_STEP for _, text in steps
        ):
            yield from _parts(steps)


def _runs(steps: Sequence[Statement]) -> Iterator[list[Statement]]:
    run: list[Statement] = []
    for step in steps:
        follows = run and step.material is run[-1].material and step.passage == run[-1].passage + 1
        if not follows and run:
            yield run
            run = []
        run.append(step)
    if run:
        yield run


def _parts(steps: list[_Step]) -> Iterator[list[_Step]]:
    """The beginning of a long list, and its end."""
    if len({bare(text) for _, text in steps}) < len(steps) or len(steps) < LEAST:
        return
    if len(steps) <= MOST:
        yield steps
        return
    half = len(steps) // 2
    yield steps[: min(MOST, half)]
    if len(steps) - half >= LEAST:
        yield steps[half : half + MOST]


def _told(reading: Reading) -> Iterator[list[_Step]]:
    """`First, …`, `Then …`, `Finally, …` of one paragraph."""
    run: list[_Step] = []
    for one in (*reading.statements, None):
        found = _SEQUENCE.match(one.text) if one is not None else None
        anew = one is None or found is None or _FIRST.match(one.text) or (run and one.passage != run[-1][0].passage)
        if anew and run:
            if LEAST <= len(run) <= MOST and all(len(text.split()) >= LEAST_WORDS for _, text in run):
                yield run
            run = []
        if one is not None and found is not None and (run or _FIRST.match(one.text)):
            run.append((one, _capital(found["step"].rstrip("."))))


def _dated(reading: Reading) -> Iterator[list[_Event]]:
    """Three to five of one file, of different years."""
    by_file: dict[str, list[_Event]] = {}
    for statement in reading.statements:
        event = _event(statement)
        if event is not None:
            by_file.setdefault(f"{statement.material.id} {statement.material.source.name}", []).append(event)
    for events in by_file.values():
        left = list({event.year: event for event in events}.values())
        while len(left) >= LEAST:
            size = min(5, len(left)) if len(left) != MOST else LEAST
            taken, left = sorted(left[:size], key=lambda event: event.year), left[size:]
            yield taken


def _event(statement: Statement) -> _Event | None:
    years = [figure for figure in statement.figures if figure.kind in (FigureKind.YEAR, FigureKind.DATE)]
    if not statement.alone or len(years) != 1 or years[0].value is None:
        return None
    for pattern in (_IN_YEAR, _YEAR_LAST):
        found = pattern.match(statement.text)
        if found is not None and found["year"] in years[0].text:
            event = found["event"]
            if LEAST_WORDS <= len(event.split()) <= LONGEST_EVENT and not _IS_STATE.search(event):
                return _Event(int(years[0].value), event, statement)
    return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
