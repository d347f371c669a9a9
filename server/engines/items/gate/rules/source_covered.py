"""The questions are spread over the sections of the source."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, SetRule, Severity
from server.engines.items.model import Item

LEAST_SHARE = 0.7


def check(items: tuple[Item, ...], context: Context) -> Iterator[tuple[str, str]]:
    """Sections that nothing is asked about, where there are questions enough for all."""
    sections = set(context.sections)
    if not sections:
        return
    covered = {item.source.section for item in items} & sections
    possible = min(len(sections), len(items))
    if len(covered) < LEAST_SHARE * possible:
        yield "", f"The questions come from {len(covered)} of {len(sections)} sections of the source."


RULE = SetRule("source-covered", Severity.WARN, check)
