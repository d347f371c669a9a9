"""Runs the rules over items and sets."""

from collections.abc import Sequence

from server.engines.items.gate.rule import Context, Finding, ItemRule, SetRule, Severity
from server.engines.items.gate.rules import (
    arithmetic_right,
    distractors_wrong,
    grammar_fits,
    key_in_source,
    key_length,
    key_not_in_stem,
    keys_spread,
    level_matches,
    luau_key_is_output,
    matching_fair,
    mix_matches,
    negation_rare,
    negation_seen,
    no_absolutes,
    no_all_of_the_above,
    no_bias,
    no_leaks,
    no_repeats,
    objectives_met,
    one_key,
    one_slot,
    options_differ,
    options_parallel,
    options_sorted,
    reads_at_grade,
    source_covered,
    stem_form,
    word_bank_fits,
)
from server.engines.items.model import Item

ITEM_RULES: tuple[ItemRule, ...] = (
    one_key.RULE,
    options_differ.RULE,
    no_all_of_the_above.RULE,
    key_in_source.RULE,
    distractors_wrong.RULE,
    key_not_in_stem.RULE,
    stem_form.RULE,
    arithmetic_right.RULE,
    luau_key_is_output.RULE,
    one_slot.RULE,
    matching_fair.RULE,
    word_bank_fits.RULE,
    key_length.RULE,
    negation_seen.RULE,
    no_absolutes.RULE,
    grammar_fits.RULE,
    options_parallel.RULE,
    options_sorted.RULE,
    no_bias.RULE,
    level_matches.RULE,
)
SET_RULES: tuple[SetRule, ...] = (
    no_repeats.RULE,
    no_leaks.RULE,
    objectives_met.RULE,
    keys_spread.RULE,
    negation_rare.RULE,
    reads_at_grade.RULE,
    mix_matches.RULE,
    source_covered.RULE,
)


def item_findings(item: Item, context: Context) -> list[Finding]:
    """What the rules for its type say of one item."""
    return [
        Finding(rule.name, rule.severity, item.id, message)
        for rule in ITEM_RULES
        if item.type in rule.types
        for message in rule.check(item, context)
    ]


def set_findings(items: Sequence[Item], context: Context) -> list[Finding]:
    """What the rules say of the items together."""
    return [
        Finding(rule.name, rule.severity, item_id, message)
        for rule in SET_RULES
        for item_id, message in rule.check(tuple(items), context)
    ]


def findings(items: Sequence[Item], context: Context) -> list[Finding]:
    """All that is to be said, hard flaws first."""
    found = [finding for item in items for finding in item_findings(item, context)] + set_findings(items, context)
    return sorted(found, key=lambda finding: finding.severity is not Severity.HARD)


def is_sound(item: Item, context: Context) -> bool:
    """Whether no hard rule has anything to say about the item alone."""
    return not any(finding.severity is Severity.HARD for finding in item_findings(item, context))
