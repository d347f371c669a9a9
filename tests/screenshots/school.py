"""A school where a teacher has shared a quiz about leaves: what its student and its teacher see alike."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from contracts.attempts import StudentItem, StudentQuiz
from contracts.content import ItemType
from tests.screenshots.standing_still import NOW

if TYPE_CHECKING:
    from tests.screenshots.scenes import Stage

Q = TypeVar("Q", bound=QObject)

QUIZ, LIMIT = "share-leaves", 20
LEAVES, CELLS = "Leaves and light", "Cells under the microscope"
CLASS_NAME = "6a Science"
WHY = "Why does a plant that stands in the dark turn yellow?"
GIVEN = "It makes no more green because there is no light."
QUESTIONS_ASKED = (
    (ItemType.MULTIPLE_CHOICE, "Which gas do leaves take in from the air?", 1),
    (ItemType.MULTIPLE_CHOICE, "Where in a leaf is sugar made?", 1),
    (ItemType.TRUE_FALSE, "Roots make sugar as leaves do.", 1),
    (ItemType.SHORT_ANSWER, WHY, 3),
)
CHOICES = (
    ["Oxygen", "Carbon dioxide", "Nitrogen", "Helium"],
    ["In the stem that carries it", "In the chloroplasts of its cells", "In the veins", "On its waxy skin"],
)


def at(days: float = 0, hours: float = 0) -> datetime:
    """Counted from the morning of the pictures."""
    return NOW + timedelta(days=days, hours=hours)


ITEMS = [
    StudentItem(
        number=number,
        type=kind,
        stem=stem,
        code="",
        points=points,
        options=CHOICES[number - 1] if kind is ItemType.MULTIPLE_CHOICE else [],
        prompts=[],
        unit="",
    )
    for number, (kind, stem, points) in enumerate(QUESTIONS_ASKED, 1)
]
PAPER = StudentQuiz(
    title=LEAVES, subject="Science", grade=6, instructions="", points=6, passing_percent=60, items=ITEMS
)


def built(stage: "Stage", kind: type[Q]) -> Q:
    """The newest of its kind in the window."""
    found = stage.desktop.window.findChildren(kind)
    assert found, f"{kind.__name__} is not there yet"
    return found[-1]
