"""GIFT, Moodle's text format (docs.moodle.org, "GIFT format"). Texts are HTML, escaped twice: for HTML, for GIFT."""

import re

from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.numbers import DecimalKey, decimal_key
from server.engines.exports.quizzes.asked import asked, inline_html, typed
from server.engines.items.model import (
    BLANK,
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from server.engines.quizzes.model import Quiz

_SIGNS = re.compile(r"([\\~=#{}:])")


def exported(quiz: Quiz) -> Exported:
    """One question after the other, each titled with its item's id."""
    head = f"// {_one_line(quiz.title)}\n\n$CATEGORY: {_category(quiz.title)}\n"
    text = "\n".join([head, *(_question(item) for item in quiz.items)])
    return Exported(text.encode(), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    ordering = numbers_where(quiz, lambda item: isinstance(item.answer, Ordering))
    hints = numbers_where(quiz, lambda item: bool(item.hint))
    points = numbers_where(quiz, lambda item: item.points != 1)
    bank = numbers_where(quiz, _offers_bank)
    read = numbers_where(quiz, _is_essay)
    return (
        *of_questions("GIFT has no points: it counts 1 for {}.", points),
        *of_questions("GIFT has no hints: those of {} were left out.", hints),
        *of_questions("GIFT has no ordering: {} became matching, each step with its place.", ordering),
        *of_questions("GIFT has no word bank: {} became a choice among its words.", bank),
        *of_questions("The answers to {} are for you to read; the key stands in the feedback.", read),
    )


def _is_essay(item: Item) -> bool:
    """Also where GIFT would read what is typed as something else: `->` as a pair, `%50%` as a weight."""
    if isinstance(item.answer, ShortAnswer):
        return True
    texts = typed(item)
    misread = any("->" in text or text.startswith("%") for text in texts) and not _offers_bank(item)
    return misread or (isinstance(item.answer, LuauOutput) and not texts)


def _offers_bank(item: Item) -> bool:
    return isinstance(item.answer, FillIn) and item.answer.key in item.answer.bank


def _question(item: Item) -> str:
    title = f"::{gift_escaped(item.id)}::[html]"
    if _offers_bank(item) and item.stem.count(BLANK) == 1 and not item.code:
        before, after = (gift_escaped(inline_html(part)) for part in item.stem.split(BLANK))
        return f"{_tags(item)}\n{title}{before}{{\n{_answers(item)}\n}}{after}\n"
    return f"{_tags(item)}\n{title}{gift_escaped(asked(item).html)}{{\n{_answers(item)}\n}}\n"


def _tags(item: Item) -> str:
    """Moodle takes a question's id number from a comment above it (since 3.6)."""
    return f"// [id:{re.sub(r'[^A-Za-z0-9_.-]', '_', item.id)}] [tag:{item.bloom}] [tag:{item.difficulty}]"


def _answers(item: Item) -> str:
    lines = "\n".join(_lines(item))
    said = _feedback(item)
    feedback = f"####{gift_escaped(said)}" if said.strip() else ""
    if isinstance(item.answer, TrueFalse):
        return f"{lines}{feedback}"
    return "\n".join(part for part in (lines, feedback) if part)


def _feedback(item: Item) -> str:
    reason = inline_html(item.reason)
    if _is_essay(item):
        return f"{inline_html(key_in_words(item))}<br>{reason}"
    if isinstance(item.answer, TrueFalse) and item.answer.correction:
        return f"{inline_html(item.answer.correction)}<br>{reason}"
    return reason


def _lines(item: Item) -> list[str]:
    if _is_essay(item):
        return []
    answer = item.answer
    match answer:
        case TrueFalse():
            return ["TRUE" if answer.key else "FALSE"]
        case MultipleChoice():
            return _choices(answer.options, answer.key)
        case FillIn() if _offers_bank(item):
            return _choices(answer.bank, answer.bank.index(answer.key))
        case Matching():
            pairs = [f"={gift_escaped(inline_html(prompt))} -> {gift_escaped(match)}" for prompt, match in answer.pairs]
            return [*pairs, *(f"= -> {gift_escaped(match)}" for match in answer.extra)]
        case Ordering():
            return [f"={gift_escaped(inline_html(step))} -> {place}" for place, step in enumerate(answer.right, 1)]
        case Numeric() if (key := decimal_key(answer)) is not None:
            return [f"#{_number(key)}"]
        case _:
            return [f"={gift_escaped(text)}" for text in typed(item)]


def _number(key: DecimalKey) -> str:
    return key.value if key.tolerance == "0" else f"{key.value}:{key.tolerance}"


def _choices(options: tuple[str, ...], key: int) -> list[str]:
    return [f"{'=' if index == key else '~'}{_option(option)}" for index, option in enumerate(options)]


def _option(text: str) -> str:
    """A sign of per cent or a bracket at the beginning would be read as a weight or a format."""
    shown = inline_html(text)
    if shown[:1] in ("%", "["):
        shown = f"&#{ord(shown[0])};{shown[1:]}"
    return gift_escaped(shown)


def gift_escaped(text: str) -> str:
    """The text with GIFT's own signs behind a backslash; a line feed as `\\n`."""
    return _SIGNS.sub(r"\\\1", text).replace("\n", "\\n")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _category(title: str) -> str:
    """`/` parts categories; doubled it is a sign."""
    return _one_line(title).replace("/", "//")
