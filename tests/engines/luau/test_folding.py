"""Long lists of changes are kept short."""

import json
from dataclasses import asdict

from server.engines.luau.folding import MOST_ALIKE, MOST_BYTES, folded
from server.engines.luau.report import APPLIED, NO_GAIN, Change


def change(line: int, *, rule: str = "string-length", outcome: str = APPLIED, text: str = "#s") -> Change:
    applied = outcome == APPLIED
    tier = "P" if applied else None
    return Change(rule, line, line + 1, applied, outcome, tier, "Title", "Message.", "Evidence.", text, text)


def test_few_stay_as_they_are() -> None:
    few = [change(line) for line in range(MOST_ALIKE)]
    assert folded(few) == few


def test_of_many_alike_one_stands_for_the_rest() -> None:
    *listed, rest = folded([change(line) for line in range(MOST_ALIKE + 1200)])
    assert [one.line for one in listed] == list(range(MOST_ALIKE))
    assert (rest.line, rest.end_line, rest.count) == (MOST_ALIKE, MOST_ALIKE, 1200)
    assert (rest.rule, rest.applied, rest.outcome, rest.tier) == ("string-length", True, APPLIED, "P")
    assert rest.title == "1,200 more of the same"
    assert rest.message.startswith("1,200 more edits of this rule were made, from line 500 on.")
    assert rest.before == rest.after == ""


def test_other_rules_and_outcomes_are_counted_apart() -> None:
    made = [change(line) for line in range(MOST_ALIKE + 1)]
    refused = [change(line, outcome=NO_GAIN) for line in range(MOST_ALIKE + 2)]
    other = [change(7, rule="foreach")]
    found = folded([*made, *refused, *other])
    assert len(found) == 2 * (MOST_ALIKE + 1) + 1
    assert {(one.rule, one.outcome): one.count for one in found if one.count > 1} == {("string-length", NO_GAIN): 2}
    assert sum(one.count for one in found) == len(made) + len(refused) + len(other)
    (rest,) = [one for one in found if one.count > 1]
    assert "places of this rule were left as they are" in rest.message
    assert rest.evidence == ""


def test_large_texts_leave_room_for_fewer() -> None:
    """Each takes six bytes a character on the wire."""
    many = [change(line, text="\u00e4" * 8000) for line in range(200)]
    found = folded(many)
    assert sum(one.count for one in found) == 200
    assert MOST_BYTES * 0.9 < len(json.dumps([asdict(one) for one in found])) < MOST_BYTES * 1.1
