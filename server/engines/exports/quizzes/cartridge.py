"""Common Cartridge 1.3 with one assessment, in its profile of QTI 1.2: choice, typed text and essay, no more."""

from lxml import etree

from server.engines.exports.archive import zipped
from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.quizzes.asked import asked, case_counts, html_of, inline_html, offered
from server.engines.exports.quizzes.identifiers import identifier
from server.engines.exports.quizzes.qti12_parts import (
    RESPONSE,
    choice,
    entry,
    equals,
    general_feedback,
    html,
    metadata,
    processing,
    scored,
)
from server.engines.exports.quizzes.typed_letters import accepted, lines
from server.engines.exports.quizzes.xml_tree import Namespace, element, serialized
from server.engines.items.model import Item, Matching, Numeric, Ordering, TrueFalse
from server.engines.quizzes.model import Quiz

_ASSESSMENT = Namespace(
    "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
    "http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_qtiasiv1p2p1_v1p0.xsd",
)
_MANIFEST = Namespace(
    "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1",
    "http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_imscp_v1p2_v1p0.xsd",
)
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"


def exported(quiz: Quiz) -> Exported:
    """A cartridge that Canvas, Moodle, Schoology and others import."""
    name = f"quiz-{identifier(quiz.id)}"
    file = f"{name}/{name}.xml"
    members = (
        ("imsmanifest.xml", serialized(_manifest(quiz, name, file), _MANIFEST)),
        (file, serialized(_assessment(quiz, name), _ASSESSMENT)),
    )
    return Exported(zipped(members), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    letters = numbers_where(quiz, lambda item: isinstance(item.answer, Matching | Ordering))
    numbers = numbers_where(quiz, _is_ranged)
    read = numbers_where(quiz, lambda item: _profile(item) == "essay")
    hints = numbers_where(quiz, lambda item: bool(item.hint))
    return (
        *of_questions("Common Cartridge has no matching or ordering: letters are typed in {}.", letters),
        *of_questions("Common Cartridge has no tolerance: the exact number alone counts in {}.", numbers),
        *of_questions("Common Cartridge has no hints: those of {} were left out.", hints),
        *of_questions("The answers to {} are for you to read; the key stands in the feedback.", read),
    )


def _is_ranged(item: Item) -> bool:
    return isinstance(item.answer, Numeric) and bool(item.answer.tolerance)


def _manifest(quiz: Quiz, name: str, file: str) -> etree._Element:
    title = element(f"{{{_LOM}}}title", {}, element(f"{{{_LOM}}}string", {"language": "en-US"}, text=quiz.title))
    lom = element(f"{{{_LOM}}}lom", {}, element(f"{{{_LOM}}}general", {}, title))
    about = element(
        "metadata", {}, element("schema", text="IMS Common Cartridge"), element("schemaversion", text="1.3.0"), lom
    )
    entry_of_quiz = element(
        "item", {"identifier": f"{name}-entry", "identifierref": name}, element("title", text=quiz.title)
    )
    organization = element(
        "organization",
        {"identifier": f"{name}-organization", "structure": "rooted-hierarchy"},
        element("item", {"identifier": f"{name}-root"}, entry_of_quiz),
    )
    resource = element(
        "resource",
        {"identifier": name, "type": "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"},
        element("file", {"href": file}),
    )
    return element(
        "manifest",
        {"identifier": f"{name}-manifest"},
        about,
        element("organizations", {}, organization),
        element("resources", {}, resource),
    )


def _assessment(quiz: Quiz, name: str) -> etree._Element:
    entries = [
        ("cc_profile", "cc.exam.v0p1"),
        ("qmd_assessmenttype", "Examination"),
        ("qmd_scoretype", "Percentage"),
        ("cc_maxattempts", "1"),
    ]
    if quiz.time_limit_minutes is not None:
        entries.append(("qmd_timelimit", str(quiz.time_limit_minutes)))
    rubric = element("rubric", {}, html(html_of(quiz.instructions))) if quiz.instructions else None
    section = element("section", {"ident": "root_section"}, *(_item(item) for item in quiz.items))
    parts = [metadata(entries), *([] if rubric is None else [rubric]), section]
    return element("questestinterop", {}, element("assessment", {"ident": name, "title": quiz.title}, *parts))


def _profile(item: Item) -> str:
    if isinstance(item.answer, TrueFalse):
        return "true_false"
    if offered(item) is not None:
        return "multiple_choice"
    return "fib" if accepted(item) else "essay"


def _shown(item: Item) -> str:
    below = "<br>".join(inline_html(line) for line in lines(item))
    return asked(item).html + (f"<p>{below}</p>" if below else "")


def _item(item: Item) -> etree._Element:
    profile = _profile(item)
    entries = [("cc_profile", f"cc.{profile}.v0p1"), ("cc_weighting", str(item.points))]
    if profile == "essay":
        entries.append(("qmd_computerscored", "No"))
    feedback = _feedback(item)
    return element(
        "item",
        {"ident": identifier(item.id), "title": item.id},
        element("itemmetadata", {}, metadata(entries)),
        element("presentation", {}, html(_shown(item)), _field(item)),
        processing(*_conditions(item), feedback=bool(feedback)),
        *general_feedback(feedback),
    )


def _feedback(item: Item) -> str:
    told = isinstance(item.answer, Matching | Ordering) or _profile(item) == "essay"
    correction = item.answer.correction if isinstance(item.answer, TrueFalse) else ""
    return html_of(key_in_words(item) if told else correction) + html_of(item.reason)


def _field(item: Item) -> etree._Element:
    choices = offered(item)
    if choices is None:
        return entry()
    options = [(_option(item, index), html(inline_html(text))) for index, text in enumerate(choices.texts)]
    return choice(RESPONSE, options)


def _option(item: Item, index: int) -> str:
    if isinstance(item.answer, TrueFalse):
        return ("true", "false")[index]
    return f"{identifier(item.id)}-{index}"


def _conditions(item: Item) -> list[etree._Element]:
    choices = offered(item)
    if choices is not None:
        return [scored(equals([_option(item, choices.key)]))]
    texts = accepted(item)
    return [scored(equals(texts, case=case_counts(item)))] if texts else []
