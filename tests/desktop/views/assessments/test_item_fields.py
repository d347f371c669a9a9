"""A question as lines to be changed, and back."""

import pytest

from contracts.content import ItemType, ShortAnswerItem
from desktop.views.assessments.item_fields import UnfitItem, changed_item, choice_lines, key_line
from tests.desktop.content_samples import assessment, item


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class TestRoundTrip:
    @pytest.mark.parametrize("kind", list(ItemType))
    def test_what_is_not_changed_stays_as_it_is(self, kind: ItemType) -> None:
        (question,) = assessment(item(kind.value)).items
        choices, key = choice_lines(question), key_line(question)
        assert choices is not None or key is not None
        same = changed_item(question, lines(choices[1]) if choices else [], key[1] if key else "", {})
        if kind is ItemType.MATCHING:  # its matches are printed in the order of the alphabet
            same = same.model_copy(update={"options": question.options})
        assert same == question

    def test_what_an_answer_in_sentences_is_marked_for_is_a_line_each(self) -> None:
        (question,) = assessment(item("short_answer")).items
        changed = changed_item(question, ["Names the air", "Names the light"], "Air scatters light.", {})
        assert isinstance(changed, ShortAnswerItem)
        assert (changed.key, changed.marks) == ("Air scatters light.", ["Names the air", "Names the light"])


class TestUnfit:
    @pytest.mark.parametrize(
        ("kind", "choices", "key"),
        [
            ("multiple_choice", ["1/2", "1/3"], ""),
            ("multiple_choice", ["* 1/2"], ""),
            ("multiple_choice", ["* 1/2", "* 1/3"], ""),
            ("true_false", [], "perhaps"),
            ("fill_in", [], " | "),
            ("numeric", [], ""),
            ("matching", ["a = b", "c"], ""),
            ("ordering", ["a", "a"], ""),
        ],
    )
    def test_it_says_why(self, kind: str, choices: list[str], key: str) -> None:
        (question,) = assessment(item(kind)).items
        with pytest.raises(UnfitItem, match=r"\w"):
            changed_item(question, choices, key, {})

    def test_a_question_without_text_is_none(self) -> None:
        (question,) = assessment(item("numeric")).items
        with pytest.raises(UnfitItem, match="no text"):
            changed_item(question, [], "1", {"stem": " "})
