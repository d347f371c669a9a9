"""What a function takes from around it, and whether it could be given that as arguments instead."""

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import FUNCTION
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.rules.closures import leaves_identity
from server.engines.luau.rules.inlining import may_be_folded
from server.engines.luau.rules.regions import loops_around
from server.engines.luau.syntax.nodes import (
    Call,
    Function,
    GenericFor,
    Local,
    NameRef,
    NumericFor,
    Stat,
    TypeNode,
    descendants,
)

_FOLDED = ("math.", "string.", "bit32.", "vector.", "type")
"""Luau computes calls of them with constants beforehand."""


def passed_variables(script: Script, function: Function, anchor: Stat) -> dict[Binding, list[NameRef]] | None:
    """What the function needs before the top-level statement `anchor` and does not find there, with its mentions.

    None where it cannot be given as arguments.
    """
    found: dict[Binding, list[NameRef]] = {}
    for ref in descendants(function):
        binding = script.binding(ref)
        if binding is None or function.start <= binding.visible_from < function.end:
            continue
        assert isinstance(ref, NameRef)
        if binding.scope is not script.names.chunk:
            found.setdefault(binding, []).append(ref)
        elif binding.visible_from > anchor.start or not leaves_identity(script, binding, function):
            return None
    around = script.function_of(function)
    fits = all(_may_be_passed(script, binding, refs, function, around) for binding, refs in found.items())
    return found if fits else None


def _may_be_passed(
    script: Script, binding: Binding, refs: list[NameRef], function: Function, around: Function | None
) -> bool:
    """Whether the value when the function is called is what it would read from the variable while it runs.

    With assignments they must all stand in the code that makes the call, which waits meanwhile; and a function inside,
    which may be called later, must not read it.
    """
    if not _is_new_each_time(script, binding) or script.proofs.type_of_binding(binding) == FUNCTION:
        return False  # the compiler follows functions, to inline them and to share what captures them
    if _is_constant(script, binding) or any(_is_in_type(script, ref) for ref in refs):
        return False
    if not binding.writes:
        return True
    functions = script.names.functions
    return (
        binding.scope.function is around
        and all(functions[ref] is around for ref in binding.writes)
        and all(functions[ref] is function for ref in refs)
    )


def _is_constant(script: Script, binding: Binding) -> bool:
    """Whether Luau takes the variable for a constant, which nothing has to capture."""
    if binding.writes or not isinstance(binding.statement, Local):
        return False
    position, values = binding.definitions[0].position, binding.statement.values
    value = values[position] if position < len(values) else None
    if isinstance(value, Call) and not (script.builtin(value.func) or "").startswith(_FOLDED):
        return False
    return may_be_folded(script, value) if value is not None else not (values and may_be_many(values[-1]))


def _is_new_each_time(script: Script, binding: Binding) -> bool:
    """Whether the variable is one of a function or a loop: what captures it is made anew (see `closures`)."""
    if binding.scope.function is not None or isinstance(binding.statement, (NumericFor, GenericFor)):
        return True
    return any(loops_around(script, binding.statement))


def _is_in_type(script: Script, ref: NameRef) -> bool:
    """`typeof(x)`."""
    parent = script.parent(ref)
    while not isinstance(parent, Stat):
        if isinstance(parent, TypeNode):
            return True
        parent = script.parent(parent)
    return False
