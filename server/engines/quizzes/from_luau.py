"""Items about Luau. Every key comes from running the code."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from server.engines.items.model import BLANK, Answer, LuauOutput, MultipleChoice
from server.engines.packs.model import FillLineQuestion, FindBugQuestion, OrderLinesQuestion, PredictQuestion
from server.engines.quizzes.order import choice, ordering

RunLuau = Callable[[str], str | None]
"""What a snippet prints, with its line ends; None where it fails or does not end."""

LuauQuestion = PredictQuestion | FindBugQuestion | FillLineQuestion | OrderLinesQuestion
MOST_ORDERS = 24
"""Other orders of lines that are tried: none of them may print the same."""


@dataclass(frozen=True, slots=True)
class LuauItem:
    """What is asked, with its code."""

    stem: str
    code: str
    answer: Answer


def luau_item(question: LuauQuestion, rng: random.Random, run: RunLuau) -> LuauItem | None:
    """None where the code does not do what the question says of it."""
    match question:
        case PredictQuestion():
            return _predicted(question, run)
        case FindBugQuestion():
            return _bug(question, run)
        case FillLineQuestion():
            return _line(question, rng, run)
        case OrderLinesQuestion():
            return _lines(question, rng, run)


def _predicted(question: PredictQuestion, run: RunLuau) -> LuauItem | None:
    printed = run(question.code)
    if not printed or not printed.strip():
        return None
    return LuauItem(question.stem, question.code.rstrip(), LuauOutput(printed.rstrip("\n")))


def _bug(question: FindBugQuestion, run: RunLuau) -> LuauItem | None:
    lines = question.code.rstrip().splitlines()
    if not question.bug <= len(lines):
        return None
    mended = [*lines[: question.bug - 1], question.fixed, *lines[question.bug :]]
    if _printed(run, lines) == question.meant.strip() or _printed(run, mended) != question.meant.strip():
        return None
    named = sorted({question.bug, *question.others})
    answer = MultipleChoice(tuple(f"Line {number}" for number in named), named.index(question.bug))
    numbered = [f"{number:>2}  {line}" for number, line in enumerate(lines, start=1)]
    return LuauItem(question.stem, "\n".join(numbered), answer)


def _line(question: FillLineQuestion, rng: random.Random, run: RunLuau) -> LuauItem | None:
    if question.code.count(BLANK) != 1:
        return None
    wanted = question.prints.strip()
    if _printed(run, [question.code.replace(BLANK, question.answer)]) != wanted:
        return None
    if any(_printed(run, [question.code.replace(BLANK, wrong)]) == wanted for wrong in question.wrong):
        return None
    return LuauItem(question.stem, question.code.rstrip(), choice(question.answer, question.wrong, rng))


def _lines(question: OrderLinesQuestion, rng: random.Random, run: RunLuau) -> LuauItem | None:
    wanted = question.prints.strip()
    if _printed(run, question.lines) != wanted:
        return None
    for _ in range(MOST_ORDERS):
        other = rng.sample(question.lines, len(question.lines))
        if other != question.lines and _printed(run, other) == wanted:
            return None
    return LuauItem(question.stem, "", ordering(question.lines, rng))


def _printed(run: RunLuau, lines: list[str]) -> str | None:
    printed = run("\n".join(lines) + "\n")
    return None if printed is None else printed.strip()
