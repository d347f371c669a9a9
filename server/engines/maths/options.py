"""The options of a multiple choice: the key at a place drawn first, misconceptions below and above it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from server.engines.items.model import MultipleChoice
from server.engines.maths.forms import Number
from server.engines.maths.problem import Answer, Misconception, Problem

COUNT = 4
TRIES = 16
NEAR_MISS = "slip of one"


@dataclass(frozen=True, slots=True)
class Choice:
    """A problem with its options, and what leads to each wrong one, in the order of the distractors."""

    problem: Problem
    answer: MultipleChoice
    wrong: tuple[Misconception, ...]

    @property
    def near_misses(self) -> int:
        """How many distractors no misconception leads to."""
        return sum(one.phrase == NEAR_MISS for one in self.wrong)


def choice(make: Callable[[], Problem], rng: random.Random) -> Choice | None:
    """Four options with the key at a place that is drawn before the problem is, so that the place tells nothing.

    Numbers are sorted, so the place says how many distractors lie below the key. Where the misconceptions of a problem
    do not allow it, other problems are made; near misses fill up what is still missing after `TRIES` of them. Another
    place is taken only where none of these problems has room for the first. None where nothing can be found.
    """
    places = rng.sample(range(COUNT), COUNT)
    return next((best for place in places if (best := _best(make, place, rng))), None)


def _best(make: Callable[[], Problem], place: int, rng: random.Random) -> Choice | None:
    best: Choice | None = None
    for _ in range(TRIES):
        made = _with_options(make(), place, rng)
        if made is not None and (best is None or made.near_misses < best.near_misses):
            best = made
        if best is not None and best.near_misses == 0:
            break
    return best


def _with_options(problem: Problem, place: int, rng: random.Random) -> Choice | None:
    usable = [one for one in problem.misconceptions() if not _given_away(problem, one.value)]
    rng.shuffle(usable)
    if isinstance(problem.answer, str):
        wrong = usable[: COUNT - 1]
    else:
        room = len(problem.text(problem.answer))
        usable.sort(key=lambda one: len(problem.text(one.value)) != room)
        below = _side(problem, [one for one in usable if _size(one) < problem.answer], -1, place)
        above = _side(problem, [one for one in usable if _size(one) > problem.answer], 1, COUNT - 1 - place)
        wrong = sorted([*below, *above], key=_size)
    if len(wrong) < COUNT - 1:
        return None
    options = [problem.text(one.value) for one in wrong]
    options.insert(place, problem.text(problem.answer))
    if len(set(options)) < COUNT:
        return None
    return Choice(problem, MultipleChoice(tuple(options), place), tuple(wrong))


def _side(problem: Problem, named: list[Misconception], sign: int, count: int) -> list[Misconception]:
    """As many wrong answers as are wanted on one side of the key: misconceptions first, then near misses."""
    chosen = named[:count]
    taken = {one.value for one in chosen}
    for value in problem.form.near(_number(problem.answer)):
        if len(chosen) == count:
            break
        right_side = (value - _number(problem.answer)) * sign > 0
        if right_side and value not in taken and not _given_away(problem, value):
            chosen.append(Misconception(NEAR_MISS, value))
            taken.add(value)
    return chosen


def _given_away(problem: Problem, value: Answer) -> bool:
    """Whether the stem shows this wrong answer but not the right one, which would tell them apart."""
    words = {word.strip(".,?") for word in problem.stem.split()}
    return _bare(problem, value) in words and _bare(problem, problem.answer) not in words


def _bare(problem: Problem, value: Answer) -> str:
    return value if isinstance(value, str) else problem.form.number(value)


def _number(value: int | str | Number) -> Number:
    assert not isinstance(value, str), "numeric problems have numeric answers"
    return value


def _size(one: Misconception) -> Number:
    return _number(one.value)
