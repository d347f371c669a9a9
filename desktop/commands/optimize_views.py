"""Parts of a result that a program would look for: what was left out and why, and what to decide. JSON objects."""

import re
from typing import Any

from contracts.optimization import Change, OptimizationDocument, Outcome

_REASON = re.compile(r"(?:(?:Not applied|Left out): .*|You left it out\.)", re.DOTALL)


def not_applied(document: OptimizationDocument) -> list[dict[str, Any]]:
    """Changes that were considered and left out: `rule`, `line`, `end_line`, `outcome`, `title`, `reason`, `count`."""
    left_out = (change for change in document.changes if not change.applied and change.outcome is not Outcome.ADVICE)
    return [{**_place(change), "outcome": change.outcome.value, "reason": _reason(change)} for change in left_out]


def advice(document: OptimizationDocument) -> list[dict[str, Any]]:
    """What a person has to decide: `rule`, `line`, `end_line`, `title`, `message`, `count`."""
    found = (change for change in document.changes if change.outcome is Outcome.ADVICE)
    return [{**_place(change), "message": change.message} for change in found]


def _place(change: Change) -> dict[str, Any]:
    return {
        "rule": change.rule,
        "line": change.line,
        "end_line": change.end_line,
        "title": change.title,
        "count": change.count,
    }


def _reason(change: Change) -> str:
    """The part of the message that says why; of what is known to gain nothing, the whole of it."""
    found = _REASON.search(change.message)
    return found.group() if found else change.message
