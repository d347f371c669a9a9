"""Which calls to make: several hundred over all that a script hands out, constructors first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.arguments import Arguments
from server.engines.luau.exercise.shapes import ANY, NUMBER, STRING, Shape, instance
from server.engines.luau.exercise.uses import Uses
from server.engines.luau.syntax.nodes import Function, FunctionStat

MOST_CASES = 300
FEWEST_EACH = 3
MOST_EACH = 60
EDGE_FROM = 0.6
"""The share of a function's calls that keep to usual arguments; the later ones do not."""
_CONSTRUCTORS = frozenset(("new", "create", "construct", "init", "from", "make"))
_LAST_STEP = re.compile(r"(\.\w+|\[-?\d+\])$")

_OF_SIGNALS = {
    "PlayerAdded": (instance("Player"),),
    "PlayerRemoving": (instance("Player"),),
    "CharacterAdded": (instance("Model"),),
    "CharacterRemoving": (instance("Model"),),
    "Touched": (instance("Part"),),
    "TouchEnded": (instance("Part"),),
    "ChildAdded": (instance("Folder"),),
    "ChildRemoved": (instance("Folder"),),
    "DescendantAdded": (instance("Folder"),),
    "Chatted": (STRING,),
    "OnServerEvent": (instance("Player"), ANY, ANY),
    "OnServerInvoke": (instance("Player"), ANY, ANY),
    "Heartbeat": (NUMBER,),
    "RenderStepped": (NUMBER,),
    "Stepped": (NUMBER, NUMBER),
}
"""What events of the engine hand over, where the handler does not say so itself."""


@dataclass(frozen=True, slots=True)
class Target:
    """A function of the script that a caller from outside could reach. `path` as in `resources/luau/exercise.luau`.

    `line` is where it begins; `signal` names the event whose handler it is, if it is one.
    """

    path: str
    line: int
    parameters: int
    variadic: bool
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One call. `arguments` are Luau expressions; `makes` is the path whose objects the call makes, if any."""

    path: str
    arguments: tuple[str, ...]
    shapes: tuple[Shape, ...]
    makes: str = ""

    def text(self) -> str:
        """The call as a creator would write it."""
        return f"{shown_path(self.path)}({', '.join(_shown(one) for one in self.arguments)})"


def plan_cases(script: Script, targets: Sequence[Target], seed: int) -> list[Case]:
    """Calls of every target, each made twice before any a third time, so that what is cut off at the end is even."""
    if not targets:
        return []
    random = Random(seed)  # noqa: S311 - repeatable choice, not secrecy
    shapes = _Shapes(script)
    each = min(MOST_EACH, max(FEWEST_EACH, MOST_CASES // len(targets)))
    makers = {target: _Maker(target, shapes.of(target), Random(f"{seed} {target.path}")) for target in targets}  # noqa: S311 - as above
    first = [makers[target].case(edge=False) for target in targets if _makes(target)]
    rounds: list[Case] = []
    for number in range(each):
        turn = list(targets)
        random.shuffle(turn)
        rounds += [makers[target].case(edge=number >= each * EDGE_FROM) for target in turn]
    return [*first, *rounds][:MOST_CASES]


def focused(targets: Sequence[Target], line: int) -> list[Target]:
    """The functions that begin on a line, and the constructors that make the objects of their tables."""
    wanted = [target for target in targets if target.line == line]
    owners = {_owner(target.path) for target in wanted}
    return [target for target in targets if target.line == line or _makes(target) in owners]


def chunk_of(cases: Sequence[Case]) -> str:
    """The calls as a Luau chunk that returns what `host.exercise` takes."""
    lines = [
        f'{{ path = "{case.path}", arguments = function(values) return {", ".join(case.arguments)} end, '
        + (f'makes = "{case.makes}" }},' if case.makes else "},")
        for case in cases
    ]
    return "return {\n" + "\n".join(lines) + "\n}"


def without(cases: Sequence[Case], position: int) -> list[Case]:
    """The calls but for those, from a position on, of the function that is called there."""
    path = cases[position].path
    return [case for number, case in enumerate(cases) if number < position or case.path != path]


def with_argument(case: Case, position: int, text: str) -> Case:
    arguments = (*case.arguments[:position], text, *case.arguments[position + 1 :])
    return replace(case, arguments=arguments)


def shown_path(path: str) -> str:
    """`=1.update` as `module.update`, `@2` as the second handler."""
    if path.startswith("@"):
        return f"handler {path[1:]}"
    return re.sub(r"^=\d+", "module", path).replace("~", "")


class _Shapes:
    def __init__(self, script: Script) -> None:
        self._script = script
        self._uses = Uses(script)
        self._functions: dict[int, list[Function]] = {}
        for node in script.of(Function):
            assert isinstance(node, Function)
            self._functions.setdefault(script.line(script.parent(node).start), []).append(node)
            self._functions.setdefault(script.line(node.start), []).append(node)

    def of(self, target: Target) -> tuple[Shape, ...]:
        """The shapes of the parameters, with one for `self`."""
        function = self._function(target)
        known = [self._uses.parameter(function, decl) for decl in function.params] if function is not None else []
        if function is not None and self._is_method(function):
            known.insert(0, _self(target))
        elif function is not None and function.params and function.params[0].name == "self":
            known[0] = _self(target)
        shapes = known or [ANY] * target.parameters
        of_signal = _OF_SIGNALS.get(target.signal, ())
        for position, shape in enumerate(of_signal[: len(shapes)]):
            if shapes[position].kind in ("any", "record"):
                shapes[position] = shape
        return (*shapes, ANY, ANY) if target.variadic else tuple(shapes)

    def _function(self, target: Target) -> Function | None:
        for function in self._functions.get(target.line, []):
            if len(function.params) + self._is_method(function) == target.parameters:
                return function
        return None

    def _is_method(self, function: Function) -> bool:
        parent = self._script.parent(function)
        return isinstance(parent, FunctionStat) and parent.method


class _Maker:
    """Makes the calls of one function."""

    def __init__(self, target: Target, shapes: tuple[Shape, ...], random: Random) -> None:
        self._target = target
        self._shapes = shapes
        self._random = random
        self._arguments = Arguments(random)

    def case(self, *, edge: bool) -> Case:
        made = tuple(
            f'values.object("{shape.text}")' if shape.kind == "object" else self._arguments.expression(shape, edge=edge)
            for shape in self._shapes
        )
        if self._target.variadic:
            made = made[: len(made) - self._random.randrange(3)]
        return Case(self._target.path, made, self._shapes, _makes(self._target))


def _owner(path: str) -> str:
    """The table in which a function stands; of a class behind a metatable, the object itself."""
    return _LAST_STEP.sub("", path).removesuffix("~")


def _self(target: Target) -> Shape:
    return Shape("object", _owner(target.path))


def _makes(target: Target) -> str:
    name = target.path.rpartition(".")[2]
    return _owner(target.path) if name.lower() in _CONSTRUCTORS and "." in target.path else ""


def _shown(argument: str) -> str:
    shown = argument.replace('values.callback("callback", ', "callback(").replace(
        'values.callback("callback")', "callback()"
    )
    shown = shown.replace("values.twin(", "twin(")
    return re.sub(
        r'values\.(?:object\("[^"]*"\)|instance\("(\w+)", [^)]*\))', lambda found: found[1] or "object", shown
    )
