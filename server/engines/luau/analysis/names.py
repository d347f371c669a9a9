"""Which declaration each name means, and what happens to it."""

from dataclasses import dataclass, field

from server.engines.luau.syntax.nodes import Block, Expr, Function, NameDecl, NameRef, Node, Stat


@dataclass(slots=True, eq=False)
class Definition:
    """One way in which a variable gets its value: the value at `position` of `values`.

    `how` is "values" for declarations and assignments, "compound" for `x op= value`, "function" for function
    statements, "counter" for the variable of a numeric for, "iterated" for those of a generic for, "argument" for
    parameters (`position` counts the declared ones; `statement` is the function).
    """

    how: str
    statement: Node
    values: list[Expr]
    position: int = 0
    op: str = ""


@dataclass(slots=True, eq=False)
class Scope:
    """A region in which names are declared. `function` is None for the script itself."""

    parent: "Scope | None"
    function: Function | None
    block: Block | None
    names: "dict[str, list[Binding]]" = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Binding:
    """A local variable. `visible_from` is the offset after which its name means it."""

    name: str
    decl: NameDecl | None
    scope: Scope
    statement: Node
    visible_from: int
    definitions: list[Definition]
    reads: list[NameRef] = field(default_factory=list)
    writes: list[NameRef] = field(default_factory=list)
    captured: bool = False

    @property
    def assigned_once(self) -> bool:
        return not self.writes


@dataclass(slots=True, eq=False)
class GlobalName:
    """A name that no declaration covers, with every place that reads or assigns it, in source order."""

    name: str
    reads: list[NameRef] = field(default_factory=list)
    writes: list[NameRef] = field(default_factory=list)
    statements: list[Stat] = field(default_factory=list)
    """The statements that assign it, one per entry of `writes`."""


@dataclass(slots=True, eq=False)
class Names:
    """The result of resolving a whole script."""

    chunk: Scope
    bindings: list[Binding] = field(default_factory=list)
    binding_of: dict[NameRef, Binding] = field(default_factory=dict)
    globals: dict[str, GlobalName] = field(default_factory=dict)
    parents: dict[Node, Node] = field(default_factory=dict)
    scopes: dict[Block, Scope] = field(default_factory=dict)
    functions: dict[NameRef, Function | None] = field(default_factory=dict)
    """The function around each name that is read or assigned."""

    def is_global(self, ref: NameRef) -> bool:
        return ref not in self.binding_of

    def visible(self, name: str, scope: Scope | None, offset: int) -> Binding | None:
        """What `name` means at an offset inside `scope`; None when it is a global there."""
        while scope is not None:
            for binding in reversed(scope.names.get(name, ())):
                if binding.visible_from <= offset:
                    return binding
            scope = scope.parent
        return None
