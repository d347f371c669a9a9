"""What a quiz is asked to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from server.engines.items.model import Bloom, Difficulty, ItemType


@dataclass(frozen=True, slots=True)
class QuizRequest:
    """Empty `types`: all that there are. Empty `bloom`: as it comes."""

    subject: str
    topic: str
    grade: int
    count: int = 10
    difficulty: Difficulty = Difficulty.MEDIUM
    types: tuple[ItemType, ...] = ()
    bloom: Mapping[Bloom, float] = field(default_factory=dict)
    objectives: tuple[str, ...] = ()
    """As the teacher wrote them."""
    seed: int = 0
    points_each: int = 1

    @property
    def shares(self) -> Mapping[Bloom, float]:
        """The levels that were asked for, adding up to 1."""
        whole = sum(self.bloom.values())
        return {level: share / whole for level, share in self.bloom.items()} if whole else {}


def request_from_plain(plain: Mapping[str, Any]) -> QuizRequest:
    """Of the parameters of an engine's job."""
    return QuizRequest(
        subject=plain["subject"],
        topic=plain["topic"],
        grade=plain["grade"],
        count=plain["count"],
        difficulty=Difficulty(plain["difficulty"]),
        types=tuple(ItemType(kind) for kind in plain["types"]),
        bloom={Bloom(level): share for level, share in plain["bloom"].items()},
        objectives=tuple(plain["objectives"]),
        seed=plain["seed"],
        points_each=plain["points_each"],
    )
