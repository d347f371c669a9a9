"""The index of packs, and how a topic is found in it."""

import pytest

from server.engines.items.grades import Band
from server.engines.packs.index import Entry, Index, Match, find, nearest
from server.engines.packs.model import Slug, Subject
from tests.engines.packs.index import INDEX as INDEX_FILE

PACKS: list[tuple[Slug, str, Subject, list[str], list[Band]]] = [
    ("adding-fractions", "Adding and subtracting fractions", "mathematics", ["unlike denominators"], [Band.LOWER]),
    ("fractions-equivalent", "Equivalent fractions", "mathematics", ["comparing fractions"], [Band.LOWER]),
    ("luau-loops", "Loops in Luau", "luau", ["for loop", "repeating code"], [Band.MIDDLE]),
    ("photosynthesis", "Photosynthesis", "science", ["how plants make food", "chlorophyll"], [Band.MIDDLE]),
    ("sorting", "Sorting algorithms", "computing", ["bubble sort", "loops and lists"], [Band.MIDDLE, Band.UPPER]),
]
INDEX = Index(
    packs=[
        Entry(id=id_, title=title, subject=subject, keywords=keywords, related=[], questions=dict.fromkeys(bands, 20))
        for id_, title, subject, keywords, bands in PACKS
    ]
)


def ids(matches: list[Match]) -> list[str]:
    return [match.entry.id for match in matches]


class TestFind:
    def test_the_title_itself_is_a_full_match(self) -> None:
        best = find(INDEX, "  PHOTOSYNTHESIS ", "science", 7)[0]
        assert (best.entry.id, best.band, best.score) == ("photosynthesis", Band.MIDDLE, 1.0)

    def test_a_keyword_counts_as_the_topic_and_a_little_less_than_the_title(self) -> None:
        best = find(INDEX, "bubble sort", None, 8)[0]
        assert best.entry.id == "sorting"
        assert 0.9 < best.score < 1.0

    @pytest.mark.parametrize(
        ("topic", "id_"),
        [
            ("the photosynthesis of desert plants", "photosynthesis"),
            ("how do plants make their food?", "photosynthesis"),
            ("equivalent fraction", "fractions-equivalent"),
            ("adding unlike fractions", "adding-fractions"),
            ("looping with for", "luau-loops"),
        ],
    )
    def test_words_meet_in_other_forms_and_among_other_words(self, topic: str, id_: str) -> None:
        assert ids(find(INDEX, topic, None, 6))[0] == id_

    def test_a_word_of_several_packs_finds_them_all(self) -> None:
        assert set(ids(find(INDEX, "fractions", "mathematics", 4))) == {"adding-fractions", "fractions-equivalent"}

    @pytest.mark.parametrize("topic", ["volcanoes", "the French Revolution", "", "   ", "?!", "how to make it"])
    def test_a_topic_that_nothing_knows_finds_nothing(self, topic: str) -> None:
        assert find(INDEX, topic, None, 6) == []

    def test_another_subject_ranks_lower(self) -> None:
        same, other = (find(INDEX, "photosynthesis", subject, 7)[0].score for subject in ("science", "english"))
        assert other < same

    def test_coding_and_computing_are_not_told_apart(self) -> None:
        scores = [find(INDEX, "for loop", subject, 7)[0].score for subject in ("computing", "luau")]
        assert scores[0] == scores[1]

    @pytest.mark.parametrize(("grade", "band"), [(0, Band.MIDDLE), (7, Band.MIDDLE), (9, Band.UPPER), (12, Band.UPPER)])
    def test_the_band_nearest_to_the_grade_is_named(self, grade: int, band: Band) -> None:
        assert find(INDEX, "sorting algorithms", None, grade)[0].band == band

    def test_a_band_far_away_costs_some_of_the_score(self) -> None:
        near, far = (find(INDEX, "photosynthesis", None, grade)[0].score for grade in (6, 12))
        assert 0.5 < far < near


class TestNearest:
    def test_a_slip_of_the_pen_still_finds_its_topic_first(self) -> None:
        assert nearest(INDEX, "fotosintesis")[0].id == "photosynthesis"

    def test_as_many_are_suggested_as_asked_for(self) -> None:
        assert len(nearest(INDEX, "fractions in loops")) > 2
        assert len(nearest(INDEX, "fractions in loops", count=2)) == 2

    def test_those_of_the_subject_come_first(self) -> None:
        whole = Index.model_validate_json(INDEX_FILE.read_text(encoding="utf-8"))
        offered = nearest(whole, "World War I", "social-studies")
        assert {entry.subject for entry in offered} == {"social-studies"}
        assert "how-the-internet-works" in {entry.id for entry in nearest(whole, "World War I")}

    @pytest.mark.parametrize("topic", ["🎉🎉", "Zorblatt qwxyz", ""])
    def test_what_looks_like_nothing_has_no_suggestions(self, topic: str) -> None:
        assert nearest(INDEX, topic) == []
