"""QTI 3: the trees of version 2.1 in the names of version 3."""

import re

from lxml import etree

from server.engines.exports.archive import zipped
from server.engines.exports.exported import Exported
from server.engines.exports.quizzes.qti2_items import assessment_item
from server.engines.exports.quizzes.qti21 import TEST_FILE, assessment_test, file_of, manifest, notes
from server.engines.exports.quizzes.xml_tree import Namespace, element, serialized
from server.engines.quizzes.model import Quiz

_QTI = Namespace(
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
)
_MANIFEST = Namespace(
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
)
_HTML = frozenset({"p", "pre", "br", "strong"})
_HOLDS_A_BODY = frozenset({"modalFeedback", "rubricBlock"})
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def exported(quiz: Quiz) -> Exported:
    """A package in the names of 1EdTech's QTI 3.0."""
    members = [
        ("imsmanifest.xml", serialized(manifest(quiz, ("QTI Package", "3.0.0"), "v3p0"), _MANIFEST)),
        (TEST_FILE, serialized(_renamed(assessment_test(quiz)), _QTI)),
        *((file_of(item), serialized(_renamed(assessment_item(item)), _QTI, pretty=False)) for item in quiz.items),
    ]
    return Exported(zipped(members), notes(quiz))


def _renamed(node: etree._Element) -> etree._Element:
    """`simpleChoice` is `qti-simple-choice`, `matchMax` is `match-max`; HTML stays; some hold a `qti-content-body`."""
    tag = str(node.tag)
    children = [_renamed(child) for child in node]
    if tag in _HTML:
        made = element(tag, dict(node.attrib), *children)
    else:
        attributes = {_kebab(name): value for name, value in node.attrib.items()}
        if tag == "rubricBlock":
            attributes["use"] = "scoring" if node.get("view") == "scorer" else "instructions"
        if tag in _HOLDS_A_BODY:
            children = [element("qti-content-body", {}, *children)]
        made = element(f"qti-{_kebab(tag)}", attributes, *children)
    made.text, made.tail = node.text, node.tail
    return made


def _kebab(name: str) -> str:
    return _INNER_CAPITAL.sub("-", str(name)).lower()
