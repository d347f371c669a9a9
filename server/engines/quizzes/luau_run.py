"""What a Luau snippet of a question prints."""

import re
from functools import cache
from typing import Any

from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Ending, Limits, Run, Session
from server.engines.luau.vm.stubs import StubChunk, compile_stubs

LIMITS = Limits(memory_bytes=32 * 1024 * 1024, ticks=200_000, wall_seconds=1.0, output_bytes=4096)
"""A snippet that a student follows by hand is far below all of them."""

_ADDRESS = re.compile(r"\b(?:table|function|thread|userdata|buffer): @\d+")
_BAD_KINDS = frozenset({"thread error", "error", "missing", "incomplete"})
_LATER = "os.clock();"
"""Stands before the snippet the second time, in its first line: the clock of the VM moves with every reading."""


def run(code: str) -> str | None:
    """The lines that a snippet prints, joined by line feeds; empty where it prints nothing.

    None where it does not compile, stops with an error, waits for ever, goes past a limit, or prints something else
    another time: addresses, the clock, random numbers, what is decided by Roblox. Takes some 10 ms, at most 2 s, and
    holds the interpreter lock meanwhile: for engine workers only.
    """
    if "\0" in code:
        return None
    printed = _printed(code, elsewhere=False)
    if printed is None or _ADDRESS.search(printed):
        return None
    return printed if printed == _printed(_LATER + code, elsewhere=True) else None


def _printed(code: str, *, elsewhere: bool) -> str | None:
    pluau, stubs = _machine()
    session = Session(pluau, stubs, LIMITS, elsewhere=elsewhere)
    session.perturb(3 if elsewhere else 0)
    try:
        ran = session.run(code)
    except RuntimeError:  # Luau's compiler refuses it
        return None
    return _output(ran)


def _output(ran: Run) -> str | None:
    if ran.ending is not Ending.ENDED or any(effect.kind in _BAD_KINDS for effect in ran.effects):
        return None
    return "\n".join(effect.text for effect in ran.effects if effect.kind == "print")


@cache
def _machine() -> tuple[Any, tuple[StubChunk, ...]]:
    """The binding and the compiled stand-ins, once a process."""
    pluau = load_pluau()
    return pluau, compile_stubs(pluau)
