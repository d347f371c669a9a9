"""What a band's questions must be together: kinds, levels, keys that nothing gives away."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from server.engines.items.model import Bloom, Difficulty
from server.engines.packs.model import (
    AnyQuestion,
    BandContent,
    ChoiceQuestion,
    FillInQuestion,
    TrueFalseQuestion,
)
from server.engines.packs.words import content_stems, plain
from tests.engines.packs.finding import Finding, error, note
from tests.engines.packs.stems import is_negative

LEAST_OF_TYPE = {"multiple_choice": 9, "true_false": 3, "fill_in": 2, "matching": 1, "short_answer": 2}
BLOOM_SHARES: dict[str, tuple[tuple[Bloom, ...], float, float]] = {
    "remember": ((Bloom.REMEMBER,), 0.12, 0.45),
    "understand": ((Bloom.UNDERSTAND,), 0.15, 0.52),
    "apply": ((Bloom.APPLY,), 0.1, 0.5),
    "analyze and above": ((Bloom.ANALYZE, Bloom.EVALUATE, Bloom.CREATE), 0.05, 0.3),
}
DIFFICULTY_SHARES = {
    Difficulty.EASY: (0.15, 0.45),
    Difficulty.MEDIUM: (0.25, 0.55),
    Difficulty.HARD: (0.1, 0.35),
    Difficulty.EXPERT: (0.04, 0.2),
}
LARGEST_KEY_SHARE = 0.25
LARGEST_NEGATIVE_SHARE = 0.1
SAME_STEM = 0.8
LONGEST_LEAK = 3


def check_questions(band: str, content: BandContent) -> Iterator[Finding]:
    """All that is said of the questions of one band together."""
    place, questions = f"{band} questions", content.questions
    counts: Counter[str] = Counter(question.type for question in questions)
    for kind, least in LEAST_OF_TYPE.items():
        if counts[kind] < least:
            yield error(place, f"{counts[kind]} of {kind}, at least {least}")
    if not counts["ordering"] and not counts["luau_order"]:
        yield note(place, "no ordering")
    per_objective = Counter(question.objective for question in questions)
    for objective in content.objectives:
        if per_objective[objective.id] < 3:
            yield error(place, f"objective {objective.id} has {per_objective[objective.id]} questions, at least 3")
    yield from _shares(place, questions)
    yield from _keys(place, [question for question in questions if isinstance(question, ChoiceQuestion)])
    yield from _truth(place, [question for question in questions if isinstance(question, TrueFalseQuestion)])
    yield from _same_stems(place, questions)
    yield from _leaks(place, questions)


def _shares(place: str, questions: list[AnyQuestion]) -> Iterator[Finding]:
    blooms = Counter(question.bloom for question in questions)
    for name, (levels, least, most) in BLOOM_SHARES.items():
        share = sum(blooms[level] for level in levels) / len(questions)
        if not least <= share <= most:
            yield error(place, f"{share:.0%} {name}, not {least:.0%} to {most:.0%}")
    difficulties = Counter(question.difficulty for question in questions)
    for difficulty, (least, most) in DIFFICULTY_SHARES.items():
        share = difficulties[difficulty] / len(questions)
        if not least <= share <= most:
            yield error(place, f"{share:.0%} {difficulty}, not {least:.0%} to {most:.0%}")


def _keys(place: str, choices: list[ChoiceQuestion]) -> Iterator[Finding]:
    longest = [one.stem for one in choices if len(one.answer) > max(map(len, one.wrong))]
    shortest = [one.stem for one in choices if len(one.answer) < min(map(len, one.wrong))]
    for word, found in (("longest", longest), ("shortest", shortest)):
        if len(found) > LARGEST_KEY_SHARE * len(choices):
            listed = "".join(f"\n      {stem}" for stem in found)
            yield error(place, f"the key is the {word} option in {len(found)} of {len(choices)}:{listed}")
    negative = sum(is_negative(choice.stem) for choice in choices)
    if negative > LARGEST_NEGATIVE_SHARE * len(choices):
        yield error(place, f"{negative} of {len(choices)} stems are negative")


def _truth(place: str, statements: list[TrueFalseQuestion]) -> Iterator[Finding]:
    true = sum(statement.answer for statement in statements)
    if statements and not 0.3 <= true / len(statements) <= 0.7:
        yield error(place, f"{true} of {len(statements)} statements are true; about half should be")


def _same_stems(place: str, questions: list[AnyQuestion]) -> Iterator[Finding]:
    for one, other in combinations(questions, 2):
        words, others = set(content_stems(one.stem)), set(content_stems(other.stem))
        if one.type.startswith("luau") and other.type.startswith("luau"):
            continue  # the code is what they ask about
        if words and len(words & others) / len(words | others) >= SAME_STEM:
            yield error(place, f"two stems are the same: {one.stem} | {other.stem}")


def _leaks(place: str, questions: list[AnyQuestion]) -> Iterator[Finding]:
    """A short key in another's stem is noted; where that stem speaks of the same thing, it gives the key away."""
    for question in questions:
        if not isinstance(question, ChoiceQuestion | FillInQuestion):
            continue
        key = plain(question.answer)
        if len(key.split()) > LONGEST_LEAK or len(key) < 4 or key.replace(" ", "").isdigit():
            continue
        asked = set(content_stems(question.stem)) - set(content_stems(key))
        for other in questions:
            if other is question or f" {key} " not in f" {plain(other.stem)} ":
                continue
            told = asked & set(content_stems(other.stem))
            if len(told) >= max(2, len(asked) / 2):
                yield error(place, f"`{key}` is given away by: {other.stem} (asked: {question.stem})")
            else:
                yield note(place, f"the key `{key}` stands in the stem: {other.stem}")
