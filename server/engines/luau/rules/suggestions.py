"""What would make a script faster at a price that only its author can weigh: said at the aggressive level, not done."""

import re
from collections.abc import Iterator

from server.engines.luau.analysis.proofs import NUMBER
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.habits import Habit
from server.engines.luau.rules.regions import own_nodes
from server.engines.luau.rules.repetition import is_repeated
from server.engines.luau.rules.reusable import reusable_lists
from server.engines.luau.syntax.nodes import (
    Binary,
    Call,
    CompoundAssign,
    GenericFor,
    Index,
    MethodCall,
    NameRef,
    Node,
    NumericFor,
    Repeat,
    Table,
    Unary,
    While,
)

WORTH_IT = 8
"""Calculations in a loop, from which on native code is suggested."""
_CALCULATIONS = frozenset(("+", "-", "*", "/", "//", "%", "^"))
_CLIENT = re.compile(r"\b(LocalPlayer|PlayerGui|UserInputService|ContextActionService|CurrentCamera|RenderStepped)\b")
"""What only scripts on a player's machine have to do with."""
_NATIVE = re.compile(r"--!native\b|@native\b")
_WAITING = frozenset(("wait", "Wait"))
_COORDINATES = (("x", "y", "z"), ("X", "Y", "Z"))


def _calculating_loops(script: Script) -> Iterator[Node]:
    """The loops of the server's that calculate much and wait for nothing; outer ones only."""
    if script.builtins.environment_touched or _NATIVE.search(script.source) or _CLIENT.search(script.source):
        return
    end = 0
    loops = script.of(While, Repeat, NumericFor, GenericFor)
    for loop in sorted(loops, key=lambda node: node.start):
        if loop.start >= end and _calculations(loop) >= WORTH_IT and not _waits(loop):
            end = loop.end
            yield loop


def _calculations(loop: Node) -> int:
    return sum(isinstance(node, (Binary, CompoundAssign)) and node.op in _CALCULATIONS for node in own_nodes(loop))


def _waits(loop: Node) -> bool:
    """Whether the loop waits in a round: then it is not the calculating that takes its time."""
    for node in own_nodes(loop):
        if isinstance(node, MethodCall) and node.name in _WAITING:
            return True
        func = node.func if isinstance(node, Call) else None
        if isinstance(func, (NameRef, Index)) and func.name in _WAITING:
            return True
    return False


def _coordinates(script: Script) -> Iterator[Node]:
    """Tables of three numbers, made again and again."""
    for table in script.of(Table):
        assert isinstance(table, Table)
        if len(table.items) == 3 and is_repeated(script, table) and _are_coordinates(script, table):
            yield table


def _are_coordinates(script: Script, table: Table) -> bool:
    """Whether the fields are called x, y and z, or have no names, and each is the result of a calculation."""
    names = tuple(item.name for item in table.items)
    if any(item.key is not None for item in table.items) or (any(names) and names not in _COORDINATES):
        return False
    values = [item.value for item in table.items]
    calculated = [isinstance(value, (Binary, Unary)) and value.op in _CALCULATIONS for value in values]
    numbers = [script.proofs.type_of(value) == NUMBER for value in values]
    return any(calculated) and all(one or two for one, two in zip(calculated, numbers, strict=True))


SUGGESTIONS = (
    Habit(
        "native",
        "Native code for the whole script",
        "With `--!native` as its first line Luau makes machine code of this script. The 72 programs of Luau's own "
        "benchmark were 2.68 times as fast with it, as a geometric mean (Luau 0.735), and none was slower; this "
        "script was not tried. The price: it is for scripts of the server, players' machines may ignore it; and the "
        "machine code takes memory, of which a place has a limited amount for all its scripts. Try it where much is "
        "calculated, and measure in the game",
        _calculating_loops,
    ),
    Habit(
        "vector",
        "Vectors in place of tables of three numbers",
        "Each of these tables takes memory of its own; Luau's `vector.create(x, y, z)` takes none. On other scripts "
        "that measured 12.7 to 14.2 times as fast. The price: a vector keeps its numbers with "
        "about 7 digits where a table keeps 16, so results differ in the last digits, and its parts cannot be assigned "
        "one by one",
        _coordinates,
    ),
    Habit(
        "clear",
        "Lists made anew in each round",
        "Each round makes this list and throws it away. Made once before the loop, and emptied with `table.clear` "
        "where it was made, it keeps its memory. On other scripts that measured 3.0 to 5.5 times as fast. The price: "
        "from then on emptying takes as long as the fullest round needs. In a test, after one round with 10,000 "
        "elements, rounds with 3 took about 15 times as long as with a list of their own. Worth it where rounds are "
        "alike",
        reusable_lists,
    ),
)
