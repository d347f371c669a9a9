"""The words of HTML, as a mail without it shows them."""

import re

from lxml import etree, html

_APART = frozenset({"blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"})
_BLOCKS = _APART | {"caption", "dd", "div", "dt", "figcaption", "section"}
_ON_ONE_LINE = frozenset({"li", "tr"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"\n{3,}")
_KEPT = "\xa0"
"""A space at which no line is broken or trimmed."""
_RULE = "-" * 20


def plain_text(body: html.HtmlElement) -> str:
    """Of what was sanitized. Paragraphs stand apart, items begin with a dash, links follow their words."""
    writer = _Writer()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            writer.begin(element)
            writer.words(element.text, element)
        else:
            writer.end(element)
            if element is not body:
                writer.words(element.tail, element.getparent())
    return writer.text()


class _Writer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._link_from: list[int] = []
        self._numbers: list[int | None] = []

    def begin(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._parts.append("\n")
        elif tag == "hr":
            self._parts.append(f"\n\n{_RULE}\n\n")
        elif tag in _ON_ONE_LINE:
            self._parts.append("\n")
        elif tag in _BLOCKS:
            self._parts.append("\n\n" if tag in _APART else "\n")
        if tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._parts.append(self._mark())
        elif tag == "a":
            self._link_from.append(len(self._parts))

    def end(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag == "a":
            self._link(element.get("href"), self._link_from.pop())
        elif tag in ("ul", "ol"):
            self._numbers.pop()
        if tag in ("td", "th"):
            self._parts.append("  ")
        elif tag in _BLOCKS:
            self._parts.append("\n\n" if tag in _APART else "\n")

    def words(self, text: str | None, within: html.HtmlElement | None) -> None:
        if not text:
            return
        is_kept = within is not None and within.tag == "pre"
        self._parts.append(text.replace(" ", _KEPT) if is_kept else _SPACE.sub(" ", text))

    def text(self) -> str:
        """Trimmed, with no more than one empty line at once."""
        lines = (line.strip(" ") for line in "".join(self._parts).split("\n"))
        return _BREAKS.sub("\n\n", "\n".join(lines)).replace(_KEPT, " ").strip("\n") + "\n"

    def _mark(self) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "

    def _link(self, target: str | None, start: int) -> None:
        shown = "".join(self._parts[start:]).strip()
        address = (target or "").removeprefix("mailto:")
        if address and address != shown:
            self._parts.append(f" ({address})" if shown else address)
