"""The levels of a set are the mix that was asked for."""

from collections import Counter
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import Item

NEARNESS = 0.2


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """Levels that are a fifth of the set and more than one item away from what was asked for."""
    if not context.bloom or not items:
        return
    counts = Counter(item.bloom for item in items)
    for level, share in context.bloom.items():
        missing = share * len(items) - counts[level]
        if abs(missing) > max(1.0, NEARNESS * len(items)):
            told = f"{counts[level]} of {len(items)} questions are at the level {level.value}"
            yield "", f"{told}; {share:.0%} were asked for."


RULE = SetRule("mix-matches", Severity.WARN, check)
