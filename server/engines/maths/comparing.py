"""Which of two numbers is greater: four statements of which one is true, and the sign between two numbers."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from server.engines.maths.forms import Number
from server.engines.maths.problem import Misconception, Problem, Row

TRIES = 60
SIGNS = ("<", "=", ">")


class Printed(NamedTuple):
    """A number as the question shows it: `4/6`, not in lowest terms."""

    text: str
    value: Number


PairMaker = Callable[[], tuple[Printed, Printed]]
Because = Callable[[Printed, Printed], str]
"""The reason, of the smaller and the greater number."""


def four_statements(pair: PairMaker, mistake: str, because: Because, hint: str) -> Problem:
    """`pair` gives two numbers that the mistake puts the wrong way round.

    The key is a true statement about the first pair; the others are false ones, each about a pair of its own.
    """
    pairs: list[tuple[Printed, Printed]] = []
    for _ in range(TRIES):
        one, two = pair()
        if one.value != two.value and all({one, two}.isdisjoint(other) for other in pairs):
            pairs.append((one, two))
        if len(pairs) == 4:
            break
    (one, two), *others = pairs
    key = f"{one.text} {sign(one, two)} {two.text}"
    return Problem(
        stem="Which of these statements is true?",
        claim="{}",
        answer=key,
        wrong=tuple(Misconception(mistake, f"{a.text} {sign(b, a)} {b.text}") for a, b in others),
        reason=because(*_by_size(one, two)),
        hint=hint,
        check=_check(one, two),
    )


def sign_between(one: Printed, two: Printed, mistake: str, because: Because, hint: str) -> Problem:
    """The blank stands between the two numbers."""
    right = sign(one, two)
    other = {"<": ">", ">": "<", "=": "<"}[right]
    reason = f"{one.text} and {two.text} are the same number." if right == "=" else because(*_by_size(one, two))
    return Problem(
        stem=f"Which sign belongs between {one.text} and {two.text}?",
        claim=f"{one.text} {{}} {two.text}",
        answer=right,
        wrong=(Misconception(mistake, other),),
        reason=reason,
        hint=hint,
        check=_check(one, two),
        bank=SIGNS,
    )


def in_order(several: list[Printed], kind: str, reason: str, hint: str, mistake: str) -> Row:
    """Different numbers from least to greatest."""
    steps = tuple(one.text for one in sorted(several, key=lambda one: one.value))
    return Row(
        f"Put these {kind} in order from least to greatest.",
        steps,
        f"{reason}: {' < '.join(steps)}.",
        hint,
        " < ".join(f"({Fraction(one.value)})" for one in sorted(several, key=lambda one: one.value)),
        f"A wrong order: {mistake}.",
    )


def sign(one: Printed, two: Printed) -> str:
    """The sign that belongs between the two."""
    if one.value == two.value:
        return "="
    return "<" if one.value < two.value else ">"


def _by_size(one: Printed, two: Printed) -> tuple[Printed, Printed]:
    return (one, two) if one.value < two.value else (two, one)


def _check(one: Printed, two: Printed) -> str:
    return f"({Fraction(one.value)}) {sign(one, two)} ({Fraction(two.value)})"
