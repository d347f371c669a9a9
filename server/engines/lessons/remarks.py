"""What a teacher's remark asks of a section, as far as it is understood without a model."""

import re
from dataclasses import dataclass

from server.engines.items.model import Difficulty

UNDERSTOOD = "simpler, harder, shorter, longer, more hands-on"

_SIMPLER = re.compile(r"\b(?:simpl\w+|easi\w+|easy|basic|lower|younger|less difficult)\b", re.IGNORECASE)
_HARDER = re.compile(r"\b(?:hard\w*|challeng\w+|difficult|advanced|deeper|older)\b", re.IGNORECASE)
_SHORTER = re.compile(r"\b(?:short\w*|fewer|less|cut|brief\w*)\b", re.IGNORECASE)
_LONGER = re.compile(
    r"\b(?:long\w*|more (?:questions?|items?|tasks?|terms?|examples?|detail\w*)|extend\w*)\b", re.IGNORECASE
)
_HANDS_ON = re.compile(r"\b(?:hands?[- ]on|practical|activit\w+|active|game\w*|play\w*|movement)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """`size` is -1 for less, 1 for more. `understood` is False where words came and none was known."""

    difficulty: Difficulty = Difficulty.MEDIUM
    size: int = 0
    hands_on: bool = False
    understood: bool = True


def read_remark(text: str) -> Remark:
    """By the words that are known."""
    simpler, harder = bool(_SIMPLER.search(text)), bool(_HARDER.search(text))
    shorter, longer = bool(_SHORTER.search(text)), bool(_LONGER.search(text))
    difficulty = Difficulty.EASY if simpler else Difficulty.HARD if harder else Difficulty.MEDIUM
    hands_on = bool(_HANDS_ON.search(text))
    known = simpler or harder or shorter or longer or hands_on or not text.strip()
    return Remark(difficulty, (1 if longer else 0) - (1 if shorter else 0), hands_on, known)
