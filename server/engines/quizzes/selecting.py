"""Which of the candidates make a quiz: sound together, and as near as can be to what was asked for."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from server.engines.items.gate.gate import is_sound
from server.engines.items.gate.rule import Context
from server.engines.items.gate.rules import no_leaks, no_repeats
from server.engines.items.model import GAP, Bloom, Difficulty, Item, ItemType, MultipleChoice, Origin
from server.engines.quizzes.order import is_sorted_by_value, with_key_at
from server.engines.quizzes.request import QuizRequest

DIFFICULTY_SHARES: Mapping[Difficulty, Mapping[Difficulty, float]] = {
    Difficulty.EASY: {Difficulty.EASY: 0.7, Difficulty.MEDIUM: 0.3},
    Difficulty.MEDIUM: {Difficulty.EASY: 0.25, Difficulty.MEDIUM: 0.5, Difficulty.HARD: 0.25},
    Difficulty.HARD: {Difficulty.MEDIUM: 0.25, Difficulty.HARD: 0.5, Difficulty.EXPERT: 0.25},
    Difficulty.EXPERT: {Difficulty.HARD: 0.35, Difficulty.EXPERT: 0.65},
}
"""What a quiz of a difficulty is made of. Our own: no quiz is all of one kind."""

TYPE_WEIGHT, DIFFICULTY_WEIGHT, BLOOM_WEIGHT, OBJECTIVE_WEIGHT, LONGEST_WEIGHT = 1.0, 1.0, 1.0, 1.5, 1.0
LONGEST_SHARE = 0.3
"""Of the choices of a quiz: where so many keys are the longest option, one more is only taken for want of others."""
FAIR_SHARE = 0.2
"""Where clearly fewer are the longest, one that is comes a little earlier: else a guesser would avoid the longest."""
COMPUTED_WEIGHT, COMPUTED_SHARE = 0.5, 0.4
"""Of a quiz with exercises that are computed anew each time: a pack says how, they say whether it can be done."""
MOST_JUDGED = 1 / 3
"""Of a quiz of no named types: more statements to judge are taken only for want of others."""
WORTH_SEVERAL, SEVERAL_WEIGHT = 0.5, 1.0
"""What is made of several sentences comes before these are asked for one by one, where half an item of it is wanted."""
PLENTY = 2
"""Sentences for each item that is wanted, from which on several may go into one."""
ELSE_WEIGHT = 0.6
"""How much less a statement is worth as true or false, where its sentence can be asked for in another way."""
USUAL_SHARES: Mapping[ItemType, float] = {
    ItemType.MULTIPLE_CHOICE: 0.45,
    ItemType.TRUE_FALSE: 0.12,
    ItemType.FILL_IN: 0.1,
    ItemType.NUMERIC: 0.12,
    ItemType.MATCHING: 0.05,
    ItemType.ORDERING: 0.05,
    ItemType.SHORT_ANSWER: 0.06,
    ItemType.LUAU_OUTPUT: 0.15,
}
"""Where no type was named."""


_Place = tuple[str, str]
"""A material's id, and a sentence of it."""


@dataclass(slots=True)
class _Chosen:
    """What there is so far, counted."""

    items: list[Item] = field(default_factory=list)
    types: Counter[ItemType] = field(default_factory=Counter)
    levels: Counter[Bloom] = field(default_factory=Counter)
    difficulties: Counter[Difficulty] = field(default_factory=Counter)
    objectives: Counter[str] = field(default_factory=Counter)
    longest: int = 0
    computed: int = 0

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.types[item.type] += 1
        self.levels[item.bloom] += 1
        self.difficulties[item.difficulty] += 1
        self.objectives[item.objective] += 1
        self.longest += _key_is_longest(item)
        self.computed += item.source.origin is Origin.GENERATOR


def select(
    candidates: Sequence[Item],
    request: QuizRequest,
    context: Context,
    rng: random.Random,
    first: Sequence[Item] = (),
) -> tuple[Item, ...]:
    """At most `request.count` of them, each sound and none at odds with another; fewer where there are no more.

    Those of `first` are taken before any other, as far as they are sound and go together.
    """
    wanted = request.types or tuple(ItemType)
    sound = [item for item in candidates if item.type in wanted and is_sound(item, context)]
    rng.shuffle(sound)
    shares = _type_shares(sound, request)
    chosen = _Chosen()
    elsewhere = _asked_elsewhere(sound)
    for item in fitting([item for item in first if item.type in wanted], (), context):
        if len(chosen.items) < request.count and goes_with(item, chosen.items, context):
            chosen.add(item)
    while sound and len(chosen.items) < request.count:
        best = max(
            sound,
            key=lambda item: (
                _worth(item, chosen, request, shares) + _sentence_worth(item, chosen, request, shares, elsewhere)
            ),
        )
        sound.remove(best)
        if goes_with(best, chosen.items, context):
            chosen.add(best)
    return _with_balanced_keys(_in_teaching_order(chosen.items), rng)


def fitting(candidates: Sequence[Item], others: Sequence[Item], context: Context) -> list[Item]:
    """Those that are sound and at odds with none of the others, which stay."""
    return [item for item in candidates if is_sound(item, context) and goes_with(item, others, context)]


def _type_shares(sound: Sequence[Item], request: QuizRequest) -> Mapping[ItemType, float]:
    """Even over the types that were named; the usual ones, of those that occur, where none was."""
    occurring = {item.type for item in sound}
    if request.types:
        named = [kind for kind in request.types if kind in occurring]
        return dict.fromkeys(named, 1 / len(named)) if named else {}
    whole = sum(USUAL_SHARES[kind] for kind in ItemType if kind in occurring)
    return {kind: USUAL_SHARES[kind] / whole for kind in ItemType if kind in occurring}


def _worth(item: Item, chosen: _Chosen, request: QuizRequest, shares: Mapping[ItemType, float]) -> float:
    """How much is still lacking of what the item is."""
    count = request.count
    worth = TYPE_WEIGHT * _lacking(shares.get(item.type, 0.0) * count, chosen.types[item.type])
    wanted = DIFFICULTY_SHARES[request.difficulty].get(item.difficulty, 0.0)
    worth += DIFFICULTY_WEIGHT * _lacking(wanted * count, chosen.difficulties[item.difficulty])
    if request.shares:
        wanted = request.shares.get(item.bloom, 0.0)
        worth += BLOOM_WEIGHT * _lacking(wanted * count, chosen.levels[item.bloom])
    if item.source.origin is Origin.GENERATOR:
        worth += COMPUTED_WEIGHT * _lacking(COMPUTED_SHARE * count, chosen.computed)
    worth += OBJECTIVE_WEIGHT / (1 + chosen.objectives[item.objective])
    return worth + _length_worth(item, chosen)


def _sentence_worth(
    item: Item, chosen: _Chosen, request: QuizRequest, shares: Mapping[ItemType, float], elsewhere: frozenset[_Place]
) -> float:
    """Of a material. Below 0 for statements to judge, where others are wanted: a guess is right about half of them."""
    places = _places(item)
    if item.type is ItemType.TRUE_FALSE and not request.types:
        if chosen.types[ItemType.TRUE_FALSE] + 1 > MOST_JUDGED * request.count:
            return -len(ItemType)
        return -ELSE_WEIGHT if places & elsewhere else 0.0
    if len(places) > 1 and not chosen.types[item.type] and len(elsewhere) >= PLENTY * request.count:
        return SEVERAL_WEIGHT if shares.get(item.type, 0.0) * request.count >= WORTH_SEVERAL else 0.0
    return 0.0


def _asked_elsewhere(items: Sequence[Item]) -> frozenset[_Place]:
    """Sentences of materials that are asked for in another way than as true or false."""
    return frozenset(place for item in items if item.type is not ItemType.TRUE_FALSE for place in _places(item))


def _length_worth(item: Item, chosen: _Chosen) -> float:
    """Keys are the longest option about as often as chance would have it: no more, and no less."""
    if item.type is not ItemType.MULTIPLE_CHOICE:
        return 0.0
    choices = 1 + chosen.types[ItemType.MULTIPLE_CHOICE]
    if not _key_is_longest(item):
        return 0.0
    if chosen.longest >= LONGEST_SHARE * choices:
        return -LONGEST_WEIGHT
    return LONGEST_WEIGHT / 2 if chosen.longest < FAIR_SHARE * choices - 1 else 0.0


def _lacking(wanted: float, have: int) -> float:
    """At most 1; below 0 where there is too much, and -1 of what was not asked for."""
    return min(1.0, wanted - have) if wanted else -1.0


def goes_with(item: Item, others: Sequence[Item], context: Context) -> bool:
    """Whether it neither repeats nor gives away one of them, nor asks for the same sentence of a material again.

    The others go with each other already, so each pair with the new one is enough.
    """
    mine = _places(item)
    if any(mine & _places(other) for other in others):
        return False
    return not any(
        True for other in others for rule in (no_repeats, no_leaks) for _ in rule.check((other, item), context)
    )


def _places(item: Item) -> set[_Place]:
    """Sentences of materials."""
    source = item.source
    return (
        {(source.material_id, piece) for piece in source.quote.split(GAP)}
        if source.origin is Origin.MATERIAL
        else set()
    )


def _key_is_longest(item: Item) -> bool:
    answer = item.answer
    return isinstance(answer, MultipleChoice) and len(answer.right) > max(map(len, answer.distractors))


def _in_teaching_order(items: Sequence[Item]) -> list[Item]:
    """Types together, as they are printed, easiest first within."""
    types, difficulties = list(ItemType), list(Difficulty)
    return sorted(items, key=lambda item: (types.index(item.type), difficulties.index(item.difficulty)))


def _with_balanced_keys(items: list[Item], rng: random.Random) -> tuple[Item, ...]:
    """Right options stand in every place about equally often, where their place is free."""
    deck: list[int] = []
    balanced: list[Item] = []
    for item in items:
        answer = item.answer
        if not isinstance(answer, MultipleChoice) or is_sorted_by_value(answer) or _stands_in_order(item):
            balanced.append(item)
            continue
        fitting = [place for place in deck if place < len(answer.options)]
        if not fitting:
            deck = rng.sample(range(len(answer.options)), len(answer.options))
            fitting = deck
        place = fitting[0]
        deck.remove(place)
        balanced.append(replace(item, answer=with_key_at(answer, place)))
    return tuple(balanced)


def _stands_in_order(item: Item) -> bool:
    """Options that are lines of the code stay in its order."""
    answer = item.answer
    return isinstance(answer, MultipleChoice) and all(option.startswith("Line ") for option in answer.options)
