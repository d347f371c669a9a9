"""Addresses as people paste them: from a list, a table, or the line of a mail program."""

import re

MOST = 200
"""At once."""
LONGEST = 254
_NAMED = re.compile(r"[^,;\n<>]*<([^<>\s]+)>")
_BETWEEN = re.compile(r"[,;\s]+")


def addresses_in(text: str) -> list[str]:
    """Each once, in their order, whatever their case; of `Ada <ada@school.example>` the address alone."""
    bare = _NAMED.sub(lambda found: f" {found[1]} ", text)
    found: dict[str, str] = {}
    for piece in _BETWEEN.split(bare):
        if piece:
            found.setdefault(piece.casefold(), piece)
    return list(found.values())


def may_be_address(text: str) -> bool:
    """Whether it is worth asking the server, which decides."""
    name, at, host = text.partition("@")
    return bool(name and at and host) and len(text) <= LONGEST and text.isprintable()
