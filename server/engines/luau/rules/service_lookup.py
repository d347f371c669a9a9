"""Rule 16, services: a service that is asked for again and again is asked for once, into a local."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.handlers import handlers
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.instances.facts import facts
from server.engines.luau.instances.seen import Seen
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.inlining import direct_calls
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.regions import Loop, is_certain, is_conditional, line_break, loops_around, own_nodes
from server.engines.luau.rules.rule import Candidate, Rule, insert, replace
from server.engines.luau.rules.script_level import LOCAL_BUDGET, line_above, locals_in_use
from server.engines.luau.syntax.nodes import Function, Index, Local, MethodCall, Repeat

_ONCE_AT_START = (
    "A service never changes, so it is asked for once, when the script starts. "
    "Times measured here are those of stand-ins for Roblox."
)
_ONCE_BEFORE = (
    "A service never changes, so it is asked for once, before the loop. "
    "Times measured here are those of stand-ins for Roblox."
)
_THERE = (
    "The service is in a local already, so it is not asked for again. "
    "Times measured here are those of stand-ins for Roblox."
)
_ASKING = frozenset(("GetService", "BindToClose", "IsLoaded"))


@dataclass
class _Asked:
    """The places of a script that ask for services."""

    script: Script
    seen: Seen
    places: dict[MethodCall, str]
    often: set[Function]
    """Functions that are called again and again."""
    budget: int
    """How many more locals the script itself may have."""
    done: set[MethodCall] = field(default_factory=set)


def find(script: Script) -> Iterator[Candidate]:
    if "GetService" not in script.source or script.observes_collection:
        return
    seen = Seen(script)
    calls = (node for node in script.of(MethodCall) if isinstance(node, MethodCall))
    places = {node: name for node in calls if (name := _service(script, seen, node)) is not None}
    asked = _Asked(script, seen, places, _called_often(script), LOCAL_BUDGET - locals_in_use(script))
    again = [place for place in places if _is_again(asked, place)]
    unseen = _nobody_looks(script)
    for place in again:
        if place in asked.done:
            continue
        candidate = _by_name(asked, place)
        if candidate is None and unseen:
            candidate = _at_script_level(asked, place, again) or _before_a_loop(asked, place)
        if candidate is not None:
            yield candidate


def _service(script: Script, seen: Seen, node: MethodCall) -> str | None:
    """The service, where the place can be edited."""
    if node.type_args:
        return None
    name = seen.service(node)
    return name if name and script.is_plain(node.start, node.end) and stays_on_line(script, node) else None


def _called_often(script: Script) -> set[Function]:
    """Functions that answer events, that a loop calls, and those that these call in turn."""
    calls = {
        function: direct_calls(script, binding.reads)
        for binding in script.names.bindings
        if not binding.writes and (function := function_in(binding)) is not None
    }
    often = {handler.function for handler in handlers(script)}
    often |= {
        function for function, made in calls.items() if any(next(loops_around(script, one), None) for one in made)
    }
    while True:
        more = {
            function
            for function, made in calls.items()
            if function not in often and any(script.function_of(one) in often for one in made)
        }
        if not more:
            return often
        often |= more


def _nobody_looks(script: Script) -> bool:
    """Whether the script asks nothing of `game` that would tell which services have been asked for."""
    known = script.names.globals.get("game")
    for ref in known.reads if known is not None else ():
        parent = script.parent(ref)
        asks = isinstance(parent, MethodCall) and parent.obj is ref and parent.name in _ASKING
        if not asks and not (isinstance(parent, Index) and parent.name in facts().standing):
            return False
    return "Game" not in script.names.globals


def _is_again(asked: _Asked, place: MethodCall) -> bool:
    return next(loops_around(asked.script, place), None) is not None or _is_often(asked, place)


def _is_often(asked: _Asked, place: MethodCall) -> bool:
    """Whether the place stands in a function that is called again and again."""
    around = asked.script.function_of(place)
    while around is not None and around not in asked.often:
        around = asked.script.function_of(around)
    return around is not None


def _by_name(asked: _Asked, place: MethodCall) -> Candidate | None:
    """The local that holds the service already, where it can be seen."""
    script = asked.script
    for binding in script.names.bindings:
        if script.visible(binding.name, place) is binding and _holds(asked, binding, place):
            asked.done.add(place)
            return _candidate(
                asked,
                place.start,
                [place],
                binding.name,
                "",
                _THERE,
            )
    return None


def _holds(asked: _Asked, binding: Binding, place: MethodCall) -> bool:
    """Whether the variable is only ever the service, and no function begins to capture a variable that may be many.

    Variables of the script itself are one each; see `rules.closures`.
    """
    script, statement = asked.script, binding.statement
    if binding.writes or not isinstance(statement, Local) or not len(statement.names) == len(statement.values) == 1:
        return False
    value = statement.values[0]
    if not isinstance(value, MethodCall) or asked.seen.service(value) != asked.places[place]:
        return False
    if script.block_of(statement) is script.tree.root:
        return True
    block = binding.scope.block
    in_until = block is not None and not block.start <= place.start < block.end  # `continue` may pass over the local
    return not in_until and binding.scope.function is script.function_of(place)


def _at_script_level(asked: _Asked, place: MethodCall, again: list[MethodCall]) -> Candidate | None:
    """Asked for once before the first function that does so."""
    script = asked.script
    alike = [one for one in again if asked.places[one] == asked.places[place] and _is_often(asked, one)]
    alike = [one for one in alike if one not in asked.done]
    if place not in alike or asked.budget <= 0 or not any(_is_certain_in_function(script, one) for one in alike):
        return None
    anchor = script.top_statement(alike[0])
    own_line = not script.source[script.source.rfind("\n", 0, anchor.start) + 1 : anchor.start].strip()
    start = line_above(script, anchor) if own_line else anchor.start
    if script.source[anchor.start] == "(":
        return None  # it would read as a call of what is put before it
    name = fresh_name(script, _wishes(asked.places[place]), script.tree.root, start)
    if name is None:
        return None
    asked.budget -= 1
    asked.done.update(alike)
    ending = ("\r\n" if "\r\n" in script.source else "\n") if own_line else " "
    declaration = f"local {name} = {script.text(place)}{ending}"
    return _candidate(
        asked,
        start,
        alike,
        name,
        declaration,
        _ONCE_AT_START,
    )


def _is_certain_in_function(script: Script, place: MethodCall) -> bool:
    function = script.function_of(place)
    return function is not None and not is_conditional(script, place, function.body)


def _before_a_loop(asked: _Asked, place: MethodCall) -> Candidate | None:
    """Asked for before the outermost loop each round of which does so."""
    script = asked.script
    loops: list[Loop] = [loop for loop in loops_around(script, place) if is_certain(script, place, loop)]
    block = script.block_of(loops[-1]) if loops else None
    if block is None:
        return None
    loop = loops[-1]
    wanted = asked.places[place]
    alike = [node for node in own_nodes(loop) if isinstance(node, MethodCall) and asked.places.get(node) == wanted]
    around = script.names.parents.get(block)
    name = fresh_name(script, _wishes(wanted), around if isinstance(around, Repeat) else block, loop.start)
    if name is None or asked.budget <= 0 or place not in alike or any(one in asked.done for one in alike):
        return None
    asked.budget -= 1
    asked.done.update(alike)
    declaration = f"local {name} = {script.text(place)}{line_break(script, loop)}"
    return _candidate(
        asked,
        loop.start,
        alike,
        name,
        declaration,
        _ONCE_BEFORE,
    )


def _wishes(service: str) -> tuple[str, ...]:
    return service, f"{service}Service", f"the{service}"


def _candidate(
    asked: _Asked, start: int, places: list[MethodCall], name: str, declaration: str, message: str
) -> Candidate:
    edits = tuple(replace(one, name) for one in places)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=start,
        end=places[-1].end,
        edits=(insert(start, declaration), *edits) if declaration else edits,
        title=f"Service {asked.places[places[0]]} asked for once",
        message=message,
        shown=_shown(asked.script, places[0], name, declaration),
    )


def _shown(script: Script, place: MethodCall, name: str, declaration: str) -> tuple[str, str]:
    """The first place, before and after."""
    source = script.source
    start, end = source.rfind("\n", 0, place.start) + 1, source.find("\n", place.end)
    end = end if end >= 0 else len(source)
    line = source[start:end].strip()
    edited = f"{source[start : place.start].lstrip()}{name}{source[place.end : end].rstrip()}"
    above = f"{declaration.strip()}\n" if declaration else ""
    return line, f"{above}{edited}"


RULE = Rule(
    id="service-lookup",
    title="Service asked for once",
    pattern='game:GetService("Players") in a loop, or in a function that a loop or an event calls',
    condition=(
        "a plain name of a service that every game has; game is Roblox's own; nothing in the script asks game which "
        "services there are; in a loop each round asks for it; there is room for another local, or one that holds the "
        "service is visible already. It needs a run"
    ),
    rewrite='local Players = game:GetService("Players") before the loop, or at the top level of the script',
    measurements=("prop_meta",),
    find=find,
)
