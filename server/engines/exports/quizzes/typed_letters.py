"""Matching and ordering for programs that know neither: letters stand before the texts, and are typed as one word."""

from server.engines.exports.keys import letter, matched_letters, ordered_letters
from server.engines.exports.numbers import decimal_key, spellings
from server.engines.exports.quizzes.asked import typed
from server.engines.items.model import Item, Matching, Numeric, Ordering

_MATCH = "Type the letters of the matches in the order of the numbers, without spaces."
_ORDER = "Type the letters in the right order, without spaces."


def accepted(item: Item) -> tuple[str, ...]:
    """Every text that counts as right, the key first, where all answers are compared as text."""
    answer = item.answer
    match answer:
        case Matching():
            return ("".join(matched_letters(answer)),)
        case Ordering():
            return ("".join(ordered_letters(answer)),)
        case Numeric() if (key := decimal_key(answer)) is not None:
            return tuple(dict.fromkeys((*spellings(answer), key.value)))
        case _:
            return typed(item)


def lines(item: Item) -> tuple[str, ...]:
    """What stands below the question: prompts by number, matches or steps by letter, what to do; else nothing."""
    answer = item.answer
    match answer:
        case Matching():
            prompts = (f"{number}. {prompt}" for number, (prompt, _) in enumerate(answer.pairs, 1))
            return (*prompts, *_lettered(answer.shown), _MATCH)
        case Ordering():
            return (*_lettered(answer.shown), _ORDER)
        case _:
            return ()


def _lettered(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{letter(index)}. {text}" for index, text in enumerate(texts))
