"""Which group a line belongs to, in which order groups stand, and which lines a filter lets through. No Qt here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.views.tasks.item import ItemState, TaskItem


class Show(StrEnum):
    """Filter by state."""

    ALL = "all"
    ACTIVE = "active"
    COMPLETED = "completed"
    FAILED = "failed"


_STATES = {
    Show.ALL: frozenset(ItemState),
    Show.ACTIVE: frozenset(state for state in ItemState if not state.is_terminal),
    Show.COMPLETED: frozenset({ItemState.COMPLETED}),
    Show.FAILED: frozenset({ItemState.FAILED, ItemState.CANCELLED, ItemState.LOST}),
}


@dataclass(frozen=True)
class TaskFilter:
    """All parts must hold. An empty `kind` or `text` lets everything through; `text` is looked for in the title."""

    show: Show = Show.ALL
    kind: str = ""
    text: str = ""

    def lets_through(self, item: TaskItem) -> bool:
        """Whether the line is shown."""
        if self == _EVERYTHING:
            return True
        return (
            item.state in _STATES[self.show]
            and self.kind in ("", item.kind)
            and self.text.casefold() in item.title.casefold()
        )


@dataclass(frozen=True)
class GroupKey:
    """`day` is None for what is going on; that group comes first, then the days, the newest first."""

    day: date | None

    @property
    def rank(self) -> int:
        """Groups stand in ascending order of this."""
        return -1 if self.day is None else date.max.toordinal() - self.day.toordinal()


def group_of(item: TaskItem) -> GroupKey:
    """What is going on stands together; the rest by the day, of this computer, on which it was started."""
    if not item.state.is_terminal:
        return GroupKey(None)
    return GroupKey(item.day)


_EVERYTHING = TaskFilter()
