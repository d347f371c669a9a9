"""QTI 2.1 and QTI 3 packages are read by a reader of our own, in which both versions have to say the same."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
from qti_convert import downgrade_package, upgrade_package

from server.engines.exports.exported import Exported
from server.engines.exports.quizzes import qti3, qti21
from server.engines.items.model import BLANK, Item
from server.engines.quizzes.model import Quiz
from tests.engines.exports.fixtures import FILL_IN, ITEMS, nasty_quiz, plain_quiz
from tests.engines.exports.quizzes.qti2_reader import V3, V21, Version, read
from tests.engines.exports.seen import Refused, Seen, expected, model_answer
from tests.engines.exports.zips import changed, members, without

VERSIONS = {"2.1": (qti21.exported, V21), "3": (qti3.exported, V3)}
Writer = tuple[Callable[[Quiz], Exported], Version]


def wanted() -> list[Seen]:
    return [_wanted(item) for item in ITEMS]


def _wanted(item: Item) -> Seen:
    one = expected(item)
    if one.form == "essay":
        return replace(one, reason=f"{model_answer(item)}\n{one.reason}")
    return replace(one, offered=("harvest ~ripe", "plant: seed", "grow = big")) if one.form == "order" else one


@pytest.fixture(params=sorted(VERSIONS))
def writer(request: pytest.FixtureRequest) -> Writer:
    return VERSIONS[request.param]


MUTANTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "another key": ("items/q-choice.xml", lambda text: text.replace("value>C2<", "value>C1<")),
    "a key that is no option": ("items/q-true.xml", lambda text: text.replace("value>C0<", "value>C7<")),
    "another pair": ("items/q-match.xml", lambda text: text.replace("P0 M2", "P0 M0")),
    "another order": ("items/q-order.xml", lambda text: text.replace(">C1<", ">C9<").replace(">C0<", ">C1<")),
    "another tolerance": ("items/q-round.xml", lambda text: text.replace("0.05 0.05", "0.5 0.5")),
    "other points": ("items/q-match.xml", lambda text: text.replace('float">3<', 'float">1<')),
    "a spelling that is not marked": ("items/q-fill.xml", lambda text: text.replace('="sun=light"', '="moon"')),
    "HTML that is not escaped": ("items/q-match.xml", lambda text: text.replace("&lt;top&gt;", "<top/>")),
    "broken XML": ("items/q-line.xml", lambda text: text.replace("</pre>", "")),
    "feedback that nobody shows": ("items/q-line.xml", lambda text: text.replace(">REASON<", ">OTHER<")),
    "an item that the test does not list": (
        "assessment.xml",
        lambda text: text.replace('href="items/q-line.xml"', 'href="items/q-fill.xml"'),
    ),
    "an id that differs": ("items/q-line.xml", lambda text: text.replace('identifier="q-line"', 'identifier="q-l"')),
    "another namespace": ("items/q-line.xml", lambda text: text.replace("xsd/imsqti", "xsd/other")),
    "a resource of another type": ("imsmanifest.xml", lambda text: text.replace("imsqti_test", "imsqti_other")),
}


def assert_refused(data: bytes, version: Version) -> None:
    try:
        found = read(data, version)
    except (Refused, AssertionError, ValueError):
        return
    assert found != wanted()


class TestExported:
    def test_every_field_of_every_item_is_read_back(self, writer: Writer) -> None:
        exported, version = writer
        assert read(exported(nasty_quiz()).data, version) == wanted()

    def test_plain_words_are_read_back(self, writer: Writer) -> None:
        exported, version = writer
        assert read(exported(plain_quiz()).data, version) == [expected(item) for item in plain_quiz().items]

    @pytest.mark.parametrize("name", MUTANTS)
    def test_a_spoiled_file_is_refused(self, writer: Writer, name: str) -> None:
        exported, version = writer
        ending, change = MUTANTS[name]
        assert_refused(changed(exported(nasty_quiz()).data, ending, change), version)

    @pytest.mark.parametrize("ending", ["imsmanifest.xml", "assessment.xml", "items/q-line.xml"])
    def test_a_package_without_one_of_its_files_is_refused(self, writer: Writer, ending: str) -> None:
        exported, version = writer
        assert_refused(without(exported(nasty_quiz()).data, ending), version)

    def test_the_time_is_told_in_seconds(self, writer: Writer) -> None:
        exported, _ = writer
        root = ET.fromstring(members(exported(nasty_quiz()).data)["assessment.xml"])
        assert [value for one in root.iter() for name, value in one.attrib.items() if name.startswith("max")] == [
            "1200"
        ]

    def test_two_blanks_leave_one_to_be_read(self, writer: Writer) -> None:
        exported, version = writer
        (found,) = read(exported(nasty_quiz(replace(FILL_IN, stem=f"{BLANK} or {BLANK} NOT dark"))).data, version)
        assert found.question == f"{BLANK} or {BLANK} NOT dark"

    def test_capitals_count_in_what_code_prints_alone(self, writer: Writer) -> None:
        exported, _ = writer
        files = members(exported(nasty_quiz()).data)
        cases = {
            name: {
                value
                for one in ET.fromstring(files[f"items/{name}.xml"]).iter()
                for key, value in one.items()
                if "ase" in key and value in ("true", "false")
            }
            for name in ("q-line", "q-fill")
        }
        assert cases == {"q-line": {"true"}, "q-fill": {"false"}}

    def test_what_people_have_to_read_is_said(self, writer: Writer) -> None:
        exported, _ = writer
        assert exported(nasty_quiz()).notes == (
            "The answers to questions 7 and 13 are for you to read; the key stands there for scorers.",
            "QTI has no hints for students: those of questions 1 and 6 stand there for tutors.",
        )


class TestBothVersions:
    def test_citolabs_converter_makes_the_one_of_the_other(self) -> None:
        """Every element, attribute and text of the package; it knows nothing of how ours is written."""
        upgraded = upgrade_package(qti21.exported(nasty_quiz()).data, item_transforms=[]).files
        ours = members(qti3.exported(nasty_quiz()).data)
        assert list(upgraded) == list(ours)
        for name, data in ours.items():
            assert flat(upgraded[name]) == flat(data), name

    def test_its_converter_finds_nothing_that_version_2_1_lacks(self) -> None:
        done = downgrade_package(qti3.exported(nasty_quiz()).data)
        told = {warning.message for warning in done.warnings}
        assert told == {'Attribute "use" on qti-rubric-block is not supported in QTI 2.1.'}


Flat = tuple[str, str, str, dict[str, str]]


def flat(xml: str | bytes) -> list[Flat]:
    """Elements in their order, without where their schema stands."""
    nodes = ET.fromstring(xml).iter()
    return [(one.tag, (one.text or "").strip(), (one.tail or "").strip(), _attributes(one)) for one in nodes]


def _attributes(node: ET.Element) -> dict[str, str]:
    return {name: value for name, value in node.attrib.items() if not name.endswith("schemaLocation")}
