"""What each maker makes of a text, and what it leaves alone."""

from server.engines.items.model import (
    BLANK,
    FillIn,
    ItemType,
    Matching,
    MultipleChoice,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from tests.engines.quizzes.from_source.samples import FILLER, RIVERS, made, material


def _text(*sentences: str) -> str:
    return FILLER * 3 + "\n\n" + " ".join(sentences)


class TestFillIn:
    def test_a_blank_stands_for_the_key_and_the_bank_holds_it_once(self) -> None:
        items = made(RIVERS, ItemType.FILL_IN)
        assert items
        for item in items:
            assert isinstance(item.answer, FillIn)
            assert item.stem.replace(BLANK, item.answer.key).casefold() == item.source.quote.casefold()
            assert not item.answer.bank or item.answer.bank.count(item.answer.key) == 1

    def test_a_bank_holds_figures_of_the_same_unit(self) -> None:
        answers = [item.answer for item in made(RIVERS, ItemType.FILL_IN) if "Danube" in item.stem]
        banks = [answer.bank for answer in answers if isinstance(answer, FillIn)]
        lengths = next(bank for bank in banks if "2,850 kilometers" in bank)
        assert all(length.endswith(" kilometers") for length in lengths)

    def test_what_the_text_says_elsewhere_is_in_no_bank(self) -> None:
        text = _text(
            "Old ships carried loads of cobalt from Brenn to Norway.",
            "Old ships carried loads of saffron from Brenn to Norway.",
            "A pound of cobalt is cheap in Brenn today.",
            "A pound of saffron is dear in Brenn today.",
            "The hill of basalt is steep.",
            "The road of basalt is old.",
            "The smell of resin is sweet.",
            "The color of resin is brown.",
        )
        items = [one for one in made(text, ItemType.FILL_IN) if one.stem.startswith("Old ships carried loads of _____")]
        assert items
        for item in items:
            assert isinstance(item.answer, FillIn)
            assert not {"cobalt", "saffron"} <= set(item.answer.bank)

    def test_a_sentence_that_points_elsewhere_is_left_alone(self) -> None:
        text = _text(
            "This happened in 1912.", "It was built in 1913.", "The two met in 1914.", "He left there in 1915."
        )
        assert not [item for item in made(text, ItemType.FILL_IN) if "191" in item.source.quote]


class TestLedIn:
    def test_what_joins_a_sentence_to_the_one_before_is_quoted_and_not_asked(self) -> None:
        whole = "However, a dam can fail because water wears away the clay."
        items = [item for item in made(_text(whole), ItemType.SHORT_ANSWER) if item.source.quote == whole]
        assert [item.stem for item in items] == ["Why can a dam fail?"]
        text = material(_text(whole)).source.text
        assert text[items[0].source.start : items[0].source.end] == whole

    def test_what_means_something_before_stays_out(self) -> None:
        sentences = ("However, it can fail because water wears away the clay.", "As a result, the lake rose in 1912.")
        assert not [item for item in made(_text(*sentences), ItemType.SHORT_ANSWER) if "clay" in item.source.quote]
        assert not [item for item in made(_text(*sentences), ItemType.FILL_IN) if "1912" in item.source.quote]


class TestTrueFalse:
    def test_a_false_statement_is_the_true_one_with_one_thing_changed(self) -> None:
        false = [
            item for item in made(RIVERS, ItemType.TRUE_FALSE) if item.answer == TrueFalse(False, item.source.quote)
        ]
        assert false
        for item in false:
            assert item.stem != item.source.quote
            assert item.stem not in RIVERS

    def test_about_half_are_true(self) -> None:
        items = made(RIVERS, ItemType.TRUE_FALSE)
        true = sum(item.answer == TrueFalse(True) for item in items)
        assert 0.35 <= true / len(items) <= 0.65

    def test_a_place_is_not_changed_to_one_that_holds_it(self) -> None:
        text = _text("Ida Berg was born in Lund.", "The river Ems rises in Germany.", "Lund lies in Sweden.")
        assert not [item for item in made(text, ItemType.TRUE_FALSE) if item.stem == "Ida Berg was born in Sweden."]


class TestMultipleChoice:
    def test_figures_rise_and_none_is_near_another(self) -> None:
        lengths = [item for item in made(RIVERS, ItemType.MULTIPLE_CHOICE) if "Rhine is _____" in item.stem]
        answer = lengths[0].answer
        assert isinstance(answer, MultipleChoice)
        assert answer.options == ("346 kilometers", "1,230 kilometers", "2,850 kilometers", "3,530 kilometers")
        assert answer.right == "1,230 kilometers"

    def test_a_meaning_asks_for_its_word_among_words_of_the_text(self) -> None:
        item = next(one for one in made(RIVERS, ItemType.MULTIPLE_CHOICE) if "flat land" in one.stem)
        assert isinstance(item.answer, MultipleChoice)
        assert item.answer.right == "delta"
        assert set(item.answer.distractors) <= {"meander", "levee", "erosion"}

    def test_without_three_alike_there_is_none(self) -> None:
        text = _text("The Elbe is 1,094 kilometers long.", "The Rhine is 1,230 kilometers long.")
        assert not [item for item in made(text, ItemType.MULTIPLE_CHOICE) if "kilometers" in item.source.quote]


class TestShortAnswer:
    def test_definitions_dates_reasons_and_people_are_asked_for(self) -> None:
        text = _text(
            "A levee is a bank of earth that keeps a river in its bed.",
            "The Chain Bridge in Budapest was opened in 1849.",
            "Salmon can leap over weirs because they swim fast.",
            "Bears catch salmon in the river.",
            "Isambard Brunel designed the Clifton Bridge.",
        )
        asked = {item.stem: item.answer for item in made(text, ItemType.SHORT_ANSWER)}
        assert asked["What is a levee?"] == ShortAnswer(
            "A levee is a bank of earth that keeps a river in its bed.",
            ("a bank of earth that keeps a river in its bed",),
        )
        assert "When was the Chain Bridge in Budapest opened?" in asked
        assert "Why can salmon leap over weirs?" in asked
        assert "Who designed the Clifton Bridge?" in asked


class TestMatching:
    def test_pairs_are_definitions_and_one_meaning_is_left_over(self) -> None:
        item = made(RIVERS, ItemType.MATCHING)[0]
        assert isinstance(item.answer, Matching)
        assert dict(item.answer.pairs).items() <= {
            ("delta", "the flat land that a river builds at its mouth"),
            ("meander", "a wide bend in the course of a river"),
            ("levee", "a bank of earth that keeps a river in its bed"),
            ("erosion", "the carrying away of soil by water or wind"),
            ("river", "a stream of water that flows toward the sea"),
        }
        assert len(item.answer.extra) == 1

    def test_causes_and_effects_of_different_things_are_matched(self) -> None:
        text = _text(
            "Gamblers keep playing because slot machines pay at random.",
            "Satellite links are slow because the signal travels far.",
            "A mountain valley floods every spring, so farmers build barns on hills.",
            "When a glacier melts, its moraines come to light.",
            "Metal gates rust because salt carries charge.",
            "Some satellite parts are made of metal.",
        )
        found = [item for item in made(text, ItemType.MATCHING) if "cause" in item.stem]
        assert len(found) == 1
        answer = found[0].answer
        assert isinstance(answer, Matching)
        whole = {
            ("Slot machines pay at random", "Gamblers keep playing"),
            ("The signal travels far", "Satellite links are slow"),
            ("A mountain valley floods every spring", "Farmers build barns on hills"),
            ("Salt carries charge", "Metal gates rust"),
        }
        assert set(answer.pairs) < whole
        assert set(answer.extra) == {effect for _, effect in whole - set(answer.pairs)}

    def test_two_causes_that_speak_of_one_thing_are_not_matched(self) -> None:
        text = _text(
            "A gate swells because salt carries charge.",
            "A lock breaks because rust eats metal.",
            "A town grows because salt is dear.",
            "A mine closes because metal is gone.",
        )
        assert not [item for item in made(text, ItemType.MATCHING) if "cause" in item.stem]


class TestOrdering:
    def test_numbered_steps_keep_their_order(self) -> None:
        text = f"{FILLER * 3}\n\n1. Fill the jar.\n2. Tilt the jar.\n3. Watch the water run."
        item = made(text, ItemType.ORDERING)[0]
        assert isinstance(item.answer, Ordering)
        assert item.answer.right == ("Fill the jar.", "Tilt the jar.", "Watch the water run.")
        assert item.answer.shown != item.answer.right

    def test_words_of_order_make_steps_and_are_not_shown(self) -> None:
        text = _text("First, fill the jar with sand.", "Then tilt the jar a little.", "Finally, pour in the water.")
        item = made(text, ItemType.ORDERING)[0]
        assert isinstance(item.answer, Ordering)
        assert item.answer.right == ("Fill the jar with sand", "Tilt the jar a little", "Pour in the water")

    def test_events_are_in_the_order_of_their_years_and_do_not_name_them(self) -> None:
        item = next(one for one in made(RIVERS, ItemType.ORDERING) if "earliest" in one.stem)
        assert isinstance(item.answer, Ordering)
        assert [step.split(" in ")[0] for step in item.answer.right] == [
            "The Stone Bridge",
            "The Ponte Vecchio",
            "The Chain Bridge",
            "The Tower Bridge",
        ]

    def test_a_list_of_things_has_no_order(self) -> None:
        text = f"{FILLER * 3}\n\n1. The Danube\n2. The Rhine\n3. The Elbe"
        assert made(text, ItemType.ORDERING) == []
