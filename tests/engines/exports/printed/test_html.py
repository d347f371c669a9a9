"""HTML is read back by html5lib, which takes no mistake."""

import itertools
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest

from server.engines.exports.exported import Audience
from server.engines.exports.printed.blocks import PageBreak, Sheet
from server.engines.exports.printed.html import drawn
from server.engines.exports.printed.lesson_sheet import lesson_sheet
from server.engines.exports.printed.quiz_sheet import quiz_sheet
from tests.engines.exports.fixtures import CHOICE, CODE, ITEMS, lesson, nasty_quiz
from tests.engines.exports.printed.lines import lines_of
from tests.engines.exports.seen import Refused, expected

SHEETS = {
    "teacher": quiz_sheet(nasty_quiz(), Audience.TEACHER),
    "student": quiz_sheet(nasty_quiz(), Audience.STUDENT),
    "key": quiz_sheet(nasty_quiz(), Audience.KEY),
    "lesson": lesson_sheet(lesson(), Audience.TEACHER),
    "lesson of a student": lesson_sheet(lesson(), Audience.STUDENT),
}


def parsed(data: bytes) -> Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(data.decode())
    if parser.errors:
        raise Refused(str(parser.errors))
    assert isinstance(root, Element)
    return root


def words(text: str) -> str:
    return re.sub(r"[\s·]", "", text)


def all_text(root: Element) -> str:
    """Of the body, with the numbers and letters that the browser draws."""
    for listing in root.iter("ol"):
        for index, item in enumerate(listing):
            if listing.get("type") == "A":
                item.text = f"{chr(65 + index)}.{item.text or ''}"
    body = root.find("body")
    assert body is not None
    return words("".join(body.itertext()))


def section(root: Element, item_id: str) -> Element:
    (found,) = [one for one in root.iter("section") if one.get("id") == item_id]
    return found


class TestDrawn:
    @pytest.mark.parametrize("name", SHEETS)
    def test_every_text_is_read_back_in_its_order(self, name: str) -> None:
        assert all_text(parsed(drawn(SHEETS[name]))) == words("".join(lines_of(SHEETS[name])))

    def test_each_item_is_a_section_with_its_id_and_a_name(self) -> None:
        sections = list(parsed(drawn(SHEETS["teacher"])).iter("section"))
        assert [one.get("id") for one in sections] == [item.id for item in ITEMS]
        assert [one.get("aria-label") for one in sections][:2] == ["Question 1", "Question 2"]

    def test_options_are_a_lettered_list(self) -> None:
        found = section(parsed(drawn(SHEETS["student"])), CHOICE.id)
        (listing,) = found.iter("ol")
        assert listing.get("type") == "A"
        assert tuple("".join(one.itertext()) for one in listing) == expected(CHOICE).offered

    def test_code_stays_as_it_is(self) -> None:
        found = section(parsed(drawn(SHEETS["student"])), "q-out")
        assert ["".join(one.itertext()) for one in found.iter("pre")] == [CODE]

    @pytest.mark.parametrize("name", SHEETS)
    def test_nothing_runs_and_nothing_comes_from_elsewhere(self, name: str) -> None:
        root = parsed(drawn(SHEETS[name]))
        tags = {one.tag for one in root.iter() if isinstance(one.tag, str)}
        assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
        names = {attribute for one in root.iter() for attribute in one.attrib}
        assert not any(attribute.startswith("on") or attribute in ("src", "href") for attribute in names)
        assert "url(" not in drawn(SHEETS[name]).decode()

    @pytest.mark.parametrize("name", SHEETS)
    def test_no_level_of_heading_is_left_out(self, name: str) -> None:
        levels = [
            int(one.tag[1]) for one in parsed(drawn(SHEETS[name])).iter() if re.fullmatch(r"h[1-6]", str(one.tag))
        ]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))

    def test_the_language_and_the_title_are_told(self) -> None:
        root = parsed(drawn(SHEETS["key"]))
        assert root.get("lang") == "en-US"
        assert root.findtext("head/title") == "Answer key: Plants = <light> & code: {1}"

    def test_a_page_can_be_broken(self) -> None:
        assert b'class="page-break"' in drawn(Sheet("t", "t", Audience.STUDENT, (PageBreak(),)))

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("&lt;b&gt;", "<b>"),
            ("<strong>Answer:</strong> True", "<strong>Answer:</strong> False"),
            ("</section>", ""),
            ('id="q-line"', 'id="q-line'),
        ],
    )
    def test_a_spoiled_file_is_refused(self, before: str, after: str) -> None:
        data = drawn(SHEETS["teacher"])
        spoiled = data.replace(before.encode(), after.encode())
        assert spoiled != data
        try:
            found = all_text(parsed(spoiled))
        except Refused:
            return
        assert found != words("".join(lines_of(SHEETS["teacher"])))

    def test_an_id_cannot_leave_its_attribute(self) -> None:
        quiz = nasty_quiz(replace(CHOICE, id='"><script>'))
        root = parsed(drawn(quiz_sheet(quiz, Audience.STUDENT)))
        assert [one.get("id") for one in root.iter("section")] == ['"><script>']
