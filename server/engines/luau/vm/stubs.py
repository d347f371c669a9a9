"""The stand-ins for Roblox's API, written in Luau and kept as data in `resources/luau/`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.engines.resources import resource_folder

LOAD_ORDER = (
    "record",
    "clock",
    "userdata",
    "scheduler",
    "exercise",
    "signal",
    "values",
    "geometry",
    "classes",
    "instance",
    "instance_methods",
    "services",
    "project",
    "run",
)
"""Each file is a chunk called with one shared table, `host`; later ones use what earlier ones put there."""


@dataclass(frozen=True, slots=True)
class StubChunk:
    """One stub file as Luau bytecode."""

    name: str
    bytecode: bytes


def compile_stubs(pluau: Any, folder: Path | None = None, names: Sequence[str] = LOAD_ORDER) -> tuple[StubChunk, ...]:
    """Compile the stub files once; every session loads the bytecode."""
    where = folder or resource_folder("luau")
    compiler = pluau.Compiler(2, 1, 0, 0)
    return tuple(
        StubChunk(name, bytes(compiler.compile((where / f"{name}.luau").read_text(encoding="utf-8")))) for name in names
    )
