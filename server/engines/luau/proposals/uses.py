"""What the text of one function reaches outside of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.engines.luau.analysis.names import Names
from server.engines.luau.analysis.resolver import resolve
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CompoundAssign,
    Expr,
    FunctionStat,
    Index,
    IndexExpr,
    Interpolated,
    MethodCall,
    NameRef,
    Node,
    Paren,
    String,
    Table,
    TableItem,
    descendants,
)
from server.engines.luau.syntax.parser import Tree
from server.engines.word_sets import words

STRING_METHODS = words("byte find format gmatch gsub len lower match rep reverse split sub upper")

PURE_LIBRARY = {
    "bit32": words(
        """
        arshift band bnot bor btest bxor byteswap countlz countrz extract lrotate lshift replace rrotate rshift
        """
    ),
    "buffer": words(
        """
        copy create fill fromstring len readf32 readf64 readi16 readi32 readi8 readstring readu16 readu32 readu8
        tostring writef32 writef64 writei16 writei32 writei8 writestring writeu16 writeu32 writeu8
        """
    ),
    "math": words(
        """
        abs acos asin atan atan2 ceil clamp cos cosh deg exp floor fmod frexp huge ldexp log log10 max min modf pi pow
        rad round sign sin sinh sqrt tan tanh
        """
    ),
    "string": words(
        "byte char find format gmatch gsub len lower match pack packsize rep reverse split sub unpack upper"
    ),
    "table": words("clear clone concat create find insert maxn move pack remove sort unpack"),
    "utf8": words("char charpattern codepoint codes len offset"),
}
"""What a rewrite may use though the function did not: it does nothing but give an answer or change a table."""
PURE_FUNCTIONS = words("ipairs next pairs rawequal rawget rawlen select tonumber tostring type unpack")
_CHANGES_ITS_FIRST = words("table.clear table.insert table.move table.remove table.sort rawset")


@dataclass(frozen=True, slots=True)
class Outside:
    """Names that the function does not declare itself, and what it does by them.

    `changed` are those through which a table is changed; `library` holds members of free names such as `math.floor`.
    `members` are fields and methods of anything else, `keys` the fields that its own table constructors give.
    """

    reads: frozenset[str]
    writes: frozenset[str]
    changed: frozenset[str]
    library: frozenset[str]
    members: frozenset[str]
    methods: frozenset[str]
    keys: frozenset[str]
    strings: frozenset[str]
    lookups: frozenset[str]
    """Texts of `free[key]`, where anything may be looked up."""


def outside(tree: Tree) -> Outside:
    """What a chunk that holds one function reaches outside of that."""
    with recursion_room():
        names = resolve(tree.root)
        nodes = list(descendants(tree.root))
    own = {node for node in nodes if isinstance(node, NameRef) and names.is_global(node)}
    return Outside(
        reads=frozenset(name for name, known in names.globals.items() if known.reads),
        writes=frozenset(name for name, known in names.globals.items() if known.writes),
        changed=frozenset(_changed(nodes, names)),
        library=frozenset(_of_free_names(nodes, own)),
        members=frozenset(_members(nodes, own)),
        methods=frozenset(node.name for node in nodes if isinstance(node, MethodCall)),
        keys=frozenset(
            item.name for node in nodes if isinstance(node, Table) for item in node.items if isinstance(item, TableItem)
        ),
        strings=frozenset(
            tree.source[node.start : node.end].strip("\"'")
            for node in nodes
            if isinstance(node, (String, Interpolated))
        ),
        lookups=frozenset(
            tree.source[node.start : node.end]
            for node in nodes
            if isinstance(node, IndexExpr) and _is_free(_root(node.obj), own)
        ),
    )


def _is_free(node: Expr, free: set[NameRef]) -> bool:
    return isinstance(node, NameRef) and node in free


def _of_free_names(nodes: list[Node], free: set[NameRef]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Index) and isinstance(node.obj, NameRef) and node.obj in free:
            yield f"{node.obj.name}.{node.name}"


def _members(nodes: list[Node], free: set[NameRef]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Index) and not _is_free(node.obj, free):
            yield node.name
        elif isinstance(node, IndexExpr) and isinstance(node.key, String):
            yield node.key.text[1:-1]


def _changed(nodes: list[Node], names: Names) -> Iterator[str]:
    """Free names through which something is assigned, or handed to a function that changes it."""
    for node in nodes:
        targets: list[Expr] = []
        if isinstance(node, Assign):
            targets = node.targets
        elif isinstance(node, (CompoundAssign, FunctionStat)):
            targets = [node.target]
        elif isinstance(node, Call) and node.args and _called(node) in _CHANGES_ITS_FIRST:
            targets = [node.args[0]] if _called(node) != "table.move" else [node.args[0], node.args[-1]]
        for target in targets:
            root = _root(target)
            if isinstance(root, NameRef) and names.is_global(root):
                yield root.name


def _called(call: Call) -> str:
    func = call.func
    if isinstance(func, NameRef):
        return func.name
    return f"{func.obj.name}.{func.name}" if isinstance(func, Index) and isinstance(func.obj, NameRef) else ""


def _root(expr: Expr) -> Expr:
    while isinstance(expr, (Index, IndexExpr, Paren)):
        expr = expr.expr if isinstance(expr, Paren) else expr.obj
    return expr
