"""QTI 1.2 packages are read after Canvas's own fixtures, and compared in their structure with text2qti's output."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest

from server.engines.exports.quizzes.qti12 import exported
from server.engines.items.model import BLANK, Item
from tests.engines.exports.fixtures import BANK, ITEMS, nasty_quiz, plain_quiz
from tests.engines.exports.quizzes.qti12_reader import QTI, files_by_type, items, metadata
from tests.engines.exports.seen import Refused, Seen, expected, model_answer, pair
from tests.engines.exports.zips import changed, members, without

MANIFEST = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
SETTINGS = "{http://canvas.instructure.com/xsd/cccv1p0}"
CANVAS_FORMS = {
    "choice": "multiple_choice_question",
    "text": "short_answer_question",
    "number": "numerical_question",
    "pairs": "matching_question",
    "order": "matching_question",
    "essay": "essay_question",
}
PLACES = {"plant: seed": "1", "grow = big": "2", "harvest ~ripe": "3"}
TEXT2QTI = (
    "assessment/qtimetadata/qtimetadatafield/fieldlabel",
    "assessment/section/item/itemmetadata/qtimetadata/qtimetadatafield/fieldentry",
    "assessment/section/item/presentation/material/mattext",
    "assessment/section/item/presentation/response_lid/render_choice/response_label/material/mattext",
    "assessment/section/item/resprocessing/outcomes/decvar",
    "assessment/section/item/resprocessing/respcondition/conditionvar/varequal",
    "assessment/section/item/resprocessing/respcondition/setvar",
)
"""Paths in the assessment that text2qti 0.8.0 writes for one question of multiple choice."""


def read(data: bytes) -> list[Seen]:
    files = files_by_type(data, MANIFEST)
    if set(files) != {"imsqti_xmlv1p2", "associatedcontent/imscc_xmlv1p1/learning-application-resource"}:
        raise Refused(str(files))
    return items(members(data)[files["imsqti_xmlv1p2"]])


def wanted() -> list[Seen]:
    return [_wanted(item) for item in ITEMS]


def _wanted(item: Item) -> Seen:
    one = replace(expected(item), hint="")
    seen = replace(one, form=CANVAS_FORMS[one.form])
    if item.id in ("q-true", "q-false"):
        return replace(seen, form="true_false_question")
    if item.id == "q-bank":
        question = one.question.replace(BLANK, "[blank]")
        right = (pair(("blank", "oxygen")),)
        return replace(seen, form="multiple_dropdowns_question", question=question, right=right)
    if one.form == "essay":
        return replace(seen, reason=f"{model_answer(item)}\n{one.reason}")
    if one.form == "order":
        shown = ("harvest ~ripe", "plant: seed", "grow = big")
        return replace(seen, offered=("1", "2", "3"), right=tuple(pair((step, PLACES[step])) for step in shown))
    bounds = {"q-whole": ("-3", "-3", "-3"), "q-round": ("1002.5", "1002.45", "1002.55")}
    return replace(seen, right=bounds.get(item.id, seen.right))


ASSESSMENT = "quiz-quiz-1/quiz-quiz-1.xml"
MUTANTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "another key": (ASSESSMENT, lambda text: text.replace(">q-choice-2</varequal>", ">q-choice-1</varequal>")),
    "a key that is no option": (ASSESSMENT, lambda text: text.replace(">q-bank-0</var", ">q-bank-9</var")),
    "an item less": (
        ASSESSMENT,
        lambda text: text[: text.rindex("<item ")] + "</section></assessment></questestinterop>",
    ),
    "HTML that is not escaped": (ASSESSMENT, lambda text: text.replace("&amp;lt;i&amp;gt;", "&lt;i&gt;")),
    "broken XML": (ASSESSMENT, lambda text: text.replace("</item>", "", 1)),
    "another bound": (ASSESSMENT, lambda text: text.replace("1002.45", "1002.4")),
    "another pair": (ASSESSMENT, lambda text: text.replace(">q-match-2</varequal>", ">q-match-0</varequal>")),
    "other points": (ASSESSMENT, lambda text: text.replace(">4</fieldentry>", ">1</fieldentry>")),
    "another type": (ASSESSMENT, lambda text: text.replace("essay_question", "text_only_question")),
    "feedback that nobody shows": (ASSESSMENT, lambda text: text.replace('linkrefid="general_fb"', 'linkrefid="x"', 1)),
    "a file of another name": ("imsmanifest.xml", lambda text: text.replace("quiz-1.xml", "quiz-2.xml")),
    "a dependency that is not there": (
        "imsmanifest.xml",
        lambda text: text.replace('identifierref="quiz-quiz-1-settings"', 'identifierref="x"'),
    ),
}


def assert_refused(data: bytes) -> None:
    try:
        found = read(data)
    except (Refused, AssertionError, ValueError):
        return
    assert found != wanted()


class TestExported:
    def test_every_field_of_every_item_is_read_back(self) -> None:
        assert read(exported(nasty_quiz()).data) == wanted()

    def test_canvas_finds_title_time_and_points(self) -> None:
        files = members(exported(nasty_quiz()).data)
        settings = ET.fromstring(files["quiz-quiz-1/assessment_meta.xml"])
        told = [settings.findtext(f"{SETTINGS}{tag}") for tag in ("title", "time_limit", "points_possible")]
        assert told == [nasty_quiz().title, "20", str(nasty_quiz().points)]
        assert settings.findtext(f"{SETTINGS}description") == "<p>Answer all &amp; check = twice.</p>"

    @pytest.mark.parametrize("name", MUTANTS)
    def test_a_spoiled_file_is_refused(self, name: str) -> None:
        ending, change = MUTANTS[name]
        assert_refused(changed(exported(nasty_quiz()).data, ending, change))

    @pytest.mark.parametrize("ending", ["imsmanifest.xml", "assessment_meta.xml", "quiz-quiz-1.xml"])
    def test_a_package_without_one_of_its_files_is_refused(self, ending: str) -> None:
        assert_refused(without(exported(nasty_quiz()).data, ending))

    def test_it_is_built_as_that_of_text2qti(self) -> None:
        root = ET.fromstring(members(exported(plain_quiz()).data)[ASSESSMENT])
        for path in TEXT2QTI:
            assert root.find("/".join(f"{QTI}{tag}" for tag in path.split("/"))) is not None, path

    def test_the_ids_of_options_are_told_in_their_order(self) -> None:
        root = ET.fromstring(members(exported(nasty_quiz()).data)[ASSESSMENT])
        told = metadata(root.findall(f".//{QTI}item")[0])
        assert told["original_answer_ids"] == "q-choice-0,q-choice-1,q-choice-2,q-choice-3"

    def test_brackets_of_a_stem_name_no_blank(self) -> None:
        data = exported(nasty_quiz(replace(BANK, stem=f"t[1] is {BLANK}"))).data
        assert "t&amp;#91;1&amp;#93; is [blank]" in members(data)[ASSESSMENT].decode()

    def test_what_canvas_cannot_carry_is_said(self) -> None:
        assert exported(nasty_quiz()).notes == (
            "Canvas has no hints: those of questions 1 and 6 were left out.",
            "Canvas has no ordering here: question 8 became matching, each step with its place.",
            "The answers to questions 7 and 13 are for you to read; the key stands in the feedback.",
        )
