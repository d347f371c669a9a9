"""From what a function does with a parameter to a shape."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.annotations import Annotations
from server.engines.luau.exercise.shapes import (
    ANY,
    BOOLEAN,
    CALLBACK,
    NUMBER,
    STRING,
    Shape,
    instance,
    list_of,
    one_of,
    record_of,
)
from server.engines.luau.syntax.nodes import (
    Binary,
    Boolean,
    Call,
    CompoundAssign,
    Expr,
    Function,
    GenericFor,
    Index,
    IndexExpr,
    Local,
    LocalFunction,
    MethodCall,
    NameDecl,
    NameRef,
    Node,
    Number,
    NumericFor,
    Paren,
    String,
    Unary,
)
from server.engines.word_sets import words

DEEPEST = 4
_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "%", "^"))
_ORDER = frozenset(("<", "<=", ">", ">="))
_EQUALITY = frozenset(("==", "~="))
_STRING_METHODS = words("sub byte lower upper find match gmatch gsub format rep len reverse split")
_INSTANCE_METHODS = words(
    """
    FindFirstChild WaitForChild FindFirstChildOfClass FindFirstChildWhichIsA FindFirstAncestor GetChildren
    GetDescendants IsA IsDescendantOf GetAttribute SetAttribute GetAttributes Destroy Clone GetFullName
    GetPropertyChangedSignal GetAttributeChangedSignal ClearAllChildren
    """
)
_BY_NAME = {
    **dict.fromkeys(("player", "plr", "localplayer"), instance("Player")),
    **dict.fromkeys(("character", "char", "model"), instance("Model")),
    **dict.fromkeys(("humanoid", "hum"), instance("Humanoid")),
    **dict.fromkeys(("part", "hit", "otherpart", "rootpart", "hrp"), instance("Part")),
    **dict.fromkeys(("instance", "inst", "parent"), instance("Folder")),
    **dict.fromkeys(("callback", "cb", "fn", "func", "handler", "listener", "predicate", "comparator"), CALLBACK),
    **dict.fromkeys(
        words("dt delta deltatime i j n x y z w count amount index seconds duration value width height size"), NUMBER
    ),
    **dict.fromkeys(words("name key text message msg str s label title id"), STRING),
    **dict.fromkeys(words("list array items tbl t arr values"), list_of(NUMBER)),
}
"""What creators mostly mean by a name; asked only where the code says nothing."""


class Uses:
    """Infers the shapes of parameters of one script."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._annotations = Annotations(script)
        self._binding_of = {binding.decl: binding for binding in script.names.bindings if binding.decl is not None}

    def parameter(self, function: Function, decl: NameDecl, depth: int = 0) -> Shape:
        """What the function expects here: its annotation, else what it does with it, else what the name suggests."""
        if decl.annotation is not None:
            generics = frozenset(generic.name for generic in function.generics)
            return self._annotations.shape(decl.annotation, generics)
        binding = self._binding_of.get(decl)
        used = self._of_binding(binding, depth) if binding is not None else ANY
        by_name = _BY_NAME.get(decl.name.lower(), ANY)
        if used.kind == "any" or (by_name.kind == "instance" and used.kind in ("record", "instance")):
            return by_name
        return used

    def _of_binding(self, binding: Binding, depth: int) -> Shape:
        return one_of([shape for ref in binding.reads for shape in self._of_use(ref, depth)])

    def _of_use(self, node: Expr, depth: int) -> Iterator[Shape]:
        """What the place where a value stands expects of it."""
        if depth > DEEPEST:
            return
        parent = self._script.parent(node)
        if isinstance(parent, Paren):
            yield from self._of_use(parent, depth + 1)
        elif isinstance(parent, Binary):
            yield from _of_operand(parent, node)
        elif isinstance(parent, Unary):
            yield from {"-": [NUMBER], "#": [list_of(NUMBER)]}.get(parent.op, [])
        elif (isinstance(parent, CompoundAssign) and parent.op in _ARITHMETIC) or isinstance(parent, NumericFor):
            yield NUMBER
        elif isinstance(parent, GenericFor) and parent.values[0] is node:
            yield self._iterated(parent, depth)
        elif isinstance(parent, (Index, IndexExpr)) and parent.obj is node:
            yield from self._indexed(parent, depth)
        elif isinstance(parent, MethodCall) and parent.obj is node:
            yield _of_method(parent.name)
        elif isinstance(parent, Call):
            yield from self._called(parent, node, depth)
        elif isinstance(parent, Local) and node in parent.values:
            yield from self._renamed(parent, node, depth)

    def _iterated(self, loop: GenericFor, depth: int) -> Shape:
        decl = loop.names[-1] if len(loop.names) > 1 else None
        binding = self._binding_of.get(decl) if decl is not None else None
        return list_of(self._of_binding(binding, depth + 1) if binding is not None else ANY)

    def _indexed(self, access: Index | IndexExpr, depth: int) -> Iterator[Shape]:
        inner = one_of(list(self._of_use(access, depth + 1)))
        if isinstance(access, Index):
            yield record_of({access.name: inner})
        elif isinstance(access.key, String):
            yield Shape("map", parts=(STRING, inner))
        else:
            yield list_of(inner)

    def _called(self, call: Call, node: Expr, depth: int) -> Iterator[Shape]:
        if call.func is node:
            yield CALLBACK
            return
        position = call.args.index(node)
        name = self._script.builtin(call.func)
        if name is not None:
            yield from _of_builtin(name, position)
            return
        function = self._function(call.func)
        if function is not None and position < len(function.params):
            shape = self.parameter(function, function.params[position], depth + 1)
            if shape.kind != "any":
                yield shape

    def _function(self, func: Node) -> Function | None:
        binding = self._script.binding(func) if isinstance(func, NameRef) else None
        statement = binding.statement if binding is not None and not binding.writes else None
        return statement.function if isinstance(statement, LocalFunction) else None

    def _renamed(self, statement: Local, node: Expr, depth: int) -> Iterator[Shape]:
        position = statement.values.index(node)
        if position < len(statement.names):
            binding = self._binding_of.get(statement.names[position])
            if binding is not None:
                yield self._of_binding(binding, depth + 1)


def _of_operand(parent: Binary, node: Expr) -> Iterator[Shape]:
    other = parent.right if parent.left is node else parent.left
    if parent.op in _ARITHMETIC:
        yield NUMBER
    elif parent.op == "..":
        yield STRING
        yield NUMBER
    elif parent.op in _ORDER:
        yield STRING if isinstance(other, String) else NUMBER
    elif parent.op in _EQUALITY:
        if isinstance(other, Boolean):
            yield BOOLEAN
        elif isinstance(other, Number):
            yield NUMBER
            yield Shape("literal", other.text)
        elif isinstance(other, String):
            yield STRING
            yield Shape("literal", other.text)


def _of_method(name: str) -> Shape:
    if name in _STRING_METHODS:
        return STRING
    return instance("Folder") if name in _INSTANCE_METHODS else record_of({name: CALLBACK})


def _of_builtin(name: str, position: int) -> Iterator[Shape]:
    library = name.partition(".")[0]
    if library in ("math", "bit32"):
        yield NUMBER
    elif library in ("string", "utf8"):
        yield STRING if position == 0 or name in ("string.find", "string.match", "string.gsub") else NUMBER
    elif library == "table" or name in ("pairs", "ipairs", "next", "unpack", "rawlen", "setmetatable", "rawget"):
        if position == 0:
            yield list_of(NUMBER)
    elif name == "tonumber":
        yield STRING
        yield NUMBER
    elif library == "buffer" and position == 0:
        yield Shape("buffer")
    elif name in ("pcall", "xpcall"):
        yield CALLBACK
