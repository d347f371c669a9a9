"""QTI 1.2 as Canvas exports and imports it: a zip of manifest, assessment and Canvas's own settings.

Structure after instructure/qti's fixtures and text2qti's output.
"""

from lxml import etree

from server.engines.exports.archive import zipped
from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.numbers import DecimalKey, decimal_key
from server.engines.exports.quizzes.asked import asked, html_of, inline_html, offered, typed
from server.engines.exports.quizzes.identifiers import identifier
from server.engines.exports.quizzes.qti12_parts import (
    RESPONSE,
    choice,
    entry,
    equals,
    general_feedback,
    html,
    material,
    metadata,
    processing,
    scored,
)
from server.engines.exports.quizzes.xml_tree import Namespace, element, serialized
from server.engines.items.model import (
    BLANK,
    FillIn,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    TrueFalse,
)
from server.engines.quizzes.model import Quiz

_ASSESSMENT = Namespace(
    "http://www.imsglobal.org/xsd/ims_qtiasiv1p2", "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
)
_SETTINGS = Namespace("http://canvas.instructure.com/xsd/cccv1p0", "https://canvas.instructure.com/xsd/cccv1p0.xsd")
_MANIFEST = Namespace(
    "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1", "http://www.imsglobal.org/xsd/imscp_v1p1.xsd"
)
_BLANK_NAME = "blank"


def exported(quiz: Quiz) -> Exported:
    """A package that Canvas takes under Settings, Import Course Content, QTI .zip file."""
    name = f"quiz-{identifier(quiz.id)}"
    members = (
        ("imsmanifest.xml", serialized(_manifest(name), _MANIFEST)),
        (f"{name}/assessment_meta.xml", serialized(_settings(quiz, name), _SETTINGS)),
        (f"{name}/{name}.xml", serialized(_assessment(quiz, name), _ASSESSMENT)),
    )
    return Exported(zipped(members), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    ordering = numbers_where(quiz, lambda item: isinstance(item.answer, Ordering))
    hints = numbers_where(quiz, lambda item: bool(item.hint))
    read = numbers_where(quiz, lambda item: _type(item) == "essay_question")
    return (
        *of_questions("Canvas has no hints: those of {} were left out.", hints),
        *of_questions("Canvas has no ordering here: {} became matching, each step with its place.", ordering),
        *of_questions("The answers to {} are for you to read; the key stands in the feedback.", read),
    )


def _manifest(name: str) -> etree._Element:
    quiz = element(
        "resource",
        {"identifier": name, "type": "imsqti_xmlv1p2"},
        element("file", {"href": f"{name}/{name}.xml"}),
        element("dependency", {"identifierref": f"{name}-settings"}),
    )
    settings_file = f"{name}/assessment_meta.xml"
    settings = element(
        "resource",
        {
            "identifier": f"{name}-settings",
            "type": "associatedcontent/imscc_xmlv1p1/learning-application-resource",
            "href": settings_file,
        },
        element("file", {"href": settings_file}),
    )
    about = element("metadata", {}, element("schema", text="IMS Content"), element("schemaversion", text="1.1.3"))
    resources = element("resources", {}, quiz, settings)
    return element("manifest", {"identifier": f"{name}-manifest"}, about, element("organizations"), resources)


def _settings(quiz: Quiz, name: str) -> etree._Element:
    values = {
        "title": quiz.title,
        "description": html_of(quiz.instructions),
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": str(quiz.points),
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        "available": "false",
    }
    if quiz.time_limit_minutes is not None:
        values["time_limit"] = str(quiz.time_limit_minutes)
    return element("quiz", {"identifier": name}, *(element(tag, text=value) for tag, value in values.items()))


def _assessment(quiz: Quiz, name: str) -> etree._Element:
    section = element("section", {"ident": "root_section"}, *(_item(item) for item in quiz.items))
    attempts = metadata([("cc_maxattempts", "1")])
    assessment = element("assessment", {"ident": name, "title": quiz.title}, attempts, section)
    return element("questestinterop", {}, assessment)


def _item(item: Item) -> etree._Element:
    feedback = _feedback(item)
    about = metadata(
        [
            ("question_type", _type(item)),
            ("points_possible", str(item.points)),
            ("original_answer_ids", ",".join(ident for ident, _ in _options(item))),
            ("assessment_question_identifierref", f"{identifier(item.id)}-question"),
        ]
    )
    return element(
        "item",
        {"ident": identifier(item.id), "title": item.id},
        element("itemmetadata", {}, about),
        element("presentation", {}, html(_shown(item)), *_fields(item)),
        processing(*_conditions(item), feedback=bool(feedback)),
        *general_feedback(feedback),
    )


def _type(item: Item) -> str:
    answer = item.answer
    match answer:
        case MultipleChoice():
            return "multiple_choice_question"
        case TrueFalse():
            return "true_false_question"
        case Matching() | Ordering():
            return "matching_question"
        case FillIn() if _dropdown(item):
            return "multiple_dropdowns_question"
        case Numeric() if decimal_key(answer) is not None:
            return "numerical_question"
        case _:
            return "short_answer_question" if typed(item) else "essay_question"


def _dropdown(item: Item) -> bool:
    answer = item.answer
    return isinstance(answer, FillIn) and answer.key in answer.bank and BLANK in item.stem


def _shown(item: Item) -> str:
    """Canvas takes words in brackets for names of blanks, so brackets of the text are written as references."""
    if not _dropdown(item):
        return asked(item, bank=True).html
    text = asked(item).html.replace("[", "&#91;").replace("]", "&#93;")
    return text.replace(BLANK, f"[{_BLANK_NAME}]", 1)


def _feedback(item: Item) -> str:
    key = ""
    if _type(item) == "essay_question":
        key = key_in_words(item)
    elif isinstance(item.answer, TrueFalse):
        key = item.answer.correction
    return html_of(key) + html_of(item.reason)


def _options(item: Item) -> list[tuple[str, etree._Element]]:
    """Idents and materials of what is offered."""
    answer = item.answer
    match answer:
        case MultipleChoice() | TrueFalse() if (found := offered(item)) is not None:
            shown = [html(inline_html(text)) for text in found.texts]
        case Matching():
            shown = [material(text) for text in answer.shown]
        case Ordering():
            shown = [material(str(place)) for place in range(1, len(answer.shown) + 1)]
        case FillIn() if _dropdown(item):
            shown = [material(word) for word in answer.bank]
        case _:
            shown = []
    return [(_option(item, index), one) for index, one in enumerate(shown)]


def _option(item: Item, index: int) -> str:
    return f"{identifier(item.id)}-{index}"


def _fields(item: Item) -> list[etree._Element]:
    answer = item.answer
    match answer:
        case MultipleChoice() | TrueFalse():
            return [choice(RESPONSE, _options(item))]
        case FillIn() if _dropdown(item):
            return [choice(f"response_{_BLANK_NAME}", _options(item), prompt=material(_BLANK_NAME))]
        case Matching() | Ordering():
            return [
                choice(f"response_{index}", _options(item), prompt=material(prompt))
                for index, (prompt, _) in enumerate(_matches(answer))
            ]
        case Numeric() if decimal_key(answer) is not None:
            return [entry(decimal=True)]
        case _:
            return [entry()]


def _matches(answer: Matching | Ordering) -> list[tuple[str, int]]:
    """Prompts as they are shown, each with the index of its option."""
    if isinstance(answer, Ordering):
        return [(step, answer.key.index(index)) for index, step in enumerate(answer.shown)]
    return [(prompt, answer.shown.index(match)) for prompt, match in answer.pairs]


def _conditions(item: Item) -> list[etree._Element]:
    answer = item.answer
    match answer:
        case MultipleChoice() | TrueFalse() if (found := offered(item)) is not None:
            return [scored(equals([_option(item, found.key)]))]
        case FillIn() if _dropdown(item):
            right = _option(item, answer.bank.index(answer.key))
            return [scored(equals([right], f"response_{_BLANK_NAME}"), action="Add")]
        case Matching() | Ordering():
            pairs = _matches(answer)
            share = f"{100 / len(pairs):.2f}"
            return [
                scored(equals([_option(item, option)], f"response_{index}"), share, "Add")
                for index, (_, option) in enumerate(pairs)
            ]
        case Numeric() if (key := decimal_key(answer)) is not None:
            return [scored([_near(key)])]
        case _:
            return [scored(equals(typed(item)))] if typed(item) else []


def _near(key: DecimalKey) -> etree._Element:
    bounds = element(
        "and",
        {},
        element("vargte", {"respident": RESPONSE}, text=key.low),
        element("varlte", {"respident": RESPONSE}, text=key.high),
    )
    return element("or", {}, *equals([key.value]), bounds)
