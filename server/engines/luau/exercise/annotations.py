"""From a type annotation to a shape."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.shapes import ANY, BOOLEAN, CALLBACK, NIL, NUMBER, STRING, Shape, list_of, one_of
from server.engines.luau.syntax.nodes import TypeAlias, TypeNode

DEEPEST = 4
DATATYPES = frozenset(
    ("Vector3", "Vector2", "CFrame", "Color3", "UDim", "UDim2", "BrickColor", "NumberRange", "TweenInfo", "Random")
)
"""Roblox's value types that the stand-ins can make."""
_PLAIN = {
    "number": NUMBER,
    "string": STRING,
    "boolean": BOOLEAN,
    "nil": NIL,
    "any": ANY,
    "unknown": ANY,
    "buffer": Shape("buffer"),
    "table": list_of(ANY),
}
_NO_CLASSES = frozenset(("never", "thread", "userdata", "Enum", "EnumItem", "RBXScriptSignal", "RBXScriptConnection"))


class Annotations:
    """Reads annotations of one script; its own type names are looked up."""

    def __init__(self, script: Script) -> None:
        self._aliases = {one.name: one for one in script.of(TypeAlias) if isinstance(one, TypeAlias)}

    def shape(self, node: TypeNode, generics: frozenset[str] = frozenset(), depth: int = 0) -> Shape:
        """What a value of this type may be. Unknown and too deep types are anything."""
        if depth > DEEPEST:
            return ANY
        parts = [self.shape(part, generics, depth + 1) if isinstance(part, TypeNode) else ANY for part in node.parts]
        match node.kind:
            case "name":
                return self._named(node, generics, depth)
            case "group":
                return parts[0] if parts else ANY
            case "union":
                return one_of([*parts, NIL] if "?" in node.labels else parts)
            case "intersection":
                return one_of(parts)
            case "singleton":
                return Shape("literal", node.name)
            case "function":
                return CALLBACK
            case "table":
                return _table(node.labels, parts)
        return ANY

    def _named(self, node: TypeNode, generics: frozenset[str], depth: int) -> Shape:
        name = node.name
        if name in generics or name in _NO_CLASSES or "." in name:
            return ANY
        if name in self._aliases:
            alias = self._aliases[name]
            hidden = frozenset(generic.name for generic in alias.generics)
            return self.shape(alias.value, generics | hidden, depth + 1)
        if name in _PLAIN:
            return _PLAIN[name]
        return Shape("datatype", name) if name in DATATYPES else Shape("instance", name)


def _table(labels: tuple[str, ...], parts: list[Shape]) -> Shape:
    if labels == ("",):
        return list_of(parts[0])
    if labels == ("[", "]"):
        return Shape("map", parts=(parts[0], parts[1]))
    fields = {label: part for label, part in zip(labels, parts, strict=True) if label not in ("", "[", "]")}
    return Shape("record", parts=tuple(fields.values()), labels=tuple(fields))
