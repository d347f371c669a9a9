"""Rule 12: a local variable that nothing reads, computed without any effect."""

from collections.abc import Iterator

from server.engines.luau.analysis.builtins import PURE_NUMERIC
from server.engines.luau.analysis.proofs import BOOLEAN, NIL, NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.removal import removal
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.syntax.nodes import (
    Binary,
    Boolean,
    Call,
    Expr,
    IfExpr,
    Interpolated,
    Local,
    NameRef,
    Nil,
    Number,
    Paren,
    String,
    Table,
    Unary,
)

_PRIMITIVE = frozenset((NUMBER, STRING, BOOLEAN, NIL))


def find(script: Script) -> Iterator[Candidate]:
    if script.observes_collection:
        return
    unused = {
        binding.decl for binding in script.names.bindings if binding.decl and not binding.reads and not binding.writes
    }
    for node in script.of(Local):
        assert isinstance(node, Local)
        if not node.values or any(name not in unused for name in node.names):
            continue
        if not all(is_pure(script, value) for value in node.values):
            continue
        edit = removal(script, node)
        if edit is not None:
            yield _candidate(node, edit)


def _candidate(node: Local, edit: Edit) -> Candidate:
    names = " and ".join(f"`{name.name}`" for name in node.names)
    return Candidate(
        rule=RULE.id,
        tier="P",
        start=node.start,
        end=node.end,
        edits=(edit,),
        title="Unused local variable removed",
        message=f"Nothing reads {names}, so computing it was wasted.",
        evidence=f"{names} is never read or assigned again, and computing its value can neither fail nor do anything.",
    )


def is_pure(script: Script, expr: Expr) -> bool:
    """Whether evaluating the expression has no effect, raises nothing and calls no metamethod."""
    if isinstance(expr, (Number, String, Boolean, Nil)):
        return True
    if isinstance(expr, NameRef):
        return script.binding(expr) is not None
    if isinstance(expr, Paren):
        return is_pure(script, expr.expr)
    if isinstance(expr, Unary):
        return _is_pure_unary(script, expr)
    if isinstance(expr, Binary):
        return _is_pure_binary(script, expr)
    if isinstance(expr, IfExpr):
        return all(is_pure(script, part) for part in expr.parts)
    if isinstance(expr, Interpolated):
        return all(script.proofs.type_of(value) in _PRIMITIVE and is_pure(script, value) for value in expr.values)
    if isinstance(expr, Table):
        return all(_is_pure_item(script, item.key, item.value) for item in expr.items)
    if isinstance(expr, Call):
        return (
            script.builtin(expr.func) in PURE_NUMERIC
            and len(expr.args) == 1
            and script.proofs.is_number(expr.args[0])
            and is_pure(script, expr.args[0])
        )
    return False


def _is_pure_item(script: Script, key: Expr | None, value: Expr) -> bool:
    """A computed key might be nil or not a number, which raises; literal keys cannot."""
    return is_pure(script, value) and (key is None or isinstance(key, (Number, String, Boolean)))


def _is_pure_unary(script: Script, expr: Unary) -> bool:
    if not is_pure(script, expr.operand):
        return False
    if expr.op == "not":
        return True
    if expr.op == "-":
        return script.proofs.is_number(expr.operand)
    use = script.tables.use_of_expr(expr.operand)
    return script.proofs.is_string(expr.operand) or (use is not None and not use.escapes)


def _is_pure_binary(script: Script, expr: Binary) -> bool:
    if not is_pure(script, expr.left) or not is_pure(script, expr.right):
        return False
    if expr.op in ("and", "or"):
        return True
    left, right = script.proofs.type_of(expr.left), script.proofs.type_of(expr.right)
    if expr.op in ("==", "~="):
        return left in _PRIMITIVE or right in _PRIMITIVE
    if expr.op in ("<", "<=", ">", ">="):
        return left == right and left in (NUMBER, STRING)
    return script.proofs.type_of(expr) in (NUMBER, STRING)


RULE = Rule(
    id="unused-local",
    title="Unused local variable",
    pattern="local x = value",
    condition=(
        "x is never read or assigned; the value has no effect and cannot raise; no comment inside; the script has no "
        "weak tables, which could tell that x held on to something"
    ),
    rewrite="(nothing)",
    measurements=("deadlocal",),
    find=find,
)
