"""Word documents: paragraphs with their styles. Headers, footers, notes and pictures are other parts and stay closed.

Read with lxml and not with python-docx, which unpacks every part with a parser of its own before we could count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from server.engines.sources.archive import Parts
from server.engines.sources.errors import Damaged
from server.engines.sources.model import Block, Draft, Role
from server.engines.sources.tables import entries_of, left_out

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = ("caption", "toc", "header", "footer", "footnote", "endnote", "bibliography", "table of")
_NUMBERED = frozenset({"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"})
MOST_DEPTH = 12
"""Styles that are based on others, one upon the other."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    level: int
    numbering: str
    based_on: str


class _Styles:
    def __init__(self, root: Any) -> None:
        self._styles = {} if root is None else {one.get(f"{_W}styleId"): _style(one) for one in root.iter(f"{_W}style")}

    def chain(self, style_id: str) -> Iterator[_Style]:
        """The style and those that it is based on."""
        for _ in range(MOST_DEPTH):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.based_on


def read(data: bytes) -> Draft:
    """Raise SourceError."""
    parts = Parts(data)
    root = parts.tree("word/document.xml")
    body = None if root is None else root.find(f"{_W}body")
    if body is None:
        raise Damaged
    styles, formats = _Styles(parts.tree("word/styles.xml")), _formats(parts.tree("word/numbering.xml"))
    blocks: list[Block] = []
    tables = 0
    for element in body.iterchildren():
        if element.tag == f"{_W}p":
            blocks += _paragraph(element, styles, formats)
        elif element.tag == f"{_W}tbl":
            entries = entries_of(_rows(element))
            tables += not entries
            blocks += entries
        elif element.tag == f"{_W}sdt":
            for inner in element.iter(f"{_W}p"):
                blocks += _paragraph(inner, styles, formats)
    return Draft(blocks, left_out(tables))


def _paragraph(element: Any, styles: _Styles, formats: dict[tuple[str, str], str]) -> Iterator[Block]:
    text = _text(element)
    if not text.strip():
        return
    chain = list(styles.chain(_value(element, "pPr", "pStyle")))
    names = [style.name.casefold() for style in chain]
    if any(name.startswith(_LEFT_OUT) for name in names):
        return
    level = next((style.level for style in chain if style.level), 0)
    if level:
        yield Block(Role.HEADING, text, level)
        return
    number = _value(element, "pPr", "numPr", "numId") or next((one.numbering for one in chain if one.numbering), "")
    depth = _value(element, "pPr", "numPr", "ilvl") or "0"
    if number and number != "0":
        role = Role.STEP if formats.get((number, depth)) in _NUMBERED else Role.BULLET
    elif any(name.startswith("list number") for name in names):
        role = Role.STEP
    else:
        role = Role.BULLET if any(name.startswith("list") for name in names) else Role.PARAGRAPH
    yield Block(role, text)


def _style(element: Any) -> _Style:
    name = _value(element, "name").casefold()
    level = _value(element, "pPr", "outlineLvl")
    depth = int(level) + 1 if level.isdecimal() and int(level) < 9 else 0
    if name in ("title", "heading"):
        depth = 1
    elif name.startswith("heading ") and name[8:].isdecimal():
        depth = int(name[8:])
    return _Style(name, depth, _value(element, "pPr", "numPr", "numId"), _value(element, "basedOn"))


def _formats(root: Any) -> dict[tuple[str, str], str]:
    """How a list (its id, its depth) is numbered."""
    if root is None:
        return {}
    abstract = {
        (one.get(f"{_W}abstractNumId"), level.get(f"{_W}ilvl")): _value(level, "numFmt")
        for one in root.iter(f"{_W}abstractNum")
        for level in one.iter(f"{_W}lvl")
    }
    return {
        (one.get(f"{_W}numId"), depth): form
        for one in root.iter(f"{_W}num")
        for (number, depth), form in abstract.items()
        if number == _value(one, "abstractNumId")
    }


def _value(element: Any, *path: str) -> str:
    """Attribute `val` at the end of a path of children; empty where it does not lead anywhere."""
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return "" if found is None else found.get(f"{_W}val") or ""


def _rows(table: Any) -> list[list[str]]:
    return [
        [" ".join(_text(one) for one in cell.iter(f"{_W}p")) for cell in row.iterchildren(f"{_W}tc")]
        for row in table.iterchildren(f"{_W}tr")
    ]


def _text(paragraph: Any) -> str:
    """What is shown: without what was deleted, with line breaks as spaces."""
    pieces: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        else:
            pieces.append("-" if element.tag.endswith("noBreakHyphen") else " ")
    return "".join(pieces)
