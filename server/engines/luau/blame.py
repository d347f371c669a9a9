"""Finds the proven edits with which a run differs, so that only these are left out. A rule that is right has none."""

from collections.abc import Callable, Iterable, Sequence

from server.engines.luau.report import Change

MAX_TRIES = 24
"""Each try edits the script anew and runs it before and after. What is not tried by then is left out."""

Place = tuple[str, int]
"""Rule and line of the original."""


def places(changes: Iterable[Change]) -> list[Place]:
    """Where the changes are, each place once, in their order."""
    return list(dict.fromkeys((change.rule, change.line) for change in changes))


def without_the_guilty(found: Sequence[Place], is_equal: Callable[[frozenset[Place]], bool]) -> frozenset[Place]:
    """The places whose edits can stay together. All of them together are known not to be equal."""
    kept: frozenset[Place] = frozenset()
    groups = _halves(found)
    for _ in range(MAX_TRIES):
        if not groups:
            break
        group = groups.pop(0)
        if is_equal(kept.union(group)):
            kept = kept.union(group)
        else:
            groups[:0] = _halves(group)
    return kept


def _halves(group: Sequence[Place]) -> list[Sequence[Place]]:
    middle = len(group) // 2
    return [group[:middle], group[middle:]] if middle else []
