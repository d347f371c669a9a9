"""A reader of QTI 1.2 packages of our own, after Canvas's fixtures (instructure/qti) and the cartridge's profile."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from tests.engines.exports.seen import Refused, Seen, pair, text_of_html
from tests.engines.exports.zips import members

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def tree(data: bytes) -> ET.Element:
    """Refused where it is no XML."""
    try:
        return ET.fromstring(data)
    except ET.ParseError as broken:
        raise Refused(str(broken)) from broken


def files_by_type(data: bytes, namespace: str) -> dict[str, str]:
    """Types of resources with their file. Refused where a file or a dependency is missing, or nobody lists a file."""
    files = members(data)
    if "imsmanifest.xml" not in files:
        raise Refused("no manifest")
    resources = tree(files["imsmanifest.xml"]).findall(f"{namespace}resources/{namespace}resource")
    names = {one.get("identifier") for one in resources}
    found: dict[str, str] = {}
    for resource in resources:
        (file,) = [one.get("href", "") for one in resource.findall(f"{namespace}file")]
        if file not in files:
            raise Refused(f"no {file}")
        if any(one.get("identifierref") not in names for one in resource.findall(f"{namespace}dependency")):
            raise Refused("a dependency that is not there")
        found[resource.get("type", "")] = file
    if set(files) != {"imsmanifest.xml", *found.values()}:
        raise Refused("a file that nobody lists")
    return found


def items(data: bytes) -> list[Seen]:
    """Questions of an assessment; `form` is the type that the item's own metadata tell."""
    root = tree(data)
    found = root.findall(f"{QTI}assessment/{QTI}section/{QTI}item")
    if root.tag != f"{QTI}questestinterop" or not found:
        raise Refused("no assessment")
    return [_item(one) for one in found]


def metadata(item: ET.Element) -> dict[str, str]:
    """Labels and entries."""
    fields = item.iter(f"{QTI}qtimetadatafield")
    return {one.findtext(f"{QTI}fieldlabel", ""): one.findtext(f"{QTI}fieldentry", "") for one in fields}


def _item(item: ET.Element) -> Seen:
    about = metadata(item)
    presentation = item.find(f"{QTI}presentation")
    assert presentation is not None
    feedback = item.find(f"{QTI}itemfeedback")
    shown = {one.get("linkrefid") for one in item.iter(f"{QTI}displayfeedback")}
    if feedback is not None and feedback.get("ident") not in shown:
        raise Refused("feedback that is never shown")
    bare = Seen(
        item.get("ident", ""),
        about.get("question_type") or about.get("cc_profile", ""),
        _material(presentation),
        reason="" if feedback is None else _material(feedback.find(f"{QTI}flow_mat")),
        points=about.get("points_possible") or about.get("cc_weighting", ""),
    )
    lists = presentation.findall(f"{QTI}response_lid")
    if len(lists) == 1 and lists[0].find(f"{QTI}material") is None:
        return _choice(item, lists[0], bare)
    if lists:
        return _pairs(item, lists, bare)
    return replace(bare, right=_typed(item, bare.form))


def _material(holder: ET.Element | None) -> str:
    assert holder is not None
    shown = holder.find(f"{QTI}material/{QTI}mattext")
    if shown is None:
        raise Refused("nothing is shown")
    return text_of_html(shown.text or "") if shown.get("texttype") == "text/html" else shown.text or ""


def _labels(field: ET.Element) -> dict[str, str]:
    return {one.get("ident", ""): _material(one) for one in field.iter(f"{QTI}response_label")}


def _scored(item: ET.Element) -> list[tuple[str, str]]:
    """Response and value of every test that gives points."""
    conditions = [one for one in item.iter(f"{QTI}respcondition") if one.find(f"{QTI}setvar") is not None]
    return [(test.get("respident", ""), test.text or "") for one in conditions for test in one.iter(f"{QTI}varequal")]


def _choice(item: ET.Element, field: ET.Element, bare: Seen) -> Seen:
    labels = _labels(field)
    ((response, key),) = _scored(item)
    if response != field.get("ident") or key not in labels:
        raise Refused("the key is none of the options")
    return replace(bare, offered=tuple(labels.values()), right=(labels[key],))


def _pairs(item: ET.Element, lists: list[ET.Element], bare: Seen) -> Seen:
    keys = dict(_scored(item))
    pairs = []
    for field in lists:
        key = keys.get(field.get("ident", ""), "")
        labels = _labels(field)
        if key not in labels:
            raise Refused("a prompt without a match")
        pairs.append(pair((_material(field), labels[key])))
    return replace(bare, offered=tuple(_labels(lists[0]).values()), right=tuple(pairs))


def _typed(item: ET.Element, form: str) -> tuple[str, ...]:
    texts = tuple(value for _, value in _scored(item))
    if form != "numerical_question":
        return texts
    low, high = (item.find(f".//{QTI}{tag}") for tag in ("vargte", "varlte"))
    assert low is not None
    assert high is not None
    return (*texts, low.text or "", high.text or "")
