"""What a reader of a format has to find for each item of the fixture quiz, whatever the format calls it."""

import re
from dataclasses import dataclass, replace

import html5lib

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

NUMBERS = {"q-whole": ("-3", "0"), "q-round": ("1002.5", "0.05"), "q-2a1b2c3d4e": ("48", "0")}
TYPED_NUMBERS = {"q-frac": ("3/4", "6/8", "0.75"), "q-third": ("1 1/3", "4/3", "1.33", "1.333", "1.3333")}
UNITS = {
    "q-round": "Give the number alone. The unit is cm.",
    "q-2a1b2c3d4e": "Give the number alone. The unit is cm².",
}
BANK = "Words: oxygen / CO<2> / ~helium / =iron"
BLOCKS = ("p", "pre", "br", "li", "div", "ol", "ul")


class Refused(Exception):
    """The reader does not take the file."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One question, as plain text."""

    item_id: str
    form: str
    """`choice`, `text`, `number`, `pairs`, `order` or `essay`."""
    question: str
    offered: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    """For a number the value and its tolerance; for pairs a text for each."""
    reason: str = ""
    points: str = ""
    hint: str = ""


def expected(item: Item) -> Seen:
    """The item in its nearest form, told by hand from what it holds."""
    answer = item.answer
    question = "\n".join(part for part in (item.stem, item.code, UNITS.get(item.id, "")) if part)
    seen = Seen(item.id, "essay", question, reason=item.reason, points=str(item.points), hint=item.hint)
    match answer:
        case MultipleChoice():
            return replace(seen, form="choice", offered=answer.options, right=(answer.options[answer.key],))
        case TrueFalse():
            reason = "\n".join(part for part in (answer.correction, item.reason) if part)
            return replace(seen, form="choice", offered=("True", "False"), right=(str(answer.key),), reason=reason)
        case FillIn() if answer.bank:
            return replace(seen, form="choice", offered=answer.bank, right=(answer.key,))
        case FillIn():
            return replace(seen, form="text", right=(answer.key, *answer.accepted))
        case Matching():
            return replace(seen, form="pairs", offered=answer.shown, right=tuple(map(pair, answer.pairs)))
        case Ordering():
            return replace(seen, form="order", right=tuple(answer.shown[index] for index in answer.key))
        case Numeric() if item.id in NUMBERS:
            return replace(seen, form="number", right=NUMBERS[item.id])
        case Numeric():
            return replace(seen, form="text", right=TYPED_NUMBERS[item.id])
        case LuauOutput() if "\n" not in answer.key:
            return replace(seen, form="text", right=(answer.key,))
        case ShortAnswer() | LuauOutput():
            return seen


def pair(texts: tuple[str, str]) -> str:
    """A prompt and its match as one text."""
    return " ⇒ ".join(texts)


def model_answer(item: Item) -> str:
    """What a reader of an essay is shown as its key."""
    answer = item.answer
    if isinstance(answer, ShortAnswer):
        return "\n".join([answer.key, *(f"• {point}" for point in answer.points)])
    assert isinstance(answer, LuauOutput)
    return answer.key


def text_of_html(markup: str) -> str:
    """What a browser shows, a line for each paragraph; read by html5lib. Refused where markup is not well-formed."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(markup, container="div")
    if parser.errors:
        raise Refused(str(parser.errors))
    lines: list[str] = []

    def walk(node: object) -> None:
        for child in node:  # type: ignore[attr-defined]  # html5lib's stubs leave its tree untyped
            if child.tag not in (*BLOCKS, "strong", "em", "code", "hr", "body", "html", "head"):
                raise Refused(f"<{child.tag}> is none of the elements that are written")
            if child.tag in BLOCKS:
                lines.append("\n")
            lines.append(child.text or "")
            walk(child)
            if child.tag in BLOCKS and child.tag != "br":
                lines.append("\n")
            lines.append(child.tail or "")

    lines.append(root.text or "")
    walk(root)
    return re.sub(r"\n+", "\n", "".join(lines)).strip("\n")
