"""Which expressions are the functions that Luau itself provides, untouched."""

from server.engines.luau.analysis.names import Names
from server.engines.luau.syntax.nodes import Assign, CompoundAssign, Expr, FunctionStat, Index, IndexExpr, NameRef
from server.engines.luau.words import words

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
        for name in ("_G", *_LIBRARIES):
            known = names.globals.get(name)
            if known is not None:
                self._note_field_writes(name, known.reads)

    def _note_field_writes(self, library: str, refs: list[NameRef]) -> None:
        """`string.byte = f` disqualifies `string`; `_G[...] = f` disqualifies everything."""
        for ref in refs:
            access = self._names.parents[ref]
            if not isinstance(access, (Index, IndexExpr)) or access.obj is not ref:
                continue
            statement = self._names.parents[access]
            written = (isinstance(statement, Assign) and access in statement.targets) or (
                isinstance(statement, (CompoundAssign, FunctionStat)) and statement.target is access
            )
            if not written:
                continue
            if library != "_G":
                self._tampered.add(library)
            elif isinstance(access, Index):
                self._tampered.add(access.name)
            else:
                self.environment_touched = True

    def name_of(self, expr: Expr) -> str | None:
        """`string.byte`, `tostring` and the like when the expression is certain to mean that builtin."""
        if self.environment_touched:
            return None
        if isinstance(expr, NameRef):
            return self._plain(expr)
        if isinstance(expr, Index) and isinstance(expr.obj, NameRef) and expr.obj.name in _LIBRARIES:
            library = self._plain(expr.obj)
            return f"{library}.{expr.name}" if library else None
        return None

    def usable(self, name: str) -> bool:
        """Whether the script left a global name of Luau alone."""
        return not self.environment_touched and name not in self._tampered

    def _plain(self, ref: NameRef) -> str | None:
        if not self._names.is_global(ref) or ref.name in self._tampered:
            return None
        return ref.name


_LIBRARIES = frozenset(("string", "math", "table", "bit32", "os", "utf8", "buffer", "debug", "coroutine", "vector"))
