"""Rule 16, reads: what a loop reads of an instance again and again is read once, into a local."""

import re
from collections.abc import Iterable, Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.instances.facts import Kind, facts
from server.engines.luau.instances.quiet import Quiet
from server.engines.luau.instances.seen import Seen
from server.engines.luau.modernise.api import api
from server.engines.luau.modernise.receivers import plain_text
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.regions import (
    Loop,
    is_certain,
    is_conditional,
    line_break,
    loops_around,
    own_nodes,
)
from server.engines.luau.rules.rule import Candidate, Rule, insert, replace, shorten
from server.engines.luau.syntax.nodes import (
    Binary,
    Call,
    CompoundAssign,
    Expr,
    Function,
    IfClause,
    Index,
    MethodCall,
    NameRef,
    Node,
    Paren,
    Repeat,
    Unary,
    While,
)

Read = Index | MethodCall
_PARALLEL = ("desynchronize", "ConnectParallel")
"""In parallel not everything can be read."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,49}")


def find(script: Script) -> Iterator[Candidate]:
    if script.observes_collection or any(word in script.source for word in _PARALLEL):
        return
    reads = sorted(filter(_may_be_one, script.of(Index, MethodCall)), key=lambda node: (node.start, -node.end))
    if not any(next(loops_around(script, read), None) for read in reads):
        return
    seen = Seen(script)
    quiet = Quiet(script, seen)
    done: set[Node] = set()
    for read in reads:
        assert isinstance(read, (Index, MethodCall))
        if read in done or _kind(seen, read) is None:
            continue
        loop = _outermost(script, seen, quiet, read)
        if loop is None:
            continue
        reads_there = _alike(script, read, loop)
        done.update(reads_there)
        candidate = _candidate(script, seen, read, reads_there, loop)
        if candidate is not None:
            yield candidate


def _may_be_one(node: Node) -> bool:
    if isinstance(node, Index):
        return isinstance(node.obj, NameRef)
    return (
        isinstance(node, MethodCall)
        and isinstance(node.obj, NameRef)
        and node.name in facts().looks
        and len(node.args) == 1
        and not node.type_args
        and _NAME.fullmatch(plain_text(node.args[0]) or "") is not None
    )


def _kind(seen: Seen, read: Read) -> Kind | None:
    """What the read gives, if it is known to succeed on every instance of its class."""
    of = seen.class_of(read.obj)
    if of is None:
        return None
    return facts().property(api(), of, read.name) if isinstance(read, Index) else facts().looks[read.name]


def _outermost(script: Script, seen: Seen, quiet: Quiet, read: Read) -> Loop | None:
    """The outermost loop all the while of which the instance and what is read of it stay the same."""
    chosen: Loop | None = None
    for loop in loops_around(script, read):
        if not _is_the_same(script, seen, read, loop) or not quiet.is_quiet(loop):
            break
        chosen = loop
    return chosen


def _is_the_same(script: Script, seen: Seen, read: Read, loop: Loop) -> bool:
    """Whether the receiver is one instance, which is there before the loop begins."""
    assert isinstance(read.obj, NameRef)
    binding = script.binding(read.obj)
    if binding is None:
        return seen.is_own_global(read.obj)
    if binding.writes or binding.visible_from > loop.start:
        return False
    return seen.always_holds(binding) or _was_used_before(script, binding, loop)


def _was_used_before(script: Script, binding: Binding, loop: Loop) -> bool:
    """Whether something was read of the variable on every way to the loop, which would have failed with nil."""
    uses = [node for node in map(script.parent, binding.reads) if isinstance(node, (Index, MethodCall))]
    uses = [node for node in uses if script.binding(node.obj) is binding and node.end <= loop.start]
    return any(_always_comes_before(script, node, loop) for node in uses)


def _always_comes_before(script: Script, use: Node, loop: Loop) -> bool:
    """Whether the use is made in every run through the statements that stand before the loop or around it."""
    statement: Node = script.statement_of(use)
    while not _is_ahead(script, statement, loop):
        if statement is script.tree.root or isinstance(statement, Function):
            return False
        statement = script.parent(statement)
    in_a_loop = any(one.start >= statement.start for one in loops_around(script, use))
    return not in_a_loop and not is_conditional(script, use, statement)


def _is_ahead(script: Script, statement: Node, loop: Loop) -> bool:
    block = script.block_of(statement)
    return block is not None and block.start <= loop.start < block.end


def _alike(script: Script, read: Read, loop: Loop) -> list[Read]:
    """The reads of the same thing in the loop, in source order."""
    wanted = _shape(script, read)
    return [
        node for node in own_nodes(loop) if isinstance(node, (Index, MethodCall)) and _shape(script, node) == wanted
    ]


def _shape(script: Script, node: Read) -> tuple[object, ...] | None:
    if not _may_be_one(node):
        return None
    assert isinstance(node.obj, NameRef)
    args = () if isinstance(node, Index) else (plain_text(node.args[0]),)
    return (type(node), script.binding(node.obj) or node.obj.name, node.name, *args)


def _candidate(script: Script, seen: Seen, read: Read, reads: list[Read], loop: Loop) -> Candidate | None:
    if not any(is_certain(script, one, loop) for one in reads):
        return None
    if not all(script.is_plain(one.start, one.end) and stays_on_line(script, one) for one in reads):
        return None
    if _kind(seen, read) == "made" and not all(_is_looked_into(script, one) for one in reads):
        return None
    block = script.block_of(loop)
    if block is None:
        return None
    around = script.names.parents.get(block)
    name = fresh_name(script, _wishes(read), around if isinstance(around, Repeat) else block, loop.start)
    if name is None:
        return None
    text = script.text(read)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=loop.start,
        end=max(one.end for one in reads),
        edits=(
            insert(loop.start, f"local {name} = {text}{line_break(script, loop)}"),
            *(replace(one, name) for one in reads),
        ),
        title=f"{shorten(text)} read once",
        message=(
            "Nothing in the loop can change it, so it is read once. Each read of an instance asks the engine, which "
            "takes longer than reading a local. Times measured here are those of stand-ins for instances."
        ),
    )


def _is_looked_into(script: Script, expr: Expr) -> bool:
    """Whether only the value counts here, and not which object it is."""
    parent = script.parent(expr)
    match parent:
        case Index() | MethodCall():
            return parent.obj is expr
        case Binary():
            return parent.op not in ("and", "or") or _is_looked_into(script, parent)
        case Paren():
            return _is_looked_into(script, parent)
        case Call():
            return (script.builtin(parent.func) or "").startswith("math.")
    return isinstance(parent, (Unary, CompoundAssign, IfClause, While))


def _wishes(read: Read) -> Iterable[str]:
    assert isinstance(read.obj, NameRef)
    named = read.name if isinstance(read, Index) else plain_text(read.args[0]) or ""
    named = f"is{named}" if read.name == "IsA" else named
    lower = named[:1].lower() + named[1:]
    owner = read.obj.name[:1].lower() + read.obj.name[1:]
    return lower, f"{owner}{named[:1].upper()}{named[1:]}", f"{lower}Read"


RULE = Rule(
    id="instance-read",
    title="Instance read once",
    pattern="part.Position, workspace.CurrentCamera, part:GetAttribute('Speed') in a loop",
    condition=(
        "an instance in a local that is given a value once, whose class the script shows and which cannot be nil; a "
        "property known to be readable on it, or one of the methods that only look; the loop only computes, changes "
        "variables and tables of its own and reads: it neither changes an instance nor calls what is not known nor "
        "prints nor waits; the read is not only made under a condition; values that are new objects each time are "
        "only looked into. It needs a run"
    ),
    rewrite="local position = part.Position before the loop",
    measurements=("prop_meta",),
    find=find,
)
