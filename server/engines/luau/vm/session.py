"""One run of one script in a VM of its own: sandboxed, limited, recorded."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from server.engines.luau.vm.modules import Modules, own_environment
from server.engines.luau.vm.stubs import StubChunk
from server.engines.luau.vm.trace import CHUNK_NAME, Effect, without_addresses

WALL_CHECK_INTERVAL = 16
"""Interrupts between two looks at the clock: one interrupt may follow a library call of milliseconds."""

DRIVER_NAME = "driver"
MEMORY_ERROR = "not enough memory"
STACK_ERRORS = ("stack overflow", "error in error handling")
"""What Luau says when calls nest too deep, also those of C, and when there is no room to handle an error either."""


class Ending(StrEnum):
    """How a run came to its end. The first four are the script's own doing, the rest are limits."""

    ENDED = "ended"
    FAILED = "failed"
    WAITING = "waiting"
    HORIZON = "horizon"
    TICKS = "it does not end by itself within the budget of steps"
    WALL = "it takes too long to run"
    MEMORY = "it needs more memory than a script may have here"
    OUTPUT = "it prints without end"

    @property
    def by_itself(self) -> bool:
        return self in (Ending.ENDED, Ending.FAILED, Ending.WAITING, Ending.HORIZON)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a script may use. Ticks are calls and loop back-edges: the same count on every machine."""

    memory_bytes: int = 256 * 1024 * 1024
    ticks: int = 3_000_000
    wall_seconds: float = 5.0
    output_bytes: int = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did. `effects` are free of memory addresses."""

    ending: Ending
    effects: tuple[Effect, ...]
    ticks: int
    hits: frozenset[int]
    overflowed: bool = False
    """Whether a call failed for want of stack, where that was watched for."""
    counts: Mapping[int, int] = field(default_factory=dict)
    """How often each probe was reached."""
    doubts: frozenset[int] = frozenset()
    """Probes through which something passed that was no string."""


@dataclass(slots=True)
class _Recorder:
    """Receives the effects; a script that goes past a limit is marked to be stopped at its next tick."""

    limits: Limits
    deadline: float
    effects: list[Effect] = field(default_factory=list)
    output_bytes: int = 0
    ticks: int = 0
    stopped: Ending | None = None

    def emit(self, _lua: object, arguments: list[Any]) -> None:
        """Called from Luau with two strings. Must not raise: that would end the script, not the run."""
        if self.stopped is not None:
            return
        kind, text = arguments
        self.output_bytes += len(text)
        if self.output_bytes > self.limits.output_bytes:
            self.stopped = Ending.OUTPUT
            return
        self.effects.append(Effect(_text(kind), _text(text)))

    def must_stop(self) -> bool:
        """Count one tick. Never raises: an exception inside an interrupt aborts the process."""
        self.ticks += 1
        if self.stopped is None:
            if self.ticks > self.limits.ticks:
                self.stopped = Ending.TICKS
            elif self.ticks % WALL_CHECK_INTERVAL == 0 and time.monotonic() > self.deadline:
                self.stopped = Ending.WALL
        return self.stopped is not None


def _text(value: Any) -> str:
    """A Luau string as text, at once: the handle is worthless when its VM is gone.

    Bytes that are not UTF-8 become lone surrogates, so that no two strings become one.
    """
    data: bytes = value.encode() if isinstance(value, str) else value.as_bytes()
    return data.decode("utf-8", errors="surrogateescape")


def _load_module(modules: Modules, opt_level: int, lua: Any, arguments: list[Any]) -> tuple[Any, ...]:
    """Called from Luau with the module's number, its name in messages, its instance, and the common globals.

    It holds nothing of the VM, which holds it: that would keep both for ever.
    """
    number, name, instance, common = arguments
    shown = _text(name).encode("utf-8", "replace").decode("utf-8")
    return modules.load(lua, common, int(number), shown, instance, opt_level)


class Session:
    """A VM with the stand-ins in place and the sandbox closed. Serves one run."""

    def __init__(
        self,
        pluau: Any,
        stubs: Sequence[StubChunk],
        limits: Limits,
        *,
        quiet: bool = False,
        opt_level: int = 2,
        elsewhere: bool = False,
        modules: Modules | None = None,
    ) -> None:
        """`quiet` records nothing, for timing. `opt_level` is that of Luau's compiler.

        `elsewhere` is a second world, in which what Roblox decides comes out differently: a client in Studio with a
        player before it, at another time, with other chances. `modules` are those of the project around the script.
        """
        self._pluau = pluau
        self._opt_level = opt_level
        self._limits = limits
        self._recorder = _Recorder(limits, deadline=0.0)
        self._modules = modules
        self._lua = pluau.Lua()
        self._globals = self._lua.globals()
        self._lua.set_memory_limit(limits.memory_bytes)
        self._host = self._install(stubs, quiet, elsewhere)
        self._probes: Any = None
        self._counts: Any = ()
        self._overflows: Any = ()

    def _install(self, stubs: Sequence[StubChunk], quiet: bool, elsewhere: bool) -> Any:
        """Run the stub chunks on the global table, before `load` closes the sandbox: after it they are ignored."""
        lua = self._lua
        host = lua.create_table()
        host.set("quiet", quiet)
        host.set("elsewhere", elsewhere)
        if self._modules is not None:
            host.set("project", lua.create_string(self._modules.tree))
            host.set("globals", self._globals)
            host.set("loadModule", lua.create_function(partial(_load_module, self._modules, self._opt_level)))
        host.set("emit", lua.create_function(self._recorder.emit))
        host.set("newUserdata", lua.create_function(lambda vm, arguments: (vm.create_userdata(None, arguments[0]),)))
        for stub in stubs:
            lua.load_chunk(stub.bytecode, name=f"={stub.name}", is_binary_chunk=True)(host)
        vector_metatable = host.get("vectorMetatable")
        lua.set_type_metatable(self._pluau.LuaType.Vector, vector_metatable)
        return host

    def discover(self) -> None:
        """Record which functions could be called from outside, once the script has come to its end."""
        self._host.set("discovering", True)

    def exercise(self, cases: str) -> None:
        """Call functions of the script afterwards; `cases` is a chunk as `exercise.cases.chunk_of` makes it."""
        self._host.set("cases", self._lua.load_chunk(cases, name="=cases", is_binary_chunk=False)()[0])

    def drive(self, driver: str) -> None:
        """Run a creator's driver after the script, with what the script returned as its arguments. It must compile."""
        compiler = self._pluau.Compiler(self._opt_level, 1, 1, 0)
        name, own = f"={DRIVER_NAME}", self._own_environment()
        chunk = self._lua.load_chunk(driver, name=name, env=own, is_binary_chunk=False, compiler=compiler)
        self._host.set("driver", chunk)

    def add_probes(self) -> None:
        """Define `__hit__`, which marks a place of an instrumented script as reached, or a value as a string."""
        self._probes, self._counts = self._lua.create_table(), self._lua.create_table()
        self._lua.load_chunk(_PROBE, name="=probes", is_binary_chunk=False)(self._probes, self._counts)

    def hand_out(self) -> None:
        """Define `__handout__`, by which a copy of a script hands a function out to be called afterwards."""
        self._lua.load_chunk(_HAND_OUT, name="=handout", is_binary_chunk=False)(self._host)

    def watch_overflows(self) -> None:
        """See every error of a call, also where the script catches it. The scheduler's own resumes count too."""
        self._overflows = self._lua.create_table()
        self._lua.load_chunk(_OVERFLOWS, name="=overflows", is_binary_chunk=False)(self._overflows, *STACK_ERRORS)

    def perturb(self, salt: int) -> None:
        """Shift the heap, so that an order that hangs on addresses shows itself as a different result."""
        self._host.set("ballast", self._lua.load_chunk(_BALLAST, name="=ballast", is_binary_chunk=False)(salt)[0])

    def load(self, source: str) -> Any:
        """Close the sandbox and load the script. Only the sandbox gives it the fast calls that it has in Roblox."""
        self._lua.sandbox(True)
        for _, table in self._host.get("writable"):
            table.readonly = False
        self._host.set("loading", True)
        compiler = self._pluau.Compiler(self._opt_level, 1, 1, 0)
        name, own = f"={CHUNK_NAME}", self._own_environment()
        script = self._lua.load_chunk(source, name=name, env=own, is_binary_chunk=False, compiler=compiler)
        self._host.set("loading", False)
        return script

    def _own_environment(self) -> Any:
        """None without a project: then there is one script, and the globals are its own."""
        if self._modules is None:
            return None
        return own_environment(self._lua, self._globals, self._host.get("script"))

    def thread(self) -> Any:
        """A fresh thread for the driver: only a thread of our own can be stopped by a yield."""
        return self._lua.create_thread(self._host.get("run"))

    def run(self, source: str) -> Run:
        """Run the script to its end or to a limit."""
        script = self.load(source)
        thread = self.thread()
        recorder = self._recorder
        recorder.deadline = time.monotonic() + self._limits.wall_seconds
        proceed, stop = self._pluau.VmState.Continue, self._pluau.VmState.Yield
        self._lua.set_interrupt(lambda _lua: stop if recorder.must_stop() else proceed)
        ending = self._resume(thread, script)
        overflowed = any(True for _ in self._overflows)
        counts = {int(probe): int(count) for probe, count in self._counts}
        effects = without_addresses(recorder.effects)
        return Run(ending, effects, recorder.ticks, self._hits(ending), overflowed, counts, self._doubts())

    def _resume(self, thread: Any, script: Any) -> Ending:
        try:
            results = thread.resume(script)
        except RuntimeError as error:
            if self._recorder.stopped is not None:
                return self._recorder.stopped
            if MEMORY_ERROR in str(error):
                return Ending.MEMORY
            raise
        if self._recorder.stopped is not None:
            return self._recorder.stopped
        if any(MEMORY_ERROR in effect.text for effect in self._recorder.effects if effect.kind.endswith("error")):
            return Ending.MEMORY
        return Ending(_text(results[0]))

    def _doubts(self) -> frozenset[int]:
        states = () if self._probes is None else self._probes
        return frozenset(int(probe) for probe, state in states if _text(state) == "other")

    def _hits(self, ending: Ending) -> frozenset[int]:
        if self._probes is None:
            return frozenset()
        counted = ("reached", "string") if ending.by_itself else ("reached",)
        return frozenset(int(probe) for probe, state in self._probes if _text(state) in counted)


_PROBE = """
local states, counts = ...
local type, select = type, select
function __hit__(probe, ...)
    counts[probe] = (counts[probe] or 0) + 1
    if select("#", ...) == 0 then
        states[probe] = "reached"
        return
    end
    if states[probe] ~= "other" then
        states[probe] = if type((...)) == "string" then "string" else "other"
    end
    return (...)
end
"""
_HAND_OUT = """
local remember = (...).remember
function __handout__(callback)
    remember({ name = "handed out", callback = callback })
end
"""
_OVERFLOWS = """
local found = ...
local errors = { select(2, ...) }
local find, type = string.find, type
local raw, rawx, resume = pcall, xpcall, coroutine.resume

local function look(message)
    if type(message) == "string" then
        for _, words in errors do
            if find(message, words, 1, true) then
                found[1] = true
            end
        end
    end
end

local function looked(ok, ...)
    if not ok then
        look((...))
    end
    return ok, ...
end

function pcall(...)
    return looked(raw(...))
end

function xpcall(called, handler, ...)
    if type(handler) ~= "function" then
        return looked(rawx(called, handler, ...))
    end
    return looked(rawx(called, function(message)
        look(message)
        return handler(message)
    end, ...))
end

function coroutine.resume(...)
    return looked(resume(...))
end
"""
_BALLAST = """
local salt = ...
local kept = table.create(salt)
for index = 1, salt * 7 do
    kept[index] = table.create(index % 5)
end
return kept
"""
