"""Moodle XML is read by a reader of our own, written after Moodle's importer (question/format/xml)."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest

from server.engines.exports.quizzes.moodle import exported
from server.engines.items.model import FillIn, Item
from tests.engines.exports.fixtures import FILL_IN, ITEMS, nasty_quiz, plain_quiz
from tests.engines.exports.seen import BANK, Refused, Seen, expected, model_answer, pair, text_of_html

FORMS = {
    "multichoice": "choice",
    "truefalse": "choice",
    "gapselect": "choice",
    "shortanswer": "text",
    "numerical": "number",
    "matching": "pairs",
    "ordering": "order",
    "essay": "essay",
}


def read(data: bytes) -> list[Seen]:
    try:
        root = ET.fromstring(data)
    except ET.ParseError as broken:
        raise Refused(str(broken)) from broken
    questions = root.findall("question")
    if root.tag != "quiz" or questions[0].get("type") != "category":
        raise Refused("no quiz")
    return [_seen(one) for one in questions[1:]]


def _seen(question: ET.Element) -> Seen:
    kind = question.get("type", "")
    if kind not in FORMS:
        raise Refused(kind)
    bare = Seen(
        _inner(question, "idnumber"),
        FORMS[kind],
        _html(question.find("questiontext")),
        reason=_html(question.find("generalfeedback")),
        points=_inner(question, "defaultgrade"),
        hint=_html(question.find("hint")),
    )
    answers = question.findall("answer")
    match kind:
        case "multichoice":
            return replace(bare, offered=tuple(map(_html, answers)), right=tuple(map(_html, _right(answers))))
        case "truefalse":
            offered = tuple(_text(one).capitalize() for one in answers)
            return replace(bare, offered=offered, right=tuple(_text(one).capitalize() for one in _right(answers)))
        case "shortanswer":
            return replace(bare, right=tuple(_text(one).replace("\\*", "*") for one in _right(answers)))
        case "numerical":
            (answer,) = _right(answers)
            return replace(bare, right=(_text(answer), _inner(answer, "tolerance")))
        case "matching":
            return _pairs(question, bare)
        case "ordering":
            placed = sorted(answers, key=lambda one: float(one.get("fraction", "0")))
            return replace(bare, right=tuple(map(_html, placed)))
        case "gapselect":
            return _gap(question, bare)
        case _:
            return replace(bare, reason=f"{_html(question.find('graderinfo'))}\n{bare.reason}")


def _pairs(question: ET.Element, bare: Seen) -> Seen:
    pairs = [(_html(one), _text(one.find("answer"))) for one in question.findall("subquestion")]
    offered = tuple(match for _, match in pairs)
    return replace(bare, offered=offered, right=tuple(pair(one) for one in pairs if one[0]))


def _gap(question: ET.Element, bare: Seen) -> Seen:
    words = tuple(_text(one) for one in question.findall("selectoption"))
    before, gap, after = bare.question.partition("[[1]]")
    if not gap:
        raise Refused("no place for the word")
    return replace(bare, question=f"{before}_____{after}", offered=words, right=words[:1])


def _right(answers: list[ET.Element]) -> list[ET.Element]:
    right = [one for one in answers if one.get("fraction") == "100"]
    if not right:
        raise Refused("no answer is right")
    return right


def _text(holder: ET.Element | None) -> str:
    assert holder is not None
    return _inner(holder, "text")


def _html(holder: ET.Element | None) -> str:
    return "" if holder is None else text_of_html(_text(holder))


def _inner(holder: ET.Element, tag: str) -> str:
    found = holder.find(tag)
    if found is None:
        raise Refused(f"no {tag}")
    return found.text or ""


def wanted() -> list[Seen]:
    return [_wanted(item) for item in ITEMS]


def _wanted(item: Item) -> Seen:
    one = expected(item)
    if one.form == "essay":
        return replace(one, reason=f"{model_answer(item)}\n{one.reason}")
    if item.id == "q-match":
        return replace(one, offered=("drinks = water", "catches ~light", "carries {both}", "walks #away"))
    return one


STAR = replace(FILL_IN, answer=FillIn("2*3"))


MUTANTS: dict[str, Callable[[str], str]] = {
    "another key": lambda text: text.replace('fraction="100"', 'fraction="50"', 1).replace(
        'fraction="0"', 'fraction="100"', 1
    ),
    "an item less": lambda text: text[: text.rindex("  <question")] + "</quiz>",
    "a sign that is not escaped": lambda text: text.replace("{always}", "<always"),
    "HTML that is not escaped": lambda text: text.replace("&amp;lt;i&amp;gt;", "&lt;i&gt;"),
    "broken XML": lambda text: text.replace("</text>", "", 1),
    "another tolerance": lambda text: text.replace(">0.05<", ">0.5<"),
    "another pair": lambda text: text.replace("<text>carries {both}</text>", "<text>drops</text>"),
    "another order": lambda text: text.replace('"1.0000000"', '"9.0000000"'),
    "another word for the blank": lambda text: text.replace("<text>oxygen</text>", "<text>argon</text>"),
    "other points": lambda text: text.replace("<defaultgrade>3<", "<defaultgrade>1<"),
    "another id": lambda text: text.replace("<idnumber>q-true<", "<idnumber>q-truth<"),
}


class TestExported:
    def test_every_field_of_every_item_is_read_back(self) -> None:
        assert read(exported(nasty_quiz()).data) == wanted()

    def test_plain_words_are_read_back(self) -> None:
        assert read(exported(plain_quiz()).data) == [expected(item) for item in plain_quiz().items]

    @pytest.mark.parametrize("name", MUTANTS)
    def test_a_spoiled_file_is_refused(self, name: str) -> None:
        text = exported(nasty_quiz()).data.decode()
        spoiled = MUTANTS[name](text)
        assert spoiled != text
        try:
            found = read(spoiled.encode())
        except Refused:
            return
        assert found != wanted()

    def test_words_of_a_bank_are_named_where_the_stem_has_no_blank(self) -> None:
        (bank,) = [item for item in ITEMS if item.id == "q-bank"]
        (found,) = read(exported(nasty_quiz(replace(bank, stem="What do plants give off?"))).data)
        assert found.question == f"What do plants give off?\n{BANK}"
        assert found.right == ("oxygen",)

    def test_a_star_is_a_star(self) -> None:
        (found,) = read(exported(nasty_quiz(STAR)).data)
        assert found.right == ("2*3",)
        assert b"<text>2\\*3</text>" in exported(nasty_quiz(STAR)).data

    def test_what_was_typed_is_compared_sign_by_sign_for_code_alone(self) -> None:
        root = ET.fromstring(exported(nasty_quiz()).data)
        cases = {_inner(one, "idnumber"): one.findtext("usecase") for one in root.findall("question")[1:]}
        assert (cases["q-line"], cases["q-fill"]) == ("1", "0")

    def test_what_moodle_does_in_another_way_is_said(self) -> None:
        assert exported(nasty_quiz()).notes == (
            "Moodle knows ordering from version 4.4 on; before that it needs a plug-in for question 8.",
            "The answers to questions 7 and 13 are for you to read; the key stands in the notes for graders.",
        )
