"""Files of lessons and assessments: which there are, and how they come to the disk."""

import os
import tempfile
from pathlib import Path

from contracts.content import PRINTED_FORMATS, QUIZ_FORMATS
from contracts.materials import MAX_MATERIAL_BYTES
from desktop.services.placing import put_in_place


def formats_of(*, quiz: bool) -> tuple[str, ...]:
    """Suffixes of the files that there are of a quiz, or of a lesson."""
    return (*PRINTED_FORMATS, *QUIZ_FORMATS) if quiz else PRINTED_FORMATS


def format_of(path: Path, *, quiz: bool) -> str | None:
    """The suffix that says what is to be written; the longest that fits. None where none does."""
    name = path.name.casefold()
    fitting = [suffix for suffix in formats_of(quiz=quiz) if name.endswith(suffix)]
    return max(fitting, key=len, default=None)


class UnreadableMaterial(Exception):
    """The text says which file, and why."""


def read_material(path: Path) -> bytes:
    """The file, if it is none that the server would refuse for its size. Raises UnreadableMaterial."""
    try:
        if not path.is_file():
            raise UnreadableMaterial(f"{path} is no file." if path.exists() else f"{path} is not there.")
        size = path.stat().st_size
        if size > MAX_MATERIAL_BYTES:
            most = MAX_MATERIAL_BYTES // 2**20
            raise UnreadableMaterial(f"{path} has {size // 2**20} MB; at most {most} MB can be read.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableMaterial(f"{path} cannot be read: {error.strerror or error}.") from error


def save_file(path: Path, data: bytes) -> None:
    """The whole file or nothing. Raises OSError."""
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        put_in_place(unfinished, path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
