"""Bytes to text and back: the byte order mark and the line endings stay as they are."""

from dataclasses import dataclass

BOM = "\ufeff"


class NotLuauText(Exception):
    """The bytes are no UTF-8 text. The message is meant for the person who chose the file."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A script as text. `prefix` is the byte order mark, if there was one; `text` begins after it."""

    prefix: str
    text: str

    def restored(self, text: str) -> str:
        """`text` as it should be written back in place of the original."""
        return self.prefix + text


def read_source(source: bytes | str) -> SourceText:
    """Decode a script. Raises NotLuauText for binary content."""
    text = source if isinstance(source, str) else _decoded(source)
    if "\0" in text:
        raise NotLuauText("This is a binary file (it contains NUL bytes), not a Luau script.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotLuauText("This text holds half of a character pair (a lone surrogate) and cannot be stored as UTF-8.")
    if text.startswith(BOM):
        return SourceText(BOM, text[len(BOM) :])
    return SourceText("", text)


def _decoded(source: bytes) -> str:
    if b"\0" in source:
        raise NotLuauText("This is a binary file (it contains NUL bytes), not a Luau script.")
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise NotLuauText(
            f"This file is not UTF-8 text: line {line} holds a byte that UTF-8 does not allow."
        ) from error
