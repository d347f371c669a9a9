"""There are three to five options, and no two are the same, also by value."""

from collections.abc import Iterator
from itertools import combinations

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.gate.same import at_heart, is_about_form, is_about_writing, leaves_one_out, same_answer
from server.engines.items.model import Item, ItemType, MultipleChoice
from server.engines.items.values import quantity_of


def check(item: Item, context: Context) -> Iterator[str]:
    """Options that are the same to a student."""
    del context
    answer = item.answer
    assert isinstance(answer, MultipleChoice)
    if not 3 <= len(answer.options) <= 5:
        yield f"There are {len(answer.options)} options; there should be three to five."
    if not all(option.strip() for option in answer.options):
        yield "An option is empty."
    for one, other in combinations(range(len(answer.options)), 2):
        first, second = answer.options[one], answer.options[other]
        if (
            first.strip()
            and same_answer(first, second)
            and not _may_be(item.stem, first, second, answer.key in (one, other))
        ):
            yield f"Two options are the same: “{first}” and “{second}”."


def _may_be(stem: str, one: str, other: str, with_key: bool) -> bool:
    """Whether the question makes a difference of what is otherwise the same."""
    if one.strip() == other.strip() or (len(one.split()) <= 2 and at_heart(one) == at_heart(other)):
        return False
    if quantity_of(at_heart(one)) is None:
        return is_about_writing(stem, one)
    return is_about_form(stem) or (not with_key and leaves_one_out(stem))


RULE = ItemRule("options-differ", Severity.HARD, frozenset({ItemType.MULTIPLE_CHOICE}), check)
