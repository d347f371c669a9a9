"""What small models write when a grammar holds them to the shape: it looks like a question and is of no use."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context
from server.engines.items.gate.same import same_answer
from server.engines.items.model import FillIn, Item, ItemType, MultipleChoice, ShortAnswer
from server.engines.items.text.words import content_stems, word_overlap, words_of
from server.engines.quizzes.from_model.shape import EXAMPLE

MOSTLY = 0.4
"""Share of the words of question and reason that stand in what is known about the topic.

Of 378 questions of ten packs 2.9 % have less with their own pack, and 91 % with another one; one word in common is
had by 79 % of them with another one.
"""
COMPUTED = frozenset({ItemType.NUMERIC, ItemType.LUAU_OUTPUT})
"""Told in stories of anything; their keys are found again by computing."""
FEWEST_POINTS = 2
COPIED = 0.75
"""Share of words in common with the prompt's example: SmolLM2 gave that in 15 of 27 answers, often with a wrong key."""


def is_about(item: Item, about: frozenset[str], *, in_stories: bool) -> bool:
    """Whether it is told in the words of the topic, whose stems `about` are; `in_stories`: one of them will do."""
    own = set(content_stems(f"{item.stem} {item.reason}"))
    if in_stories or item.type in COMPUTED:
        return bool(own & about)
    return len(own & about) >= MOSTLY * len(own) > 0


def rubbish_in(item: Item, about: frozenset[str], context: Context) -> Iterator[str]:
    """What is wrong with it, in words that the model can mend it by."""
    if word_overlap(item.stem, EXAMPLE) >= COPIED:
        yield "It is the example of how to write one."
    match item.answer:
        case ShortAnswer(key, points) if len(points) >= FEWEST_POINTS and any(same_answer(key, one) for one in points):
            yield "Its options are answers to choose from; of a short answer they are the points it is marked by."
        case MultipleChoice() | ShortAnswer() | FillIn():
            key = item.answer.right if isinstance(item.answer, MultipleChoice) else item.answer.key
            if about and _is_no_word(key, about, context):
                yield f"Its answer “{key}” is no word that is known."
        case _:
            pass


def _is_no_word(text: str, about: frozenset[str], context: Context) -> bool:
    """One word in small letters, in no list and nowhere in the text. Names are not looked up."""
    words = words_of(text)
    if context.word_rank is None or len(words) != 1 or not (text.islower() and words[0].isalpha()):
        return False
    listed = context.word_rank(words[0]) is not None or context.nouns.knows(words[0])
    return not listed and not about & set(content_stems(words[0]))
