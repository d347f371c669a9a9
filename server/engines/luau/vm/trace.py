"""The effect log of a run, and how two logs are laid side by side."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

CHUNK_NAME = "script"
CASE = "case"
"""The kind of the entry with which each call begins, its number from 1; 0 stands for the end of the last."""
_LINE = re.compile(rf"\b{CHUNK_NAME}:(\d+)")
_ADDRESS = re.compile(r"0x[0-9a-f]{6,16}")


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing a script did, in the order it happened.

    Kinds: print, warn, call, set, connect, disconnect, fire, thread error, error, missing, incomplete, shared, return.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two logs part; None where a log had already ended."""

    index: int
    before: Effect | None
    after: Effect | None


def without_addresses(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """Replace memory addresses by numbers in the order in which they appear."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        return names.setdefault(match.group(), f"@{len(names) + 1}")

    return tuple(Effect(effect.kind, _ADDRESS.sub(name, effect.text)) for effect in effects)


def with_mapped_lines(effect: Effect, line_map: Callable[[int], int]) -> Effect:
    """Move every `script:LINE` of a log entry to where that line stands after the edits."""

    def move(match: re.Match[str]) -> str:
        return f"{CHUNK_NAME}:{line_map(int(match.group(1)))}"

    return Effect(effect.kind, _LINE.sub(move, effect.text))


def first_line(text: str) -> int | None:
    """The line that an error text names, if it names one."""
    match = _LINE.search(text)
    return int(match.group(1)) if match else None


def first_difference(
    before: tuple[Effect, ...], after: tuple[Effect, ...], line_map: Callable[[int], int]
) -> Difference | None:
    """None when both logs say the same, either as they stand or once lines are mapped."""
    for index in range(max(len(before), len(after))):
        old = before[index] if index < len(before) else None
        new = after[index] if index < len(after) else None
        if old is None or new is None or (old != new and with_mapped_lines(old, line_map) != new):
            return Difference(index, old, new)
    return None
