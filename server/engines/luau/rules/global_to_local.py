"""Rule 6: a script's own global variables and functions become locals."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import GlobalName
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.closures import captured_by_repeated
from server.engines.luau.rules.inlining import (
    Inlining,
    calls_would_show,
    direct_calls,
    may_be_folded,
    observes_frames,
    spreads,
)
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.rule import Candidate, Rule, Tier, insert
from server.engines.luau.rules.script_level import LOCAL_BUDGET, locals_in_use
from server.engines.luau.syntax.nodes import Assign, Function, FunctionStat, NameRef, Stat
from server.engines.word_sets import words

PROVIDED = words(
    """
    _G _VERSION assert bit32 buffer coroutine debug error gcinfo getfenv getmetatable ipairs loadstring math
    newproxy next os pairs pcall print rawequal rawget rawlen rawset require select setfenv setmetatable string
    table tonumber tostring type typeof unpack utf8 vector xpcall Axes BrickColor CFrame Color3 ColorSequence
    ColorSequenceKeypoint Content DateTime DebuggerManager DelayQueue Delay DockWidgetPluginGuiInfo Enum Faces
    FloatCurveKey Font Game Instance NumberRange NumberSequence NumberSequenceKeypoint OverlapParams
    Path2DControlPoint PathWaypoint PhysicalProperties PluginManager Random Ray RaycastParams Rect Region3
    Region3int16 RotationCurveKey Secret SharedTable Spawn Stats TweenInfo UDim UDim2 UserSettings Vector2
    Vector2int16 Vector3 Vector3int16 Version Wait Workspace delay elapsedTime game plugin printidentity script
    settings shared spawn stats task tick time ticker version wait warn workspace
    """
)
"""Names that the environment fills. A script that assigns one means something by it; they are left alone."""


def find(script: Script) -> Iterator[Candidate]:
    if script.builtins.environment_touched or "_G" in script.names.globals or script.observes_collection:
        return
    budget = LOCAL_BUDGET - locals_in_use(script)
    frames = observes_frames(script)
    inlining = Inlining(script)
    for statement in script.tree.root.body:
        names = _defined(script, statement)
        if not names or len(names) > budget:
            continue
        if frames and _holds_function(statement):
            continue
        if not all(stays_on_line(script, ref) for known in names for ref in known.reads):
            continue  # an operation over several lines would name another one, also where no run fails
        budget -= len(names)
        hidden = _keeps_lines(script, statement, names, inlining)
        yield _candidate(statement, [name.name for name in names], "P" if hidden else "B")


def _defined(script: Script, statement: Stat) -> list[GlobalName]:
    """The globals that begin their life with this statement, if it can simply become a declaration."""
    if isinstance(statement, FunctionStat) and isinstance(statement.target, NameRef) and not statement.attributes:
        targets: list[NameRef] = [statement.target]
    elif isinstance(statement, Assign):
        targets = [target for target in statement.targets if isinstance(target, NameRef)]
        if len(targets) != len(statement.targets):
            return []
    else:
        return []
    found = [script.names.globals.get(target.name) for target in targets]
    if len({target.name for target in targets}) != len(targets):
        return []
    names = [known for known in found if known is not None]
    if len(names) != len(targets):
        return []
    if any(len(known.writes) > 1 and captured_by_repeated(script, [*known.reads, *known.writes]) for known in names):
        return []
    fits = all(_begins_at(known, target, statement) for known, target in zip(names, targets, strict=True))
    return names if fits else []


def _begins_at(known: GlobalName, target: NameRef, statement: Stat) -> bool:
    """Whether every other mention comes later, where a local declared here is visible."""
    if known.name in PROVIDED or not known.reads or target not in known.writes:
        return False
    first_visible = target.end if isinstance(statement, FunctionStat) else statement.end
    others = (ref for ref in (*known.reads, *known.writes) if ref is not target)
    return all(ref.start >= first_visible for ref in others)


def _holds_function(statement: Stat) -> bool:
    return isinstance(statement, FunctionStat) or (
        isinstance(statement, Assign) and any(isinstance(value, Function) for value in statement.values)
    )


def _keeps_lines(script: Script, statement: Stat, names: list[GlobalName], inlining: Inlining) -> bool:
    """Whether no error can name another line once the names are locals, which Luau inlines and folds."""
    if isinstance(statement, FunctionStat):
        return _inlining_hides(script, statement.function, names[0])
    assert isinstance(statement, Assign)
    for known, value in zip(names, statement.values, strict=False):
        if len(known.writes) > 1:
            continue
        if isinstance(value, Function):
            if not _inlining_hides(script, value, known):
                return False
        elif may_be_folded(script, value) and _would_show(script, known, inlining):
            return False
    return True


def _would_show(script: Script, known: GlobalName, inlining: Inlining) -> bool:
    """Whether the name as a constant could make others that change a line."""
    return inlining.constants_show and any(spreads(script, ref) for ref in known.reads)


def _inlining_hides(script: Script, function: Function, known: GlobalName) -> bool:
    return len(known.writes) > 1 or not calls_would_show(script, function, direct_calls(script, known.reads))


def _candidate(statement: Stat, names: list[str], tier: Tier) -> Candidate:
    listed = " and ".join(f"`{name}`" for name in names)
    function = isinstance(statement, FunctionStat)
    return Candidate(
        rule=RULE.id,
        tier=tier,
        start=statement.start,
        end=statement.target.end if isinstance(statement, FunctionStat) else statement.end,
        edits=(insert(statement.start, "local "),),
        title=f"{'Function' if function else 'Variable'} {listed.replace('`', '')} made local",
        message=("A global is looked up by name each time; a local is read directly."),
        evidence=(
            f"{listed} {'are' if len(names) > 1 else 'is'} first mentioned here, at the top level of the script, so "
            "every later use sees the local. Other scripts cannot see a script's globals, and nothing here looks them "
            "up by name."
        ),
    )


RULE = Rule(
    id="global-to-local",
    title="Global made local",
    pattern="x = value, function f() (top level of the script)",
    condition=(
        "the first mention of the name, in the script's own block; read somewhere; not a name of Luau's or Roblox's; "
        "no _G, getfenv, setfenv, loadstring or weak tables; not read where an operation over several lines would name "
        "another line; for functions nothing that looks at stack frames. Proven "
        "when no operation could report another line once Luau inlines the function or folds the value; otherwise it "
        "needs a run"
    ),
    rewrite="local x = value, local function f()",
    measurements=("global_var", "global_fn"),
    find=find,
)
