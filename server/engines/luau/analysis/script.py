"""A parsed script with everything that is known about it."""

from bisect import bisect_left
from functools import cached_property

from server.engines.luau.analysis.builtins import Builtins
from server.engines.luau.analysis.effects import Effects
from server.engines.luau.analysis.heap import Heap
from server.engines.luau.analysis.names import Binding, Names
from server.engines.luau.analysis.proofs import Proofs
from server.engines.luau.analysis.resolver import resolve
from server.engines.luau.analysis.sequences import Sequences
from server.engines.luau.analysis.stability import Stability
from server.engines.luau.analysis.tables import Tables
from server.engines.luau.syntax.nodes import Block, Expr, Function, NameDecl, NameRef, Node, Repeat, Stat
from server.engines.luau.syntax.parser import Tree
from server.engines.luau.syntax.tokens import COMMENT, SPACE


class Script:
    """What a rule looks at. Build it inside `recursion_room`."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.source = tree.source
        self.names: Names = resolve(tree.root)
        self.builtins = Builtins(self.names)
        self.tables = Tables(self.names, self.builtins)
        self.proofs = Proofs(self.names, self.builtins, self.tables)
        self.nodes = _by_type(tree.root, self.names)
        self.claimed: list[tuple[str, int, int]] = []
        """Names that candidates for this text would declare, and the spans in which these would be visible."""
        self.mentioned: dict[Node, frozenset[str]] = {}
        """Every name in a block, where it was asked for; see `rules.fresh_name`."""
        self._comment_starts = [token.start for token in tree.tokens if token.kind is COMMENT]
        self._comment_ends = [token.end for token in tree.tokens if token.kind is COMMENT]
        self._token_starts = [token.start for token in tree.tokens]

    @cached_property
    def declared(self) -> dict[NameDecl, Binding]:
        """The local variable that each declaration makes."""
        return {binding.decl: binding for binding in self.names.bindings if binding.decl is not None}

    @cached_property
    def heap(self) -> Heap:
        """Which tables there are. Computed for the rules that ask; the first question needs the recursion room."""
        return Heap(self.names, self.builtins, self.proofs)

    @cached_property
    def effects(self) -> Effects:
        return Effects(self.names, self.builtins, self.proofs, self.heap)

    @cached_property
    def stability(self) -> Stability:
        return Stability(self.names, self.proofs, self.tables, self.heap, self.effects)

    @cached_property
    def sequences(self) -> Sequences:
        return Sequences(self.names, self.builtins, self.proofs, self.heap, self.stability)

    @property
    def observes_collection(self) -> bool:
        """Whether the script may have weak tables, and so see which values are still held on to."""
        return "__mode" in self.source

    def text(self, node: Node) -> str:
        return self.source[node.start : node.end]

    def parent(self, node: Node) -> Node:
        return self.names.parents[node]

    def line(self, offset: int) -> int:
        return self.tree.lines.line(offset)

    def binding(self, expr: Node) -> Binding | None:
        return self.names.binding_of.get(expr) if isinstance(expr, NameRef) else None

    def builtin(self, expr: Expr) -> str | None:
        return self.builtins.name_of(expr)

    def has_comment(self, start: int, end: int) -> bool:
        """Whether any part of a comment lies in the span."""
        first = bisect_left(self._comment_ends, start + 1)
        return first < len(self._comment_starts) and self._comment_starts[first] < end

    def is_plain(self, start: int, end: int) -> bool:
        """Whether the span can be dropped without losing a comment or moving a line."""
        return "\n" not in self.source[start:end] and not self.has_comment(start, end)

    def next_token(self, offset: int) -> str:
        """The text of the first token at or after an offset that is neither blank nor comment."""
        tokens = self.tree.tokens
        for position in range(bisect_left(self._token_starts, offset), len(tokens)):
            if tokens[position].kind is not SPACE and tokens[position].kind is not COMMENT:
                return tokens[position].text
        return ""

    def visible(self, name: str, node: Node) -> Binding | None:
        """The local variable that `name` would mean where the node stands."""
        current = node
        while current not in self.names.scopes:
            parent = self.names.parents[current]
            current = parent.block if isinstance(parent, Repeat) else parent
        assert isinstance(current, Block)
        return self.names.visible(name, self.names.scopes[current], node.start)

    def provides(self, name: str, node: Node) -> bool:
        """Whether a global of Luau's, written where the node stands, means just that.

        `local table = table` at the top of the script is as good; deeper inside, it might be made more than once.
        """
        binding = self.visible(name, node)
        own = binding is None or (binding.scope is self.names.chunk and self.builtins.alias(binding) == name)
        return own and self.builtins.usable(name)

    def token_index(self, offset: int) -> int:
        """The position in the token list of the token that starts at an offset."""
        return bisect_left(self._token_starts, offset)

    def inside_token(self, offset: int) -> bool:
        """Whether a string or comment began before the offset and goes on there."""
        token = self.tree.tokens[bisect_left(self._token_starts, offset + 1) - 1]
        return token.kind is not SPACE and token.start < offset < token.end

    def spans_lines(self, start: int, end: int) -> bool:
        """Whether a string or comment in the span goes over a line end, so that its lines cannot be indented anew."""
        tokens = self.tree.tokens
        first, last = self.token_index(start), self.token_index(end)
        return any("\n" in token.text for token in tokens[first:last] if token.kind is not SPACE)

    def statement_of(self, node: Node) -> Stat:
        """The innermost statement that contains the node."""
        while not isinstance(node, Stat):
            node = self.names.parents[node]
        return node

    def block_of(self, statement: Node) -> Block | None:
        """The block whose direct statement this is."""
        parent = self.names.parents.get(statement)
        return parent if isinstance(parent, Block) else None

    def function_of(self, node: Node) -> Function | None:
        """The function around a node, None for the script itself."""
        current = self.names.parents.get(node)
        while current is not None and not isinstance(current, Function):
            current = self.names.parents.get(current)
        return current

    def top_statement(self, node: Node) -> Stat:
        """The statement of the script's own block that contains the node."""
        parents = self.names.parents
        while parents[node] is not self.tree.root:
            node = parents[node]
        assert isinstance(node, Stat)
        return node

    def of(self, *kinds: type[Node]) -> list[Node]:
        """All nodes of the given classes, in source order within each class."""
        return [node for kind in kinds for node in self.nodes.get(kind, ())]


def _by_type(root: Block, names: Names) -> dict[type[Node], list[Node]]:
    found: dict[type[Node], list[Node]] = {}
    for node in (root, *names.parents):
        found.setdefault(type(node), []).append(node)
    return found
