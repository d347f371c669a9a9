"""Items for the tests of single rules, each without a flaw until a test gives it one."""

from collections.abc import Sequence
from dataclasses import replace

from server.engines.items.gate.rule import Context, ItemRule, SetRule
from server.engines.items.ids import item_id
from server.engines.items.model import (
    Answer,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Origin,
    ShortAnswer,
    Source,
    TrueFalse,
)
from tests.engines.items.gate.good_items import nouns

CONTEXT = Context(grade=6)
KNOWS_NOUNS = replace(CONTEXT, nouns=nouns())
QUOTE = "Frogs lay their eggs in water in early spring."
TEXT = f"About frogs. {QUOTE} The eggs hatch after 10 days."


def item(stem: str, answer: Answer, *, origin: Origin = Origin.TEACHER, quote: str = "", code: str = "") -> Item:
    start = TEXT.find(quote) if quote else -1
    source = Source(
        origin,
        "frogs.txt",
        quote=quote,
        start=start if start >= 0 else None,
        end=start + len(quote) if start >= 0 else None,
        material_id="frogs",
    )
    return Item(
        item_id(stem, code), stem, answer, "So it is.", source, Bloom.REMEMBER, Difficulty.MEDIUM, "o-1", code=code
    )


def choice(
    stem: str, right: str, *wrong: str, origin: Origin = Origin.TEACHER, quote: str = "", code: str = ""
) -> Item:
    """The right option is the first."""
    return item(stem, MultipleChoice((right, *wrong), 0), origin=origin, quote=quote, code=code)


def fill(stem: str, key: str, *bank: str, accepted: Sequence[str] = (), quote: str = "", code: str = "") -> Item:
    """The bank is the key and the others; without others there is none."""
    origin = Origin.MATERIAL if quote else Origin.TEACHER
    return item(stem, FillIn(key, tuple(accepted), (key, *bank) if bank else ()), origin=origin, quote=quote, code=code)


def true(statement: str) -> Item:
    return item(statement, TrueFalse(True))


def false(statement: str, correction: str) -> Item:
    return item(statement, TrueFalse(False, correction))


def numeric(stem: str, key: str, *accepted: str, tolerance: str = "") -> Item:
    return item(stem, Numeric(key, tolerance=tolerance, accepted=accepted))


def matching(*pairs: tuple[str, str], extra: Sequence[str] = ("something else",)) -> Item:
    shown = (*(match for _, match in pairs), *extra)
    return item("Match each with what belongs to it.", Matching(pairs, tuple(extra), shown))


def ordering(*steps: str) -> Item:
    return item("Put the steps in order.", Ordering(steps, tuple(range(len(steps)))))


def short(stem: str, key: str = "Because of the heat.", bloom: Bloom = Bloom.UNDERSTAND) -> Item:
    return replace(item(stem, ShortAnswer(key)), bloom=bloom)


def output(code: str, key: str) -> Item:
    return item("What does this code print?", LuauOutput(key), origin=Origin.LUAU, code=code)


def said(rule: ItemRule, one: Item, context: Context = CONTEXT) -> list[str]:
    """What a rule says of an item; it is for its type."""
    assert one.type in rule.types
    return list(rule.check(one, context))


def said_of_set(rule: SetRule, items: Sequence[Item], context: Context = CONTEXT) -> list[tuple[str, str]]:
    return list(rule.check(tuple(items), context))
