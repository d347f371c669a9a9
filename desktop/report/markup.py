"""Builds the page as a tree, so that no text of a script or of the server can become markup."""

import re
from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

from desktop.services.printable import escaped

Child: TypeAlias = Element | str | None

_ON_A_LINE_OF_THEIR_OWN = frozenset(
    {
        "head",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "ul",
        "li",
        "figure",
        "details",
    }
)


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """An element. Text among the children is escaped when it is written; None is left out.

    `class_` and the like stand for names that Python keeps for itself, `data_label` for `data-label`. Attributes hold
    words of ours only.
    """
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value})
    if tag in _ON_A_LINE_OF_THEIR_OWN:
        made.tail = "\n"
    last: Element | None = None
    for child in children:
        if child is None:
            continue
        if isinstance(child, Element):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + shown(child)
        else:
            last.tail = (last.tail or "") + shown(child)
    return made


def page_text(root: Element) -> str:
    """The whole page. What it holds besides the style sheet is escaped here."""
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def shown(text: str) -> str:
    """A text with its control characters and marks of direction as escapes; tabs and line feeds stay."""
    return re.sub(r"[^\t\n]+", lambda found: escaped(found[0]), text)


def prose(text: str) -> list[Child]:
    """A sentence; what stands between backticks in it is code."""
    pieces = re.split(r"`([^`]+)`", text)
    return [element("code", piece) if place % 2 else piece for place, piece in enumerate(pieces)]


def paragraph(text: str, class_: str = "") -> Element | None:
    """None for an empty text."""
    return element("p", *prose(text), class_=class_) if text else None
