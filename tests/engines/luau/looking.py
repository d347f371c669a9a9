"""Short ways for tests to look into a script."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import apply_edits
from server.engines.luau.plan import Plan, compatible, make_plan
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.nodes import Call, Expr, NameRef
from server.engines.luau.syntax.parser import parse


def script(source: str) -> Script:
    return Script(parse(source))


def probe_types(source: str) -> list[str]:
    """The proven types of the arguments of every call of `probe`, in source order."""
    looked = script(source)
    found: list[tuple[int, Expr]] = []
    for node in looked.of(Call):
        assert isinstance(node, Call)
        if isinstance(node.func, NameRef) and node.func.name == "probe":
            found.extend((arg.start, arg) for arg in node.args)
    return [looked.proofs.type_of(arg) for _, arg in sorted(found, key=lambda pair: pair[0])]


def candidates(source: str, rule: str) -> list[Candidate]:
    """What a rule proposes, whatever its level."""
    plan: Plan = make_plan(source, "aggressive")
    return [candidate for candidate in plan.candidates if candidate.rule == rule]


def tiers(source: str, rule: str) -> list[str]:
    return [candidate.tier for candidate in candidates(source, rule)]


def rewritten(source: str, rule: str) -> str:
    """The source with all edits of one rule that fit together."""
    chosen = compatible(candidates(source, rule))
    return apply_edits(source, [edit for candidate in chosen for edit in candidate.edits])
