"""Flaws of stems: the answer in them, cut off, pointing elsewhere, too many blanks."""

import random
from dataclasses import replace

from server.engines.items.model import BLANK, FillIn, Item, Matching, MultipleChoice, TrueFalse
from server.engines.items.text.words import FUNCTION_WORDS, bare
from server.engines.items.values import quantity_of
from tests.engines.items.gate.planting.flaw import Flaw, in_item, is_worded_choice, stem_of_sentence

ELSEWHERE = (
    "According to the passage, {}",
    "As shown in Figure 2, {}",
    "In the text above, {}",
    "Based on the diagram below, {}",
    "According to the article, {}",
    "Look at the graph above. {}",
)
CITATIONS = (" (Smith, 2009)", " [12]", " (see Table 3)", " (Kim & Lopez, 2017)", " (Ortiz et al., 2020)")


def _answer_in_stem(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if isinstance(answer, MultipleChoice) and is_worded_choice(item) and item.stem.endswith("?"):
        right = answer.right.rstrip(".")
        if all(bare(option) in bare(item.stem) for option in answer.distractors):
            return None
        told = rng.choice([f", for example {right}?", f" ({right})?", f" when {right} is meant?"])
        return replace(item, stem=item.stem.removesuffix("?") + told)
    if isinstance(answer, FillIn) and not item.code and len(answer.key) > 2 and quantity_of(answer.key) is None:
        return replace(item, stem=f"{item.stem.removesuffix('.')}, as {answer.key} does.")
    return None


def _answer_words_in_stem(item: Item, rng: random.Random) -> Item | None:
    """Of an answer of several words, all that carry meaning, in another order."""
    answer = item.answer
    if not is_worded_choice(item) or not item.stem.endswith("?"):
        return None
    assert isinstance(answer, MultipleChoice)
    said = [word for word in answer.right.rstrip(".").split() if bare(word) not in FUNCTION_WORDS]
    if not 2 <= len(said) <= 5 or any(set(said) & set(option.split()) for option in answer.distractors):
        return None
    rng.shuffle(said)
    return replace(item, stem=f"{item.stem.removesuffix('?')} (think of {', '.join(said)})?")


def _cut(item: Item, rng: random.Random) -> Item | None:
    if not stem_of_sentence(item) or isinstance(item.answer, FillIn):
        return None
    return replace(item, stem=" ".join(item.stem.split()[: rng.choice((2, 3))]))


def _padded(item: Item, rng: random.Random) -> Item | None:
    del rng
    if not stem_of_sentence(item):
        return None
    story = "Imagine that you sit at home and tell your little brother about all that you did at school today, "
    story += "about the lunch, about the bus and about your friends, and that then he looks up and wants to know "
    story += "more about what you learned, and you think for a while about what you could say to him, and begin: "
    return replace(item, stem=story + item.stem)


def _dangling(item: Item, rng: random.Random) -> Item | None:
    if not stem_of_sentence(item) or not isinstance(item.answer, TrueFalse | FillIn):
        return None
    first = item.stem.split()[0]
    if first == BLANK or item.stem.split()[1] == BLANK or (isinstance(item.answer, TrueFalse) and not item.answer.key):
        return None
    pointing = rng.choice(("This", "It", "They", "These", "There,", "He"))
    return replace(item, stem=f"{pointing} {' '.join(item.stem.split()[1:])}")


def _elsewhere(item: Item, rng: random.Random) -> Item | None:
    if not stem_of_sentence(item) or isinstance(item.answer, TrueFalse):
        return None
    return replace(item, stem=rng.choice(ELSEWHERE).format(item.stem[0].lower() + item.stem[1:]))


def _citation(item: Item, rng: random.Random) -> Item | None:
    if not stem_of_sentence(item) or item.stem[-1] not in "?.":
        return None
    return replace(item, stem=f"{item.stem[:-1]}{rng.choice(CITATIONS)}{item.stem[-1]}")


def _two_blanks(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, FillIn) or item.code:
        return None
    words = item.stem.split()
    places = [at for at, word in enumerate(words) if word.isalpha() and word not in FUNCTION_WORDS and len(word) > 3]
    if not places:
        return None
    words[rng.choice(places)] = BLANK
    return replace(item, stem=" ".join(words))


def _no_blank(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, FillIn) or item.code:
        return None
    return replace(item, stem=item.stem.replace(BLANK, rng.choice(("...", "something"))))


def _short_blank(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, FillIn) or item.code:
        return None
    return replace(item, stem=item.stem.replace(BLANK, rng.choice(("__", "___", "________"))))


def _no_question(item: Item, rng: random.Random) -> Item | None:
    del rng
    if not isinstance(item.answer, MultipleChoice) or not item.stem.endswith("?"):
        return None
    return replace(item, stem=item.stem.replace("?", "."))


def _statement_asks(item: Item, rng: random.Random) -> Item | None:
    if not isinstance(item.answer, TrueFalse) or not item.answer.key or not stem_of_sentence(item):
        return None
    stem = item.stem.removesuffix(".")
    return replace(item, stem=rng.choice((f"Is it so that {stem[0].lower()}{stem[1:]}?", f"{stem}?")))


def _shared_word(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if not isinstance(answer, Matching) or not all(prompt.isalpha() for prompt, _ in answer.pairs):
        return None
    at = rng.randrange(len(answer.pairs))
    prompt, match = answer.pairs[at]
    told = f"{match.removesuffix('.')} of the {prompt}"
    pairs = (*answer.pairs[:at], (prompt, told), *answer.pairs[at + 1 :])
    shown = tuple(told if one == match else one for one in answer.shown)
    return replace(item, answer=Matching(pairs, answer.extra, shown))


def _no_extra(item: Item, rng: random.Random) -> Item | None:
    del rng
    answer = item.answer
    if not isinstance(answer, Matching):
        return None
    shown = tuple(one for one in answer.shown if one not in answer.extra)
    return replace(item, answer=Matching(answer.pairs, (), shown))


def _match_again(item: Item, rng: random.Random) -> Item | None:
    """One match goes with two prompts."""
    del rng
    answer = item.answer
    if not isinstance(answer, Matching):
        return None
    (first, match), (second, gone), *rest = answer.pairs
    shown = tuple(match if one == gone else one for one in answer.shown)
    return replace(item, answer=Matching(((first, match), (second, match), *rest), answer.extra, shown))


def _not_shown(item: Item, rng: random.Random) -> Item | None:
    answer = item.answer
    if not isinstance(answer, Matching):
        return None
    gone = rng.randrange(len(answer.shown))
    return replace(item, answer=replace(answer, shown=answer.shown[:gone] + answer.shown[gone + 1 :]))


WORDING_FLAWS: tuple[Flaw, ...] = (
    in_item("the answer in the stem", "key-not-in-stem", _answer_in_stem),
    in_item("the words of the answer in the stem", "key-not-in-stem", _answer_words_in_stem),
    in_item("a stem of two or three words", "stem-form", _cut),
    in_item("a stem of seventy words", "stem-form", _padded),
    in_item("a pronoun for what is not there", "stem-form", _dangling),
    in_item("a text that is not there", "stem-form", _elsewhere),
    in_item("a citation", "stem-form", _citation),
    in_item("two blanks", "stem-form", _two_blanks),
    in_item("no blank", "stem-form", _no_blank),
    in_item("a blank that is not one", "stem-form", _short_blank),
    in_item("no question mark", "stem-form", _no_question),
    in_item("a statement that asks", "stem-form", _statement_asks),
    in_item("a word of the prompt in its match", "matching-fair", _shared_word),
    in_item("no match too many", "matching-fair", _no_extra),
    in_item("one match for two prompts", "matching-fair", _match_again),
    in_item("a match that is not shown", "matching-fair", _not_shown),
)
