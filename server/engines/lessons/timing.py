"""Whole minutes for the parts of a lesson, adding up to its length."""

from collections.abc import Sequence

from server.engines.lessons.templates import Part


def minutes_of(parts: Sequence[Part], duration: int) -> dict[Part, int]:
    """The parts that fit, each with its least minutes or more. What does not fit is left out, the lowest rank first."""
    kept = list(parts)
    while len(kept) > 1 and sum(part.least for part in kept) > duration:
        kept.remove(min(kept, key=lambda part: part.rank))
    whole = sum(part.share for part in kept)
    exact = {part: duration * part.share / whole for part in kept}
    minutes = {part: max(part.least, int(exact[part])) for part in kept}
    while (left := duration - sum(minutes.values())) != 0:
        step = 1 if left > 0 else -1
        movable = [part for part in kept if step > 0 or minutes[part] > part.least] or kept
        most = max(movable, key=lambda part: (step * (exact[part] - minutes[part]), part.rank))
        minutes[most] += step
    return minutes
