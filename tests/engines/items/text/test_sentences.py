"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.text.sentences import sentences_of

TEXT = st.text(alphabet=st.sampled_from('ab CD.!?\n"”’) 19'), max_size=80)


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(text)]


class TestSentencesOf:
    @pytest.mark.parametrize(
        "sentences",
        [
            ["Dogs bark.", "Do cats?", "No!"],
            ["Dr. Smith went home.", "He slept."],
            ["Mt. Everest is high.", "So is K2."],
            ["The U.S. has 50 states.", "It is big."],
            ["He lived in the U.S.", "The war had ended."],
            ["Bring acids, bases, etc. to class.", "Wear gloves."],
            ["At 5 p.m. the bell rang.", "All went home."],
            ["In 44 B.C. Caesar died.", "Rome mourned."],
            ["See Fig. 2 for more.", "Then go on."],
            ["No. 5 is alive.", "No.", "It is not."],
            ["J. K. Rowling wrote it.", "It sold well."],
            ["Robert E. Lee gave up.", "The war ended."],
            ["Eat vitamin C.", "Vitamin D is made in the skin."],
            ["This is plan A.", "Then comes plan B."],
            ["It costs $3.50 today.", "Pi is 3.14 or so."],
            ["“Stop!” he said.", "She ran."],
            ["He said, “Go.”", "She left."],
            ["Wait... what happened?", "Nothing did."],
            ["(It works.)", "Try it."],
            ["Use fruit, e.g. apples, i.e. sweet ones.", "Cut them."],
            ["x = 1.", "y = 2."],
        ],
        ids=lambda sentences: sentences[0],
    )
    def test_they_come_apart_where_they_end(self, sentences: list[str]) -> None:
        assert texts(" ".join(sentences)) == sentences

    def test_the_end_of_a_paragraph_ends_one(self) -> None:
        assert texts("The Frog\n\nFrogs live\nin ponds. They swim") == [
            "The Frog",
            "Frogs live\nin ponds.",
            "They swim",
        ]

    def test_empty_text_has_none(self) -> None:
        assert texts(" \n\n ") == []

    @given(TEXT)
    def test_places_are_where_the_texts_stand_and_nothing_is_lost(self, text: str) -> None:
        found = sentences_of(text)
        assert all(text[one.start : one.end] == one.text == one.text.strip() for one in found)
        assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())
