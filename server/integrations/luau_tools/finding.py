"""Finds a program on PATH, and nowhere else."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

LUAU = "luau"
ANALYZER = "luau-analyze"
SUFFIX = ".exe" if sys.platform == "win32" else ""


def find_tool(name: str, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The first program of that name in a folder that PATH names in full.

    Not `shutil.which`: on Windows that looks into the current folder first. There, and in folders that are relative,
    somebody else's program may lie.
    """
    here = _resolved(Path.cwd())
    for entry in environment.get("PATH", "").split(os.pathsep):
        folder = Path(entry.strip('"'))
        if not entry or not folder.is_absolute() or _resolved(folder) == here:
            continue
        program = folder / f"{name}{SUFFIX}"
        try:
            if program.is_file() and os.access(program, os.X_OK):
                return program
        except OSError:
            continue
    return None


def found_tools() -> list[str]:
    """The names of those that are there."""
    return [name for name in (LUAU, ANALYZER) if find_tool(name) is not None]


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path
