"""The documents that shares hold."""

from functools import lru_cache

from contracts.attempts import MAX_PLACES
from contracts.content import AnyItem, AssessmentDocument, LessonDocument
from server.domain.sharing.errors import NotAQuiz, NotShareable
from server.domain.sharing.models import Share
from server.engines.items.model import Item
from server.engines.items.plain import from_plain
from server.engines.quizzes.grading.answerable import is_answerable
from server.engines.quizzes.grading.layout import options_of

LESSON, ASSESSMENT = "lesson", "assessment"
MOST_QUESTIONS = 500


def check(document: LessonDocument | AssessmentDocument) -> None:
    """Raises NotShareable where students could not take it."""
    if isinstance(document, LessonDocument):
        broken = [item for section in document.sections for item in section.items if not _is_sound(item)]
        if broken:
            raise NotShareable("A question of this lesson is broken. Mend it in the editor first.")
        return
    if not document.items:
        raise NotShareable("This assessment has no questions.")
    if len(document.items) > MOST_QUESTIONS:
        raise NotShareable(f"At most {MOST_QUESTIONS} questions can be taken at once.")
    for number, item in enumerate(document.items, 1):
        if not _is_sound(item):
            raise NotShareable(f"Question {number} has no answer that anybody could give. Mend it in the editor first.")


def items_of(share: Share) -> tuple[Item, ...]:
    """The questions of a quiz, with their keys. Raises NotAQuiz."""
    if share.kind != ASSESSMENT:
        raise NotAQuiz("This is a lesson. Only a quiz is taken.")
    return _items(share.document)


def item_of(item: AnyItem) -> Item:
    """As the engines know it."""
    return from_plain(item.model_dump(mode="json"))


@lru_cache(maxsize=64)
def _items(document: str) -> tuple[Item, ...]:
    """Kept, since a class takes the same quiz at the same time."""
    return tuple(item_of(item) for item in AssessmentDocument.model_validate_json(document).items)


def _is_sound(item: AnyItem) -> bool:
    known = item_of(item)
    return len(options_of(known)) <= MAX_PLACES and is_answerable(known)
