"""XML written element by element, escaped by lxml."""

from dataclasses import dataclass

from lxml import etree

_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Namespace:
    """The namespace of a document's elements and where its schema stands."""

    uri: str
    schema: str


def element(
    tag: str, attributes: dict[str, str] | None = None, *children: etree._Element, text: str = ""
) -> etree._Element:
    """An element with attributes in the given order, its text before its children."""
    made = etree.Element(tag, attributes or {})
    if text:
        made.text = text
    made.extend(children)
    return made


def serialized(root: etree._Element, namespace: Namespace | None = None, *, pretty: bool = True) -> bytes:
    """UTF-8 with a declaration; every element in `namespace`.

    `pretty` indents, for trees in which an element holds either text or elements: space would show in others.
    """
    if namespace is not None:
        root = _placed(root, namespace)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=pretty)


def _placed(root: etree._Element, namespace: Namespace) -> etree._Element:
    """A copy in which the namespace is the one that needs no prefix."""
    names = {None: namespace.uri, "xsi": _XSI}
    placed = etree.Element(_qualified(root, namespace), dict(root.attrib), nsmap=names)
    placed.set(f"{{{_XSI}}}schemaLocation", f"{namespace.uri} {namespace.schema}")
    placed.text = root.text
    for child in root:
        _copy(child, placed, namespace)
    return placed


def _copy(node: etree._Element, parent: etree._Element, namespace: Namespace) -> None:
    made = etree.SubElement(parent, _qualified(node, namespace), dict(node.attrib))
    made.text, made.tail = node.text, node.tail
    for child in node:
        _copy(child, made, namespace)


def _qualified(node: etree._Element, namespace: Namespace) -> str:
    tag = str(node.tag)
    return tag if tag.startswith("{") else f"{{{namespace.uri}}}{tag}"


def xhtml(markup: str) -> list[etree._Element]:
    """Elements of the markup that `asked` writes, which is well-formed but for `<br>`."""
    return list(etree.fromstring(f"<div>{markup.replace('<br>', '<br/>')}</div>"))
