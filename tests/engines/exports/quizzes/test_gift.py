"""GIFT files are read by gift-pegjs, the parser of the GIFT extension of VS Code and of a Google Forms add-on."""

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from server.engines.exports.quizzes.gift import exported
from server.engines.items.model import FillIn, MultipleChoice
from tests.engines.exports.fixtures import CHOICE, FILL_IN, ITEMS, SHORT, nasty_quiz, plain_quiz
from tests.engines.exports.seen import Refused, Seen, expected, model_answer, pair, text_of_html
from tests.npm_packages import fetch, program

GIFT_PEGJS = (
    "gift-pegjs",
    "1.0.2",
    "sha512-S/A2wBDdia2QWKpB5FtASx1gguep1wg5If5glDWJgUMiABICJT7ogArGfsdgozevhBdbdOiHhrykJP86hbgvRw==",
)
READER = Path(__file__).with_name("gift_reader.js")


class Text(BaseModel):
    format: str
    text: str


class Number(BaseModel):
    type: str
    number: float
    range: float | None = None


class Choice(BaseModel):
    is_correct: bool = Field(alias="isCorrect")
    text: Text


class Pair(BaseModel):
    subquestion: Text
    subanswer: str


class Question(BaseModel):
    type: str
    id: str | None = None
    title: str | None = None
    stem: Text | None = None
    choices: list[Choice] | Number | None = None
    is_true: bool | None = Field(default=None, alias="isTrue")
    match_pairs: list[Pair] | None = Field(default=None, alias="matchPairs")
    global_feedback: Text | None = Field(default=None, alias="globalFeedback")


class Reading(BaseModel):
    questions: list[Question] | None = None
    error: str | None = None


def parsed(texts: Sequence[str]) -> list[Reading]:
    command = [program("node"), str(READER), str(fetch(*GIFT_PEGJS) / "pegjs-gift.js")]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, timeout=60, check=True)
    return [Reading.model_validate(one) for one in json.loads(done.stdout)]


def seen(reading: Reading) -> list[Seen]:
    if reading.questions is None:
        raise Refused(reading.error)
    return [_seen(one) for one in reading.questions if one.type != "Category"]


def _seen(question: Question) -> Seen:
    assert question.title is not None
    assert question.stem is not None
    if question.id != question.title:
        raise Refused("Moodle's id number and the title differ")
    bare = Seen(
        question.title,
        "essay",
        text_of_html(question.stem.text),
        reason=text_of_html(question.global_feedback.text) if question.global_feedback else "",
    )
    choices = question.choices
    match question.type:
        case "TF":
            return replace(bare, form="choice", offered=("True", "False"), right=(str(question.is_true),))
        case "MC":
            assert isinstance(choices, list)
            texts = [(text_of_html(one.text.text), one.is_correct) for one in choices]
            right = tuple(text for text, is_right in texts if is_right)
            return replace(bare, form="choice", offered=tuple(text for text, _ in texts), right=right)
        case "Short":
            assert isinstance(choices, list)
            return replace(bare, form="text", right=tuple(one.text.text for one in choices))
        case "Numerical":
            assert isinstance(choices, Number)
            return replace(bare, form="number", right=(f"{choices.number:g}", f"{choices.range or 0:g}"))
        case "Matching":
            assert question.match_pairs is not None
            pairs = [(text_of_html(one.subquestion.text), _unescaped(one.subanswer)) for one in question.match_pairs]
            right = tuple(pair(one) for one in pairs if one[0])
            return replace(bare, form="pairs", offered=tuple(match for _, match in pairs), right=right)
        case _:
            return bare


def _unescaped(text: str) -> str:
    """This parser leaves its own marks for escaped signs, `&&061;`, in the second half of a pair."""
    return re.sub(r"&&(\d{3});?", lambda found: chr(int(found[1])), text)


def wanted() -> list[Seen]:
    """What GIFT can carry of the items: no points, no hints; ordering as matching."""
    found = []
    for item in ITEMS:
        one = replace(expected(item), points="", hint="")
        if one.form == "essay":
            one = replace(one, reason=f"{model_answer(item)}\n{one.reason}")
        if one.form == "order":
            pairs = [(step, str(place)) for place, step in enumerate(one.right, 1)]
            one = replace(one, form="pairs", offered=("1", "2", "3"), right=tuple(map(pair, pairs)))
        if one.form == "pairs" and item.id == "q-match":
            one = replace(one, offered=("drinks = water", "catches ~light", "carries {both}", "walks #away"))
        found.append(one)
    return found


MUTANTS = {
    "another key": ("~\\=SUM(1;2)", "=\\=SUM(1;2)"),
    "a sign that is not escaped": ("{always}", "{always"),
    "an equals sign that is not escaped": ("sun\\=light", "sun=light"),
    "another number": ("#1002.5:0.05", "#1002.5:0.5"),
    "another pair": ("stem -> carries", "stem -> drops"),
    "an option less": ("~\\~helium\n", ""),
    "another id": ("::q-true::", "::q-truth::"),
    "true for false": ("FALSE####", "TRUE####"),
    "another reason": ("Because of q-line", "Because of nothing"),
}


@cache
def file() -> str:
    return exported(nasty_quiz()).data.decode()


def mutant(name: str) -> str:
    before, after = MUTANTS[name]
    spoiled = file().replace(before, after).replace(before.replace("{", "\\{").replace("}", "\\}"), after)
    assert spoiled != file()
    return spoiled


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """All texts of this file, read by one start of node."""
    texts = {"": file(), **{name: mutant(name) for name in MUTANTS}}
    texts["plain"] = exported(plain_quiz()).data.decode()
    texts["markers"] = exported(nasty_quiz(MARKED)).data.decode()
    texts["no reason"] = exported(nasty_quiz(replace(FILL_IN, reason=" "))).data.decode()
    for key in ("a->b", "%50%x"):
        texts[key] = exported(nasty_quiz(replace(FILL_IN, answer=FillIn(key)))).data.decode()
    return dict(zip(texts, parsed(list(texts.values())), strict=True))


MARKED = replace(CHOICE, answer=MultipleChoice(("%50%half", "[html]x", "// not a comment"), 0))


class TestExported:
    def test_every_field_of_every_item_is_read_back(self, readings: dict[str, Reading]) -> None:
        assert seen(readings[""]) == wanted()

    def test_the_category_is_the_title_of_the_quiz(self, readings: dict[str, Reading]) -> None:
        questions = readings[""].questions
        assert questions is not None
        assert questions[0].title == nasty_quiz().title

    def test_plain_words_are_read_back(self, readings: dict[str, Reading]) -> None:
        assert [one.item_id for one in seen(readings["plain"])] == [item.id for item in plain_quiz().items]

    def test_an_option_is_no_weight_and_no_format(self, readings: dict[str, Reading]) -> None:
        (question,) = seen(readings["markers"])
        assert question.offered == ("%50%half", "[html]x", "// not a comment")

    @pytest.mark.parametrize("name", MUTANTS)
    def test_a_spoiled_file_is_refused(self, readings: dict[str, Reading], name: str) -> None:
        try:
            found = seen(readings[name])
        except (Refused, AssertionError):
            return
        assert found != wanted()

    @pytest.mark.parametrize("key", ["a->b", "%50%x"])
    def test_what_would_be_read_as_a_pair_or_a_weight_is_for_people_to_read(
        self, readings: dict[str, Reading], key: str
    ) -> None:
        (question,) = seen(readings[key])
        assert question.form == "essay"
        assert question.reason.startswith(key)

    def test_an_item_without_a_reason_is_read(self, readings: dict[str, Reading]) -> None:
        assert [one.reason for one in seen(readings["no reason"])] == [""]

    def test_lines_of_code_are_one_line_of_the_file(self) -> None:
        """Moodle ends a question at an empty line, and takes space off the beginning of others."""
        assert "\\{1, 2\\}\\nfor i, v in t do\\n\tprint(" in file()

    def test_what_gift_cannot_carry_is_said(self) -> None:
        assert exported(nasty_quiz()).notes == (
            "GIFT has no points: it counts 1 for questions 1, 6, 7, 8 and 13.",
            "GIFT has no hints: those of questions 1 and 6 were left out.",
            "GIFT has no ordering: question 8 became matching, each step with its place.",
            "GIFT has no word bank: question 5 became a choice among its words.",
            "The answers to questions 7 and 13 are for you to read; the key stands in the feedback.",
        )

    def test_nothing_is_said_where_all_was_carried(self) -> None:
        assert exported(plain_quiz()).notes == ()

    def test_an_essay_keeps_its_model_answer(self, readings: dict[str, Reading]) -> None:
        (essay,) = [one for one in seen(readings[""]) if one.item_id == SHORT.id]
        assert model_answer(SHORT) in essay.reason
