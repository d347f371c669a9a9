"""Answer keys in words."""

from collections.abc import Sequence

from server.engines.items.model import (
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


def letter(index: int) -> str:
    """A, B ... Z, then AA: how options are named on paper."""
    above, place = divmod(index, 26)
    return (letter(above - 1) if above else "") + chr(ord("A") + place)


def matched_letters(answer: Matching) -> tuple[str, ...]:
    """For each prompt the letter of its match among `shown`; each letter once where a match stands there twice."""
    free = list(range(len(answer.shown)))
    found = []
    for _, match in answer.pairs:
        index = next((one for one in free if answer.shown[one] == match), None)
        if index is None:
            index = answer.shown.index(match)
        else:
            free.remove(index)
        found.append(letter(index))
    return tuple(found)


def ordered_letters(answer: Ordering) -> tuple[str, ...]:
    """The letters of the printed steps in the right order."""
    return tuple(letter(index) for index in answer.key)


def short_key(item: Item) -> str:
    """The key as it is read out: `B`, `True`, `1–C, 2–A`, `3/4 cm`; whole where it is words."""
    answer = item.answer
    match answer:
        case MultipleChoice():
            return letter(answer.key)
        case TrueFalse():
            return "True" if answer.key else "False"
        case Matching():
            return ", ".join(f"{number}–{found}" for number, found in enumerate(matched_letters(answer), 1))
        case Ordering():
            return ", ".join(ordered_letters(answer))
        case Numeric():
            return numeric_key(answer)
        case FillIn() | ShortAnswer() | LuauOutput():
            return answer.key


def key_in_words(item: Item) -> str:
    """The key with the text that stands behind its letters, and everything else that counts as right."""
    answer = item.answer
    match answer:
        case MultipleChoice():
            return f"{letter(answer.key)}. {answer.right}"
        case TrueFalse():
            return " – ".join(part for part in (short_key(item), answer.correction) if part)
        case Matching():
            return "\n".join(f"{prompt} → {match}" for prompt, match in answer.pairs)
        case Ordering():
            return _numbered(answer.right)
        case FillIn() | Numeric():
            return short_key(item) + _also(answer.accepted)
        case ShortAnswer():
            return "\n".join([answer.key, *(f"• {point}" for point in answer.points)])
        case LuauOutput():
            return answer.key


def numeric_key(answer: Numeric) -> str:
    """`3/4 cm`, `2.5 (± 0.1) m`."""
    return " ".join(
        part for part in (answer.key, f"(± {answer.tolerance})" if answer.tolerance else "", answer.unit) if part
    )


def _also(accepted: Sequence[str]) -> str:
    return f" (also right: {', '.join(accepted)})" if accepted else ""


def _numbered(steps: Sequence[str]) -> str:
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
