"""Which expressions are the functions that Luau itself provides, untouched."""

from collections.abc import Sequence

from server.engines.luau.analysis.names import Binding, Names
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CompoundAssign,
    Expr,
    FunctionStat,
    Index,
    IndexExpr,
    Local,
    NameRef,
    Node,
    String,
)
from server.engines.word_sets import words

ENVIRONMENT_TOUCHERS = ("getfenv", "setfenv", "loadstring")
"""With any of these a global may change behind the script's text, and Luau itself stops optimizing globals."""

STRING_RESULTS = words(
    """
    string.sub string.rep string.lower string.upper string.reverse string.format string.char string.gsub string.pack
    tostring type typeof table.concat utf8.char buffer.tostring buffer.readstring
    """
)
"""Their first result is always a string (or they raise). `__tostring` must answer with a string, or a number that
becomes one."""

NUMBER_RESULTS = words(
    """
    math.abs math.acos math.asin math.atan math.atan2 math.ceil math.clamp math.cos math.cosh math.deg math.exp
    math.floor math.fmod math.frexp math.ldexp math.lerp math.log math.log10 math.map math.max math.min math.modf
    math.noise math.pow math.rad math.random math.round math.sign math.sin math.sinh math.sqrt math.tan math.tanh
    bit32.arshift bit32.band bit32.bnot bit32.bor bit32.bxor bit32.byteswap bit32.countlz bit32.countrz
    bit32.extract bit32.lrotate bit32.lshift bit32.replace bit32.rrotate bit32.rshift string.len os.clock rawlen
    table.maxn buffer.len string.packsize
    """
)
BOOLEAN_RESULTS = frozenset(("rawequal", "bit32.btest", "table.isfrozen", "math.isnan", "math.isinf", "math.isfinite"))
NUMBER_CONSTANTS = frozenset(("math.pi", "math.huge"))

PURE_NUMERIC = words(
    """
    math.abs math.acos math.asin math.atan math.ceil math.cos math.cosh math.deg math.exp math.floor math.log10
    math.rad math.round math.sign math.sin math.sinh math.sqrt math.tan math.tanh
    """
)
"""With one number they return a number, raise nothing and do nothing else."""

READS_TABLE_ONLY = words(
    """
    next rawget rawlen type typeof table.find table.concat table.unpack unpack table.foreach table.foreachi
    table.getn table.maxn
    """
)
"""They neither change nor keep nor return their first argument (`foreach` hands out keys and values only)."""
ITERATORS = frozenset(("pairs", "ipairs"))
"""They return the table, so they only count as reading it in the header of a for loop."""

CHANGES_TABLE = frozenset(("table.insert", "table.remove", "table.sort", "table.clear", "rawset"))
"""They change their first argument and do not keep it. `rawset` returns it, so it only counts as a statement."""

_CALLS_BACK = frozenset(("string.gsub",))
NEVER_YIELDS = (STRING_RESULTS | NUMBER_RESULTS | BOOLEAN_RESULTS) - _CALLS_BACK | words(
    """
    print warn tonumber select rawget rawset rawlen string.byte string.find string.match table.insert table.remove
    table.find table.unpack unpack table.clear table.create next
    """
)
"""They call nothing of the script's (but for metamethods) and never yield."""


class Builtins:
    """Tells builtin functions from what a script put in their place."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.environment_touched = any(toucher in names.globals for toucher in ENVIRONMENT_TOUCHERS)
        self._tampered = {name for name, known in names.globals.items() if known.writes}
        self._aliases: dict[Binding, str | None] = {}
        for name in ("_G", *_LIBRARIES):
            known = names.globals.get(name)
            if known is not None:
                self._note_writes(name, known.reads)
        for binding in names.bindings:
            library = self.alias(binding)
            if library in _LIBRARIES:
                self._note_writes(library, binding.reads)
        self._note_string_methods()

    def _note_writes(self, library: str, mentions: Sequence[Expr]) -> None:
        """`string.byte = f` disqualifies `string`; `_G[...] = f`, and `_G` handed on, disqualify everything.

        In Roblox `_G` is a table of its own; elsewhere it is where the globals are.
        """
        for mention in mentions:
            access = self._names.parents[mention]
            if not isinstance(access, (Index, IndexExpr)) or access.obj is not mention:
                self._note_handed_on(library, mention, access)
            elif self._is_target(access):
                self._note_written(library, access)
            elif library == "_G" and isinstance(access, Index) and access.name in ("_G", *_LIBRARIES):
                self._note_writes(access.name, [access])

    def _is_target(self, access: Expr) -> bool:
        statement = self._names.parents[access]
        return (isinstance(statement, Assign) and access in statement.targets) or (
            isinstance(statement, (CompoundAssign, FunctionStat)) and statement.target is access
        )

    def _note_written(self, library: str, access: Index | IndexExpr) -> None:
        if library != "_G":
            self._tampered.add(library)
        elif isinstance(access, Index):
            self._tampered.add(access.name)
        else:
            self.environment_touched = True

    def _note_handed_on(self, library: str, mention: Expr, parent: Node) -> None:
        if library == "_G":
            self.environment_touched = True
        elif isinstance(parent, Call) and parent.args[:1] == [mention] and _is_raw_change(parent):
            self._tampered.add(library)

    def _note_string_methods(self) -> None:
        """`getmetatable("")` is where methods of strings are looked up."""
        known = self._names.globals.get("getmetatable")
        for ref in known.reads if known is not None else ():
            call = self._names.parents[ref]
            if isinstance(call, Call) and call.args and isinstance(call.args[0], String):
                self._tampered.add("string")

    def name_of(self, expr: Expr) -> str | None:
        """`string.byte`, `tostring` and the like when the expression is certain to mean that builtin.

        It may be written in another way: `local floor = math.floor` makes `floor` mean math.floor.
        """
        name = None if self.environment_touched else self._meant(expr)
        return None if name is None or name.partition(".")[0] in self._tampered else name

    def _meant(self, expr: Expr) -> str | None:
        """What the expression means if the script leaves that alone."""
        if isinstance(expr, NameRef):
            binding = self._names.binding_of.get(expr)
            return expr.name if binding is None else self.alias(binding)
        if isinstance(expr, Index) and isinstance(expr.obj, NameRef):
            library = self._meant(expr.obj)
            return f"{library}.{expr.name}" if library in _LIBRARIES else None
        return None

    def alias(self, binding: Binding) -> str | None:
        """The builtin that a local variable is declared with and keeps, if the script leaves that alone."""
        if binding not in self._aliases:
            statement, position = binding.statement, binding.definitions[0].position if binding.definitions else 0
            fits = isinstance(statement, Local) and not binding.writes and position < len(statement.values)
            self._aliases[binding] = None
            if fits and isinstance(statement, Local):
                self._aliases[binding] = self._meant(statement.values[position])
        return self._aliases[binding]

    def usable(self, name: str) -> bool:
        """Whether the script left a global name of Luau alone."""
        return not self.environment_touched and name not in self._tampered


def _is_raw_change(call: Call) -> bool:
    return isinstance(call.func, NameRef) and call.func.name in ("rawset", "setmetatable")


_LIBRARIES = frozenset(("string", "math", "table", "bit32", "os", "utf8", "buffer", "debug", "coroutine", "vector"))
