"""All that is known of a quiz's items as one table."""

from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words, short_key
from server.engines.exports.printed.questions import source_in_words
from server.engines.exports.quizzes.cells import written
from server.engines.items.model import (
    FillIn,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from server.engines.quizzes.model import Quiz

_BEFORE = ("number", "id", "type", "question", "code")
_AFTER = (
    "key",
    "answer",
    "also_right",
    "tolerance",
    "unit",
    "points",
    "reason",
    "hint",
    "watch_for",
    "bloom",
    "difficulty",
    "objective",
    "source",
)


def exported(quiz: Quiz) -> Exported:
    """A row for each item; as many columns of prompts and options as the item with the most has."""
    prompts = max((len(_prompts(item)) for item in quiz.items), default=0)
    options = max((len(_options(item)) for item in quiz.items), default=0)
    head = [*_BEFORE, *_numbered("prompt", prompts), *_numbered("option", options), *_AFTER]
    rows = [_row(item, number, prompts, options) for number, item in enumerate(quiz.items, 1)]
    return Exported(written([head, *rows]))


def _numbered(name: str, count: int) -> list[str]:
    return [f"{name}_{number}" for number in range(1, count + 1)]


def _row(item: Item, number: int, prompts: int, options: int) -> list[str]:
    return [
        str(number),
        item.id,
        item.type.value,
        item.stem,
        item.code,
        *_filled(_prompts(item), prompts),
        *_filled(_options(item), options),
        *_answer(item),
        str(item.points),
        item.reason,
        item.hint,
        item.watch_for,
        item.bloom.value,
        item.difficulty.value,
        item.objective,
        source_in_words(item.source),
    ]


def _filled(texts: tuple[str, ...], count: int) -> list[str]:
    return [*texts, *[""] * (count - len(texts))]


def _prompts(item: Item) -> tuple[str, ...]:
    return tuple(prompt for prompt, _ in item.answer.pairs) if isinstance(item.answer, Matching) else ()


def _options(item: Item) -> tuple[str, ...]:
    answer = item.answer
    match answer:
        case MultipleChoice():
            return answer.options
        case TrueFalse():
            return ("True", "False")
        case FillIn():
            return answer.bank
        case Matching() | Ordering():
            return answer.shown
        case _:
            return ()


def _answer(item: Item) -> tuple[str, str, str, str, str]:
    """Key, answer in words, what else is right (a line each), tolerance, unit."""
    answer = item.answer
    accepted: tuple[str, ...] = ()
    tolerance = unit = ""
    key, words = short_key(item), key_in_words(item)
    match answer:
        case Numeric():
            key, words, accepted, tolerance, unit = (
                answer.key,
                answer.key,
                answer.accepted,
                answer.tolerance,
                answer.unit,
            )
        case FillIn():
            words, accepted = answer.key, answer.accepted
        case ShortAnswer():
            accepted = answer.points
        case MultipleChoice():
            words = answer.right
    return key, words, "\n".join(accepted), tolerance, unit
