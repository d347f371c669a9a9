"""Fields for questions without keys, and what stands in them as it goes to the server."""

from contracts.attempts import ChoiceGiven, GivenAnswer, MatchesGiven, OrderGiven, StudentItem, TextGiven, TruthGiven
from contracts.content import ItemType
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.assessments.answer_fields import (
    AnswerField,
    BankField,
    ChoiceField,
    LineField,
    MatchField,
    OrderField,
    TextField,
)
from desktop.views.content.wording import LETTERS


def field_for(theme: Theme, item: StudentItem) -> AnswerField:
    """Empty. Its options are in the order in which the server drew them for this attempt."""
    match item.type:
        case ItemType.MULTIPLE_CHOICE:
            lettered = [f"{letter}  {option}" for letter, option in zip(LETTERS, item.options, strict=False)]
            return ChoiceField(lettered, [*range(len(item.options))])
        case ItemType.TRUE_FALSE:
            return ChoiceField([tr("True"), tr("False")], [True, False])
        case ItemType.MATCHING:
            return MatchField(theme, item.prompts, item.options)
        case ItemType.ORDERING:
            return OrderField(item.options)
        case ItemType.SHORT_ANSWER | ItemType.LUAU_OUTPUT:
            return TextField(theme, code=item.type is ItemType.LUAU_OUTPUT)
        case _:
            return BankField(theme, item.options) if item.options else LineField()


def given_in(field: AnswerField) -> GivenAnswer | None:
    """None where nothing was answered. Steps that stand as they came were not put in order by anybody."""
    if isinstance(field, MatchField):
        chosen = [box.currentIndex() - 1 for box in field.boxes.values()]
        return MatchesGiven(matches=[place if place >= 0 else None for place in chosen]) if max(chosen) >= 0 else None
    answer = field.answer()
    if isinstance(answer, bool):
        return TruthGiven(truth=answer)
    if isinstance(answer, int):
        return ChoiceGiven(choice=answer)
    if isinstance(answer, list):
        order = [place for place in answer if isinstance(place, int)]
        return OrderGiven(order=order) if order != sorted(order) else None
    return TextGiven(text=answer) if isinstance(answer, str) else None


def put_into(field: AnswerField, given: GivenAnswer | None) -> None:
    """Shows what was answered before."""
    match field, given:
        case ChoiceField(), ChoiceGiven(choice=place):
            field.buttons[place].setChecked(True)
        case ChoiceField(), TruthGiven(truth=truth):
            field.buttons[0 if truth else 1].setChecked(True)
        case MatchField(), MatchesGiven(matches=matches):
            for box, chosen in zip(field.boxes.values(), matches, strict=False):
                box.setCurrentIndex(0 if chosen is None else chosen + 1)
        case OrderField(), OrderGiven(order=order):
            field.arrange(order)
        case BankField(), TextGiven(text=text):
            field.box.setCurrentText(text)
        case TextField(), TextGiven(text=text):
            field.text.setPlainText(text)
        case LineField(), TextGiven(text=text):
            field.line.setText(text)


def answer_words(item: StudentItem, given: GivenAnswer | None) -> str:
    """What was answered, to be read; empty for nothing."""
    match given:
        case ChoiceGiven(choice=place):
            return item.options[place]
        case TruthGiven(truth=truth):
            return tr("True") if truth else tr("False")
        case TextGiven(text=text):
            return text
        case MatchesGiven(matches=matches):
            pairs = zip(item.prompts, matches, strict=False)
            return "; ".join(f"{prompt}: {item.options[one]}" for prompt, one in pairs if one is not None)
        case OrderGiven(order=order):
            return ", ".join(item.options[one] for one in order)
        case _:
            return ""
