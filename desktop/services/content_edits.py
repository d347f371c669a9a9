"""Changes of a lesson or assessment: each gives a whole new document, and they can be taken back one by one."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from contracts.content import AnyItem, AssessmentDocument, LessonDocument, LessonSection

T = TypeVar("T")
Document = LessonDocument | AssessmentDocument

MOST_STEPS = 200


class Edits(Generic[T]):
    """What stands now, what stood before, and what was taken back. Going on after an undo drops what was taken back."""

    def __init__(self, first: T) -> None:
        self._before: list[T] = []
        self._after: list[T] = []
        self._now = first

    @property
    def now(self) -> T:
        """As it stands."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._after)

    def change(self, to: T) -> bool:
        """Goes on from here; False where nothing is different."""
        if to == self._now:
            return False
        self._before = [*self._before, self._now][-MOST_STEPS:]
        self._after = []
        self._now = to
        return True

    def undo(self) -> None:
        """One step back, if there is one."""
        if self._before:
            self._after.append(self._now)
            self._now = self._before.pop()

    def redo(self) -> None:
        """The step that was taken back last."""
        if self._after:
            self._before.append(self._now)
            self._now = self._after.pop()


def section_of(lesson: LessonDocument, section_id: str) -> LessonSection | None:
    """The section of that id."""
    return next((one for one in lesson.sections if one.id == section_id), None)


def with_section(lesson: LessonDocument, section: LessonSection, in_place_of: str = "") -> LessonDocument:
    """With this one where the one of the same id stood, or the one that is named. Its minutes count in the duration."""
    old = in_place_of or section.id
    return _with_sections(lesson, [section if one.id == old else one for one in lesson.sections])


def without_section(lesson: LessonDocument, section_id: str) -> LessonDocument:
    """The rest of the lesson."""
    return _with_sections(lesson, [one for one in lesson.sections if one.id != section_id])


def with_section_moved(lesson: LessonDocument, section_id: str, by: int) -> LessonDocument:
    """One place up (-1) or down (1); as it was where there is no such place."""
    place = next((at for at, one in enumerate(lesson.sections) if one.id == section_id), None)
    return lesson if place is None else lesson.model_copy(update={"sections": moved(lesson.sections, place, by)})


def item_of(assessment: AssessmentDocument, item_id: str) -> AnyItem | None:
    """The question of that id."""
    return next((one for one in assessment.items if one.id == item_id), None)


def with_item(assessment: AssessmentDocument, item: AnyItem, in_place_of: str = "") -> AssessmentDocument:
    """With this one where the one of the same id stood, or the one that is named."""
    old = in_place_of or item.id
    items = [item if one.id == old else one for one in assessment.items]
    return assessment.model_copy(update={"items": items})


def without_item(assessment: AssessmentDocument, item_id: str) -> AssessmentDocument:
    """The rest of the questions."""
    return assessment.model_copy(update={"items": [one for one in assessment.items if one.id != item_id]})


def with_item_moved(assessment: AssessmentDocument, item_id: str, by: int) -> AssessmentDocument:
    """One place up (-1) or down (1); as it was where there is no such place."""
    place = next((at for at, one in enumerate(assessment.items) if one.id == item_id), None)
    return assessment if place is None else assessment.model_copy(update={"items": moved(assessment.items, place, by)})


def moved(things: Sequence[T], place: int, by: int) -> list[T]:
    """A copy with the thing at `place` so many places further on, if there are as many."""
    to = place + by
    row = list(things)
    if 0 <= to < len(row):
        row.insert(to, row.pop(place))
    return row


def _with_sections(lesson: LessonDocument, sections: list[LessonSection]) -> LessonDocument:
    minutes = sum(one.minutes for one in sections)
    planned = sum(one.minutes for one in lesson.sections)
    return lesson.model_copy(update={"sections": sections, "duration": lesson.duration + minutes - planned})
