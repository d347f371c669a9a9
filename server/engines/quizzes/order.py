"""Orders in which things are printed: drawn, or by value where they are numbers."""

import random
from collections.abc import Sequence

from server.engines.items.model import Matching, MultipleChoice, Ordering
from server.engines.items.values import quantity_of


def choice(right: str, wrong: Sequence[str], rng: random.Random) -> MultipleChoice:
    """The options in an order that tells nothing: quantities of one unit rising, others drawn."""
    options = [right, *wrong]
    quantities = [quantity_of(option) for option in options]
    known = [quantity for quantity in quantities if quantity is not None]
    if len(known) == len(options) and len({unit for _, unit in known}) == 1:
        options = [option for _, option in sorted(zip(known, options, strict=True))]
    else:
        rng.shuffle(options)
    return MultipleChoice(tuple(options), options.index(right))


def is_sorted_by_value(answer: MultipleChoice) -> bool:
    """Whether the place of each option follows from its value, so that it cannot stand elsewhere."""
    quantities = [quantity_of(option) for option in answer.options]
    return all(quantity is not None for quantity in quantities)


def with_key_at(answer: MultipleChoice, place: int) -> MultipleChoice:
    """The same options with the right one there; the others keep their order."""
    options = list(answer.distractors)
    options.insert(place, answer.right)
    return MultipleChoice(tuple(options), place)


def matching(pairs: Sequence[tuple[str, str]], extra: Sequence[str], rng: random.Random) -> Matching:
    """Prompts as they come, matches drawn."""
    shown = [match for _, match in pairs] + list(extra)
    rng.shuffle(shown)
    return Matching(tuple(pairs), tuple(extra), tuple(shown))


def ordering(steps: Sequence[str], rng: random.Random) -> Ordering:
    """Drawn until it is not the right order already, where there is another one."""
    places = list(range(len(steps)))
    while True:
        rng.shuffle(places)
        if places != sorted(places) or len(set(steps)) < 2:
            break
    shown = tuple(steps[place] for place in places)
    return Ordering(shown, tuple(places.index(step) for step in range(len(steps))))
