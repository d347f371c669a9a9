"""One run through the questions of an assessment: what was answered, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.content import AnyItem
from desktop.services.content_answers import Answer, is_right


@dataclass(frozen=True)
class Score:
    """Of the questions that have points."""

    points: int
    of: int
    right: int
    questions: int
    passing_percent: int

    @property
    def percent(self) -> int:
        """Rounded down; 0 where nothing has points."""
        return 100 * self.points // self.of if self.of else 0

    @property
    def passed(self) -> bool:
        """Whether it is enough."""
        return self.percent >= self.passing_percent


class Practice:
    """Goes from question to question; an answer counts once."""

    def __init__(self, items: Sequence[AnyItem], passing_percent: int) -> None:
        """Raises ValueError without questions."""
        if not items:
            raise ValueError("there is nothing to practise")
        self._items = list(items)
        self._passing = passing_percent
        self._at = 0
        self._right: dict[int, bool] = {}

    @property
    def item(self) -> AnyItem:
        """The question that is asked."""
        return self._items[min(self._at, len(self._items) - 1)]

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return min(self._at, len(self._items) - 1) + 1

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    @property
    def answered(self) -> bool:
        """Whether the question that is asked has its answer."""
        return self._at in self._right

    @property
    def ended(self) -> bool:
        """Whether all of them have been asked."""
        return self._at >= len(self._items)

    @property
    def score(self) -> Score:
        """So far."""
        right = [item for at, item in enumerate(self._items) if self._right.get(at)]
        points, of = sum(item.points for item in right), sum(item.points for item in self._items)
        return Score(points, of, len(right), len(self._items), self._passing)

    def answer(self, answer: Answer) -> bool | None:
        """Whether it is right; None where the person has to say so with `mark`."""
        right = is_right(self.item, answer)
        if right is not None:
            self.mark(right=right)
        return right

    def mark(self, *, right: bool) -> None:
        """Only the first answer counts."""
        self._right.setdefault(self._at, right)

    def go_on(self) -> None:
        """To the next question; one that was not answered counts as wrong."""
        self._right.setdefault(self._at, False)
        self._at += 1
