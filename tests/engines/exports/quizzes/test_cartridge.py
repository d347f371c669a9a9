"""Common Cartridges are read by a reader of our own: no other is to be had."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest

from server.engines.exports.quizzes.cartridge import exported
from server.engines.items.model import Item
from tests.engines.exports.fixtures import ITEMS, nasty_quiz
from tests.engines.exports.quizzes.qti12_reader import QTI, files_by_type, items, metadata, tree
from tests.engines.exports.seen import Refused, Seen, expected, model_answer
from tests.engines.exports.zips import changed, members, without

MANIFEST = "{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}"
FORMS = {"choice": "multiple_choice", "text": "fib", "number": "fib", "pairs": "fib", "order": "fib", "essay": "essay"}
ASSESSMENT = "quiz-quiz-1/quiz-quiz-1.xml"
MATCHING = """Match each part with its work.
1. root -> soil
2. leaf: <top>
3. stem
A. walks #away
B. carries {both}
C. drinks = water
D. catches ~light
Type the letters of the matches in the order of the numbers, without spaces."""
ORDERING = """Put the steps in order.
A. harvest ~ripe
B. plant: seed
C. grow = big
Type the letters in the right order, without spaces."""


def read(data: bytes) -> list[Seen]:
    files = files_by_type(data, MANIFEST)
    manifest = tree(members(data)["imsmanifest.xml"])
    if manifest.findtext(f"{MANIFEST}metadata/{MANIFEST}schemaversion") != "1.3.0":
        raise Refused("another version")
    listed = [one.get("identifierref") for one in manifest.iter(f"{MANIFEST}item") if one.get("identifierref")]
    resources = [one.get("identifier") for one in manifest.iter(f"{MANIFEST}resource")]
    if listed != resources:
        raise Refused("the table of contents names something else")
    (kind,) = files
    if kind != "imsqti_xmlv1p2/imscc_xmlv1p3/assessment":
        raise Refused(kind)
    return items(members(data)[files[kind]])


def wanted() -> list[Seen]:
    return [_wanted(item) for item in ITEMS]


def _wanted(item: Item) -> Seen:
    one = replace(expected(item), hint="")
    seen = replace(one, form=f"cc.{FORMS[one.form]}.v0p1")
    told = {
        "q-match": replace(
            seen,
            question=MATCHING,
            offered=(),
            right=("CDB",),
            reason="root -> soil → drinks = water\nleaf: <top> → catches ~light\nstem → carries {both}\n" + one.reason,
        ),
        "q-order": replace(
            seen,
            question=ORDERING,
            right=("BCA",),
            reason=f"1. plant: seed\n2. grow = big\n3. harvest ~ripe\n{one.reason}",
        ),
        "q-true": replace(seen, form="cc.true_false.v0p1"),
        "q-false": replace(seen, form="cc.true_false.v0p1"),
        "q-whole": replace(seen, right=("−3", "-3")),
        "q-round": replace(seen, right=("1,002.5", "1002.5")),
    }
    if one.form == "essay":
        return replace(seen, reason=f"{model_answer(item)}\n{one.reason}")
    return told.get(item.id, seen)


MUTANTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "another key": (ASSESSMENT, lambda text: text.replace(">q-choice-2</varequal>", ">q-choice-0</varequal>")),
    "other letters": (ASSESSMENT, lambda text: text.replace(">CDB<", ">CBD<")),
    "another profile": (ASSESSMENT, lambda text: text.replace("cc.essay.v0p1", "cc.fib.v0p1")),
    "an item less": (
        ASSESSMENT,
        lambda text: text[: text.rindex("<item ")] + "</section></assessment></questestinterop>",
    ),
    "broken XML": (ASSESSMENT, lambda text: text.replace("<presentation>", "<presentation", 1)),
    "a resource of another type": ("imsmanifest.xml", lambda text: text.replace("/assessment", "/question-bank")),
    "a contents entry of another name": (
        "imsmanifest.xml",
        lambda text: text.replace('identifierref="quiz-quiz-1"', 'identifierref="x"'),
    ),
    "a file of another name": ("imsmanifest.xml", lambda text: text.replace("quiz-1.xml", "quiz-2.xml")),
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

    @pytest.mark.parametrize("name", MUTANTS)
    def test_a_spoiled_file_is_refused(self, name: str) -> None:
        ending, change = MUTANTS[name]
        assert_refused(changed(exported(nasty_quiz()).data, ending, change))

    @pytest.mark.parametrize("ending", ["imsmanifest.xml", "quiz-quiz-1.xml"])
    def test_a_package_without_one_of_its_files_is_refused(self, ending: str) -> None:
        assert_refused(without(exported(nasty_quiz()).data, ending))

    def test_the_assessment_tells_its_profile_and_its_time(self) -> None:
        root = ET.fromstring(members(exported(nasty_quiz()).data)[ASSESSMENT])
        (about,) = root.findall(f"{QTI}assessment/{QTI}qtimetadata")
        assert metadata(about)["cc_profile"] == "cc.exam.v0p1"
        assert metadata(about)["qmd_timelimit"] == "20"

    def test_capitals_count_in_what_code_prints_alone(self) -> None:
        root = ET.fromstring(members(exported(nasty_quiz()).data)[ASSESSMENT])
        cases = {
            one.get("ident"): {test.get("case") for test in one.iter(f"{QTI}varequal")}
            for one in root.iter(f"{QTI}item")
        }
        assert (cases["q-line"], cases["q-fill"]) == ({"Yes"}, {"No"})

    def test_what_a_cartridge_cannot_carry_is_said(self) -> None:
        assert exported(nasty_quiz()).notes == (
            "Common Cartridge has no matching or ordering: letters are typed in questions 6 and 8.",
            "Common Cartridge has no tolerance: the exact number alone counts in question 10.",
            "Common Cartridge has no hints: those of questions 1 and 6 were left out.",
            "The answers to questions 7 and 13 are for you to read; the key stands in the feedback.",
        )
