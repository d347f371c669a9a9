"""In which order the options of a question stand for one person, so that their places tell nothing."""

import random
import re
from collections.abc import Callable, Sequence

from server.engines.items.model import FillIn, Item, Matching, MultipleChoice, Ordering
from server.engines.quizzes.grading.given import Choice, Given, Matches, Order
from server.engines.quizzes.order import is_sorted_by_value

Layout = tuple[int, ...]
"""For each place on the screen the option of the document that stands there; empty where nothing is chosen from."""

_DRAWS = 100
_FEWEST = 3
"""Options of which an order can be left out. Of two, what is not the key would always be its reverse."""
_OF_A_PLACE = re.compile(r"\b(?:above|below|all of (?:these|them)|none of (?:these|them)|both [A-E]\b)", re.IGNORECASE)
"""Words of options that speak of the others, and are read last."""


def options_of(item: Item) -> tuple[str, ...]:
    """What there is to choose from, in the order of the document."""
    answer = item.answer
    match answer:
        case MultipleChoice():
            return answer.options
        case FillIn():
            return answer.bank
        case Matching() | Ordering():
            return answer.shown
        case _:
            return ()


def layout_of(item: Item, rng: random.Random) -> Layout:
    """Drawn. Numbers, lines of code and options that speak of the others keep their order."""
    answer = item.answer
    places = range(len(options_of(item)))
    match answer:
        case MultipleChoice() if _has_own_order(answer):
            return tuple(places)
        case Ordering():
            return _drawn(places, rng, lambda drawn: [answer.shown[one] for one in drawn] == list(answer.right))
        case Matching():
            matches = [match for _, match in answer.pairs]
            return _drawn(places, rng, lambda drawn: [answer.shown[one] for one in drawn][: len(matches)] == matches)
        case _:
            return tuple(rng.sample(places, len(places)))


def seen(layout: Layout, given: Given) -> Given:
    """An answer with options named by their places on the screen, of one that names them by the document."""
    return _renamed(given, {option: place for place, option in enumerate(layout)}.__getitem__)


def meant(layout: Layout, given: Given) -> Given:
    """The other way round. Raise IndexError for a place that there is not."""

    def option_at(place: int) -> int:
        if place < 0:
            raise IndexError(place)
        return layout[place]

    return _renamed(given, option_at)


def _renamed(given: Given, name: Callable[[int], int]) -> Given:
    match given:
        case Choice(option):
            return Choice(name(option))
        case Matches(options):
            return Matches(tuple(None if option is None else name(option) for option in options))
        case Order(steps):
            return Order(tuple(name(step) for step in steps))
        case _:
            return given


def _drawn(places: Sequence[int], rng: random.Random, gives_away: Callable[[Layout], bool]) -> Layout:
    """Until it is not the key; of options that are all alike every order is."""
    drawn = tuple(rng.sample(places, len(places)))
    for _ in range(_DRAWS):
        if len(places) < _FEWEST or not gives_away(drawn):
            break
        drawn = tuple(rng.sample(places, len(places)))
    return drawn


def _has_own_order(answer: MultipleChoice) -> bool:
    lines = all(option.startswith("Line ") for option in answer.options)
    return is_sorted_by_value(answer) or lines or any(_OF_A_PLACE.search(option) for option in answer.options)
