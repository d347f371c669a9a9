"""The link from a rule to its measurement, in words. It speaks of other scripts, never of the one at hand."""

from functools import cache

from server.engines.luau.rules import all_rules
from server.engines.luau.rules.measurements import FIGURES


@cache
def figures_of(rule: str) -> str:
    """What the rewrite of the rule measured where it was tried; empty without rows of its own."""
    rows = [FIGURES[row] for one in all_rules() if one.id == rule for row in one.measurements]
    if not rows:
        return ""
    listed = ", ".join(f"{row.change}: {row.spread()} times as fast" for row in rows)
    native = rows[0].native if len(rows) == 1 else None
    if native is None:
        return f"Measured on other scripts: {listed} (Luau 0.686 and 0.735, interpreted)."
    return (
        f"Measured on other scripts: {listed} (Luau 0.686 and 0.735, interpreted; {native:.1f} times with native code)."
    )
