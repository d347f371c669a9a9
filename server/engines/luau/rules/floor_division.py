"""Rule 3: `a // b` in place of `math.floor(a / b)`."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.inlining import may_be_folded, spreads
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.placement import is_prefix, is_statement, operator_needs_parentheses
from server.engines.luau.rules.rule import Candidate, Rule, Tier, shorten
from server.engines.luau.syntax.nodes import Binary, Call


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(Call):
        assert isinstance(node, Call)
        if len(node.args) != 1 or node.open < 0 or script.builtin(node.func) != "math.floor":
            continue
        division = node.args[0]
        if not isinstance(division, Binary) or division.op != "/":
            continue
        if not script.proofs.is_number(division.left) or not script.proofs.is_number(division.right):
            continue
        if is_prefix(script, node) or is_statement(script, node) or not stays_on_line(script, node):
            continue
        if not script.is_plain(node.start, division.start) or not script.is_plain(division.end, node.end):
            continue
        folded = may_be_folded(script, division) and spreads(script, node)
        yield _candidate(script, node, division, "B" if folded else "P")


def _candidate(script: Script, call: Call, division: Binary, tier: Tier) -> Candidate:
    wrapped = operator_needs_parentheses(script, call)
    left, right = shorten(script.text(division.left), 30), shorten(script.text(division.right), 30)
    return Candidate(
        rule=RULE.id,
        tier=tier,
        start=call.start,
        end=call.end,
        edits=(
            Edit(call.start, division.start, "(" if wrapped else ""),
            Edit(division.op_start, division.op_start + 1, "//"),
            Edit(division.end, call.end, ")" if wrapped else ""),
        ),
        title=f"Floor division in place of {shorten(script.text(call), 30)}",
        message="`//` divides and rounds down in one step.",
        evidence=(
            f"`{left}` and `{right}` can only be numbers here, and for numbers `a // b` is math.floor(a / b), "
            "also for negative, infinite and not-a-number values."
        ),
    )


RULE = Rule(
    id="floor-division",
    title="Floor division",
    pattern="math.floor(a / b)",
    condition=(
        "a and b can only be numbers; math.floor is Luau's own; a single argument; the operations around it stand on "
        "its line"
    ),
    rewrite="a // b",
    measurements=("floordiv",),
    find=find,
)
