"""Moodle XML (docs.moodle.org, "Moodle XML format"), for Moodle 4.4 and later."""

from lxml import etree

from server.engines.exports.exported import Exported
from server.engines.exports.keys import key_in_words
from server.engines.exports.notes import numbers_where, of_questions
from server.engines.exports.numbers import DecimalKey, decimal_key
from server.engines.exports.quizzes.asked import asked, case_counts, html_of, typed
from server.engines.exports.quizzes.xml_tree import element, serialized
from server.engines.items.model import (
    BLANK,
    FillIn,
    Item,
    LuauOutput,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from server.engines.quizzes.model import Quiz


def exported(quiz: Quiz) -> Exported:
    """A category with the quiz's name, then its questions; Moodle shuffles and marks them as the quiz is set up."""
    name = " ".join(quiz.title.split()).replace("/", "//")
    category = element("question", {"type": "category"}, element("category", {}, _text(f"$course$/top/{name}")))
    root = element("quiz", {}, category, *(_question(item) for item in quiz.items))
    return Exported(serialized(root), _notes(quiz))


def _notes(quiz: Quiz) -> tuple[str, ...]:
    ordering = numbers_where(quiz, lambda item: isinstance(item.answer, Ordering))
    read = numbers_where(quiz, lambda item: _type(item) == "essay")
    return (
        *of_questions("Moodle knows ordering from version 4.4 on; before that it needs a plug-in for {}.", ordering),
        *of_questions("The answers to {} are for you to read; the key stands in the notes for graders.", read),
    )


def _type(item: Item) -> str:
    answer = item.answer
    match answer:
        case MultipleChoice():
            return "multichoice"
        case TrueFalse():
            return "truefalse"
        case Matching():
            return "matching"
        case Ordering():
            return "ordering"
        case FillIn() if _gap(item):
            return "gapselect"
        case Numeric() if decimal_key(answer) is not None:
            return "numerical"
        case ShortAnswer() | LuauOutput() if not typed(item):
            return "essay"
        case _:
            return "shortanswer"


def _gap(item: Item) -> bool:
    """The words are offered where the blank stands. Moodle reads `[[`, which may not stand there already."""
    answer = item.answer
    offered = isinstance(answer, FillIn) and answer.key in answer.bank
    return offered and BLANK in item.stem and "[[" not in item.stem + item.code


def _question(item: Item) -> etree._Element:
    question = element(
        "question",
        {"type": _type(item)},
        element("name", {}, _text(f"{item.id} {' '.join(item.stem.split())}"[:255])),
        _html("questiontext", _shown(item)),
        _html("generalfeedback", _feedback(item)),
        element("defaultgrade", text=str(item.points)),
        element("penalty", text="0.3333333"),
        element("hidden", text="0"),
        element("idnumber", text=item.id[:100]),
        *_answers(item),
    )
    if item.hint:
        question.append(_html("hint", html_of(item.hint)))
    tags = [element("tag", {}, _text(tag)) for tag in (item.bloom.value, item.difficulty.value)]
    question.append(element("tags", {}, *tags))
    return question


def _shown(item: Item) -> str:
    if _type(item) == "gapselect":
        return asked(item).html.replace(BLANK, "[[1]]", 1)
    return asked(item, bank=True).html


def _feedback(item: Item) -> str:
    correction = item.answer.correction if isinstance(item.answer, TrueFalse) else ""
    return html_of(correction) + html_of(item.reason)


def _answers(item: Item) -> list[etree._Element]:
    answer = item.answer
    match answer:
        case MultipleChoice():
            return _choices(answer)
        case TrueFalse():
            return [_answer("true", answer.key), _answer("false", not answer.key)]
        case Matching():
            return _matching(answer)
        case Ordering():
            return _ordering(answer)
        case FillIn() if _gap(item):
            return _gap_words(answer)
        case Numeric() if (key := decimal_key(answer)) is not None:
            return [_number(key)]
        case ShortAnswer() | LuauOutput() if not typed(item):
            return _essay(item)
        case _:
            case = element("usecase", text="1" if case_counts(item) else "0")
            return [case, *(_answer(_plain_answer(text), right=True) for text in typed(item))]


def _plain_answer(text: str) -> str:
    """In a short answer `*` stands for any text, `\\*` for itself."""
    return text.replace("*", "\\*")


def _choices(answer: MultipleChoice) -> list[etree._Element]:
    return [
        element("single", text="true"),
        element("shuffleanswers", text="true"),
        element("answernumbering", text="ABCD"),
        *(_answer(html_of(option), index == answer.key, form="html") for index, option in enumerate(answer.options)),
    ]


def _matching(answer: Matching) -> list[etree._Element]:
    pairs = [*answer.pairs, *(("", extra) for extra in answer.extra)]
    return [element("shuffleanswers", text="true"), *(_pair(prompt, match) for prompt, match in pairs)]


def _pair(prompt: str, match: str) -> etree._Element:
    """A prompt that is empty offers a match that fits none."""
    return element("subquestion", {"format": "html"}, _text(html_of(prompt)), element("answer", {}, _text(match)))


def _ordering(answer: Ordering) -> list[etree._Element]:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "ABSOLUTE_POSITION",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    steps = (
        element("answer", {"fraction": f"{place}.0000000", "format": "html"}, _text(html_of(step)))
        for place, step in enumerate(answer.right, 1)
    )
    return [*(element(tag, text=value) for tag, value in settings.items()), *steps]


def _gap_words(answer: FillIn) -> list[etree._Element]:
    """The first word is the one for `[[1]]`; Moodle shuffles what it offers."""
    words = (answer.key, *(word for word in answer.bank if word != answer.key))
    options = (element("selectoption", {}, _text(word), element("group", text="1")) for word in words)
    return [element("shuffleanswers", text="1"), *options]


def _number(key: DecimalKey) -> etree._Element:
    made = _answer(key.value, right=True)
    made.append(element("tolerance", text=key.tolerance))
    return made


def _essay(item: Item) -> list[etree._Element]:
    form = "monospaced" if isinstance(item.answer, LuauOutput) else "editor"
    return [
        element("responseformat", text=form),
        element("responserequired", text="1"),
        element("responsefieldlines", text="10"),
        element("attachments", text="0"),
        _html("graderinfo", html_of(key_in_words(item))),
        _html("responsetemplate", ""),
    ]


def _answer(text: str, right: bool, form: str = "moodle_auto_format") -> etree._Element:
    return element("answer", {"fraction": "100" if right else "0", "format": form}, _text(text))


def _html(tag: str, markup: str) -> etree._Element:
    return element(tag, {"format": "html"}, _text(markup))


def _text(text: str) -> etree._Element:
    return element("text", text=text)
