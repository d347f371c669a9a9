"""What attempts cost, and how that adds up on their task."""

from dataclasses import dataclass

from server.domain.tasks.changes import AtLeast, Meeting, Plus


@dataclass(frozen=True, slots=True)
class Usage:
    """What work has taken so far. None: not known, or nothing of the kind."""

    cpu_seconds: float | None = None
    peak_memory_bytes: int | None = None
    tokens: int | None = None

    def plus(self, other: "Usage") -> "Usage":
        """Both, one after the other: time and tokens add up, of memory the larger counts."""
        peaks = [one for one in (self.peak_memory_bytes, other.peak_memory_bytes) if one is not None]
        cpu = [one for one in (self.cpu_seconds, other.cpu_seconds) if one is not None]
        tokens = [one for one in (self.tokens, other.tokens) if one is not None]
        return Usage(sum(cpu) if cpu else None, max(peaks, default=None), sum(tokens) if tokens else None)


NOTHING = Usage()


def added(used: Usage) -> dict[str, Meeting]:
    """Changes of a task's row that add one attempt's cost to that of those before it."""
    changes: dict[str, Meeting] = {}
    if used.cpu_seconds is not None:
        changes["cpu_seconds"] = Plus(used.cpu_seconds)
    if used.peak_memory_bytes is not None:
        changes["peak_memory_bytes"] = AtLeast(used.peak_memory_bytes)
    if used.tokens is not None:
        changes["tokens"] = Plus(used.tokens)
    return changes
