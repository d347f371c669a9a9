"""Keeps the list of changes short enough to be sent, stored and read."""

import json
from collections.abc import Iterable
from dataclasses import replace

from server.engines.luau.report import Change

MOST_ALIKE = 500
"""Changes of one rule with one outcome that are listed one by one."""
MOST_BYTES = 3 * 1024 * 1024
"""What the texts of all listed changes may take as JSON. A worker may answer with 8 MB, the script itself included."""

_Kind = tuple[str, str, str | None]


def folded(changes: Iterable[Change]) -> list[Change]:
    """The changes, which are in order; of too many alike, one entry at the end stands for the rest."""
    listed: list[Change] = []
    left_out: dict[_Kind, list[Change]] = {}
    counts: dict[_Kind, int] = {}
    room = MOST_BYTES
    for change in changes:
        kind = (change.rule, change.outcome, change.tier)
        size = _size(change)
        if kind in left_out or counts.get(kind, 0) == MOST_ALIKE or size > room:
            left_out.setdefault(kind, []).append(change)
            continue
        counts[kind] = counts.get(kind, 0) + 1
        room -= size
        listed.append(change)
    return [*listed, *(_rest(alike) for alike in left_out.values())]


def _size(change: Change) -> int:
    return len(json.dumps((change.title, change.message, change.evidence, change.figures, change.before, change.after)))


def _rest(alike: list[Change]) -> Change:
    first, count = alike[0], sum(change.count for change in alike)
    what = "more edits of this rule were made" if first.applied else "more places of this rule were left as they are"
    return replace(
        first,
        end_line=first.line,
        count=count,
        title=f"{count:,} more of the same",
        message=f"{count:,} {what}, from line {first.line} on. They are not listed one by one.",
        evidence="Each was shown safe in the way that its rule states." if first.applied else "",
        before="",
        after="",
    )
