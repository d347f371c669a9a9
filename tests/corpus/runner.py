"""Runs Luau programs and says whether two do the same. Knows nothing of the product: not its prover, not its stubs."""

import importlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PRELUDE = Path(__file__).with_name("prelude.luau")
WALL_SECONDS = 20.0
"""For the runs of one process together. A program of the corpus takes well under a second."""
MEMORY_BYTES = 512 * 1024 * 1024
NAME = "program"
WORLDS = (1, 2, 3)
"""What is not the program's own doing differs between them; see `prelude.luau`."""
_LINE = re.compile(rf"\b{NAME}:(\d+)")
_ADDRESS = re.compile(r"0x[0-9a-f]{6,16}")

LineMap = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that can be seen of a run, in order: (kind, text). `lost` says why there is nothing to see."""

    events: tuple[tuple[str, str], ...] = ()
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """Whether two programs were seen to do the same, and the first difference if not."""

    same: bool
    why: str = ""


def run(*sources: str, wall_seconds: float = WALL_SECONDS) -> list[Outcome]:
    """Run each program in every world, in VMs of their own, all in one process that dies with the first that hangs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.corpus.runner"]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(sources).encode(),
            capture_output=True,
            timeout=wall_seconds,
            cwd=ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [Outcome(lost=f"stopped after {wall_seconds:.0f} seconds")] * len(sources)
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace")[-400:]
        return [Outcome(lost=f"the process ended with code {done.returncode}: {last}")] * len(sources)
    return [Outcome(tuple((kind, text) for kind, text in events)) for events in json.loads(done.stdout)]


def compare(before: Outcome, after: Outcome, line_map: LineMap | None = None) -> Same:
    """Event by event. An error's line may be the one that it was, or the one that `line_map` takes it to.

    Without a map, lines in error texts are left out of the comparison.
    """
    if before.lost or after.lost:
        return Same(False, f"a run was lost: {before.lost or after.lost}")
    for index in range(max(len(before.events), len(after.events))):
        old = before.events[index] if index < len(before.events) else None
        new = after.events[index] if index < len(after.events) else None
        if old is None or new is None or not _agree(old, new, line_map):
            return Same(False, f"event {index + 1}: {old} became {new}")
    return Same(True)


def _agree(old: tuple[str, str], new: tuple[str, str], line_map: LineMap | None) -> bool:
    if old == new:
        return True
    if line_map is None:
        return (old[0], _LINE.sub(NAME, old[1])) == (new[0], _LINE.sub(NAME, new[1]))
    return (old[0], _LINE.sub(lambda found: f"{NAME}:{line_map(int(found.group(1)))}", old[1])) == new


def _load() -> Any:
    """The VM's extension module. On Python 3.11 its package cannot be parsed, so an empty one stands in for it."""
    if sys.version_info < (3, 12):
        spec = importlib.util.find_spec("pluau")
        assert spec is not None
        assert spec.submodule_search_locations is not None
        package = ModuleType("pluau")
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules["pluau"] = package
    return importlib.import_module("pluau._pluau")


def _run_here(pluau: Any, source: str, world: int) -> list[tuple[str, str]]:
    """In this process, in a fresh VM with the prelude in place and the sandbox closed."""
    events = [("world", str(world))]
    numbers: dict[str, str] = {}

    def emit(_lua: object, arguments: list[Any]) -> None:
        kind, text = (bytes(one.as_bytes()).decode("utf-8", "surrogateescape") for one in arguments)
        events.append((kind, _ADDRESS.sub(lambda found: numbers.setdefault(found.group(), f"@{len(numbers)}"), text)))

    lua = pluau.Lua()
    lua.set_memory_limit(MEMORY_BYTES)
    host = lua.create_table()
    host.set("world", world)
    host.set("emit", lua.create_function(emit))
    lua.load_chunk(PRELUDE.read_text(encoding="utf-8"), name="=prelude", is_binary_chunk=False)(host)
    lua.sandbox(True)
    compiler = pluau.Compiler(2, 1, 1, 0)
    try:
        program = lua.load_chunk(source, name=f"={NAME}", is_binary_chunk=False, compiler=compiler)
        host.get("run")(program)
    except RuntimeError as error:
        events.append(("failed", str(error)))
    return events


def main(arguments: Sequence[str]) -> int:
    """Programs as a JSON list on standard input, their events as JSON on what was standard output."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # the VM says goodbye on descriptor 1
    pluau = _load()
    sources: list[str] = json.load(sys.stdin)
    json.dump([[event for world in WORLDS for event in _run_here(pluau, one, world)] for one in sources], answer)
    answer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
