"""The syntax tree. Nodes carry offsets into the source, so blanks and comments stay where they are.

Nodes compare and hash by identity. CHILDREN names the fields that hold further nodes, in source order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(slots=True, eq=False)
class Node:
    """`source[start:end]` is the node's text, without what surrounds it."""

    CHILDREN: ClassVar[tuple[str, ...]] = ()

    start: int
    end: int


@dataclass(slots=True, eq=False)
class Expr(Node):
    """An expression."""


@dataclass(slots=True, eq=False)
class Stat(Node):
    """A statement, without the semicolon that may follow it."""


@dataclass(slots=True, eq=False)
class TypeNode(Node):
    """A type, kept only as far as the optimizer asks: its kind, its name if it has one, and what it contains.

    A table type has a label for each part: the name of a field, "[" and "]" for the two sides of an indexer, "" for
    the element of an array. A union that ends in `?` or `| nil` may be nil; the label "?" says so of the first.
    """

    CHILDREN: ClassVar[tuple[str, ...]] = ("parts",)

    kind: str
    name: str
    parts: "list[Node]"
    labels: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class NameDecl(Node):
    """A name where it is declared: a local, a parameter, a loop variable."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("annotation",)

    name: str
    annotation: TypeNode | None


@dataclass(slots=True, eq=False)
class Block(Node):
    """Statements. `ends` holds the end of each with its semicolon, if it has one."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("body",)

    body: list[Stat]
    ends: list[int]


# Expressions


@dataclass(slots=True, eq=False)
class Nil(Expr):
    """`nil`."""


@dataclass(slots=True, eq=False)
class Boolean(Expr):
    value: bool


@dataclass(slots=True, eq=False)
class Number(Expr):
    text: str


@dataclass(slots=True, eq=False)
class String(Expr):
    """A quoted or long string; `text` as written."""

    text: str


@dataclass(slots=True, eq=False)
class Interpolated(Expr):
    CHILDREN: ClassVar[tuple[str, ...]] = ("values",)

    values: list[Expr]


@dataclass(slots=True, eq=False)
class Varargs(Expr):
    """`...`."""


@dataclass(slots=True, eq=False)
class Function(Expr):
    """A function's parameters and body. `start` is its keyword, or the name's end for `function name()`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("generics", "params", "vararg_type", "return_type", "body")

    generics: list[TypeNode]
    params: list[NameDecl]
    vararg: bool
    vararg_type: TypeNode | None
    return_type: TypeNode | None
    body: Block
    header_end: int
    """End of the parameter list and return type: the body follows."""


@dataclass(slots=True, eq=False)
class NameRef(Expr):
    name: str


@dataclass(slots=True, eq=False)
class Index(Expr):
    """`obj.name`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("obj",)

    obj: Expr
    name: str


@dataclass(slots=True, eq=False)
class IndexExpr(Expr):
    """`obj[key]`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("obj", "key")

    obj: Expr
    key: Expr


@dataclass(slots=True, eq=False)
class Call(Expr):
    """`func(args)`, also as `func "text"` and `func {}`. `open` is the offset of the parenthesis, or -1."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("func", "args")

    func: Expr
    args: list[Expr]
    open: int


@dataclass(slots=True, eq=False)
class MethodCall(Expr):
    """`obj:name(args)`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("obj", "type_args", "args")

    obj: Expr
    name: str
    type_args: list[TypeNode]
    args: list[Expr]
    open: int


@dataclass(slots=True, eq=False)
class Instantiation(Expr):
    """`expr<<T>>`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("expr", "type_args")

    expr: Expr
    type_args: list[TypeNode]


@dataclass(slots=True, eq=False)
class Unary(Expr):
    CHILDREN: ClassVar[tuple[str, ...]] = ("operand",)

    op: str
    operand: Expr


@dataclass(slots=True, eq=False)
class Binary(Expr):
    CHILDREN: ClassVar[tuple[str, ...]] = ("left", "right")

    op: str
    left: Expr
    right: Expr
    op_start: int


@dataclass(slots=True, eq=False)
class Paren(Expr):
    CHILDREN: ClassVar[tuple[str, ...]] = ("expr",)

    expr: Expr


@dataclass(slots=True, eq=False)
class IfExpr(Expr):
    """`if a then b elseif c then d else e`: conditions and values alternate, the last value is the `else`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("parts",)

    parts: list[Expr]


@dataclass(slots=True, eq=False)
class TableItem(Node):
    """One field. Positional: `key` and `name` are empty."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("key", "value")

    name: str
    key: Expr | None
    value: Expr


@dataclass(slots=True, eq=False)
class Table(Expr):
    CHILDREN: ClassVar[tuple[str, ...]] = ("items",)

    items: list[TableItem]


@dataclass(slots=True, eq=False)
class Assertion(Expr):
    """`expr :: type`."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("expr", "annotation")

    expr: Expr
    annotation: TypeNode


# Statements


@dataclass(slots=True, eq=False)
class Local(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("names", "values")

    names: list[NameDecl]
    values: list[Expr]
    constant: bool


@dataclass(slots=True, eq=False)
class LocalFunction(Stat):
    """`local function name() end`. `attributes` says whether it carries `@native` or the like."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("name", "function")

    name: NameDecl
    function: Function
    attributes: bool


@dataclass(slots=True, eq=False)
class FunctionStat(Stat):
    """`function a.b:c() end`; `target` is the expression that is assigned."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("target", "function")

    target: Expr
    function: Function
    method: bool
    attributes: bool


@dataclass(slots=True, eq=False)
class Assign(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("targets", "values")

    targets: list[Expr]
    values: list[Expr]


@dataclass(slots=True, eq=False)
class CompoundAssign(Stat):
    """`target op= value`; `op` without the equals sign."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("target", "value")

    op: str
    target: Expr
    value: Expr


@dataclass(slots=True, eq=False)
class CallStat(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("call",)

    call: Expr


@dataclass(slots=True, eq=False)
class Do(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("block",)

    block: Block


@dataclass(slots=True, eq=False)
class While(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("condition", "block")

    condition: Expr
    block: Block


@dataclass(slots=True, eq=False)
class Repeat(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("block", "condition")

    block: Block
    condition: Expr


@dataclass(slots=True, eq=False)
class IfClause(Node):
    CHILDREN: ClassVar[tuple[str, ...]] = ("condition", "block")

    condition: Expr
    block: Block


@dataclass(slots=True, eq=False)
class If(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("clauses", "otherwise")

    clauses: list[IfClause]
    otherwise: Block | None


@dataclass(slots=True, eq=False)
class NumericFor(Stat):
    """`header` is the span from the variable to the last bound; `do` follows."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("var", "first", "last", "step", "block")

    var: NameDecl
    first: Expr
    last: Expr
    step: Expr | None
    block: Block


@dataclass(slots=True, eq=False)
class GenericFor(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("names", "values", "block")

    names: list[NameDecl]
    values: list[Expr]
    block: Block


@dataclass(slots=True, eq=False)
class Return(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("values",)

    values: list[Expr]


@dataclass(slots=True, eq=False)
class Break(Stat):
    """`break`."""


@dataclass(slots=True, eq=False)
class Continue(Stat):
    """`continue`."""


@dataclass(slots=True, eq=False)
class TypeAlias(Stat):
    CHILDREN: ClassVar[tuple[str, ...]] = ("generics", "value")

    name: str
    exported: bool
    generics: list[TypeNode]
    value: TypeNode


@dataclass(slots=True, eq=False)
class TypeFunction(Stat):
    """`type function name() end`: it runs in the type checker only."""

    CHILDREN: ClassVar[tuple[str, ...]] = ("function",)

    name: str
    function: Function


def children(node: Node) -> Iterator[Node]:
    """The direct children, in source order."""
    for field in node.CHILDREN:
        value = getattr(node, field)
        if value is None:
            continue
        if isinstance(value, list):
            yield from value
        else:
            yield value


def descendants(node: Node) -> Iterator[Node]:
    """The node and everything below it, parents first, without recursion."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(list(children(current))))
