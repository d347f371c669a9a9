"""Scripts on disk: found, read without changing a byte, and written back whole or not at all."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from contracts.optimization import MAX_SCRIPT_BYTES

SUFFIXES = (".luau", ".lua")


class UnreadableScript(Exception):
    """The path is not a script that can be optimized; the message says why."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it is on disk. `text` keeps byte-order mark and line ends."""

    path: Path
    text: str


def expand(paths: list[str]) -> list[Path]:
    """Files as given; of a folder, every script below it."""
    found: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            found += sorted(path for path in given.rglob("*") if path.suffix in SUFFIXES and path.is_file())
        else:
            found.append(given)
    return found


def read(path: Path) -> Script:
    """The script, or `UnreadableScript`."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableScript(f"{path} is not a file.")
        if size > MAX_SCRIPT_BYTES:
            most = MAX_SCRIPT_BYTES // 1024
            raise UnreadableScript(f"{path} has {size // 1024} KB; at most {most} KB can be optimized at once.")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableScript(f"{path} cannot be read: {error.strerror}.") from error
    if b"\0" in content:
        raise UnreadableScript(f"{path} is a binary file, not a script.")
    try:
        return Script(path, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableScript(f"{path} is not UTF-8 text (byte {error.start}).") from error


def write(path: Path, text: str) -> None:
    """Replaces the file in one step, so that a full disk or a crash leaves the old one. A link stays a link."""
    path = path.resolve()
    mode = path.stat().st_mode & 0o777
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(mode)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
