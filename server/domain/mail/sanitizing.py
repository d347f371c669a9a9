"""HTML that people send, cut down to words, lists, tables and links: no script, and nothing that is fetched."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import yaml
from lxml import etree, html

from server.domain.mail.errors import InvalidContent
from server.engines.resources import resource_folder

DEEPEST = 100
MOST_ELEMENTS = 10_000
_STYLE_VALUE = re.compile(r"[\w\s#%.,'\-]{1,100}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What no text holds, tabs and ends of lines left out."""


def sanitized(content: str) -> html.HtmlElement:
    """A `div` with what may stay. Raises InvalidContent for what is too deep, too much, or no text at all."""
    body = parsed(content)
    for element in list(body.iter()):
        _clean(element, body)
    return body


def parsed(content: str) -> html.HtmlElement:
    """As browsers read it. The parser opens nothing and fetches nothing."""
    if CONTROL.search(content):
        raise InvalidContent("html_content holds control characters.")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        document = html.document_fromstring(content.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InvalidContent("html_content cannot be read as HTML.") from error
    body = document.find("body")
    if body is None:
        raise InvalidContent("html_content cannot be read as HTML.")
    body.tag = "div"
    _check_size(body)
    return body


def as_html(body: html.HtmlElement) -> str:
    """One `div`, written anew."""
    return html.tostring(body, encoding="unicode", with_tail=False)


def _check_size(body: html.HtmlElement) -> None:
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(body, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or count > 2 * MOST_ELEMENTS:
            raise InvalidContent("html_content has too many elements, or too many within each other.")


@cache
def _allowed(what: str) -> frozenset[str]:
    """A list of `resources/email/html.yaml`."""
    lists = yaml.safe_load((resource_folder("email") / "html.yaml").read_text(encoding="utf-8"))
    return frozenset(lists[what].split())


def _clean(element: html.HtmlElement, body: html.HtmlElement) -> None:
    if element is not body and element.getparent() is None:
        return  # it went with its parent
    if not isinstance(element.tag, str):
        element.drop_tree()  # a comment, or an instruction
    elif element is body:
        element.attrib.clear()
    elif element.tag == "img":
        _to_words(element)
    elif element.tag in _allowed("dropped"):
        element.drop_tree()
    elif element.tag not in _allowed("tags"):
        element.drop_tag()
    else:
        kept = dict(_kept(element))
        element.attrib.clear()
        element.attrib.update(kept)


def _to_words(image: html.HtmlElement) -> None:
    """Pictures would have to be fetched, which tells their owner who reads a mail and when."""
    image.text = image.get("alt") or ""
    image.tag = "span"
    image.attrib.clear()


def _kept(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name == "href" and element.tag == "a" and _is_safe(value):
            yield "href", value.strip()
        elif name == "style":
            styles = "; ".join(_styles(value))
            if styles:
                yield "style", styles
        elif name in _allowed("attributes"):
            yield name, value


def _is_safe(link: str) -> bool:
    """A scheme that is spelt out. Browsers leave out white space and control characters that stand within one."""
    try:
        return urlsplit("".join(link.split())).scheme.lower() in _allowed("schemes")
    except ValueError:
        return False


def _styles(text: str) -> Iterator[str]:
    for declaration in text.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if name in _allowed("styles") and _STYLE_VALUE.fullmatch(value):
            yield f"{name}: {value}"
