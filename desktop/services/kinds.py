"""The kinds of task this app can start, as data: everything that lists, follows or sends tasks works from here."""

from collections.abc import Iterable
from dataclasses import dataclass

from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION


@dataclass(frozen=True)
class TaskKind:
    """`create_path` is where a new task is posted."""

    kind: str
    create_path: str


OPTIMIZATION = TaskKind(SCRIPT_OPTIMIZATION, "/api/v1/roblox/optimize-script")
LESSON = TaskKind(CONTENT_GENERATION, "/api/v1/content/lessons/generate")
ASSESSMENT = TaskKind(QUIZ_GENERATION, "/api/v1/content/assessments/generate")


class Kinds:
    """Looks kinds up by name."""

    def __init__(self, kinds: Iterable[TaskKind] = (OPTIMIZATION, LESSON, ASSESSMENT)) -> None:
        self._kinds = {kind.kind: kind for kind in kinds}

    def __getitem__(self, kind: str) -> TaskKind:
        """Raises KeyError for what this version does not know."""
        return self._kinds[kind]

    def names(self) -> list[str]:
        """All of them, in the order in which they were given."""
        return list(self._kinds)
