"""Rule 22, functions: one that captures what is new each time is made once, and given that at each call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.edits import Edit, apply_edits
from server.engines.luau.rules import plain_pcall
from server.engines.luau.rules.captures import passed_variables
from server.engines.luau.rules.closures import stay_in
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.hoist_table import name_is_free
from server.engines.luau.rules.inlining import observes_frames
from server.engines.luau.rules.lines import operations_after, stays_on_line
from server.engines.luau.rules.regions import loops_around
from server.engines.luau.rules.rule import Candidate, Rule, insert
from server.engines.luau.rules.script_level import LOCAL_BUDGET, lines_above, locals_in_use, moved_lines
from server.engines.luau.rules.type_scope import keeps_its_types
from server.engines.luau.syntax.nodes import Call, Function, Local, LocalFunction, NameRef, Node, Stat

MOST_PASSED = 4
"""Variables that are given at each call: each costs a little, each time."""
NAMES = ("attempt", "protected", "attempted", "guarded")
_PROTECTED = ("pcall", "xpcall")


@dataclass(frozen=True, slots=True)
class _Use:
    """A call of the function: where its first argument goes, and whether something stands behind or in front of it."""

    call: Call
    offset: int
    before: str
    after: str

    def edit(self, passed: str) -> Edit:
        return insert(self.offset, f"{self.before}{passed}{self.after}")


def find(script: Script) -> Iterator[Candidate]:
    if script.builtins.environment_touched or script.observes_collection or observes_frames(script):
        return
    budget = LOCAL_BUDGET - locals_in_use(script)
    taken: set[str] = set()
    for candidate, name in (*_named(script), *_in_place(script)):
        if budget > 0 and name not in taken:
            taken.add(name)
            budget -= 1
            yield candidate


# Local functions


def _named(script: Script) -> Iterator[tuple[Candidate, str]]:
    for binding in script.names.bindings:
        statement, function = binding.statement, function_in(binding)
        if function is None or binding.writes or not isinstance(statement, (Local, LocalFunction)):
            continue
        if not _keeps_its_text(script, statement, function):
            continue
        passed = _passed(script, function, statement)
        if passed is None or not name_is_free(script, binding.name, statement):
            continue
        uses = _uses(script, binding, statement, passed)
        candidate = _moved(script, binding, statement, function, passed, uses) if uses else None
        if candidate is not None:
            yield candidate, binding.name


def _keeps_its_text(script: Script, statement: Local | LocalFunction, function: Function) -> bool:
    """Whether the statement can stand elsewhere with more parameters: a type that its author gave it says how many."""
    if isinstance(statement, Local) and (statement.names[0].annotation is not None or not _is_plain(script, function)):
        return False
    return keeps_its_types(script, statement, script.top_statement(statement))


def _is_plain(script: Script, function: Function) -> bool:
    """Without attributes."""
    return script.source.startswith("function", function.start)


def _passed(script: Script, function: Function, node: Node) -> list[Binding] | None:
    """What the function is to be given. Only what stands in a function or a loop captures anything that can be."""
    found = passed_variables(script, function, script.top_statement(node))
    if not found or len(found) > MOST_PASSED:
        return None
    own_locals = sum(binding.scope.function is function for binding in script.names.bindings)
    return list(found) if own_locals + len(found) <= LOCAL_BUDGET else None


def _uses(script: Script, binding: Binding, statement: Stat, passed: list[Binding]) -> list[_Use]:
    """Every mention of the function; none if one is no call, or if there it could not be given the same."""
    if not stay_in(script, binding.reads, [script.function_of(statement)]):
        return []
    rounds = list(loops_around(script, statement))
    uses: list[_Use] = []
    for ref in binding.reads:
        use = _use(script, ref)
        if use is None or list(loops_around(script, ref)) != rounds or not _sees(script, ref, passed):
            return []
        uses.append(use)
    protected = any(use.call.func not in binding.reads for use in uses)
    return [] if protected and _is_lost(script, passed) else uses


def _sees(script: Script, node: Node, passed: Iterable[Binding]) -> bool:
    return all(script.visible(one.name, node) is one for one in passed)


def _use(script: Script, ref: NameRef) -> _Use | None:
    call = script.parent(ref)
    if not isinstance(call, Call) or call.open < 0:
        return None
    if call.func is ref:
        on_its_line = script.source[call.open + 1] not in "\r\n"
        return _Use(call, call.open + 1, "", "" if not call.args else ", " if on_its_line else ",")
    offset = _first_argument(script, call) if call.args[0] is ref else None
    return None if offset is None else _Use(call, offset, ", ", "")


def _first_argument(script: Script, call: Call) -> int | None:
    """Where `pcall` and `xpcall` take the first argument of the function that they call."""
    name = script.builtin(call.func)
    if name == "pcall":
        return call.args[0].end
    if name != "xpcall" or len(call.args) < 2 or (len(call.args) == 2 and may_be_many(call.args[1])):
        return None
    return call.args[1].end


def _moved(
    script: Script, binding: Binding, statement: Stat, function: Function, passed: list[Binding], uses: list[_Use]
) -> Candidate | None:
    moved = moved_lines(script, statement, script.top_statement(statement))
    header = _with_parameters(script, statement.start, function, passed)
    if moved is None or header is None:
        return None
    added, removed = moved
    old = script.source[statement.start : function.header_end]
    if not added.text.startswith(old):
        return None
    edits = (
        replace(added, text=header + added.text[len(old) :]),
        removed,
        *(use.edit(_listed(passed)) for use in uses),
    )
    end = max(removed.end - 1, *(use.call.end for use in uses))
    first = uses[0].call
    shown = f"{old}\n…\n{script.text(first)}", f"{header}\n…\n{_edited(script, first, edits)}"
    return _candidate(script, statement, end, binding.name, passed, edits, shown)


def _with_parameters(script: Script, start: int, function: Function, passed: list[Binding]) -> str | None:
    """The text from `start` to the function's body with the variables as its first parameters."""
    behind = max((one.end for one in function.generics), default=function.start)
    position = script.token_index(behind)
    tokens = script.tree.tokens
    while tokens[position].start < function.header_end and tokens[position].text != "(":
        position += 1
    place = tokens[position].end
    if place > function.header_end:
        return None
    more = ", " if function.params or function.vararg else ""
    source = script.source
    return f"{source[start:place]}{_listed(passed)}{more}{source[place : function.header_end]}"


def _listed(passed: Iterable[Binding]) -> str:
    return ", ".join(one.name for one in passed)


# Functions that are handed to pcall where they are written


def _in_place(script: Script) -> Iterator[tuple[Candidate, str]]:
    wanted = [node for node in script.of(Call) if isinstance(node, Call) and script.builtin(node.func) in _PROTECTED]
    done = {one.start for one in plain_pcall.find(script)} if wanted else set()
    for node in wanted:
        function = node.args[0] if node.args else None
        if isinstance(function, Function) and node.open >= 0 and node.start not in done:
            candidate = _taken_out(script, node, function)
            if candidate is not None:
                yield candidate


def _taken_out(script: Script, call: Call, function: Function) -> tuple[Candidate, str] | None:
    anchor = script.top_statement(call)
    offset = _first_argument(script, call)
    if offset is None or not _is_plain(script, function) or not keeps_its_types(script, function, anchor):
        return None
    passed = _passed(script, function, call)
    if passed is None or not _sees(script, call, passed) or not _stays_on_lines(script, call):
        return None
    if _is_lost(script, passed):
        return None
    header = _with_parameters(script, function.start, function, passed)
    body = _unindented(script, call, function)
    if header is None or body is None:
        return None
    name = fresh_name(script, NAMES, script.tree.root, 0)
    if name is None:
        return None
    header = f"local function {name}{header.removeprefix('function').lstrip()}"
    added = lines_above(script, anchor, f"{header}{body}", function.start)
    if added is None:
        return None
    edits = [added, Edit(function.start, function.end, name), insert(offset, f", {_listed(passed)}")]
    if offset == function.end:
        edits[1:] = [Edit(function.start, function.end, f"{name}, {_listed(passed)}")]
    shown = script.text(call), f"{header}\n…\n{_edited(script, call, edits)}"
    return _candidate(script, call, call.end, name, passed, tuple(edits), shown), name


def _is_lost(script: Script, passed: Iterable[Binding]) -> bool:
    """Whether a table of which all uses are in view would go through pcall, where the other rules lose sight of it."""
    refs = [one.reads[0] for one in passed]
    return any(script.heap.is_plain(ref) and script.heap.values(ref).tables for ref in refs)


def _stays_on_lines(script: Script, call: Call) -> bool:
    """Whether what is done with the results names the line that it named."""
    if script.line(call.start) == script.line(call.end):
        return stays_on_line(script, call)
    return not any(operations_after(script, call))


def _unindented(script: Script, call: Call, function: Function) -> str | None:
    """What stands behind the function's header, without the indentation of the line on which the call begins."""
    start, stop = function.header_end, function.end
    if script.spans_lines(start, stop):
        return None
    source = script.source
    line = source.rfind("\n", 0, call.start) + 1
    indent = source[line : line + len(source[line:]) - len(source[line:].lstrip(" \t"))]
    first, *rest = source[start:stop].split("\n")
    end = "\r\n" if "\r\n" in source else "\n"
    return "\n".join([first, *(one.removeprefix(indent) for one in rest)]) + end


def _edited(script: Script, node: Node, edits: Iterable[Edit]) -> str:
    """The node's text with the edits that are inside of it."""
    inside = [one for one in edits if node.start <= one.start and one.end <= node.end]
    return apply_edits(script.text(node), [Edit(e.start - node.start, e.end - node.start, e.text) for e in inside])


def _candidate(
    script: Script,
    node: Node,
    end: int,
    name: str,
    passed: list[Binding],
    edits: tuple[Edit, ...],
    shown: tuple[str, str],
) -> Candidate:
    anchor = script.text(script.top_statement(node)).split("\n", 1)[0].rstrip()
    before, after = shown
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=node.start,
        end=end,
        edits=edits,
        title=f"Function {name} made once",
        message=(
            f"The function was made anew each time, because it captured {_named_list(passed)}. It is now made once, "
            "and gets what it captured as arguments."
        ),
        shown=(before, f"-- at the top level, before {anchor}\n{after}"),
    )


def _named_list(passed: list[Binding]) -> str:
    return ", ".join(f"`{one.name}`" for one in passed)


RULE = Rule(
    id="hoist-closure",
    title="Function made once, given what it captured",
    pattern="local function f() … i … end f(), pcall(function() … i … end) in a loop or function",
    condition=(
        "the function is only called, or handed to pcall or xpcall, there and in no further loop; it is not recursive; "
        "it captures at most four variables, none of them a function or a constant, nor for pcall "
        "a table that the script keeps to itself, which mean the same at each call "
        "and are assigned nowhere but around the calls; its name is free at the top level; nothing in the script looks "
        "at stack frames or at what is collected. Lines move, so it needs a run"
    ),
    rewrite="local function f(i) … end before the top-level statement that contains it, f(i), pcall(f, i)",
    measurements=("closure_cap",),
    find=find,
)
