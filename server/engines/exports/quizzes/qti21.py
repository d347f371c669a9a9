"""QTI 2.1: a package of items and the test that lists them."""

from lxml import etree

from server.engines.exports.archive import zipped
from server.engines.exports.exported import Exported
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.quizzes.identifiers import identifier
from server.engines.exports.quizzes.qti2_items import assessment_item, is_read_by_people
from server.engines.exports.quizzes.xml_tree import Namespace, element, serialized
from server.engines.items.model import Item
from server.engines.quizzes.model import Quiz

QTI = Namespace("http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd")
_MANIFEST = Namespace(
    "http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
)
TEST_FILE = "assessment.xml"


def exported(quiz: Quiz) -> Exported:
    """A package that TAO, Blackboard and others import."""
    members = [
        ("imsmanifest.xml", serialized(manifest(quiz, ("QTIv2.1 Package", "1.0.0"), "v2p1"), _MANIFEST)),
        (TEST_FILE, serialized(assessment_test(quiz), QTI)),
        *((file_of(item), serialized(assessment_item(item), QTI, pretty=False)) for item in quiz.items),
    ]
    return Exported(zipped(members), notes(quiz))


def notes(quiz: Quiz) -> tuple[str, ...]:
    """For versions 2.1 and 3."""
    read = numbers_where(quiz, is_read_by_people)
    hints = numbers_where(quiz, lambda item: bool(item.hint))
    return (
        *of_questions("The answers to {} are for you to read; the key stands there for scorers.", read),
        *of_questions("QTI has no hints for students: those of {} stand there for tutors.", hints),
    )


def file_of(item: Item) -> str:
    """Where the item stands in the package."""
    return f"items/{identifier(item.id)}.xml"


def manifest(quiz: Quiz, schema: tuple[str, str], version: str) -> etree._Element:
    """The test depends on its items; `version` is the end of QTI's own names for its kinds of resource."""
    name = f"test-{identifier(quiz.id)}"
    about = element("metadata", {}, element("schema", text=schema[0]), element("schemaversion", text=schema[1]))
    items = [
        element(
            "resource",
            {"identifier": identifier(item.id), "type": f"imsqti_item_xml{version}", "href": file_of(item)},
            element("file", {"href": file_of(item)}),
        )
        for item in quiz.items
    ]
    test = element(
        "resource",
        {"identifier": name, "type": f"imsqti_test_xml{version}", "href": TEST_FILE},
        element("file", {"href": TEST_FILE}),
        *(element("dependency", {"identifierref": identifier(item.id)}) for item in quiz.items),
    )
    resources = element("resources", {}, test, *items)
    return element("manifest", {"identifier": f"{name}-manifest"}, about, element("organizations"), resources)


def assessment_test(quiz: Quiz) -> etree._Element:
    """One part, one section; the score is the sum of the items'."""
    limits = []
    if quiz.time_limit_minutes is not None:
        limits = [element("timeLimits", {"maxTime": str(quiz.time_limit_minutes * 60)})]
    references = (
        element("assessmentItemRef", {"identifier": identifier(item.id), "href": file_of(item)}) for item in quiz.items
    )
    rubric = [element("rubricBlock", {"view": "candidate"}, element("p", text=quiz.instructions))]
    section = element(
        "assessmentSection",
        {"identifier": "section-1", "title": quiz.title, "visible": "true"},
        *(rubric if quiz.instructions else []),
        *references,
    )
    part = element(
        "testPart",
        {"identifier": "part-1", "navigationMode": "nonlinear", "submissionMode": "simultaneous"},
        section,
    )
    total = element("setOutcomeValue", {"identifier": "SCORE"}, _sum_of_items())
    return element(
        "assessmentTest",
        {"identifier": f"test-{identifier(quiz.id)}", "title": quiz.title},
        element("outcomeDeclaration", {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}),
        *limits,
        part,
        element("outcomeProcessing", {}, total),
    )


def _sum_of_items() -> etree._Element:
    return element("sum", {}, element("testVariables", {"variableIdentifier": "SCORE"}))
