"""Which of the edited lines a run executed."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from server.engines.luau.edits import Edit, apply_edits
from server.engines.luau.probes import PROBE
from server.engines.luau.report import Change
from server.engines.luau.revision import Revision
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import Block, Node, Stat, TypeAlias, TypeFunction, children
from server.engines.luau.syntax.parser import parse


@dataclass(frozen=True, slots=True)
class LineCoverage:
    """Lines of the original that were edited, and how many of them hold a statement that was executed."""

    edited: int
    executed: int


def coverage(
    revision: Revision,
    applied: Iterable[Change],
    executed: Callable[[str], frozenset[int]],
    all_executed: Iterable[Change] = (),
) -> LineCoverage:
    """Run the optimized text once more with a probe before the statement at each edited line.

    The lines of `all_executed` are known to have been, in runs of their own.

    `executed` gives the probes that a run reached. A line that was removed, or holds a type only, has no statement
    and counts for the line that now stands in its place.
    """
    known = _lines(all_executed)
    edited = sorted(_lines(applied) - known)
    places = {line: revision.current_line(line) for line in edited}
    instrumented, probes = _instrumented(revision.text, sorted(set(places.values())))
    reached = executed(instrumented)
    hit = {line for line, probe in probes.items() if probe in reached}
    return LineCoverage(len(edited) + len(known), sum(place in hit for place in places.values()) + len(known))


def _lines(changes: Iterable[Change]) -> set[int]:
    return {line for change in changes for line in range(change.line, change.end_line + 1)}


def weights(revision: Revision, applied: Iterable[Change], counts: Callable[[str], Mapping[int, int]]) -> list[int]:
    """How often the busiest line of each change is reached when the optimized text is run as it is timed."""
    lines = [[revision.current_line(line) for line in range(change.line, change.end_line + 1)] for change in applied]
    instrumented, probes = _instrumented(revision.text, sorted({line for some in lines for line in some}))
    reached = counts(instrumented)
    return [max((reached.get(probes[line], 0) for line in some if line in probes), default=0) for some in lines]


def _instrumented(text: str, lines: list[int]) -> tuple[str, dict[int, int]]:
    """The text with probes, and for each line the probe that stands for it."""
    with recursion_room():
        tree = parse(text)
        found = {
            line: _statement(tree.root, tree.lines.start_of(line), _end_of(text, tree.lines.start_of(line)))
            for line in lines
            if line <= tree.lines.count
        }
    starts = sorted({statement.start for statement in found.values() if statement is not None})
    number_of = {start: number for number, start in enumerate(starts)}
    edits = [Edit(start, start, f" {PROBE}({number}); ") for start, number in number_of.items()]
    probes = {line: number_of[statement.start] for line, statement in found.items() if statement is not None}
    return apply_edits(text, edits), probes


def _end_of(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _statement(root: Block, start: int, end: int) -> Stat | None:
    """The statement that begins on a line; of several the last and innermost, of none the one around it."""
    best: Stat | None = None
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, (TypeAlias, TypeFunction)):
            continue
        if (
            isinstance(node, Stat)
            and node.start < end
            and node.end > start
            and (best is None or node.start >= best.start)
        ):
            best = node
        stack.extend(_between(node, start, end))
    return best


def _between(node: Node, start: int, end: int) -> Iterator[Node]:
    """The children that reach into the span. A block may have thousands, in order and apart from each other."""
    if not isinstance(node, Block):
        return (child for child in children(node) if child.start < end and child.end > start)
    first = bisect_right(node.body, start, key=lambda statement: statement.end)
    return takewhile(lambda statement: statement.start < end, islice(node.body, first, None))
