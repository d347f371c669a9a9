"""Whether two options are the same to a student."""

import re

from server.engines.items.text.words import bare
from server.engines.items.values import quantity_of

_ABOUT_WRITING = re.compile(
    r"\b(?:sp(?:ell|elt|elled|elling|ellings)|plurals?|singular|possessive|commas?|apostrophes?|punctuat\w+"
    r"|capital(?:s|ized|ization| letters?)|quotation|hyphens?|grammar\w*|prefix|suffix|contraction)\b",
    re.IGNORECASE,
)
_ABOUT_SENTENCES = re.compile(r"\b(?:correct(?:ly)?|written|edit(?:ed|s)?|revis\w+|errors?|mistakes?)\b", re.IGNORECASE)
_SENTENCE = 3
"""Words that an option has at least which is a sentence or a title."""
_ABOUT_FORM = re.compile(
    r"\b(?:simplest|simplified|simplify|lowest terms|form|decimals?|percent(?:age)?s?|mixed number|improper|unlike|like"
    r"|denominators?|numerators?|rounded|round|nearest|scientific notation|significant)\b",
    re.IGNORECASE,
)
_ALL_BUT_ONE = re.compile(r"\b(?:not|except|never|different|does(?:n't)? belong|odd one)\b", re.IGNORECASE)
_SIGNS = frozenset("+−-×÷*/^=<>~%#()[]{}²³ⁿ⁴₂₃√_\"'→∠°|&")


def same_answer(one: str, other: str) -> bool:
    """By value where they are numbers with the same unit; else case, articles and most punctuation do not count.

    Signs do: `x + 2` is not `x − 2`, and one line of code is not another.
    """
    first, second = quantity_of(at_heart(one)), quantity_of(at_heart(other))
    if first is not None or second is not None:
        return first == second
    if bare(one) and bare(other):
        return bare(one) == bare(other) and signs_of(one) == signs_of(other)
    return one.strip() == other.strip()


def at_heart(option: str) -> str:
    """Without what only surrounds it: space, quotes, the stop at its end."""
    return option.strip(' \n\t“”"').rstrip(".")


def is_about_writing(stem: str, option: str) -> bool:
    """Whether a question is about how something is written: then a comma or a letter may be all that differs."""
    if _ABOUT_WRITING.search(stem):
        return True
    return len(option.split()) >= _SENTENCE and _ABOUT_SENTENCES.search(stem) is not None


def is_about_form(stem: str) -> bool:
    """Whether a question is about how a number is written: then equal numbers are different answers."""
    return _ABOUT_FORM.search(stem) is not None


def leaves_one_out(stem: str) -> bool:
    """Whether all options but one have something in common, which may be their value."""
    return _ALL_BUT_ONE.search(stem) is not None


def signs_of(text: str) -> str:
    """In order, what is neither word nor number and still makes a difference."""
    return "".join(sign for sign in text if sign in _SIGNS)
