"""Questions that hold a clause of a sentence as it stands."""

import pytest

from tests.engines.quizzes.from_source.samples import asked


class TestWhy:
    def test_a_reason_at_the_end_is_the_answer(self) -> None:
        sentence = "The metal parts of old ships rust quickly because salt water carries charge."
        answer = asked(sentence)["Explain why the metal parts of old ships rust quickly."]
        assert (answer.key, answer.points) == (sentence, ("because salt water carries charge",))

    def test_a_reason_at_the_beginning_is_the_answer(self) -> None:
        answer = asked("Because salt water carries charge, the metal parts of old ships rust quickly.")
        assert answer["Explain why the metal parts of old ships rust quickly."].points == ("salt water carries charge",)

    def test_what_follows_from_a_fact_is_asked_for(self) -> None:
        answer = asked("The valley floods every spring, so the farmers build their barns on hills.")
        assert answer["Explain why the farmers build their barns on hills."].points == (
            "The valley floods every spring",
        )

    def test_a_purpose_is_a_reason(self) -> None:
        answer = asked("The keepers close the gates at night so that the water cannot rise in the harbor.")
        assert "Explain why the keepers close the gates at night." in answer

    @pytest.mark.parametrize(
        "sentence",
        [
            "Although the dam is old, it holds because the clay below is dense.",
            "The dam was built in haste, and it broke because the clay was loose.",
            "The dam did not break because the clay was loose.",
            "The keepers said that the dam held because the clay was dense.",
            "They rust quickly because salt water carries charge.",
            "The harm is because of the salt in the water.",
        ],
    )
    def test_where_it_is_not_sure_what_the_reason_is_of_nothing_is_asked(self, sentence: str) -> None:
        assert not [stem for stem in asked(sentence) if "why" in stem.casefold()]


class TestHow:
    def test_a_gerund_after_by_is_the_answer(self) -> None:
        answer = asked("The beavers raise the water by stacking branches and mud across the stream.")
        assert answer["Explain how the beavers raise the water."].points == (
            "by stacking branches and mud across the stream",
        )

    def test_a_time_is_no_way(self) -> None:
        assert asked("The mist over the river clears by morning in most weeks.") == {}


class TestWhatHappens:
    def test_in_the_tense_of_the_sentence(self) -> None:
        answer = asked(
            "When the snow of the mountains melts, the lower river floods the meadows.",
            "When the dam of the upper lake broke, the whole town lost its bridges.",
            "When the lower river is frozen, the long barges stay in their harbors.",
            "If the rain of the valley stopped, the lower meadows would turn to dust.",
        )
        assert set(answer) == {
            "What happens when the snow of the mountains melts?",
            "What happens when the lower river is frozen?",
            "What happened when the dam of the upper lake broke?",
            "What would happen if the rain of the valley stopped?",
        }

    @pytest.mark.parametrize(
        "sentence",
        [
            "When it melts in the spring, the lower river floods the meadows.",
            "When the river bends twice, the bend is called a meander loop.",
            "When the river was a young stream, the people fished for salmon.",
            "When the water of the kettle boils, turn the stove off at once.",
        ],
    )
    def test_names_orders_and_mere_times_are_left_alone(self, sentence: str) -> None:
        assert not [stem for stem in asked(sentence) if stem.startswith("What happen")]

    def test_when_something_occurs(self) -> None:
        answer = asked("A flash flood occurs when a storm drops more rain than the ground can hold.")
        assert answer["When does a flash flood occur?"].points == (
            "when a storm drops more rain than the ground can hold",
        )

    def test_what_would_be_without_something(self) -> None:
        answer = asked("Without the high levees, the spring floods would cover half of the old town.")
        assert "What would happen without the high levees?" in answer
