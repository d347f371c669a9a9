"""How answers in sentences are marked: which points an answer is worth, by what it says."""

from dataclasses import dataclass

from server.engines.items.model import Item, ShortAnswer


@dataclass(frozen=True, slots=True)
class Level:
    """An answer that says this much is worth so many points."""

    points: int
    says: str


def rubric_of(item: Item) -> tuple[Level, ...]:
    """From full points down to none; empty for questions whose key is one fixed thing."""
    if not isinstance(item.answer, ShortAnswer) or not item.points:
        return ()
    marks, full = item.answer.points, item.points
    if not marks:
        return _by_model_answer(full)
    fewer = {count: full * count // len(marks) for count in range(len(marks) - 1, 0, -1)}
    levels = [
        Level(points, f"{count} of these" if count > 1 else "One of these")
        for count, points in fewer.items()
        if points and points != fewer.get(count - 1)
    ]
    return (Level(full, _all_of(marks)), *levels, Level(0, "Less than that, or nothing"))


def passing_points(points: int, percent: int) -> int:
    """The fewest whole points with which a quiz is passed."""
    return -(-points * percent // 100)


def _by_model_answer(full: int) -> tuple[Level, ...]:
    middle = (Level(full // 2, "Part of that"),) if full > 1 else ()
    return (
        Level(full, "Says what the model answer says, in any words"),
        *middle,
        Level(0, "Something else, or nothing"),
    )


def _all_of(marks: tuple[str, ...]) -> str:
    return marks[0] if len(marks) == 1 else "All of these:\n" + "\n".join(f"• {mark}" for mark in marks)
