"""One problem: a question with its exact answer, and the wrong answers that known mistakes lead to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from server.engines.maths.forms import WHOLE, Form, Number

Answer = int | Fraction | str


@dataclass(frozen=True, slots=True)
class Misconception:
    """A mistake with a name, and the answer that it leads to with these numbers."""

    phrase: str
    """For the teacher, of the student who makes it: `adds the tops and the bottoms`."""
    value: Answer

    @property
    def id(self) -> str:
        """Follows from the phrase: `adds-the-tops-and-the-bottoms`."""
        return re.sub(r"[^a-z0-9]+", "-", self.phrase.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Problem:
    """What items of several types are derived from. An answer in words or symbols is a `str`, else it is exact."""

    stem: str
    claim: str
    """A statement with `{}` where the answer stands."""
    answer: Answer
    wrong: tuple[Misconception, ...]
    reason: str
    hint: str
    check: str
    """What an independent solver reads: an expression, `solve(2*x + 3 - 11, x)`, `Mean([3, 5, 7])`."""
    form: Form = WHOLE
    short: str = ""
    """The question as an expression, for lists of several: `3/4 + 1/8`."""
    steps: tuple[str, ...] = ()
    """The solution line by line, where its order is the only right one."""
    bank: tuple[str, ...] = ()
    """All the words that could stand in the blank, where they are a closed set."""

    def text(self, value: Answer) -> str:
        """An answer as an option shows it."""
        return value if isinstance(value, str) else self.form.text(value)

    def fits(self, value: Answer) -> bool:
        """Whether a wrong answer has the form of the right one; an empty text never does."""
        if isinstance(value, str) or isinstance(self.answer, str):
            return bool(value) and isinstance(value, str) and isinstance(self.answer, str)
        return self.form.fits(value)

    def misconceptions(self) -> list[Misconception]:
        """Those that lead to different answers of the same form, none of them right."""
        seen: set[Answer] = {self.answer}
        usable = []
        for one in self.wrong:
            if one.value not in seen and self.fits(one.value):
                seen.add(one.value)
                usable.append(one)
        return usable


@dataclass(frozen=True, slots=True)
class Row:
    """Things in their right order, first to last."""

    stem: str
    steps: tuple[str, ...]
    reason: str
    hint: str
    check: str
    watch_for: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Prompts with their matches, and matches that belong to no prompt."""

    stem: str
    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...]
    reason: str
    hint: str
    check: str
    watch_for: str = ""


def misled(wrong: Mapping[str, Answer]) -> tuple[Misconception, ...]:
    """Misconceptions from their phrases and values."""
    return tuple(Misconception(phrase, value) for phrase, value in wrong.items())


def bare(
    expression: str,
    answer: Number,
    wrong: Mapping[str, Answer],
    reason: str,
    hint: str,
    form: Form = WHOLE,
    check: str = "",
) -> Problem:
    """A problem that is an expression to work out."""
    return Problem(
        stem=f"What is {expression}?",
        claim=f"{expression} is equal to {{}}.",
        answer=answer,
        wrong=misled(wrong),
        reason=reason,
        hint=hint,
        check=check or machine_form(expression),
        form=form,
        short=expression,
    )


def worded(
    scene: str,
    question: str,
    statement: str,
    answer: Answer,
    wrong: Mapping[str, Answer],
    reason: str,
    hint: str,
    check: str,
    form: Form = WHOLE,
    short: str = "",
    steps: tuple[str, ...] = (),
    bank: tuple[str, ...] = (),
) -> Problem:
    """A problem told in sentences: what is given, the question, and the statement that answers it."""
    return Problem(
        stem=with_commas(f"{scene} {question}".strip()),
        claim=with_commas(f"{scene} {statement}".strip()),
        answer=answer,
        wrong=misled(wrong),
        reason=with_commas(reason),
        hint=with_commas(hint),
        check=check,
        form=form,
        short=short,
        steps=steps,
        bank=bank,
    )


def with_commas(text: str) -> str:
    """Whole numbers from 1,000 on with commas, but for those of a fraction."""
    return re.sub(r"(?<![\d.,/])\d{4,}(?![\d/])", lambda found: f"{int(found[0]):,}", text)


_MACHINE = str.maketrans({"×": "*", "÷": "/", "−": "-", "[": "(", "]": ")"})
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def machine_form(expression: str) -> str:
    """An expression of numbers as people write it, in the syntax of programs."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", expression.translate(_MACHINE))
    plain = re.sub(r"(\d+) (\d+/\d+)", r"(\1 + \2)", plain)
    plain = re.sub(r"(\d+/\d+)", r"(\1)", plain)
    return re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: f"**{found[0].translate(_POWERS)}", plain)
