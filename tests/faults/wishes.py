"""What the people of a run ask for, made from a seed."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION

PROBE = "probe"
"""The name of the kind in `tests/faults/probe.py`, which belongs to the server."""

KINDS: Mapping[str, float] = {PROBE: 85, SCRIPT_OPTIMIZATION: 9, CONTENT_GENERATION: 3, QUIZ_GENERATION: 3}
"""How many of a hundred wishes are of each kind."""
SCRIPTS = 12
"""So many different scripts: some requests find the answer of an earlier one."""


@dataclass(frozen=True)
class Wish:
    """One task that a person wants. `cancel_after`: seconds, then no more. `again_of`: the wish that it repeats."""

    item: int
    kind: str
    body: dict[str, Any]
    cancel_after: float | None = None
    again_of: int | None = None


def wishes(seed: str, count: int) -> list[Wish]:
    """So many wishes of one person, the same for the same seed."""
    chance = random.Random(seed)
    made: list[Wish] = []
    for item in range(count):
        if item >= 4 and chance.random() < 0.05:
            origin = made[chance.randrange(item // 2)]
            made.append(Wish(item, origin.kind, _changes(origin.kind, chance), again_of=origin.item))
            continue
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        made.append(Wish(item, kind, _BODIES[kind](chance), chance.uniform(0, 1) if chance.random() < 0.08 else None))
    return made


def write(path: Path, made: list[Wish]) -> None:
    """For the process of a desktop."""
    path.write_text(json.dumps([asdict(wish) for wish in made]), encoding="utf-8")


def read(path: Path) -> list[Wish]:
    """What `write` wrote."""
    return [Wish(**fields) for fields in json.loads(path.read_text(encoding="utf-8"))]


def _probe(chance: random.Random) -> dict[str, Any]:
    """Most are short; some are long enough to be in the middle of when something happens."""
    pause = chance.uniform(1.0, 4.0) if chance.random() < 0.06 else chance.uniform(0.0, 0.25)
    return {
        "numbers": [chance.randrange(-(10**6), 10**6) for _ in range(chance.randrange(50))],
        "pause_seconds": round(pause, 3),
        "parts": chance.randrange(1, 4),
        "effect": chance.choice(["with_completion", "keyed"]),
        "end": chance.choices(["completed", "failed", "interrupted_once"], [88, 4, 8])[0],
    }


def _script(chance: random.Random) -> dict[str, Any]:
    number = chance.randrange(SCRIPTS)
    line = f"total = total + math.floor(index / {number + 1})"
    code = f"local total = 0\nfor index = 1, 10 do\n\t{line}\nend\nreturn total\n"
    return {
        "script_code": code,
        "script_name": f"script-{number}.luau",
        "optimization_level": chance.choice(["conservative", "balanced"]),
        "time_budget_seconds": 1,
        "fresh": chance.random() < 0.8,
    }


def _content(chance: random.Random) -> dict[str, Any]:
    """Half of them by one of few names: made again, they are versions."""
    named = {"subject": "Science", "grade_level": "6", "topic": chance.choice(["Photosynthesis", "Cells"])}
    return {**named, "seed": chance.randrange(1000)}


def _lesson(chance: random.Random) -> dict[str, Any]:
    name = f"lesson-{chance.randrange(4)}" if chance.random() < 0.5 else None
    return {**_content(chance), "lesson_id": name}


def _quiz(chance: random.Random) -> dict[str, Any]:
    name = f"quiz-{chance.randrange(4)}" if chance.random() < 0.5 else None
    return {**_content(chance), "assessment_id": name, "num_questions": 3}


_BODIES: Mapping[str, Callable[[random.Random], dict[str, Any]]] = {
    PROBE: _probe,
    SCRIPT_OPTIMIZATION: _script,
    CONTENT_GENERATION: _lesson,
    QUIZ_GENERATION: _quiz,
}


def _changes(kind: str, chance: random.Random) -> dict[str, Any]:
    if kind == PROBE:
        return {"numbers": [chance.randrange(100)], "end": "completed"}
    if kind == SCRIPT_OPTIMIZATION:
        return {"script_name": f"again-{chance.randrange(100)}.luau"}
    return {"seed": chance.randrange(1000)}
