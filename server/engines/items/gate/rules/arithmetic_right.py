"""A key that can be computed from the stem is what comes out."""

import operator
import re
from collections.abc import Iterator
from fractions import Fraction

from server.engines.items.arithmetic import computed
from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.gate.same import is_about_form
from server.engines.items.model import FillIn, Item, ItemType, MultipleChoice, Numeric, TrueFalse
from server.engines.items.values import quantity_of, value_of

_SUM = r"(?:\d%?(?: of \d+)?|[\d(√−-](?:[\d\s.,/()+−–×÷*·^²³√%-]| of )*[\d)²³%])"
_ASKED = re.compile(
    r"^(?:(?:What is|What does|How much is|Compute|Calculate|Work out|Find|Evaluate|Solve|Add|Subtract|Multiply|Divide)"
    rf"(?: the value of)?:? )?(?P<sum>{_SUM})(?: equals?)? ?(?:=(?: ?(?:_+|\?))?)?[?.]?"
    r"(?: (?:Give|Write|Express|Show|Simplify) [^?]*\.)?$"
)
_RELATIONS = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "≤": operator.le,
    "≥": operator.ge,
    "equals": operator.eq,
    "is equal to": operator.eq,
    "is greater than": operator.gt,
    "is more than": operator.gt,
    "is less than": operator.lt,
}
_STATED = re.compile(rf"^(?P<left>{_SUM}) ?(?P<relation>{'|'.join(_RELATIONS)}) ?(?P<right>{_SUM})\.?$")


def check(item: Item, context: Context) -> Iterator[str]:
    """Wrong results of plain arithmetic, as `What is 3/4 + 1/8?`."""
    del context
    if isinstance(item.answer, TrueFalse):
        yield from _statement(item)
        return
    asked = _ASKED.match(item.stem.strip())
    right = asked and computed(asked["sum"])
    if not asked or right is None:
        return
    match item.answer:
        case MultipleChoice(options, key) if 0 <= key < len(options):
            told = quantity_of(options[key])
            if told is not None and not _rounds(options[key], told[0], right):
                yield from _compared(told[0], right)
            for index, option in enumerate(options):
                other = quantity_of(option)
                if index != key and other is not None and other[0] == right and not is_about_form(item.stem):
                    yield f"The option “{option}” is right."
        case Numeric(key, _, tolerance):
            yield from _compared(value_of(key), right, value_of(tolerance) or 0)
        case FillIn(key):
            yield from _compared(value_of(key), right)
        case _:
            pass


def _statement(item: Item) -> Iterator[str]:
    assert isinstance(item.answer, TrueFalse)
    stated = _STATED.match(item.stem.strip())
    if stated is None:
        return
    left, right = computed(stated["left"]), computed(stated["right"])
    if left is None or right is None:
        return
    if _RELATIONS[stated["relation"]](left, right) != item.answer.key:
        yield f"The statement is marked {'true' if item.answer.key else 'false'}, and computing it says otherwise."


def _rounds(option: str, told: Fraction, right: Fraction) -> bool:
    """Whether an option is what comes out, rounded to the decimals that it shows: `3.33` for `10 ÷ 3`."""
    places = len(option.partition(".")[2].rstrip(" %"))
    return "." in option and option[-1].isdigit() and abs(told - right) <= Fraction(1, 2 * 10**places)


def _compared(told: Fraction | None, right: Fraction, tolerance: Fraction | int = 0) -> Iterator[str]:
    if told is not None and abs(told - right) > tolerance:
        yield f"The answer {told} is not what comes out: {right}."


RULE = ItemRule(
    "arithmetic-right",
    Severity.HARD,
    frozenset({ItemType.MULTIPLE_CHOICE, ItemType.NUMERIC, ItemType.FILL_IN, ItemType.TRUE_FALSE}),
    check,
)
