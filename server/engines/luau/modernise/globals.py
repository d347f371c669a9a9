"""Which globals are Roblox's own, untouched by the script."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Assign,
    CompoundAssign,
    Expr,
    FunctionStat,
    Index,
    IndexExpr,
    NameRef,
    Node,
)


class UntouchedGlobals:
    """Asks about names of one script. With getfenv, setfenv or loadstring in it, no name is certain."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._changed = {
            target.obj.name
            for statement in script.of(Assign, CompoundAssign, FunctionStat)
            for target in _targets(statement)
            if isinstance(target, (Index, IndexExpr)) and isinstance(target.obj, NameRef)
        }

    def is_untouched(self, ref: NameRef) -> bool:
        """Whether the name means the global that Roblox provides."""
        return self._script.binding(ref) is None and self._script.builtin(ref) == ref.name

    def member_of(self, expr: Expr) -> str | None:
        """`Instance.new` and the like, when it is certain to be the function of that library."""
        if not isinstance(expr, Index) or not isinstance(expr.obj, NameRef):
            return None
        library = expr.obj
        if not self.is_untouched(library) or library.name in self._changed:
            return None
        return f"{library.name}.{expr.name}"

    def may_be_written(self, name: str, place: Node) -> bool:
        """Whether `task`, `game` or the like, written at this place, means Roblox's own."""
        usable = self._script.builtins.usable(name) and name not in self._changed
        return usable and self._script.visible(name, place) is None


def is_target(script: Script, expr: Node) -> bool:
    """Whether a value is assigned to the expression."""
    parent = script.parent(expr)
    return isinstance(parent, (Assign, CompoundAssign, FunctionStat)) and any(one is expr for one in _targets(parent))


def _targets(statement: Node) -> list[Expr]:
    if isinstance(statement, Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, (CompoundAssign, FunctionStat)) else []
