"""From a shape to arguments, as Luau expressions. Seeded: the same seed gives the same arguments."""

from random import Random

from server.engines.luau.exercise.shapes import NUMBER, STRING, Shape

DEEPEST = 4
_USUAL_NUMBERS = ("1", "2", "3", "4", "5", "7", "10", "16", "60", "100", "0.5", "1.25", "3.7", "0", "-1", "-2.5")
_EDGE_NUMBERS = ("0", "-0", "-1", "0.1", "1e10", "-1e300", "9007199254740993", "math.huge", "-math.huge", "0/0")
_USUAL_STRINGS = ('"a"', '"abc"', '"hello world"', '"Player1"', '"sword"', '"key,value"', '"12"', '"a b  c"')
_EDGE_STRINGS = (
    '""',
    '" "',
    '"%d%s"',
    '"\\n"',
    '"\\0x"',
    '"\\u{e9}\\u{4e2d}"',
    '"-0"',
    '"0x10"',
    'string.rep("ab", 40)',
)
_KEYS = ('"a"', '"b"', '"name"', '"id"', '"sword"')
_DATATYPES = {
    "Vector3": "Vector3.new({}, {}, {})",
    "Vector2": "Vector2.new({}, {})",
    "CFrame": "CFrame.new({}, {}, {})",
    "Color3": "Color3.new({}, {}, {})",
    "UDim": "UDim.new({}, {})",
    "UDim2": "UDim2.new({}, {}, {}, {})",
    "BrickColor": 'BrickColor.new("Red")',
    "NumberRange": "NumberRange.new({}, {})",
    "TweenInfo": "TweenInfo.new({})",
    "Random": "Random.new({})",
}


class Arguments:
    """Makes arguments for one function. `edge` asks for values at which code goes wrong: not a number, nothing, holes.

    Each list of values is dealt like a pack of cards, so that none comes twice before all have come.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._decks: dict[tuple[str, ...], list[str]] = {}

    def expression(self, shape: Shape, *, edge: bool, depth: int = 0) -> str:
        """A Luau expression that makes such a value anew each time."""
        if depth > DEEPEST:
            return "nil"
        match shape.kind:
            case "number":
                return self._number(edge)
            case "string":
                return self._chosen(_EDGE_STRINGS if edge and self._often() else _USUAL_STRINGS)
            case "boolean":
                return self._chosen(("true", "false"))
            case "nil":
                return "nil"
            case "literal":
                return shape.text
            case "buffer":
                return 'buffer.fromstring("0123456789abcdef")'
            case "callback":
                return f'values.callback("callback", {self._answer()})'
            case "instance":
                return f'values.instance("{shape.text}", {self._chosen(_USUAL_STRINGS)})'
            case "datatype":
                return self._datatype(shape.text)
            case "union":
                return self.expression(self._random.choice(shape.parts), edge=edge, depth=depth)
        return self._table(shape, edge, depth)

    def _table(self, shape: Shape, edge: bool, depth: int) -> str:
        match shape.kind:
            case "list":
                return self._list(shape.parts[0], edge, depth)
            case "map":
                return self._map(shape, edge, depth)
            case "record":
                return self._record(shape, edge, depth)
        if edge and self._random.random() < 0.25:
            return "nil"
        known = (NUMBER, NUMBER, STRING, Shape("boolean"), Shape("list", parts=(NUMBER,)))
        return self.expression(self._random.choice(known), edge=edge, depth=depth + 1)

    def _number(self, edge: bool) -> str:
        if edge and self._often():
            return self._chosen(_EDGE_NUMBERS)
        if self._random.random() < 0.5:
            return self._chosen(_USUAL_NUMBERS)
        return str(self._random.randint(1, 20))

    def _list(self, element: Shape, edge: bool, depth: int) -> str:
        shape = NUMBER if element.kind == "any" and self._random.random() < 0.6 else element
        count = self._random.choice((0, 1, 1, 2, 3, 4, 5, 8) if depth == 0 else (0, 1, 2, 3))
        made = [self.expression(shape, edge=edge, depth=depth + 1) for _ in range(count)]
        if edge and count > 2 and self._random.random() < 0.3:
            for _ in range(2 if count > 3 else 1):
                made[self._random.randrange(count - 1)] = "nil"
        return "{" + ", ".join(made) + "}"

    def _map(self, shape: Shape, edge: bool, depth: int) -> str:
        key, value = shape.parts
        count = self._random.choice((0, 1, 2, 3))
        keys = self._random.sample(_KEYS, count)
        if key.kind == "number":
            keys = [str(number) for number in self._random.sample(range(1, 9), count)]
        return "{" + ", ".join(f"[{one}] = {self.expression(value, edge=edge, depth=depth + 1)}" for one in keys) + "}"

    def _record(self, shape: Shape, edge: bool, depth: int) -> str:
        fields = [
            f"[{_quoted(label)}] = {self.expression(part, edge=edge, depth=depth + 1)}"
            for label, part in zip(shape.labels, shape.parts, strict=True)
            if not (edge and self._random.random() < 0.15)
        ]
        return "{" + ", ".join(fields) + "}"

    def _datatype(self, name: str) -> str:
        template = _DATATYPES[name]
        return template.format(*(self._number(edge=False) for _ in range(template.count("{}"))))

    def _answer(self) -> str:
        return self._chosen(("true", "1", '"answer"', "nil", "false"))

    def _often(self) -> bool:
        return self._random.random() < 0.6

    def _chosen(self, among: tuple[str, ...]) -> str:
        deck = self._decks.setdefault(among, [])
        if not deck:
            deck.extend(among)
            self._random.shuffle(deck)
        return deck.pop()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
