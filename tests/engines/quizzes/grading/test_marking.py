"""What answers are worth."""

import unicodedata
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from server.engines.items.model import (
    Answer,
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
from server.engines.quizzes.grading import texts
from server.engines.quizzes.grading.answerable import is_answerable
from server.engines.quizzes.grading.given import Choice, Given, Matches, Order, Text, Truth
from server.engines.quizzes.grading.marking import hundredths, is_blank, share_of
from server.engines.quizzes.grading.texts import MOST_MARKS, folded, is_one_of
from tests.engines.quizzes.samples import item

PLANETS = Ordering(("Earth", "Mercury", "Mars", "Venus"), (1, 3, 0, 2))
CAPITALS = Matching(
    (("France", "Paris"), ("Spain", "Madrid"), ("Italy", "Rome")), ("Bern",), ("Rome", "Paris", "Bern", "Madrid")
)
KINDS: list[Answer] = [
    MultipleChoice(("a", "b", "c"), 1),
    TrueFalse(True),
    FillIn("Müller"),
    FillIn("leaf", (), ("leaf", "root")),
    Numeric("3/4", "cm"),
    LuauOutput("1\n2"),
    ShortAnswer("It is hot."),
    PLANETS,
    CAPITALS,
]


def share(answer: Answer, given: Given | None, **changes: Any) -> Fraction | None:
    return share_of(item("What is it?", answer, **changes), given)


def is_right(answer: Answer, text: str, **changes: Any) -> bool:
    return share(answer, Text(text), **changes) == 1


def orders(count: int) -> st.SearchStrategy[Given]:
    return st.permutations(range(count)).map(lambda steps: Order(tuple(steps)))


GIVEN: st.SearchStrategy[Given] = st.one_of(
    st.integers(-2, 6).map(Choice),
    st.booleans().map(Truth),
    st.text(max_size=60).map(Text),
    st.text("0123456789.,/%-+ ½²eE", max_size=130).map(Text),
    st.lists(st.none() | st.integers(-2, 6), max_size=5).map(lambda one: Matches(tuple(one))),
    st.lists(st.integers(-2, 6), max_size=5).map(lambda one: Order(tuple(one))),
    orders(4),
)


class TestShareOf:
    @drawn(st.sampled_from(KINDS), GIVEN)
    def test_whatever_is_answered_is_worth_something_between_nothing_and_all(
        self, answer: Answer, given: Given
    ) -> None:
        found = share(answer, given)
        assert found is None if isinstance(answer, ShortAnswer) and found is None else 0 <= (found or 0) <= 1

    @pytest.mark.parametrize("answer", KINDS)
    def test_nothing_and_what_belongs_to_another_kind_are_worth_nothing(self, answer: Answer) -> None:
        assert share(answer, None) == 0
        strange: Given = Order((0,)) if not isinstance(answer, Ordering) else Choice(0)
        assert share(answer, strange) == 0

    @pytest.mark.parametrize(
        ("options", "worth"),
        [((1, 3, 0), 1), ((1, 3, 2), Fraction(2, 3)), ((1, None, None), Fraction(1, 3)), ((0, 1, 3), 0), ((1,), 0)],
    )
    def test_each_pair_of_a_matching_counts(self, options: tuple[int | None, ...], worth: Fraction) -> None:
        assert share(CAPITALS, Matches(options)) == worth

    @pytest.mark.parametrize(
        ("steps", "worth"),
        [
            ((1, 3, 0, 2), 1),
            ((3, 0, 2, 1), Fraction(2, 3)),
            ((1, 3, 2, 0), Fraction(1, 3)),
            ((2, 0, 3, 1), 0),
            ((1, 1, 3, 0), 0),
            ((1, 3, 0), 0),
        ],
    )
    def test_each_step_that_follows_its_own_counts(self, steps: tuple[int, ...], worth: Fraction) -> None:
        assert share(PLANETS, Order(steps)) == worth

    @drawn(orders(4))
    def test_only_the_right_order_has_all_points(self, given: Given) -> None:
        assert (share(PLANETS, given) == 1) == (given == Order(PLANETS.key))

    def test_alike_steps_stand_for_each_other(self) -> None:
        twice = Ordering(("turn", "go", "turn"), (0, 1, 2))
        assert share(twice, Order((2, 1, 0))) == 1

    def test_a_sentence_is_judged_by_a_person_unless_it_says_nothing_or_the_model_answer(self) -> None:
        answer = ShortAnswer("It is hot.")
        assert share(answer, Text("Because of the heat")) is None
        assert share(answer, Text(" it is  HOT ")) == 1
        assert share(answer, Text("  ")) == 0


class TestTexts:
    @pytest.mark.parametrize("text", ["Müller", "mueller", "MULLER", " müller. ", "Mu\u0308ller"])
    def test_case_spaces_and_umlauts_make_no_difference(self, text: str) -> None:
        assert is_right(FillIn("Müller"), text)

    @pytest.mark.parametrize(
        ("key", "text"),
        [
            ("Strasse", "Straße"),
            ("café", "cafe"),
            ("Mueller", "Müller"),
            ("don't", "don’t"),
            ("well-known", "well–known"),
        ],
    )
    def test_as_keyboards_write_it(self, key: str, text: str) -> None:
        assert is_right(FillIn(key), text)

    @pytest.mark.parametrize(("key", "text"), [("Müller", "Moller"), ("か", "が"), ("?", "!"), ("x", ""), ("x", ".")])
    def test_another_word_is_wrong(self, key: str, text: str) -> None:
        assert not is_right(FillIn(key), text)

    def test_a_key_that_is_a_mark_can_be_given(self) -> None:
        assert is_right(FillIn("?"), " ? ")

    def test_other_spellings_count(self) -> None:
        assert is_right(FillIn("colour", ("color",)), "Color")

    def test_words_of_a_bank_that_differ_by_an_accent_are_two(self) -> None:
        answer = FillIn("schön", (), ("schön", "schon"))
        assert is_right(answer, "schön")
        assert not is_right(answer, "schon")
        assert is_right(answer, "schoen")

    def test_what_a_program_prints_counts_letter_by_letter(self) -> None:
        assert is_right(LuauOutput("1\ntrue"), "1 \r\ntrue\n\n")
        assert not is_right(LuauOutput("1\ntrue"), "1\nTrue")
        assert not is_right(LuauOutput("  1"), "1")


class TestHugeAnswers:
    @pytest.mark.parametrize("marks", ["\u0323\u0307", "\u0f73\u0344\u0323"])
    def test_marks_on_one_letter_are_bounded(self, marks: str) -> None:
        assert len(folded(f"a{marks * 1000}b")) <= MOST_MARKS + 2

    def test_words_with_marks_stay_as_they_are(self) -> None:
        vietnamese = "Nghi\u0302\u0303 ra\u0306\u0300ng tie\u0302\u0301ng Vie\u0323\u0302t " * 20
        assert folded(vietnamese) == " ".join(unicodedata.normalize("NFKC", vietnamese).casefold().split())

    def test_what_is_far_longer_than_the_key_is_not_even_compared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def compare(text: str) -> frozenset[str]:
            raise AssertionError(text)

        monkeypatch.setattr(texts, "spelt", compare)
        assert not is_one_of("\ufdfa" * 4000, ("leaf", "leaves"))

    def test_spaces_around_it_are_no_part_of_its_length(self) -> None:
        assert is_one_of(f"  leaf{' ' * 3000}", ("leaf",))


class TestHugeKeys:
    @pytest.mark.parametrize(
        "answer",
        [
            FillIn("a", ("b" * 2000,) * 6, ()),
            FillIn("a", ("a",), ("b" * 5000,)),
            Numeric("3", "", "1" * 5000),
            Numeric("3", "", "", ("9" * 5000,)),
            ShortAnswer("a" * 20_000, ()),
            LuauOutput("a" * 5000),
        ],
    )
    def test_nobody_is_asked_for_them(self, answer: Answer) -> None:
        assert not is_answerable(item("What is it?", answer))

    def test_a_number_of_more_digits_than_python_reads_is_no_number(self) -> None:
        for answer in (Numeric("3", "", "1" * 5000), Numeric("3", "", "", ("9" * 5000,))):
            assert share_of(item("How many?", answer), Text("7")) == 0
            assert share_of(item("How many?", answer), Text("3.0")) == 1


class TestNumbers:
    @pytest.mark.parametrize(
        ("answer", "text"),
        [
            (Numeric("3/4"), "0.75"),
            (Numeric("3/4"), "6/8"),
            (Numeric("3/4"), "¾"),
            (Numeric("3/4"), "75%"),
            (Numeric("1 1/2"), "1½"),
            (Numeric("−2.5"), "-2,5"),
            (Numeric("2000"), "2,000"),
            (Numeric("5", "cm"), "5cm"),
            (Numeric("5", "cm"), "5 CM"),
            (Numeric("5", "$"), "$5"),
            (Numeric("50%"), "50"),
            (Numeric("50%"), "50 %"),
            (Numeric("3.14", tolerance="0.01"), "3.15"),
            (Numeric("3.14", tolerance="0.01"), "3,1401"),
            (Numeric("0.125"), "0,125"),
            (Numeric("7", accepted=("seven",)), "Seven"),
            (Numeric("12"), "\uff11\uff12"),
        ],
    )
    def test_the_value_counts(self, answer: Numeric, text: str) -> None:
        assert is_right(answer, text)

    @pytest.mark.parametrize(
        ("answer", "text"),
        [
            (Numeric("3/4"), "0.7"),
            (Numeric("2"), "2,000"),
            (Numeric("5", "cm"), "5 m"),
            (Numeric("5", "cm"), "cm"),
            (Numeric("50"), "0.5"),
            (Numeric("3.14", tolerance="0.01"), "3.16"),
            (Numeric("1"), "1/0"),
            (Numeric("1"), "1" * 5000),
            (Numeric("1"), "1e0"),
            (Numeric("1"), "²"),
        ],
    )
    def test_another_value_is_wrong(self, answer: Numeric, text: str) -> None:
        assert not is_right(answer, text)

    def test_where_one_form_is_asked_for_others_are_wrong(self) -> None:
        asked = Item(**{**_fields(), "stem": "Write 6/8 in lowest terms."})
        assert share_of(asked, Text("3/4")) == 1
        assert share_of(asked, Text("6/8")) == 0


class TestHundredths:
    @pytest.mark.parametrize(
        ("points", "part", "worth"),
        [(1, Fraction(1, 3), 33), (1, Fraction(2, 3), 67), (3, Fraction(1), 300), (1, Fraction(1, 200), 1)],
    )
    def test_they_are_rounded_to_the_nearest(self, points: int, part: Fraction, worth: int) -> None:
        assert hundredths(points, part) == worth


class TestIsBlank:
    @pytest.mark.parametrize("given", [None, Text("  "), Matches((None, None))])
    def test_nothing_was_answered(self, given: Given | None) -> None:
        assert is_blank(given)

    @pytest.mark.parametrize("given", [Text("x"), Matches((None, 1)), Truth(False), Choice(0), Order((1, 0))])
    def test_something_was(self, given: Given) -> None:
        assert not is_blank(given)


class TestIsAnswerable:
    @pytest.mark.parametrize(
        "answer",
        [
            MultipleChoice(("a", "b"), 2),
            MultipleChoice(("a", "b"), -1),
            MultipleChoice(("a",), 0),
            Ordering(("a", "b"), (0, 0)),
            Ordering(("a", "b"), (0, 1, 2)),
            Matching((), (), ()),
            Matching((("a", "b"),), (), ("c",)),
            FillIn(" "),
            Numeric(""),
        ],
    )
    def test_what_a_person_has_broken_is_found(self, answer: Answer) -> None:
        assert not is_answerable(item("What is it?", answer))

    @pytest.mark.parametrize("answer", KINDS)
    def test_what_is_whole_is_not(self, answer: Answer) -> None:
        assert is_answerable(item("What is it?", answer))


def _fields() -> dict[str, Any]:
    sample = item("What is it?", Numeric("3/4"))
    return {name: getattr(sample, name) for name in Item.__dataclass_fields__}
