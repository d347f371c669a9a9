"""Several scripts from disk: those of folders too, read as they are."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.services.script_files import Script, UnreadableScript, find_scripts, read_script

MOST_SCRIPTS = 200
"""A list longer than this is none that a person looks through; the command line takes any number."""


@dataclass(frozen=True, slots=True)
class FoundScript:
    """One file. `refusal` says why it is no script that can be optimized."""

    path: Path
    shown: str
    """Its path below the folder that holds all of them."""
    script: Script | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found, in order of the paths. `left_out` more were found and not read."""

    folder: Path | None
    """The innermost folder that holds all of them; None where they share none."""
    scripts: tuple[FoundScript, ...]
    left_out: int = 0


def read_batch(paths: Sequence[Path]) -> Batch:
    """Files as given, and every script below the folders. Blocks; for any thread but the window's."""
    found = find_scripts([str(path) for path in paths])
    chosen = found[:MOST_SCRIPTS]
    folder = _folder_of(chosen)
    return Batch(folder, tuple(_read(path, folder) for path in chosen), len(found) - len(chosen))


def read_again(found: FoundScript) -> FoundScript:
    """The same file as it is on disk now."""
    try:
        return FoundScript(found.path, found.shown, read_script(found.path))
    except UnreadableScript as error:
        return FoundScript(found.path, found.shown, refusal=error.reason)


def _read(path: Path, folder: Path | None) -> FoundScript:
    shown = path.name if folder is None else path.relative_to(folder).as_posix()
    return read_again(FoundScript(path, shown))


def _folder_of(paths: Sequence[Path]) -> Path | None:
    try:
        return Path(os.path.commonpath([path.parent for path in paths]))
    except ValueError:  # none at all, on two drives, or some of them relative
        return None
