"""A reader of QTI 2.1 and QTI 3 packages of our own, written after 1EdTech's information models."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace

from tests.engines.exports.seen import Refused, Seen, pair
from tests.engines.exports.zips import members

HTML = {"p", "pre", "br", "strong"}
ITEM_PARTS = ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback")
"""In the order that the schema asks for."""
INTERACTIONS = {
    "choiceInteraction": "choice",
    "inlineChoiceInteraction": "choice",
    "textEntryInteraction": "text",
    "matchInteraction": "pairs",
    "orderInteraction": "order",
    "extendedTextInteraction": "essay",
}


@dataclass(frozen=True, slots=True)
class Version:
    """What the two versions do not share."""

    qti: str
    manifest: str
    schema: tuple[str, str]
    kinds: tuple[str, str]
    prefix: str = ""

    def plain(self, name: str) -> str:
        """`qti-simple-choice` as `simpleChoice`. Refused where a name is of another namespace or version."""
        namespace, _, local = name.rpartition("}")
        if namespace and namespace != f"{{{self.qti}":
            raise Refused(name)
        if local in HTML or not self.prefix:
            return local
        if namespace and not local.startswith(self.prefix):
            raise Refused(name)
        return re.sub(r"-([a-z])", lambda found: found[1].upper(), local.removeprefix(self.prefix))


V21 = Version(
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "{http://www.imsglobal.org/xsd/imscp_v1p1}",
    ("QTIv2.1 Package", "1.0.0"),
    ("imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"),
)
V3 = Version(
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}",
    ("QTI Package", "3.0.0"),
    ("imsqti_test_xmlv3p0", "imsqti_item_xmlv3p0"),
    "qti-",
)


def read(data: bytes, version: Version) -> list[Seen]:
    """The items in the order in which the test lists them."""
    files = members(data)
    items = _items(files, version)
    test = _tree(_file(files, "assessment.xml"), version)
    listed = [(one.get("identifier", ""), one.get("href", "")) for one in test.iter("assessmentItemRef")]
    if listed != items:
        raise Refused("the test lists other items than the package")
    return [_item(_tree(files[href], version), identifier) for identifier, href in items]


def _file(files: dict[str, bytes], name: str) -> bytes:
    if name not in files:
        raise Refused(f"no {name}")
    return files[name]


def _items(files: dict[str, bytes], version: Version) -> list[tuple[str, str]]:
    manifest = _parsed(_file(files, "imsmanifest.xml"))
    about = [manifest.findtext(f".//{version.manifest}{tag}") for tag in ("schema", "schemaversion")]
    resources = manifest.findall(f".//{version.manifest}resource")
    test_kind, item_kind = version.kinds
    items = [(one.get("identifier", ""), one.get("href", "")) for one in resources if one.get("type") == item_kind]
    (test,) = [one for one in resources if one.get("type") == test_kind]
    depends = [one.get("identifierref") for one in test.findall(f"{version.manifest}dependency")]
    named = {one.get("href", "") for one in manifest.iter(f"{version.manifest}file")}
    if tuple(about) != version.schema or depends != [name for name, _ in items]:
        raise Refused("another manifest")
    if named | {"imsmanifest.xml"} != set(files):
        raise Refused("files and manifest differ")
    return items


def _parsed(data: bytes) -> ET.Element:
    try:
        return ET.fromstring(data)
    except ET.ParseError as broken:
        raise Refused(str(broken)) from broken


def _tree(data: bytes, version: Version) -> ET.Element:
    """The tree in the names of version 2.1, without namespace."""
    root = _parsed(data)
    for one in root.iter():
        one.tag = version.plain(one.tag)
        if version.prefix:
            attributes = {name if "}" in name else version.plain(name): value for name, value in one.attrib.items()}
            one.attrib.clear()
            one.attrib.update(attributes)
    return root


def _item(item: ET.Element, identifier: str) -> Seen:
    order = [ITEM_PARTS.index(one.tag) for one in item]
    if item.tag != "assessmentItem" or item.get("identifier") != identifier or order != sorted(order):
        raise Refused("no item")
    body = item.find("itemBody")
    declaration = item.find("responseDeclaration")
    assert body is not None
    assert declaration is not None
    (interaction,) = [one for one in body.iter() if one.tag in INTERACTIONS]
    if interaction.get("responseIdentifier") != declaration.get("identifier"):
        raise Refused("an interaction without its response")
    bare = Seen(
        identifier,
        INTERACTIONS[interaction.tag],
        _question(body),
        reason=_feedback(item),
        points=_points(item),
        hint=_rubric(body, "tutor"),
    )
    values = [one.text or "" for one in declaration.findall("correctResponse/value")]
    match bare.form:
        case "choice" | "order":
            return _chosen(interaction, values, bare)
        case "pairs":
            return _pairs(interaction, values, bare)
        case "text":
            return _typed(item, declaration, values, bare)
        case _:
            return replace(bare, reason=f"{_rubric(body, 'scorer')}\n{bare.reason}")


def _question(body: ET.Element) -> str:
    """Text outside of the interaction, a blank where one stands in a line of text."""
    shown = [one for one in body if one.tag in HTML]
    lines = [_text(one) for one in shown]
    return "\n".join(line for line in lines if line != "_____")


def _text(node: ET.Element) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag in INTERACTIONS:
            parts.append("_____")
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _blocks(holder: ET.Element) -> str:
    """Lines of a rubric or a feedback, which version 3 holds in a body of its own."""
    inner = holder.find("contentBody")
    return "\n".join(_text(one) for one in (holder if inner is None else inner))


def _rubric(body: ET.Element, view: str) -> str:
    return "\n".join(_blocks(one) for one in body.findall("rubricBlock") if one.get("view") == view)


def _feedback(item: ET.Element) -> str:
    feedback = item.find("modalFeedback")
    processing = item.find("responseProcessing")
    assert feedback is not None
    assert processing is not None
    shown = processing.find("setOutcomeValue[@identifier='FEEDBACK']/baseValue")
    if shown is None or shown.text != feedback.get("identifier"):
        raise Refused("feedback that is never shown")
    return _blocks(feedback)


def _points(item: ET.Element) -> str:
    """The most that is declared, which has to be what a right answer gets."""
    outcomes = {one.get("identifier"): one for one in item.findall("outcomeDeclaration")}
    most = outcomes["MAXSCORE"].findtext("defaultValue/value", "")
    given = [one.text for one in item.findall(".//responseIf/setOutcomeValue[@identifier='SCORE']/baseValue")]
    given += [one.get("mappedValue") for one in item.iter("mapEntry")]
    if outcomes["SCORE"].get("normalMaximum") != most or any(one != most for one in given):
        raise Refused("points that differ")
    return most


def _chosen(interaction: ET.Element, values: list[str], bare: Seen) -> Seen:
    tags = ("simpleChoice", "inlineChoice")
    options = {one.get("identifier", ""): _text(one) for one in interaction if one.tag in tags}
    if not values or any(value not in options for value in values):
        raise Refused("the key is none of the options")
    return replace(bare, offered=tuple(options.values()), right=tuple(options[value] for value in values))


def _pairs(interaction: ET.Element, values: list[str], bare: Seen) -> Seen:
    left, right = (
        {one.get("identifier", ""): _text(one) for one in side} for side in interaction.findall("simpleMatchSet")
    )
    keys = [value.split() for value in values]
    if any(one not in left or other not in right for one, other in keys):
        raise Refused("a pair of nothing")
    pairs = tuple(pair((left[one], right[other])) for one, other in keys)
    return replace(bare, offered=tuple(right.values()), right=pairs)


def _typed(item: ET.Element, declaration: ET.Element, values: list[str], bare: Seen) -> Seen:
    if declaration.get("baseType") == "float":
        equal = item.find(".//equal")
        assert equal is not None
        return replace(bare, form="number", right=(*values, equal.get("tolerance", "0 0").split()[0]))
    entries = [one.get("mapKey", "") for one in declaration.findall("mapping/mapEntry")]
    if values != entries[:1] or item.find(".//mapResponse") is None:
        raise Refused("a text that nobody marks")
    return replace(bare, right=tuple(entries))
