"""A question in words: what is asked, what can be chosen, and what is right."""

from contracts.content import (
    AnyItem,
    FillInItem,
    ItemSource,
    MatchingItem,
    MultipleChoiceItem,
    NumericItem,
    OrderingItem,
    ShortAnswerItem,
    TrueFalseItem,
)
from desktop.ui.translation import tr
from desktop.views.content.material_words import section_words
from desktop.views.content.wording import LETTERS, type_name


def choices_of(item: AnyItem) -> list[tuple[str, bool]]:
    """Lines below the stem, each with whether it is the right one."""
    match item:
        case MultipleChoiceItem():
            lettered = zip(LETTERS, item.options, strict=False)
            return [(f"{letter}  {option}", at == item.key) for at, (letter, option) in enumerate(lettered)]
        case FillInItem() if item.options:
            return [(tr("Word bank: {words}").format(words=", ".join(item.options)), False)]
        case MatchingItem():
            return [(f"{prompt}  →  {match}", False) for prompt, match in item.key] + _left_over(item)
        case OrderingItem():
            return [(f"{number}.  {item.options[at]}", False) for number, at in enumerate(item.key, start=1)]
        case _:
            return []


def key_of(item: AnyItem) -> str:
    """The right answer on one line; empty where the lines below the stem show it."""
    match item:
        case MultipleChoiceItem():
            return item.options[item.key] if 0 <= item.key < len(item.options) else ""
        case TrueFalseItem():
            return tr("True") if item.key else tr("False")
        case NumericItem():
            return f"{item.key} {item.unit}".strip()
        case MatchingItem() | OrderingItem() | ShortAnswerItem():
            return ""
        case _:
            return str(item.key)


def remarks_of(item: AnyItem) -> list[str]:
    """What a teacher wants to know of it beside the key."""
    lines = []
    if isinstance(item, ShortAnswerItem):
        lines.append(tr("Model answer: {text}").format(text=item.key))
        lines += [tr("Mark for: {text}").format(text=mark) for mark in item.marks]
    if isinstance(item, TrueFalseItem) and item.correction:
        lines.append(tr("True would be: {text}").format(text=item.correction))
    accepted = item.accepted if isinstance(item, FillInItem | NumericItem) else []
    if accepted:
        lines.append(tr("Also right: {words}").format(words=", ".join(accepted)))
    if item.reason:
        lines.append(tr("Why: {text}").format(text=item.reason))
    if item.watch_for:
        lines.append(tr("Watch for: {text}").format(text=item.watch_for))
    if item.hint:
        lines.append(tr("Hint: {text}").format(text=item.hint))
    return lines


def facts_line(item: AnyItem) -> str:
    """What kind it is, and where it comes from; of what a model has written that it did."""
    return " · ".join(fact for fact in (type_name(item.type), source_words(item.source)) if fact)


def source_words(source: ItemSource) -> str:
    """Where a question comes from; empty where that has no name."""
    page = tr("page {number}").format(number=source.page) if source.page else ""
    place = [page, section_words(source.section, source.name) if source.material_id else ""]
    if source.origin == "ai":
        by = tr("written by {name}").format(name=source.name) if source.name else tr("written by a model")
        return ", ".join(part for part in (by, *place) if part)
    named = ", ".join(part for part in (source.name, *place) if part)
    return tr("from {name}").format(name=named) if named else ""


def spoken_item(number: int, item: AnyItem) -> str:
    """Its number and stem, for a screen reader."""
    return tr("Question {number}: {text}").format(number=number, text=item.stem)


def _left_over(item: MatchingItem) -> list[tuple[str, bool]]:
    used = {match for _, match in item.key}
    extra = [option for option in item.options if option not in used]
    return [(tr("Left over: {words}").format(words=", ".join(extra)), False)] if extra else []
