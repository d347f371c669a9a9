"""Where Luau keeps the named fields of a table: what the order of a loop over all of them hangs on.

After `ltable.c` and `luaS_hash`. Both `local t = {} t.a = …` and `{ a = … }` begin with room for all the fields (from
-O1 on the compiler counts the assignments) and take the names in the same order. A constructor is copied from a
template that holds every name, though, while an assignment of nil leaves a slot that a later name may take over.
"""

from collections.abc import Sequence

_PLAIN_HASH_LENGTH = 32
"""Shorter names are hashed as Lua 5.1 does, in every Luau so far; longer ones are not looked at here."""


def same_layout(fields: Sequence[tuple[str, bool]]) -> bool:
    """Whether a table comes out the same to the last slot, set field by field or by a constructor.

    `fields` are different names, each with whether its value may be nil. Then everything that is done with the table
    later does the same to both.
    """
    doubtful = {name for name, may_be_nil in fields[:-1] if may_be_nil}
    if not doubtful:
        return True
    if any(len(name) >= _PLAIN_HASH_LENGTH for name, _ in fields):
        return False
    slots = _Slots(len(fields))
    return all(slots.add(name) not in doubtful for name, _ in fields)


class _Slots:
    """The hash part of a table with room for `count` fields, all of them with values."""

    def __init__(self, count: int) -> None:
        self._names: list[str | None] = [None] * (1 << (count - 1).bit_length())
        self._free = len(self._names)

    def add(self, name: str) -> str | None:
        """Put a name into its slot, or into a free one. Returns the name that was in its slot."""
        own = self._own(name)
        there = self._names[own]
        if there is None:
            self._names[own] = name
            return None
        free = self._next_free()
        if self._own(there) == own:
            self._names[free] = name
        else:
            self._names[free], self._names[own] = there, name
        return there

    def _own(self, name: str) -> int:
        return _hash(name) & (len(self._names) - 1)

    def _next_free(self) -> int:
        self._free -= 1
        while self._names[self._free] is not None:
            self._free -= 1
        return self._free


def _hash(name: str) -> int:
    value = len(name)
    for byte in reversed(name.encode()):
        value ^= ((value << 5) + (value >> 2) + byte) & 0xFFFFFFFF
    return value
