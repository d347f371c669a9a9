"""The rules. Each file holds one, with its condition and its rewrite."""

from server.engines.luau.rules import floor_division, string_call, string_length, unused_local
from server.engines.luau.rules.rule import Rule


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the issue's list."""
    return (
        string_length.RULE,
        string_call.RULE,
        floor_division.RULE,
        unused_local.RULE,
    )
