"""Patterns such as `**/*.spec.luau`, matched part by part: no pattern takes long."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

ANY_DEPTH = "**"
MAX_PATTERN = 256


def matches(pattern: str, path: str) -> bool:
    """Whether a path with `/` between its parts fits. `**` stands for any number of parts, none included."""
    if len(pattern) > MAX_PATTERN:
        return False
    return _matches([part for part in pattern.split("/") if part not in ("", ".")], path.split("/"))


def _matches(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    """`reached[n]`: the pattern so far fits the first n parts."""
    reached = [True] + [False] * len(parts)
    for piece in pattern:
        following = [False] * (len(parts) + 1)
        for count, fits in enumerate(reached):
            if piece == ANY_DEPTH:
                following[count] = fits or (count > 0 and following[count - 1])
            elif fits and count < len(parts) and fnmatchcase(parts[count], piece):
                following[count + 1] = True
        reached = following
    return reached[-1]
