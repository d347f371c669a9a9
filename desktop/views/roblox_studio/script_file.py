"""Scripts on disk: read as they are, written back byte for byte as they are."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from contracts.optimization import MAX_SCRIPT_BYTES

BOM = "\ufeff"
UNNAMED = "script.luau"
_LINE_END = "\r\n|[\r\u2029\ufdd0\ufdd1]"
"""What a Qt document takes for the end of a line, besides the line feed."""

_KILOBYTE = 1024


class ScriptFileError(Exception):
    """A file that cannot be taken or written; `message` is for the person."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


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


def read_script(path: Path) -> Script:
    """Reads a file as UTF-8 without changing anything. Raises ScriptFileError."""
    try:
        if not path.is_file():
            raise ScriptFileError(_tr("Not a file"), _tr("{path} is not a file.").format(path=path))
        size = path.stat().st_size
        if size > MAX_SCRIPT_BYTES:
            raise ScriptFileError(_tr("The file is too large"), too_large(size))
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        message = _tr("{path}: {reason}. Nothing was changed.").format(path=path, reason=reason)
        raise ScriptFileError(_tr("The file cannot be read"), message) from error
    if b"\0" in content:
        raise ScriptFileError(_tr("Not a text file"), _tr("{name} holds binary data.").format(name=path.name))
    try:
        return Script(path.name, content.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _tr("{name} is not UTF-8: see line {line}. Save it as UTF-8 and open it again.")
        raise ScriptFileError(_tr("Not a UTF-8 file"), message.format(name=path.name, line=line)) from error


def write_script(path: Path, text: str) -> None:
    """Writes the text exactly as it is. The old file stays whole until the new one is on disk."""
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        message = _tr("Line {line} holds half of a character. Type it again.").format(line=line)
        raise ScriptFileError(_tr("Not valid text"), message) from error
    target = QSaveFile(os.fspath(path))
    opened = target.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or target.write(content) != len(content) or not target.commit():
        reason = target.errorString()
        message = _tr("{path}: {reason}. The file on disk is as it was, and the text is still here.")
        raise ScriptFileError(_tr("The file could not be saved"), message.format(path=path, reason=reason))


def too_large(size: int) -> str:
    """Why a script of this many bytes is not taken."""
    most = MAX_SCRIPT_BYTES // _KILOBYTE
    message = _tr("It has {size} KB; at most {most} KB can be optimized at once.")
    return message.format(size=-(-size // _KILOBYTE), most=most)


def _tr(text: str) -> str:
    return QCoreApplication.translate("script_file", text)
