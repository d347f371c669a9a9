"""The fields of a question's editor, and the question that they make."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from contracts.content import (
    AnyItem,
    FillInItem,
    LuauOutputItem,
    MatchingItem,
    MultipleChoiceItem,
    NumericItem,
    OrderingItem,
    ShortAnswerItem,
    TrueFalseItem,
)
from desktop.ui.translation import tr

_ITEM: TypeAdapter[AnyItem] = TypeAdapter(AnyItem)
_ARROW = "="


class UnfitItem(ValueError):
    """What was filled in makes no question; the message says why."""


def choice_lines(item: AnyItem) -> tuple[str, str] | None:
    """The name and the lines of what can be chosen, where there is something; the right option first has a star."""
    match item:
        case MultipleChoiceItem():
            lines = [f"{'* ' if at == item.key else ''}{option}" for at, option in enumerate(item.options)]
            return tr("Options, one a line; the right one begins with *"), "\n".join(lines)
        case FillInItem():
            return tr("Word bank, one a line (optional)"), "\n".join(item.options)
        case MatchingItem():
            used = {match for _, match in item.key}
            pairs = [f"{prompt} {_ARROW} {match}" for prompt, match in item.key]
            extra = [option for option in item.options if option not in used]
            return tr("Pairs, one a line with = between; a line without = is left over"), "\n".join([*pairs, *extra])
        case OrderingItem():
            return tr("Steps in the right order, one a line"), "\n".join(item.options[at] for at in item.key)
        case ShortAnswerItem():
            return tr("What it is marked for, one a line (optional)"), "\n".join(item.marks)
        case _:
            return None


def key_line(item: AnyItem) -> tuple[str, str] | None:
    """The name and the text of the key, where it is one text."""
    match item:
        case TrueFalseItem():
            return tr("Right answer: true or false"), "true" if item.key else "false"
        case ShortAnswerItem():
            return tr("Model answer"), item.key
        case FillInItem() | NumericItem():
            return tr("Right answer; others that count behind |"), " | ".join([item.key, *item.accepted])
        case LuauOutputItem():
            return tr("What it prints"), item.key
        case _:
            return None


def changed_item(item: AnyItem, choices: list[str], key: str, texts: dict[str, Any]) -> AnyItem:
    """The question with what was filled in. Raises UnfitItem."""
    fields = {**item.model_dump(), **texts, **_answer(item, choices, key)}
    if not str(fields["stem"]).strip():
        raise UnfitItem(tr("The question has no text."))
    try:
        return _ITEM.validate_python(fields)
    except ValidationError as error:
        raise UnfitItem(error.errors()[0]["msg"]) from error


def _answer(item: AnyItem, choices: list[str], key: str) -> dict[str, Any]:
    match item:
        case MultipleChoiceItem():
            return _options(choices)
        case TrueFalseItem():
            return {"key": _truth(key)}
        case FillInItem() | NumericItem():
            spellings = [one.strip() for one in key.split("|") if one.strip()]
            if not spellings:
                raise UnfitItem(tr("There is no right answer."))
            answer: dict[str, Any] = {"key": spellings[0], "accepted": spellings[1:]}
            return {**answer, "options": choices} if isinstance(item, FillInItem) else answer
        case MatchingItem():
            return _pairs(choices)
        case OrderingItem():
            return _order(item, choices)
        case ShortAnswerItem():
            return {"key": key, "marks": choices}
        case _:
            return {"key": key}


def _options(lines: list[str]) -> dict[str, Any]:
    right = [at for at, line in enumerate(lines) if line.startswith("*")]
    options = [line.removeprefix("*").strip() for line in lines]
    if len(right) != 1:
        raise UnfitItem(tr("Exactly one option begins with *."))
    if not all(options) or len(options) < 2:
        raise UnfitItem(tr("There are fewer than two options."))
    return {"options": options, "key": right[0]}


def _truth(key: str) -> bool:
    words = {"true": True, "false": False, tr("true"): True, tr("false"): False}
    known = words.get(key.strip().casefold())
    if known is None:
        raise UnfitItem(tr("The right answer is true or false."))
    return known


def _pairs(lines: list[str]) -> dict[str, Any]:
    pairs = [tuple(part.strip() for part in line.split(_ARROW, 1)) for line in lines if _ARROW in line]
    extra = [line for line in lines if _ARROW not in line]
    if len(pairs) < 2:
        raise UnfitItem(tr("There are fewer than two pairs."))
    return {"key": pairs, "options": sorted({match for _, match in pairs} | set(extra))}


def _order(item: OrderingItem, lines: list[str]) -> dict[str, Any]:
    """The steps are printed in the order they had; new ones come last."""
    if len(set(lines)) != len(lines) or len(lines) < 2:
        raise UnfitItem(tr("There are fewer than two steps, or one of them is there twice."))
    printed = [step for step in item.options if step in lines]
    printed += [step for step in lines if step not in printed]
    return {"options": printed, "key": [printed.index(step) for step in lines]}
