"""Whether a script is plain Luau: it asks for nothing that only Roblox, or these stand-ins for it, can give."""

from server.engines.luau.analysis.resolver import resolve
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.parser import parse
from server.engines.word_sets import words

PLAIN = words(
    """
    assert bit32 buffer coroutine error getmetatable ipairs math next pairs pcall print rawequal rawget rawlen rawset
    select setmetatable string table tonumber tostring type typeof unpack utf8 vector xpcall
    """
)
"""Without `os` and `_G`: what these answer differs from one program to the next."""


def is_plain(source: str) -> bool:
    """Whether every global that it reads is one of Luau's own, or assigned by the script itself."""
    try:
        tree = parse(source)
        with recursion_room():
            names = resolve(tree.root)
    except LuauSyntaxError:
        return False
    return all(name in PLAIN or known.writes for name, known in names.globals.items())
