"""Web pages: what a reader would read, without scripts, menus, footers and forms."""

from collections.abc import Iterator
from typing import Any

from server.engines.sources.errors import Damaged
from server.engines.sources.model import Block, Draft, Role
from server.engines.sources.tables import entries_of, left_out

_OUT = (
    "script", "style", "nav", "footer", "aside", "form", "noscript", "template", "iframe", "object", "svg", "math",
    "figure", "figcaption", "button", "select", "video", "audio", "canvas", "head", "sup", "pre",
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {*_HEADINGS, "p", "li", "dt", "dd", "blockquote", "div", "section", "article", "main", "td", "table"}
)
_OUT_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})


def read(data: bytes) -> Draft:
    """Raise Damaged where there is no page in it."""
    from lxml import etree
    from lxml import html as pages

    parser = pages.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=_encoding(data)
    )
    try:
        root = pages.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Damaged from error
    for element in list(root.iter(*_OUT)):
        _take_out(element)
    for element in [one for one in root.iter() if _is_hidden(one)]:
        _take_out(element)
    tables = 0
    blocks: list[Block] = []
    for table in list(root.iter("table")):
        entries = entries_of(_rows(table))
        tables += not entries
        if entries:
            _replace_by_entries(table, entries)
        else:
            _take_out(table)
    blocks += _blocks(root)
    return Draft(blocks, left_out(tables))


def _blocks(root: Any) -> Iterator[Block]:
    term = ""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS:
            continue
        text = " ".join("".join(_own_text(element)).split())
        if not text:
            continue
        if element.tag in _HEADINGS:
            yield Block(Role.HEADING, text, int(element.tag[1]))
        elif element.tag == "dt":
            term = text
        elif element.tag == "dd" and term:
            yield Block(Role.ENTRY, f"{term}: {text}")
            term = ""
        elif element.get("data-role") == "entry":
            yield Block(Role.ENTRY, text)
        elif element.tag == "li":
            parent = element.getparent()
            yield Block(Role.STEP if parent is not None and parent.tag == "ol" else Role.BULLET, text)
        else:
            yield Block(Role.PARAGRAPH, text)


def _own_text(element: Any) -> Iterator[str]:
    """What stands in it and in no block within it."""
    yield element.text or ""
    waiting = list(reversed(element))
    closing: dict[int, str] = {}
    while waiting:
        one = waiting.pop()
        if id(one) in closing:
            yield closing.pop(id(one))
            continue
        if isinstance(one.tag, str) and one.tag in _BLOCKS | {"ul", "ol", "dl", "tr"}:
            yield " " + (one.tail or "")
            continue
        yield " " if one.tag == "br" else one.text or ""
        closing[id(one)] = one.tail or ""
        waiting.append(one)
        waiting.extend(reversed(one))


def _rows(table: Any) -> list[list[str]]:
    return [
        [" ".join(cell.text_content().split()) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")
    ]


def _replace_by_entries(table: Any, entries: list[Block]) -> None:
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for entry in entries:
        line = table.makeelement("p", {"data-role": "entry"})
        line.text = entry.text
        table.append(line)


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold() if isinstance(element.tag, str) else ""
    if not isinstance(element.tag, str) or element.tag in ("html", "body"):
        return False
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or element.get("role") in _OUT_ROLES or "display:none" in style or "visibility:hidden" in style


def _take_out(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _encoding(data: bytes) -> str | None:
    """UTF-8 where it is; else what the page says, which is left to the parser."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
