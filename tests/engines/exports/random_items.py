"""Items of made-up texts, full of what file formats read as their own."""

from dataclasses import replace
from random import Random

from server.engines.items.model import Answer, FillIn, Item, Matching, MultipleChoice, Ordering, TrueFalse
from tests.engines.exports.fixtures import TRUE

PIECES = (
    *"ab =~#:{}\\\"'<>&[]()*_`|%$@+-−/.,;!?0123456789äß漢🎉ש\t\n",
    *("</p>", "&amp;", "<b>", "]]>", "-->", "::", "->", "[[1]]", "{{c1::x}}", "\\n", "$$", "_____", "%50%", "//"),
    *("\u2028", "\u00a0", "\u200f"),
)


def random_items(seed: int, count: int) -> tuple[Item, ...]:
    """The same for the same seed; reasons and code may be empty."""
    random = Random(seed)
    return tuple(_item(random, f"q-{number}") for number in range(count))


def _item(random: Random, item_id: str) -> Item:
    code = _text(random, 60) if random.random() < 0.3 else ""
    reason = _text(random, 40) if random.random() < 0.8 else ""
    return replace(
        TRUE, id=item_id, stem=_text(random, 60), answer=_answer(random), reason=reason, code=code, hint="", points=2
    )


def _answer(random: Random) -> Answer:
    options = tuple(dict.fromkeys(_text(random, 20) for _ in range(4)))
    match random.randrange(5):
        case 0:
            return MultipleChoice(options, random.randrange(len(options)))
        case 1:
            return TrueFalse(random.random() < 0.5)
        case 2:
            return FillIn(options[0], options[1:2])
        case 3:
            pairs = tuple((_text(random, 20), match) for match in options[1:])
            return Matching(pairs, options[:1], options)
        case _:
            key = list(range(len(options)))
            random.shuffle(key)
            return Ordering(options, tuple(key))


def _text(random: Random, most: int) -> str:
    """Never blank."""
    return "x" + "".join(random.choice(PIECES) for _ in range(random.randint(1, most)))
