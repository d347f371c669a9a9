"""Skills by topic: the words that a teacher types, and what comes first."""

import pytest

from server.engines.maths.skills import SKILLS
from server.engines.maths.topics import find, words_of


def ids(topic: str, grade: int) -> list[str]:
    return [skill.id for skill in find(topic, grade)]


class TestWordsOf:
    @pytest.mark.parametrize(
        "texts",
        [
            ("add", "adds", "adding", "addition", "sum", "plus"),
            ("subtract", "subtracting", "subtraction", "minus"),
            ("multiply", "multiplying", "multiplication", "times", "product"),
            ("divide", "dividing", "division", "quotient"),
            ("fraction", "fractions"),
            ("percent", "percents", "percentage", "percentages"),
            ("mean", "average", "averages"),
            ("compare", "comparing"),
            ("simplify", "simplifying"),
            ("probability", "probabilities"),
            ("inequality", "inequalities"),
            ("Pythagoras", "Pythagorean"),
        ],
    )
    def test_one_stem_stands_for_all_forms(self, texts: tuple[str, ...]) -> None:
        assert len({tuple(words_of(text)) for text in texts}) == 1

    @pytest.mark.parametrize(
        ("one", "two"),
        [("mode", "model"), ("ratio", "rate"), ("multiples", "multiply"), ("plane", "plan"), ("area", "are")],
    )
    def test_different_words_stay_apart(self, one: str, two: str) -> None:
        assert words_of(one) != words_of(two)

    def test_empty_words_go(self) -> None:
        assert words_of("An introduction to the solving of problems") == []


class TestFind:
    @pytest.mark.parametrize(
        ("topic", "grade", "first"),
        [
            ("Adding fractions", 5, {"adding-like-fractions", "adding-unlike-fractions", "adding-mixed-numbers"}),
            ("addition of fractions", 4, {"adding-like-fractions", "adding-unlike-fractions", "adding-mixed-numbers"}),
            ("Adding fractions with unlike denominators", 5, {"adding-unlike-fractions"}),
            ("Addition", 1, {"addition-facts"}),
            ("times tables", 3, {"multiplication-facts"}),
            ("Pythagorean theorem", 8, {"pythagorean-theorem"}),
            ("Pythagoras", 9, {"pythagorean-theorem"}),
            ("Order of operations", 6, {"order-of-operations"}),
            ("Area and perimeter", 4, {"rectangle-area", "rectangle-perimeter", "missing-side"}),
            ("GCF and LCM", 6, {"greatest-common-factor", "least-common-multiple"}),
            ("Money", 3, {"paying-and-change"}),
            ("telling time", 2, {"elapsed-time"}),
            ("Quadratic equations", 9, {"quadratic-equations"}),
            ("Multiplying and dividing fractions", 5, {"multiplying-fractions", "dividing-fractions"}),
            ("Comparing and ordering decimals", 5, {"comparing-decimals"}),
            ("Addition and subtraction within 20", 1, {"addition-facts", "subtraction-facts"}),
            ("Adding and subtracting integers", 7, {"adding-integers", "subtracting-integers"}),
        ],
    )
    def test_what_the_topic_names_comes_first(self, topic: str, grade: int, first: set[str]) -> None:
        assert set(ids(topic, grade)[: len(first)]) == first

    def test_a_wide_topic_gives_a_mix(self) -> None:
        found = ids("Fractions", 5)
        assert len(found) > 10
        assert {"comparing-fractions", "simplifying-fractions", "multiplying-fractions"} <= set(found)
        assert all("fraction" in id_ or "mixed" in id_ for id_ in found)

    def test_the_class_s_own_skills_come_before_others(self) -> None:
        found = find("Fractions", 3)
        own = [3 in skill.grades for skill in found]
        assert own == sorted(own, reverse=True)

    def test_skills_far_from_the_grade_are_left_out(self) -> None:
        assert find("Skip counting", 10) == []
        assert "systems-of-equations" not in ids("Equations", 2)

    def test_others_are_left_out_earlier_where_the_grade_has_its_own(self) -> None:
        assert "adding-integers" in ids("Addition", 5)
        assert "adding-integers" not in ids("Addition", 3)

    def test_the_whole_subject_gives_the_skills_of_the_grade(self) -> None:
        found = find("Mathematics", 6)
        assert len(found) > 20
        assert all(6 in skill.grades for skill in found)

    def test_things_that_no_skill_has_in_common_take_turns(self) -> None:
        found = ids("Ratios and proportions", 6)
        assert found[1] == "proportions"
        assert "simplifying-ratios" in found

    @pytest.mark.parametrize(
        "topic",
        [
            "",
            "Photosynthesis",
            "World War II",
            "Cell division",
            "Climate change",
            "The scale of the solar system",
            "Electric power",
            "For loops in Luau",
            "The water cycle",
            "volume of gases",
            "introduction to the",
        ],
    )
    def test_other_subjects_give_nothing(self, topic: str) -> None:
        assert find(topic, 7) == []

    def test_every_skill_is_found_by_its_own_title(self) -> None:
        missed = [one.id for one in SKILLS.values() if one.id not in ids(one.title, one.grades.start)[:4]]
        assert missed == []
