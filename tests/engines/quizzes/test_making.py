"""Quizzes made of what the product has."""

from collections import Counter

import pytest

from contracts.content import AssessmentDocument
from server.engines.items.gate.rule import Severity
from server.engines.items.model import Bloom, Difficulty, Item, ItemType, MultipleChoice
from server.engines.items.plain import from_plain, to_plain
from server.engines.quizzes.document import quiz_document, quiz_from_document
from server.engines.quizzes.making import MadeQuiz, make_quiz
from server.engines.quizzes.request import QuizRequest
from server.engines.quizzes.topic import TopicUnknown
from server.engines.tools import bundled_tools

PHOTOSYNTHESIS = QuizRequest("Science", "Photosynthesis", 6, seed=3)
FRACTIONS = QuizRequest("Mathematics", "Adding fractions", 5, count=8, seed=3)


def _made(request: QuizRequest, subject: str | None = None) -> MadeQuiz:
    return make_quiz(request, subject, bundled_tools())  # type: ignore[arg-type]  # any subject's name


class TestTopic:
    def test_a_pack_gives_as_many_as_are_asked_for_without_a_flaw(self) -> None:
        made = _made(PHOTOSYNTHESIS)
        assert len(made.quiz.items) == 10
        assert [one for one in made.findings if one.severity is Severity.HARD] == []
        assert made.made_from == "Made offline from the pack “Photosynthesis”."

    def test_mathematics_has_computed_exercises(self) -> None:
        made = _made(FRACTIONS, "mathematics")
        assert len(made.quiz.items) == 8
        assert "computed exercises" in made.made_from
        assert {item.source.origin.value for item in made.quiz.items} >= {"generator"}

    def test_what_nothing_is_written_about_is_not_made_up(self) -> None:
        with pytest.raises(TopicUnknown) as told:
            _made(QuizRequest("Science", "Xylophone maintenance", 6))
        assert len(told.value.offered) == 5

    def test_a_grade_that_the_pack_is_not_written_for_is_told(self) -> None:
        made = _made(QuizRequest("Science", "Cells", 11))
        assert "“Cells” is written for grades 6-8, the nearest there are." in made.notes


class TestSeed:
    def test_the_same_makes_the_same(self) -> None:
        assert _made(PHOTOSYNTHESIS) == _made(PHOTOSYNTHESIS)

    def test_another_makes_another(self) -> None:
        stems = {tuple(item.stem for item in _made(QuizRequest("Science", "Photosynthesis", 6, seed=seed)).quiz.items)
                 for seed in range(4)}  # fmt: skip
        assert len(stems) == 4


class TestAskedFor:
    def test_more_than_there_are_gives_all_and_says_so(self) -> None:
        made = _made(QuizRequest("Science", "Photosynthesis", 6, count=100))
        assert 20 <= len(made.quiz.items) < 100
        assert any(note.startswith("100 questions were asked for; there are") for note in made.notes)

    def test_types(self) -> None:
        kinds = (ItemType.TRUE_FALSE, ItemType.ORDERING)
        made = _made(QuizRequest("Science", "Photosynthesis", 6, count=3, types=kinds))
        assert {item.type for item in made.quiz.items} == set(kinds)

    def test_a_type_that_the_topic_does_not_have_is_told(self) -> None:
        kinds = (ItemType.TRUE_FALSE, ItemType.LUAU_OUTPUT)
        made = _made(QuizRequest("Science", "Photosynthesis", 6, count=3, types=kinds))
        assert "The topic has no luau output questions." in made.notes

    def test_objectives_in_her_own_words(self) -> None:
        words = "Describe the parts of a leaf and what they do in photosynthesis"
        made = _made(QuizRequest("Science", "Photosynthesis", 6, count=3, objectives=(words, "Tame a dragon")))
        assert [objective.text for objective in made.quiz.objectives] == [words]
        assert {item.objective for item in made.quiz.items} == {made.quiz.objectives[0].id}
        assert "There is no question for “Tame a dragon” yet." in made.notes

    def test_points(self) -> None:
        made = _made(QuizRequest("Science", "Photosynthesis", 6, count=4, points_each=5))
        assert made.quiz.points == 20

    def test_the_mix_of_levels(self) -> None:
        made = _made(QuizRequest("Science", "Photosynthesis", 6, count=6, bloom={Bloom.APPLY: 1.0}))
        assert Counter(item.bloom for item in made.quiz.items)[Bloom.APPLY] >= 4

    @pytest.mark.parametrize("difficulty", Difficulty)
    def test_every_difficulty_can_be_made(self, difficulty: Difficulty) -> None:
        made = _made(QuizRequest("Mathematics", "Adding fractions", 5, difficulty=difficulty), "mathematics")
        assert len(made.quiz.items) == 10


class TestPlain:
    def _items(self) -> list[Item]:
        return [item for request in (PHOTOSYNTHESIS, FRACTIONS) for item in _made(request).quiz.items]

    def test_items_come_back_as_they_were(self) -> None:
        items = self._items()
        assert len({item.type for item in items}) >= 6
        assert [from_plain(to_plain(item)) for item in items] == items

    def test_the_document_is_one_of_the_wire_and_comes_back(self) -> None:
        made = _made(PHOTOSYNTHESIS)
        plain = quiz_document(made, 3)
        document = AssessmentDocument.model_validate(plain)
        assert document.model_dump(mode="json", exclude={"time_limit_minutes", "passing_percent"}) == plain
        assert quiz_from_document(document.model_dump(mode="json"), made.quiz.id) == made.quiz


class TestKeys:
    def test_a_key_of_the_wire_is_the_index_of_the_right_option(self) -> None:
        for item in _made(PHOTOSYNTHESIS).quiz.items:
            if isinstance(item.answer, MultipleChoice):
                plain = to_plain(item)
                assert plain["options"][plain["key"]] == item.answer.right


class TestPartOfAPack:
    def test_what_was_asked_for_comes_before_the_rest_of_its_pack(self) -> None:
        request = QuizRequest("English", "commas", 3, count=6, seed=5)
        made = make_quiz(request, "english", bundled_tools())
        items = made.quiz.items
        assert len(items) == 6
        (said,) = (note for note in made.notes if "itself is asked about" in note)
        named = int(said.split(" in ")[1].split()[0])
        assert 4 <= named < 6
        assert sum("comma" in f"{item.stem} {item.reason}".lower() for item in items) >= 4
