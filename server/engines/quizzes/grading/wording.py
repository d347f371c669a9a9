"""Answers and keys in words, for whoever marks them."""

from server.engines.exports.keys import key_in_words
from server.engines.items.model import Item, Matching, MultipleChoice
from server.engines.quizzes.grading.given import Choice, Given, Matches, Order, Text, Truth
from server.engines.quizzes.grading.layout import options_of


def right_in_words(item: Item) -> str:
    """The key, with all else that counts; without letters, which stood elsewhere for each student."""
    return item.answer.right if isinstance(item.answer, MultipleChoice) else key_in_words(item)


def given_in_words(item: Item, given: Given | None) -> str:
    """What was answered, with the texts of its options; empty for nothing."""
    options = options_of(item)
    match given:
        case Choice(option):
            return options[option]
        case Truth(value):
            return "True" if value else "False"
        case Text(text):
            return text
        case Matches(chosen) if isinstance(item.answer, Matching):
            matched = zip(item.answer.pairs, chosen, strict=True)
            return "\n".join(f"{prompt} → {'' if one is None else options[one]}" for (prompt, _), one in matched)
        case Order(steps):
            return "\n".join(f"{number}. {options[step]}" for number, step in enumerate(steps, 1))
        case _:
            return ""
