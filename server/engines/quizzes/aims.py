"""The objectives that a teacher has written, found among those that there is something for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.engines.items.model import Objective
from server.engines.items.text.words import content_stems

LEAST_SHARED = 0.34
"""Share of the words of the shorter one that both must have."""


@dataclass(frozen=True, slots=True)
class Aims:
    """`met` are known objectives in the teacher's words; `unmet` her words for which there is nothing."""

    met: tuple[Objective, ...]
    unmet: tuple[str, ...]


def aims_of(written: Sequence[str], known: Sequence[Objective]) -> Aims:
    """Each of hers goes to the known one that it shares most words with, each known one to one of hers."""
    met: list[Objective] = []
    unmet: list[str] = []
    for text in written:
        left = [objective for objective in known if objective.id not in {one.id for one in met}]
        best = nearest_to(text, left)
        if best is None:
            unmet.append(text)
        else:
            met.append(replace(best, text=text))
    return Aims(tuple(met), tuple(unmet))


def nearest_to(text: str, known: Sequence[Objective]) -> Objective | None:
    """The one that means it, as far as their words tell."""
    best = max(known, key=lambda objective: _shared(text, objective.text), default=None)
    return best if best is not None and _shared(text, best.text) >= LEAST_SHARED else None


def _shared(one: str, other: str) -> float:
    first, second = set(content_stems(one)), set(content_stems(other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
