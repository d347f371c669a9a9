"""What is reported without an edit: rewrites that gain nothing, and things for a person to decide."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from server.engines.luau.analysis.builtins import ENVIRONMENT_TOUCHERS
from server.engines.luau.analysis.script import Script
from server.engines.luau.report import ADVICE, NO_GAIN, Change
from server.engines.luau.rules.folklore import FOLKLORE, Folklore
from server.engines.luau.rules.habits import HABITS, Habit
from server.engines.luau.rules.measurements import FIGURES
from server.engines.luau.rules.suggestions import SUGGESTIONS
from server.engines.luau.syntax.nodes import Node


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a finding: what stands there, its lines, and the first line of its text."""

    kind: str
    line: int
    end_line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing that is worth a word, and every place where it is, in the order of the script."""

    rule: str
    outcome: str
    title: str
    message: str
    spots: tuple[Spot, ...]


def advice(script: Script, level: str = "balanced") -> list[Change]:
    """One entry per kind of finding, at its first place in the script. At *aggressive* also what has a price."""
    return as_changes(findings(script, level))


def findings(script: Script, level: str) -> list[Finding]:
    habits = (*HABITS, *SUGGESTIONS) if level == "aggressive" else HABITS
    found = [
        *(_no_gain(script, folklore) for folklore in FOLKLORE),
        *(_habit(script, habit) for habit in habits),
        *_environment(script),
    ]
    return [one for one in found if one.spots]


def still_there(own: Iterable[Finding], now: Iterable[Finding], original_line: Callable[[int], int]) -> list[Finding]:
    """Of what was found in a person's own text, what edits have left: what they put there is not that person's doing.

    `now` is what is found after the edits, `original_line` takes its lines to those of the text before.
    """
    left = {finding.rule: finding.spots for finding in now}
    kept = [replace(one, spots=_matched(one.spots, left.get(one.rule, ()), original_line)) for one in own]
    return [one for one in kept if one.spots]


def as_changes(found: Iterable[Finding]) -> list[Change]:
    return [
        Change(
            rule=one.rule,
            line=one.spots[0].line,
            end_line=one.spots[0].end_line,
            applied=False,
            outcome=one.outcome,
            tier=None,
            title=one.title,
            message=f"{one.message}{_more(one.spots)}",
            before=one.spots[0].text,
        )
        for one in found
    ]


def _matched(own: Sequence[Spot], now: Sequence[Spot], original_line: Callable[[int], int]) -> tuple[Spot, ...]:
    """The own places that are found again on their line, or with the same words where an edit has moved them."""
    rest = [(spot.kind, original_line(spot.line), spot.text) for spot in now]
    found: set[Spot] = set()
    for by_line in (True, False):
        for spot in own:
            here = (spot.kind, spot.line) if by_line else (spot.kind, spot.text)
            same = next((one for one in rest if (one[:2] if by_line else one[::2]) == here), None)
            if spot not in found and same is not None:
                found.add(spot)
                rest.remove(same)
    return tuple(spot for spot in own if spot in found)


def _habit(script: Script, habit: Habit) -> Finding:
    spots = _spots(script, habit.find(script))
    return Finding(f"advice-{habit.id}", ADVICE, habit.title, f"{habit.advice}.", spots)


def _no_gain(script: Script, folklore: Folklore) -> Finding:
    figures = ", ".join(f"{FIGURES[row].change}: {FIGURES[row].spread()} times as fast" for row in folklore.rows)
    message = f"{folklore.advice}. Measured: {figures} (1 is no difference)."
    return Finding(f"no-gain-{folklore.id}", NO_GAIN, folklore.title, message, _spots(script, folklore.find(script)))


def _more(spots: Sequence[Spot]) -> str:
    count = len(spots) - 1
    return f" The same holds for {count} more place{'s' if count > 1 else ''}." if count else ""


def _environment(script: Script) -> Iterator[Finding]:
    for name in ENVIRONMENT_TOUCHERS:
        known = script.names.globals.get(name)
        if known is None or not known.reads:
            continue
        figures = FIGURES["getfenv"].spread()
        message = (
            f"`{name}` makes Luau give up its optimizations of globals for the whole script. A script without it "
            f"measured {figures} times as fast. Rules that rely on globals were not used here."
        )
        title = f"Use of {name} slows the whole script"
        yield Finding("environment", ADVICE, title, message, _spots(script, known.reads[:1]))


def _spots(script: Script, nodes: Iterable[Node]) -> tuple[Spot, ...]:
    places = sorted(nodes, key=lambda node: node.start)
    return tuple(
        Spot(type(node).__name__, script.line(node.start), script.line(node.end), _first_line(script.text(node)))
        for node in places
    )


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].rstrip("\r")
