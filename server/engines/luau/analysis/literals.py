"""What a string literal means: its bytes."""

import re

from server.engines.luau.syntax.nodes import Expr, String

_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]+)\}|(\d{1,3})|z\s*|(\r\n|\n\r|[\s\S]))",
    re.ASCII,
)
_CONTROL = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_LARGEST_CODE = 0x10FFFF


def string_bytes(expr: Expr) -> bytes | None:
    """The bytes of a string in single or double quotes. None for anything else, also for a long string."""
    if not isinstance(expr, String) or expr.text[:1] not in ("'", '"'):
        return None
    found = bytearray()
    position, text = 0, expr.text[1:-1]
    for match in _ESCAPE.finditer(text):
        found += text[position : match.start()].encode()
        value = _escaped(match)
        if value is None:
            return None
        found += value
        position = match.end()
    found += text[position:].encode()
    return bytes(found)


def _escaped(match: re.Match[str]) -> bytes | None:
    """The bytes of one escape sequence; None for one that Luau refuses."""
    byte, code, decimal, other = match.groups()
    if byte is not None:
        return bytes((int(byte, 16),))
    if code is not None:
        number = int(code, 16)
        return chr(number).encode("utf-8", "surrogatepass") if number <= _LARGEST_CODE else None
    if decimal is not None:
        return bytes((int(decimal),)) if int(decimal) <= 0xFF else None
    if other is None:
        return b""
    if other in ("x", "u"):
        return None
    return (_CONTROL.get(other) or ("\n" if other[0] in "\r\n" else other)).encode()
