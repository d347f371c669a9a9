"""A quiz as the exporters and the gate know it."""

from dataclasses import dataclass

from server.engines.items.model import Difficulty, Item, Objective


@dataclass(frozen=True, slots=True)
class Quiz:
    """Items in the order in which they are printed."""

    id: str
    title: str
    subject: str
    topic: str
    grade: int
    difficulty: Difficulty
    items: tuple[Item, ...]
    objectives: tuple[Objective, ...] = ()
    instructions: str = ""
    time_limit_minutes: int | None = None
    passing_percent: int = 70
    provider: str = "offline"
    """`offline`, or the name of the model that wrote items of it."""
    version: str = ""
    """`A`, `B` or `C` where several are printed; they hold the same items by the same ids."""

    @property
    def points(self) -> int:
        """Of all items together."""
        return sum(item.points for item in self.items)
