"""Candidates that are kept out although they might be made: measured to gain nothing, or not wanted by a person."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from server.engines.luau.blame import Place
from server.engines.luau.report import LEFT_OUT, NO_GAIN

NOT_WANTED = "You left it out."


@dataclass(frozen=True, slots=True)
class Reason:
    """What a candidate that is kept out is listed as, and why."""

    outcome: str
    words: str


LeftOut = Mapping[Place, Reason]
"""The places whose candidates are kept out. A place where no candidate comes up is ignored."""

NOTHING: LeftOut = {}


def not_wanted(places: Collection[Place]) -> LeftOut:
    """The places that a person has left out."""
    return dict.fromkeys(places, Reason(LEFT_OUT, NOT_WANTED))


def without_gain(words: Mapping[Place, str]) -> LeftOut:
    """The places whose changes were measured to gain nothing, each with what is said of it."""
    return {place: Reason(NO_GAIN, said) for place, said in words.items()}
