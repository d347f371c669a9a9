"""Scripts on disk: found, read as they are, and written back byte for byte, whole or not at all."""

import contextlib
import errno
import os
import re
import secrets
import stat
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from contracts.optimization import MAX_NAME_LENGTH, MAX_SCRIPT_BYTES
from desktop.services.errors import ServiceError
from desktop.services.printable import escaped

BOM = "\ufeff"
SUFFIXES = (".luau", ".lua")
UNNAMED = "script.luau"
_LINE_END = "\r\n|[\r\u2029\ufdd0\ufdd1]"
"""What a Qt document takes for the end of a line, besides the line feed."""

_KILOBYTE = 1024
_NEW_FILE_MODE = 0o666
"""From which the system takes what the person's umask takes."""


class ScriptFileError(ServiceError):
    """A file that cannot be taken or written. `reason` does without its name, for where that stands already."""

    def __init__(self, title: str, path: Path, reason: str) -> None:
        super().__init__(title, f"{escaped(path.name or str(path))}: {reason}")
        self.reason = reason


class UnreadableScript(ScriptFileError):
    """The path is not a script that can be optimized."""


class NotWritten(ScriptFileError):
    """The file on disk is as it was; so is the text that was to be written."""

    def __init__(self, title: str, path: Path, reason: str) -> None:
        super().__init__(title, path, reason)
        self.message += " The text is still here."


@dataclass(frozen=True)
class Script:
    """A script as it stands in its file: with its line ends and its BOM."""

    name: str = UNNAMED
    raw: str = ""
    path: str | None = None

    @property
    def shown(self) -> str:
        """The text as an editor gives it back: `\\n` line ends, no BOM."""
        return re.sub(_LINE_END, "\n", self.raw.removeprefix(BOM))

    @property
    def shown_name(self) -> str:
        """The name in one line, with nothing in it that hides or turns what stands there."""
        return escaped(self.name)

    @property
    def sendable_name(self) -> str:
        """The name as the server takes it, whatever the file system allows."""
        return escaped(self.name)[:MAX_NAME_LENGTH] or UNNAMED

    def edited(self, shown: str) -> "Script":
        """The same script with another text, in the line ends (the most frequent ones) and BOM that it had."""
        if shown == self.shown:
            return self
        text = shown.replace("\n", "\r\n") if self._mostly_crlf else shown
        return replace(self, raw=(BOM if self.raw.startswith(BOM) else "") + text)

    @property
    def _mostly_crlf(self) -> bool:
        crlf = self.raw.count("\r\n")
        return crlf > 0 and crlf * 2 >= self.raw.count("\n")


def find_scripts(paths: list[str]) -> list[Path]:
    """Files as given; of a folder, every script below it. Each once."""
    found: list[Path] = []
    for given in map(Path, paths):
        try:
            below = sorted(path for path in given.rglob("*") if path.suffix in SUFFIXES and path.is_file())
            found += below if given.is_dir() else [given]
        except (OSError, ValueError):
            found.append(given)  # whoever reads it says what is wrong with it
    return list(dict.fromkeys(found))


def read_script(path: Path) -> Script:
    """Reads a file as UTF-8 without changing anything. Raises UnreadableScript."""
    try:
        if not path.is_file():
            if not path.exists():
                raise UnreadableScript("No such file", path, "It does not exist.")
            raise UnreadableScript("Not a file", path, "It is a folder." if path.is_dir() else "It is no regular file.")
        with path.open("rb") as file:
            content = file.read(MAX_SCRIPT_BYTES + 1)
        size = max(len(content), path.stat().st_size)
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}. Nothing was changed."
        raise UnreadableScript("The file cannot be read", path, reason) from error
    if size > MAX_SCRIPT_BYTES:
        raise UnreadableScript("The file is too large", path, too_large(size))
    if b"\0" in content:
        raise UnreadableScript("Not a text file", path, "It is a binary file, not a script.")
    try:
        return Script(path.name, content.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"It is not UTF-8 text: see line {line}. Save it as UTF-8 and try again."
        raise UnreadableScript("Not a UTF-8 file", path, reason) from error


def write_script(path: Path, text: str) -> None:
    """Writes the text exactly as it is, in one step: whatever fails, the old file stays. Raises NotWritten.

    A link stays a link and its target is written. The file keeps its mode and, where the system allows, its owner.
    """
    write_content(path, encoded(path, text))


def encoded(path: Path, text: str) -> bytes:
    """The text as it goes to a file. Raises NotWritten for what is no valid text."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise NotWritten("Not valid text", path, f"Line {line} holds half of a character. Type it again.") from error


def write_content(path: Path, content: bytes) -> None:
    """The same for bytes, whatever they are."""
    try:
        _replace(path.resolve(), content)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        why = (isinstance(error, OSError) and error.strerror) or str(error)
        raise NotWritten(
            "The file could not be saved", path, f"It was not written: {why}. The file is unchanged."
        ) from error


def too_large(size: int) -> str:
    """Why a script of this many bytes is not taken."""
    most = MAX_SCRIPT_BYTES // _KILOBYTE
    return f"It has {-(-size // _KILOBYTE)} KB; at most {most} KB can be optimized at once."


def _replace(target: Path, content: bytes) -> None:
    old = target.stat() if target.exists() else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    mode = _NEW_FILE_MODE if old is None else stat.S_IMODE(old.st_mode)
    unfinished = target.with_name(f".toolboxai-{secrets.token_hex(8)}")
    try:
        with open(unfinished, "xb", opener=partial(os.open, mode=mode)) as file:  # Path has no opener
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _keep_owner_and_mode(unfinished, old)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _keep_owner_and_mode(path: Path, old: os.stat_result) -> None:
    new = path.stat()
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))
