"""Items from skills: one problem, or several short ones, in the form of each item type."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from server.engines.items.ids import item_id
from server.engines.items.model import (
    BLANK,
    Difficulty,
    FillIn,
    Item,
    ItemType,
    Matching,
    Numeric,
    Ordering,
    Origin,
    Source,
    TrueFalse,
)
from server.engines.items.model import Answer as ItemAnswer
from server.engines.items.values import written_decimal
from server.engines.maths.forms import Form, Style, ends, money
from server.engines.maths.options import NEAR_MISS, choice
from server.engines.maths.problem import Misconception, Pairs, Problem, Row
from server.engines.maths.skill import Answers, Skill

SOURCE_NAME = "Exact arithmetic"
TRIES = 60
LISTED = 4
LEVELS = tuple(Difficulty)


@dataclass(frozen=True, slots=True)
class Made:
    """An item with what was made on the way: `of` holds the problems whose `check` an independent solver reads."""

    item: Item
    of: tuple[Problem | Row | Pairs, ...]
    wrong: tuple[Misconception, ...] = ()
    """What leads to the distractors of a multiple choice, in their order."""


@dataclass(frozen=True, slots=True)
class _Draft:
    stem: str
    answer: ItemAnswer
    reason: str
    hint: str
    of: tuple[Problem | Row | Pairs, ...]
    watch_for: str = ""
    wrong: tuple[Misconception, ...] = ()


def types_of(skill: Skill) -> frozenset[ItemType]:
    """The types in which the skill can be asked."""
    types = {ItemType.MULTIPLE_CHOICE, ItemType.TRUE_FALSE, ItemType.FILL_IN} | skill.also
    if skill.answers is Answers.NUMBER:
        types.add(ItemType.NUMERIC)
    if skill.rows:
        types.add(ItemType.ORDERING)
    if skill.pairs:
        types.add(ItemType.MATCHING)
    return frozenset(types)


def make(
    skill: Skill, item_type: ItemType, difficulty: Difficulty, rng: random.Random, objective: str = ""
) -> Item | None:
    """One item; None when the skill cannot be asked in that type."""
    made = make_with_problems(skill, item_type, difficulty, rng, objective)
    return made.item if made else None


def make_with_problems(
    skill: Skill, item_type: ItemType, difficulty: Difficulty, rng: random.Random, objective: str = ""
) -> Made | None:
    """As `make`, with the problems behind the item."""
    if item_type not in types_of(skill):
        return None
    draft = _MAKERS[item_type](skill, LEVELS.index(difficulty), rng)
    if draft is None:
        return None
    item = Item(
        id=item_id("maths", skill.id, draft.stem, draft.answer),
        stem=draft.stem,
        answer=draft.answer,
        reason=draft.reason,
        source=Source(Origin.GENERATOR, name=SOURCE_NAME, section=skill.title),
        bloom=skill.bloom,
        difficulty=difficulty,
        objective=objective,
        hint=draft.hint,
        watch_for=draft.watch_for,
    )
    return Made(item, draft.of, draft.wrong)


def _multiple_choice(skill: Skill, level: int, rng: random.Random) -> _Draft | None:
    made = choice(lambda: skill.maker(rng, level), rng)
    if made is None:
        return None
    problem = made.problem
    return _draft(problem, problem.stem, made.answer, made.wrong)


def _true_false(skill: Skill, level: int, rng: random.Random) -> _Draft:
    problem = (skill.closed or skill.maker)(rng, level)
    wrong = problem.misconceptions()
    right = _sentence(problem.claim.format(problem.text(problem.answer)))
    if rng.random() < 0.5 or not wrong:
        return _draft(problem, right, TrueFalse(True))
    slip = rng.choice(wrong)
    false = _sentence(problem.claim.format(problem.text(slip.value)))
    return _draft(problem, false, TrueFalse(False, correction=right), (slip,))


def _fill_in(skill: Skill, level: int, rng: random.Random) -> _Draft:
    problem = (skill.closed or skill.maker)(rng, level)
    if isinstance(problem.answer, str):
        answer = FillIn(problem.answer, accepted=_spellings(problem.answer), bank=problem.bank)
        return _draft(problem, _sentence(problem.claim.format(BLANK)), answer)
    key = problem.form.number(problem.answer)
    accepted = _spellings(key)
    if skill.answers is Answers.NUMBER:
        accepted += tuple(one for one in equal_ways(problem.form, problem.answer) if one not in accepted)
    return _draft(problem, _sentence(problem.claim.format(problem.form.around(BLANK))), FillIn(key, accepted))


def _numeric(skill: Skill, level: int, rng: random.Random) -> _Draft:
    problem = skill.maker(rng, level)
    assert not isinstance(problem.answer, str), f"{skill.id} answers in words"
    form = problem.form
    accepted = equal_ways(form, problem.answer)
    unit = form.after.strip() or form.before.strip()
    return _draft(problem, problem.stem, Numeric(form.number(problem.answer), unit=unit, accepted=accepted))


def _ordering(skill: Skill, level: int, rng: random.Random) -> _Draft | None:
    if skill.rows:
        row = skill.rows(rng, level)
        return _Draft(row.stem, _in_order(row.steps, rng), row.reason, row.hint, (row,), row.watch_for)
    problem = skill.maker(rng, level)
    if problem.steps:
        stem = f"Put the lines of the solution in order. {problem.stem}"
        return _draft(problem, stem, _in_order(problem.steps, rng))
    several = sorted(_several(skill, level, rng), key=_value)
    if len(several) < LISTED:
        return None
    return _Draft(
        "Put these in order from least value to greatest value.",
        _in_order(tuple(one.short for one in several), rng),
        _values_of(several),
        "Work out each one before you compare them.",
        tuple(several),
        watch_for=" ".join(f"{one.short} = {_watch_for(one, one.misconceptions()[:1])}" for one in several[:1]),
    )


def _in_order(steps: tuple[str, ...], rng: random.Random) -> Ordering:
    """Shown in an order that is never the right one."""
    order = list(range(len(steps)))
    while order == sorted(order):
        rng.shuffle(order)
    key = tuple(order.index(place) for place in range(len(steps)))
    return Ordering(tuple(steps[index] for index in order), key)


def _matching(skill: Skill, level: int, rng: random.Random) -> _Draft | None:
    if skill.pairs:
        given = skill.pairs(rng, level)
        return _Draft(
            given.stem, _matches(given.pairs, given.extra, rng), given.reason, given.hint, (given,), given.watch_for
        )
    several = _several(skill, level, rng)
    right = {one.answer for one in several}
    slips = [(one, slip) for one in several for slip in one.misconceptions() if slip.value not in right]
    if len(several) < LISTED or not slips:
        return None
    source, slip = rng.choice(slips)
    pairs = tuple((one.short, one.text(one.answer)) for one in several)
    return _Draft(
        "Match each expression with its value. One value is left over.",
        _matches(pairs, (source.text(slip.value),), rng),
        _values_of(several),
        "Work out each expression, then look for its value.",
        tuple(several),
        watch_for=f"{source.short} = {_watch_for(source, [slip])}",
    )


def _matches(pairs: tuple[tuple[str, str], ...], extra: tuple[str, ...], rng: random.Random) -> Matching:
    texts = (*(match for _, match in pairs), *extra)
    return Matching(pairs, extra, tuple(rng.sample(texts, len(texts))))


def _values_of(several: list[Problem]) -> str:
    return "; ".join(f"{one.short} is {one.text(one.answer)}" for one in several) + "."


def _several(skill: Skill, level: int, rng: random.Random) -> list[Problem]:
    """Short problems with different answers, none of which shows its own; fewer where they cannot be found."""
    chosen: list[Problem] = []
    for _ in range(TRIES):
        one = skill.maker(rng, level)
        fresh = all(one.answer != other.answer and one.short != other.short for other in chosen)
        if one.short and fresh and one.text(one.answer) not in one.short.split():
            chosen.append(one)
        if len(chosen) == LISTED:
            break
    return chosen


def _draft(problem: Problem, stem: str, answer: ItemAnswer, wrong: tuple[Misconception, ...] = ()) -> _Draft:
    named = [one for one in wrong if one.phrase != NEAR_MISS] or problem.misconceptions()[:1]
    return _Draft(stem, answer, problem.reason, problem.hint, (problem,), _watch_for(problem, named), wrong)


def _watch_for(problem: Problem, slips: list[Misconception]) -> str:
    """Wrong answers with the mistakes that lead to them: `7: counts one too many. 5: counts one too few.`"""
    by_phrase: dict[str, list[str]] = {}
    for slip in slips:
        by_phrase.setdefault(slip.phrase, []).append(problem.text(slip.value))
    return " ".join(f"{'; '.join(texts)}: {phrase}." for phrase, texts in by_phrase.items())


def _value(problem: Problem) -> Fraction:
    assert not isinstance(problem.answer, str), "values are put in order"
    return Fraction(problem.answer)


def _sentence(text: str) -> str:
    """With one full stop at its end, where it has words: a line of signs needs none."""
    bare = text.endswith((".", "?", "!")) or not re.search("[A-Za-z]{2}", text)
    return text if bare else f"{text}."


def _spellings(key: str) -> tuple[str, ...]:
    """The same key typed on a plain keyboard: a hyphen for the minus, no commas, no zero before the point."""
    plain = key.replace("−", "-")
    ways = [plain, plain.replace(",", ""), plain.removeprefix("0") if plain.startswith("0.") else plain]
    return tuple(dict.fromkeys(way for way in ways if way != key))


def equal_ways(form: Form, value: int | Fraction) -> tuple[str, ...]:
    """Other ways of writing a number that a class would take: improper, as a decimal, without commas."""
    exact = Fraction(value)
    ways = [] if form.style in (Style.DECIMAL, Style.MONEY) and exact.denominator > 1 else [str(exact)]
    if form.style is Style.MONEY:
        ways = [money(exact).replace(",", "")]
    if form.style is not Style.WHOLE and exact.denominator > 1 and ends(exact):
        ways.append(written_decimal(exact).replace("−", "-"))
    key = form.number(exact)
    return tuple(dict.fromkeys(way for way in ways if way != key))


_MAKERS: dict[ItemType, Callable[[Skill, int, random.Random], _Draft | None]] = {
    ItemType.MULTIPLE_CHOICE: _multiple_choice,
    ItemType.TRUE_FALSE: _true_false,
    ItemType.FILL_IN: _fill_in,
    ItemType.NUMERIC: _numeric,
    ItemType.ORDERING: _ordering,
    ItemType.MATCHING: _matching,
}
