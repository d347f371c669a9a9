"""Questions about what something causes, is made of, is for, and where it is found."""

import pytest

from tests.engines.quizzes.from_source.samples import asked


class TestVerbs:
    @pytest.mark.parametrize(
        ("sentence", "stem", "point"),
        [
            (
                "The flow of the river depends on the rain in the hills.",
                "What does the flow of the river depend on?",
                "the rain in the hills",
            ),
            ("The great flood led to a new law on dams.", "What did the great flood lead to?", "a new law on dams"),
            ("The long levees consist of clay and stones.", "What do the long levees consist of?", "clay and stones"),
            ("The law of floods states that water rises slowly.", "What does the law of floods state?", "that water"),
            ("The floods are caused by heavy rain in May.", "What are the floods caused by?", "heavy rain in May"),
            ("The long canals are used to carry stone.", "What are the long canals used for?", "to carry stone"),
            ("The salt mines are located near the old harbor.", "Where are the salt mines located?", "near the old"),
            (
                "The main purpose of the levees is to keep the town dry.",
                "What is the main purpose of the levees?",
                "to keep the town dry",
            ),
            (
                "The upper river differs from the lower river in that the water is clear.",
                "How does the upper river differ from the lower river?",
                "in that the water is clear",
            ),
        ],
    )
    def test_the_verb_is_asked_with_its_helper(self, sentence: str, stem: str, point: str) -> None:
        answer = asked(sentence)[stem]
        assert answer.key == sentence
        assert answer.points[0].startswith(point)

    @pytest.mark.parametrize(
        "sentence",
        [
            "The salt mines that lie near the harbor contain clay.",
            "They consist of clay and stones.",
            "The river and the lake depend on the rain.",
            "The levees contain these and the other stones.",
        ],
    )
    def test_what_is_no_plain_noun_is_left_alone(self, sentence: str) -> None:
        assert asked(sentence) == {}


class TestCounted:
    def test_what_is_counted_and_listed(self) -> None:
        answer = asked("There are three kinds of river bed: sand, gravel, and rock.")
        assert answer["What are the three kinds of river bed?"].points == ("sand, gravel, and rock",)

    def test_what_points_elsewhere_is_left_alone(self) -> None:
        assert asked("There are three kinds of these: sand, gravel, and rock.") == {}
