"""What a rule is, and what it proposes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.syntax.nodes import Node

Tier = Literal["P", "B"]
"""P: the rule's condition is discharged from the text, and every statement keeps its line. B: needs a run."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """An edit that costs something each time and saves something each round; `entry` and `inside` index its edits.

    Where the script's own run makes fewer than `least` rounds for each time that `entry` is reached, it is left out,
    unless it was measured to pay.
    """

    least: int
    entry: int
    inside: tuple[int, ...]
    why: str
    """What `{rounds}` of them mean, for a creator."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a rule wants to edit. Offsets refer to the script that the rule was given.

    `evidence` is what makes the edit safe, in words, for tier P; `message` is for the creator.
    """

    rule: str
    tier: Tier
    start: int
    end: int
    edits: tuple[Edit, ...]
    title: str
    message: str
    evidence: str = ""
    strings: tuple[tuple[int, int], ...] = ()
    """Spans, outside of the edits, whose values the edit takes for strings. The run that is compared checks them."""
    shown: tuple[str, str] | None = None
    """The text before and after to show in place of the lines from `start` to `end`."""
    rounds: Rounds | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rewrite with its condition. `measurements` names rows of `measurements.FIGURES`.

    `condition` and `rewrite` are the rule in words, shown to people; `find` is the rule itself.
    """

    id: str
    title: str
    pattern: str
    condition: str
    rewrite: str
    measurements: tuple[str, ...]
    find: Callable[[Script], Iterable[Candidate]]


def replace(node: Node, text: str) -> Edit:
    return Edit(node.start, node.end, text)


def insert(offset: int, text: str) -> Edit:
    return Edit(offset, offset, text)


def shorten(text: str, limit: int = 40) -> str:
    """Source text for a message: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
