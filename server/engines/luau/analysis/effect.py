"""A record of what a piece of code may do."""

from dataclasses import dataclass, field

from server.engines.luau.analysis.names import Binding
from server.engines.luau.syntax.nodes import Expr, Function, Node


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """A place that changes a table. `field` is the name for `obj.field = x`, None when it may be any key."""

    node: Node
    obj: Expr
    field: str | None


@dataclass(slots=True)
class Effect:
    """What a piece of code may do, the functions that it calls included.

    `runs_unknown`: it may call code that is not followed, such as a function from elsewhere or a metamethod. That code
    may call every function that it can get hold of. `metamethods` is the part of it that comes from operators.
    `outputs`: it may print, or change state of Luau's own, such as that of `math.random`.
    `makes_objects`: it may make a table or function, which no other is equal to.
    """

    yields: bool = False
    raises: bool = False
    runs_unknown: bool = False
    metamethods: bool = False
    outputs: bool = False
    makes_objects: bool = False
    assigned: set[Binding] = field(default_factory=set)
    assigned_globals: set[str] = field(default_factory=set)
    stores: list[Store] = field(default_factory=list)
    runs: set[Function] = field(default_factory=set)

    @property
    def writes(self) -> bool:
        return bool(self.assigned or self.assigned_globals or self.stores)

    @property
    def is_harmless(self) -> bool:
        """It neither fails nor waits nor changes anything; it may still make an object."""
        return not (self.yields or self.raises or self.runs_unknown or self.outputs or self.writes)

    def add(self, other: "Effect") -> None:
        for name in ("yields", "raises", "runs_unknown", "metamethods", "outputs", "makes_objects"):
            setattr(self, name, getattr(self, name) or getattr(other, name))
        self.assigned |= other.assigned
        self.assigned_globals |= other.assigned_globals
        self.stores.extend(other.stores)
        self.runs |= other.runs

    def may_call_metamethod(self) -> None:
        self.raises = self.runs_unknown = self.metamethods = True

    def may_do_anything(self) -> None:
        self.raises = self.runs_unknown = self.yields = self.outputs = True
