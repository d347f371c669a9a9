"""The options of a multiple choice: the key at a place drawn first, misconceptions below and above it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from server.engines.items.model import MultipleChoice
from server.engines.maths.forms import Number
from server.engines.maths.problem import Answer, Misconception, Problem

COUNT = 4
TRIES = 16
LEANINGS = (-1, -1, 1, 1, 1)
"""How often each is drawn: without any, the key is seldom the longest, for a mistake tends to give ugly numbers."""
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


@dataclass(frozen=True, slots=True)
class _Look:
    """What is drawn before a problem is made, so that neither its place nor its length tells the key."""

    place: int
    """Of the key. Numbers are sorted, so it says how many distractors lie below the key."""
    leaning: int
    """1 where no distractor may be longer than the key, -1 where none may be shorter, 0 where it does not matter."""

    def sticks_out(self, text: str, key: str) -> bool:
        """Whether a distractor has a length that is not wanted."""
        return (len(text) - len(key)) * self.leaning > 0


def choice(make: Callable[[], Problem], rng: random.Random) -> Choice | None:
    """Four options; None where nothing can be found.

    Where the misconceptions of a problem do not allow the look that was drawn, other problems are made. Near misses
    fill up what is still missing after `TRIES` of them; another place is taken only where none of them has room for
    the first.
    """
    leaning = rng.choice(LEANINGS)
    looks = [_Look(place, leaning) for place in rng.sample(range(COUNT), COUNT)]
    return next((best for look in looks if (best := _best(make, look, rng))), None)


def _best(make: Callable[[], Problem], look: _Look, rng: random.Random) -> Choice | None:
    best: Choice | None = None
    least = (COUNT, COUNT)
    for _ in range(TRIES):
        made = _with_options(make(), look, rng)
        if made is None:
            continue
        out = sum(look.sticks_out(text, made.answer.right) for text in made.answer.distractors)
        if (made.near_misses, out) < least:
            best, least = made, (made.near_misses, out)
        if least == (0, 0):
            break
    return best


def _with_options(problem: Problem, look: _Look, rng: random.Random) -> Choice | None:
    key = problem.text(problem.answer)
    usable = [one for one in problem.misconceptions() if not _given_away(problem, one.value)]
    rng.shuffle(usable)
    usable.sort(key=lambda one: look.sticks_out(problem.text(one.value), key))
    if isinstance(problem.answer, str):
        wrong = _around_any(usable, problem, rng)
    else:
        below = _side(problem, [one for one in usable if _size(one) < problem.answer], -1, look.place)
        above = _side(problem, [one for one in usable if _size(one) > problem.answer], 1, COUNT - 1 - look.place)
        wrong = sorted([*below, *above], key=_size)
    if len(wrong) < COUNT - 1:
        return None
    options = [problem.text(one.value) for one in wrong]
    options.insert(look.place, key)
    if len(set(options)) < COUNT:
        return None
    return Choice(problem, MultipleChoice(tuple(options), look.place), tuple(wrong))


def _around_any(usable: list[Misconception], problem: Problem, rng: random.Random) -> list[Misconception]:
    """Texts that have much in common with one of the options, drawn among all four.

    Every mistake leaves a part of the key as it is, so that else the key would be what the others have most in common.
    """
    if len(usable) < COUNT or rng.randrange(COUNT) == 0:
        return usable[: COUNT - 1]
    first, *others = usable
    like = set(problem.text(first.value).split())
    others.sort(key=lambda one: -len(like & set(problem.text(one.value).split())))
    return [first, *others[: COUNT - 2]]


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
