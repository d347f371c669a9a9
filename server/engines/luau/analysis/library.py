"""What calls of Luau's own functions may do."""

from server.engines.luau.analysis.builtins import CHANGES_TABLE, ITERATORS, PURE_NUMERIC, Builtins
from server.engines.luau.analysis.effect import Effect, Store
from server.engines.luau.analysis.heap import Heap
from server.engines.luau.analysis.proofs import Proofs
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.syntax.nodes import Call, Expr, MethodCall, String
from server.engines.word_sets import words

_NEVER_RAISES = words("type typeof")
"""With at least one argument."""
_ONLY_COMPUTES = (
    words(
        """
    tonumber rawequal rawlen rawget select next table.find table.concat table.unpack unpack table.maxn table.getn
    table.isfrozen string.byte string.find string.match string.sub string.rep string.lower string.upper string.reverse
    string.char string.len string.pack string.unpack string.packsize math.atan2 math.clamp math.fmod math.frexp
    math.ldexp math.lerp math.log math.map math.max math.min math.modf math.noise math.pow math.isnan math.isinf
    math.isfinite bit32.arshift bit32.band bit32.bnot bit32.bor bit32.btest bit32.bxor bit32.byteswap
    bit32.countlz bit32.countrz bit32.extract bit32.lrotate bit32.lshift bit32.replace bit32.rrotate bit32.rshift
    utf8.char utf8.codepoint utf8.len utf8.offset buffer.len
    """
    )
    | PURE_NUMERIC
)
"""They give a result that hangs on their arguments only, or raise."""
_MAKES_OBJECT = words("table.create table.clone table.pack string.split string.gmatch utf8.codes")
_READS_STATE = words("os.clock os.time tick time")
"""Their results change by themselves."""
_SHOWS = words("print warn")
_CHANGES_STATE = words("math.random math.randomseed")
_ASKS_TOSTRING = words("tostring string.format print warn")
_FAILS = words("error assert")


class Library:
    """Notes the effects of calls that certainly reach a function of Luau's own."""

    def __init__(self, builtins: Builtins, proofs: Proofs, heap: Heap) -> None:
        self._builtins = builtins
        self._proofs = proofs
        self._heap = heap

    def name_and_arguments(self, node: Call | MethodCall) -> tuple[str | None, list[Expr]]:
        """Which function a call reaches, and with what; a method of a string is one of `string`."""
        if isinstance(node, Call):
            return self._builtins.name_of(node.func), node.args
        if self._proofs.is_string(node.obj) and self._builtins.usable("string"):
            return f"string.{node.name}", [node.obj, *node.args]
        return None, node.args

    def note(self, node: Call | MethodCall, effect: Effect) -> bool:
        """Add what the call does. False when it does not reach a function that is known here."""
        name, args = self.name_and_arguments(node)
        if name is None:
            return False
        if name in CHANGES_TABLE:
            self._note_change(node, name, args, effect)
        elif name in _MAKES_OBJECT:
            effect.makes_objects = effect.raises = True
        elif name in _SHOWS or name in _CHANGES_STATE or name in _READS_STATE:
            effect.outputs = effect.raises = True
        elif name in _ONLY_COMPUTES or name in ITERATORS or name in _FAILS or self._is_plain_gsub(name, args):
            effect.raises = effect.raises or not self._cannot_fail(name, args)
        elif name in _NEVER_RAISES:
            effect.raises = effect.raises or not args
        elif name not in _ASKS_TOSTRING:
            return False
        if name in _ASKS_TOSTRING or name == "table.find":
            self._note_metamethods(name, args, effect)
        return True

    def computes_only(self, node: Call | MethodCall) -> bool:
        """Whether the call gives the same value whenever its arguments are the same, and does nothing else.

        Functions that look into a table are left out: its fields may change.
        """
        name, args = self.name_and_arguments(node)
        reads_tables = name is not None and (
            name.startswith("table.") or name in ("next", "rawget", "rawlen", "unpack")
        )
        return name is not None and name in _ONLY_COMPUTES and not reads_tables and self._cannot_fail(name, args)

    def _cannot_fail(self, name: str, args: list[Expr]) -> bool:
        if name in ("math.max", "math.min"):
            return bool(args) and all(map(self._proofs.is_number, args)) and not may_be_many(args[-1])
        if name in ITERATORS:
            return len(args) == 1 and self._heap.is_table(args[0])
        if name == "string.len":
            return len(args) == 1 and self._proofs.is_string(args[0])
        return name in PURE_NUMERIC and len(args) == 1 and self._proofs.is_number(args[0])

    def _is_plain_gsub(self, name: str, args: list[Expr]) -> bool:
        """gsub calls back unless its replacement is a string."""
        return name == "string.gsub" and len(args) in (3, 4) and self._proofs.is_string(args[2])

    def _note_metamethods(self, name: str, args: list[Expr], effect: Effect) -> None:
        """`tostring` asks `__tostring`, `table.find` asks `__eq`."""
        many = bool(args) and may_be_many(args[-1])
        if name == "table.find":
            if len(args) < 2 or not self._heap.is_plain(args[1]) or many:
                effect.may_call_metamethod()
            return
        if name == "string.format" and not (args and isinstance(args[0], String)):
            effect.raises = True
        if many or not all(map(self._heap.is_plain, args)):
            effect.may_call_metamethod()
        elif name != "tostring" or len(args) != 1:
            effect.raises = True

    def _note_change(self, node: Call | MethodCall, name: str, args: list[Expr], effect: Effect) -> None:
        effect.raises = effect.raises or not self._is_plain_append(name, args)
        if not args:
            return
        effect.stores.append(Store(node, args[0], None))
        if name != "table.sort":
            return
        contents = [self._heap.contents(table) for table in self._heap.values(args[0]).tables]
        if len(args) > 1 or not self._heap.is_plain(args[0]) or any(one.unknown for one in contents):
            effect.may_do_anything()

    def _is_plain_append(self, name: str, args: list[Expr]) -> bool:
        """`table.insert(t, v)` on a table that is in view: it cannot be frozen."""
        return name == "table.insert" and len(args) == 2 and not may_be_many(args[1]) and self._heap.is_table(args[0])
