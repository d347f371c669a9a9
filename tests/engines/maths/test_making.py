"""Items of every type from every skill: what they say, and that the same seed makes the same."""

import random
import re
from fractions import Fraction

import pytest

from server.engines.items.model import (
    BLANK,
    Bloom,
    Difficulty,
    FillIn,
    Item,
    ItemType,
    Matching,
    Numeric,
    Ordering,
    Origin,
    TrueFalse,
)
from server.engines.items.values import value_of
from server.engines.maths.forms import DECIMAL, DOLLARS, FRACTION, INTEGER, MIXED, WHOLE, Form
from server.engines.maths.making import equal_ways, make, make_with_problems, types_of
from server.engines.maths.skill import Answers, Skill
from server.engines.maths.skills import SKILLS

UNNATURAL = (
    (r"\b1 (?:blocks|coins|studs|gems|badges|stickers|tiles|cards|places|zeros|hours|more places)\b", "plural after 1"),
    (r"\ba (?:[aeiou]|8|11\b|18\b)", "a before a vowel"),
    (r"\ban (?![aeiou]|hour|8|11\b|18\b)", "an before a consonant"),
    (r"  ", "two spaces"),
    (r"\+ −", "two signs in a row"),
    (r"(?<!\d)-\d", "a hyphen for a minus"),
    (r"(?<![\d.])1[xyabmn]\b", "a factor of one"),
    (r"\b0[xyabmn]\b", "a factor of zero"),
    (r"\{|\}|Fraction|None", "what belongs to the program"),
    (r"[.?!] ?[.]", "two full stops"),
)


@pytest.fixture(scope="module")
def items() -> list[tuple[Skill, Item]]:
    """One or two of every skill, type and difficulty."""
    made = []
    for skill in SKILLS.values():
        for item_type in sorted(types_of(skill)):
            for difficulty in Difficulty:
                item = make(skill, item_type, difficulty, random.Random(f"{skill.id} {item_type} {difficulty}"))
                assert item is not None, (skill.id, item_type, difficulty)
                made.append((skill, item))
    return made


class TestMake:
    def test_the_same_seed_makes_the_same_item(self) -> None:
        for skill in SKILLS.values():
            for item_type in sorted(types_of(skill)):
                one, two = (make(skill, item_type, Difficulty.HARD, random.Random(7)) for _ in range(2))
                assert one == two

    def test_a_type_that_the_skill_does_not_have_gives_none(self) -> None:
        rng = random.Random(1)
        assert make(SKILLS["comparing-fractions"], ItemType.NUMERIC, Difficulty.EASY, rng) is None
        assert make(SKILLS["mean"], ItemType.LUAU_OUTPUT, Difficulty.EASY, rng) is None

    def test_an_item_says_where_it_comes_from_and_what_it_is_for(self) -> None:
        item = make(SKILLS["mean"], ItemType.NUMERIC, Difficulty.HARD, random.Random(1), objective="o-2")
        assert item is not None
        assert item.source.origin is Origin.GENERATOR
        assert (item.source.name, item.source.section) == ("Exact arithmetic", "The mean of a data set")
        assert (item.objective, item.difficulty, item.bloom) == ("o-2", Difficulty.HARD, Bloom.APPLY)

    def test_ids_tell_items_apart(self, items: list[tuple[Skill, Item]]) -> None:
        by_id = {item.id: (item.stem, item.answer) for _, item in items}
        assert len(by_id) == len({(item.stem, item.answer) for _, item in items})

    def test_harder_items_have_larger_numbers(self) -> None:
        for skill_id in ("adding-whole-numbers", "rectangle-area", "mean", "multiplication-facts", "unit-rates"):
            largest = []
            for level in (0, 3):
                stems = (SKILLS[skill_id].maker(random.Random(seed), level).stem.replace(",", "") for seed in range(30))
                largest.append(sum(max(int(one) for one in re.findall(r"\d+", stem)) for stem in stems))
            assert largest[0] < largest[1], skill_id


class TestTexts:
    def test_stems_are_questions_or_statements_or_tasks(self, items: list[tuple[Skill, Item]]) -> None:
        for skill, item in items:
            blanks = item.stem.count(BLANK)
            if item.type is ItemType.FILL_IN:
                assert blanks == 1, item.stem
            elif item.type in (ItemType.TRUE_FALSE, ItemType.MATCHING):
                assert blanks == 0
                assert item.stem.endswith(".") == bool(re.search("[a-z]{2}", item.stem)), item.stem
            elif item.type is not ItemType.ORDERING:
                assert item.stem.endswith("?"), (skill.id, item.stem)

    def test_stems_are_short(self, items: list[tuple[Skill, Item]]) -> None:
        assert [item.stem for _, item in items if len(item.stem.split()) > 40] == []
        short = [item.stem for _, item in items if item.stem.endswith("?") and len(item.stem.split()) < 5]
        assert [stem for stem in short if not stem.startswith("What is ")] == []

    def test_there_are_a_reason_a_hint_and_a_warning(self, items: list[tuple[Skill, Item]]) -> None:
        for skill, item in items:
            assert item.reason.strip(), skill.id
            assert item.reason.endswith((".", "!")), (skill.id, item.reason)
            assert item.hint.endswith((".", "?")), (skill.id, item.hint)
            assert len(item.reason.split()) <= 60, item.reason
            assert item.watch_for.endswith("."), (skill.id, item.stem)

    def test_a_hint_does_not_say_the_answer(self, items: list[tuple[Skill, Item]]) -> None:
        told = []
        for skill, item in items:
            if isinstance(item.answer, Numeric | FillIn) and len(item.answer.key) > 1:
                shown = set(re.findall(r"[^\s(),:;?]+", item.stem.replace("_", " ")))
                hint = set(re.findall(r"[^\s(),:;?]+(?=[\s(),:;.?])", item.hint))
                told += [(skill.id, item.stem, item.hint)] * (item.answer.key in hint - shown)
        assert told == []

    @pytest.mark.parametrize(("pattern", "what"), UNNATURAL)
    def test_they_read_naturally(self, items: list[tuple[Skill, Item]], pattern: str, what: str) -> None:
        found = {
            text
            for _, item in items
            for text in (item.stem, item.reason, item.hint, item.watch_for)
            if re.search(pattern, text)
        }
        assert found == set(), what

    def test_they_begin_with_a_capital_or_a_number(self, items: list[tuple[Skill, Item]]) -> None:
        for skill, item in items:
            for text in (item.stem, item.hint):
                assert not text[0].islower() or re.match(r"[a-z](?:\W|\d|$)", text), (skill.id, text)


class TestTrueFalse:
    def test_about_half_are_true_and_a_false_one_is_corrected(self, items: list[tuple[Skill, Item]]) -> None:
        answers = [(item.stem, item.answer) for _, item in items if isinstance(item.answer, TrueFalse)]
        true = sum(answer.key for _, answer in answers)
        assert 0.4 < true / len(answers) < 0.6
        assert all(bool(answer.correction) != answer.key for _, answer in answers)
        assert all(answer.correction != stem for stem, answer in answers)

    def test_a_correction_differs_in_the_answer_only(self, items: list[tuple[Skill, Item]]) -> None:
        for skill, item in items:
            if isinstance(item.answer, TrueFalse) and not item.answer.key and skill.closed is None:
                one, two = item.stem.split(), item.answer.correction.split()
                same = sum(a == b for a, b in zip(one, two, strict=False))
                assert same >= min(len(one), len(two)) - 9


class TestFillIn:
    def test_words_come_with_a_bank_where_they_are_a_closed_set(self) -> None:
        item = make(SKILLS["comparing-fractions"], ItemType.FILL_IN, Difficulty.EASY, random.Random(3))
        assert item is not None
        assert isinstance(item.answer, FillIn)
        assert item.answer.bank == ("<", "=", ">")
        assert item.answer.key in item.answer.bank

    def test_a_key_may_be_typed_on_a_plain_keyboard(self) -> None:
        keys = {}
        for seed in range(40):
            item = make(SKILLS["adding-integers"], ItemType.FILL_IN, Difficulty.HARD, random.Random(seed))
            assert item is not None
            assert isinstance(item.answer, FillIn)
            keys[item.answer.key] = item.answer.accepted
        assert all(accepted == ((key.replace("−", "-"),) if "−" in key else ()) for key, accepted in keys.items())

    def test_a_form_that_is_asked_for_takes_no_other(self, items: list[tuple[Skill, Item]]) -> None:
        for skill, item in items:
            if skill.answers is Answers.FORM:
                assert item.type is not ItemType.NUMERIC
                if isinstance(item.answer, FillIn):
                    plain = item.answer.key.replace(",", "")
                    assert set(item.answer.accepted) <= {plain, plain.removeprefix("0")}


class TestNumeric:
    def test_keys_and_other_ways_have_one_value(self, items: list[tuple[Skill, Item]]) -> None:
        for _, item in items:
            if isinstance(item.answer, Numeric):
                read = {value_of(way) for way in (item.answer.key, *item.answer.accepted)}
                assert len(read) == 1
                assert None not in read

    @pytest.mark.parametrize(
        ("form", "value", "ways"),
        [
            (WHOLE, "1200", ("1200",)),
            (INTEGER, "-3", ("-3",)),
            (FRACTION, "3/4", ("0.75",)),
            (FRACTION, "1/3", ()),
            (MIXED, "3/2", ("3/2", "1.5")),
            (DECIMAL, "5/4", ()),
            (DECIMAL, "1250.5", ("1250.5",)),
            (DOLLARS, "5/2", ("2.5",)),
            (DOLLARS, "1250", ("1250.00",)),
        ],
    )
    def test_other_ways_of_writing_a_key(self, form: Form, value: str, ways: tuple[str, ...]) -> None:
        assert equal_ways(form, Fraction(value)) == ways


class TestOrdering:
    def test_the_shown_order_is_never_the_right_one(self, items: list[tuple[Skill, Item]]) -> None:
        for _, item in items:
            if isinstance(item.answer, Ordering):
                assert item.answer.right != item.answer.shown
                assert sorted(item.answer.key) == list(range(len(item.answer.shown)))
                assert len(set(item.answer.shown)) == len(item.answer.shown) >= 4

    def test_the_lines_of_a_solution_can_be_put_in_order(self) -> None:
        item = make(SKILLS["two-step-equations"], ItemType.ORDERING, Difficulty.MEDIUM, random.Random(3))
        assert item is not None
        assert isinstance(item.answer, Ordering)
        assert item.answer.right[0].startswith("Write the equation")
        assert item.answer.right[-1].startswith("Check")

    def test_there_are_at_least_eight_skills_for_it_and_for_matching(self) -> None:
        for item_type in (ItemType.ORDERING, ItemType.MATCHING):
            assert sum(item_type in types_of(skill) for skill in SKILLS.values()) >= 8


class TestMatching:
    def test_every_match_is_shown_once_and_one_is_left_over(self, items: list[tuple[Skill, Item]]) -> None:
        for _, item in items:
            if isinstance(item.answer, Matching):
                matches = [match for _, match in item.answer.pairs]
                assert sorted(item.answer.shown) == sorted([*matches, *item.answer.extra])
                assert len(set(item.answer.shown)) == len(item.answer.shown) == 5
                assert len(item.answer.extra) == 1

    def test_a_prompt_does_not_show_its_match(self, items: list[tuple[Skill, Item]]) -> None:
        for _, item in items:
            if isinstance(item.answer, Matching):
                assert not any(match in prompt.split() for prompt, match in item.answer.pairs)


class TestMakeWithProblems:
    def test_the_problem_keeps_what_a_solver_reads(self) -> None:
        made = make_with_problems(SKILLS["mean"], ItemType.NUMERIC, Difficulty.EASY, random.Random(1))
        assert made is not None
        (problem,) = made.of
        assert problem.check.startswith("Mean([")
