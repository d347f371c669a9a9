"""Which functions are one object: Luau makes a closure anew, or shares it, by what it captures.

A closure whose captured variables are all top-level locals that are never assigned again is shared (the compiler's
`shouldShareClosure`); so is one that captures nothing, as when it mentions a global. Scripts can see the difference
with `==` or a table key, and far from any place that a run reaches, so edits stay away from it.
"""

from collections.abc import Iterable

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.repetition import is_repeated
from server.engines.luau.syntax.nodes import Function, NameRef, Node


def stay_in(script: Script, refs: Iterable[NameRef], homes: Iterable[Node | None]) -> bool:
    """Whether every mention stands directly in one of these functions (None: the top level), captured by no other."""
    allowed = list(homes)
    return all(any(script.function_of(ref) is home for home in allowed) for ref in refs)


def captured_by_repeated(script: Script, refs: Iterable[NameRef]) -> bool:
    """Whether a function that may be made more than once would capture the name."""
    for ref in refs:
        around = script.function_of(ref)
        while around is not None:
            if is_repeated(script, around):
                return True
            around = script.function_of(around)
    return False


def leaves_identity(script: Script, binding: Binding, function: Function) -> bool:
    """Whether the functions around this one stay as new, or as shared, when it no longer captures the variable in them.

    The variable is one of the script's own.
    """
    if not binding.writes:
        return True
    around = script.function_of(function)
    while around is not None:
        if is_repeated(script, around):
            return False
        around = script.function_of(around)
    return True
