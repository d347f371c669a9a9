"""What was painted is kept as long as it is true."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from contracts.events import Phase
from desktop.views.tasks import painted_cards
from desktop.views.tasks.item import TaskItem, item_of_task
from desktop.views.tasks.painted_cards import CardLook, PaintedCards
from tests.desktop.services.samples import Row
from tests.desktop.views.tasks.conftest import NOON

SIZE = QSize(20, 10)
LOOK = CardLook(SIZE, selected=False, focused=False, ratio=1.0)
GROUND = QColor("white")


def card(name: str, *phases: Phase) -> TaskItem:
    row = Row(name, created_at=NOON, title=name)
    for number, phase in enumerate(phases):
        row.advance(phase, number + 1, NOON)
    return item_of_task(row.view())


class Canvas:
    """A picture to draw on, and how often a card was painted for it."""

    def __init__(self) -> None:
        self.image = QImage(60, 60, QImage.Format.Format_RGB32)
        self.image.fill(QColor("black"))
        self.painter = QPainter(self.image)
        self.painted = 0
        self.cards = PaintedCards()

    def draw(self, item: TaskItem, look: CardLook = LOOK, top: int = 0, colour: str = "red") -> None:
        def paint(on: QPainter) -> None:
            self.painted += 1
            on.fillRect(0, 0, 5, 5, QColor(colour))

        self.cards.draw(self.painter, item, QRect(30, top, SIZE.width(), SIZE.height()), look, GROUND, paint)

    def colour(self, x: int, y: int) -> str:
        return self.image.pixelColor(x, y).name()


@pytest.fixture
def canvas(qapp: object) -> Iterator[Canvas]:
    canvas = Canvas()
    yield canvas
    canvas.painter.end()


def test_a_card_that_moved_is_not_painted_again(canvas: Canvas) -> None:
    item = card("a")
    canvas.draw(item)
    canvas.draw(item, top=40)
    assert canvas.painted == 1
    assert (canvas.colour(31, 1), canvas.colour(31, 41)) == ("#ff0000", "#ff0000")
    assert canvas.colour(40, 45) == "#ffffff", "the ground below the card"


def test_one_that_changed_is_painted_anew(canvas: Canvas) -> None:
    canvas.draw(card("a"))
    canvas.draw(card("a", Phase.STARTED), colour="blue")
    assert (canvas.painted, canvas.colour(31, 1)) == (2, "#0000ff")


@pytest.mark.parametrize(
    "look",
    [
        CardLook(SIZE, selected=True, focused=False, ratio=1.0),
        CardLook(SIZE, selected=True, focused=True, ratio=1.0),
        CardLook(QSize(21, 10), selected=False, focused=False, ratio=1.0),
        CardLook(SIZE, selected=False, focused=False, ratio=2.0),
    ],
)
def test_another_look_is_another_picture(canvas: Canvas, look: CardLook) -> None:
    item = card("a")
    canvas.draw(item)
    canvas.draw(item, look, colour="blue")
    assert (canvas.painted, canvas.colour(31, 1)) == (2, "#0000ff")


def test_nothing_is_kept_once_colours_have_changed(canvas: Canvas) -> None:
    item = card("a")
    canvas.draw(item)
    canvas.cards.clear()
    canvas.draw(item, colour="blue")
    assert canvas.colour(31, 1) == "#0000ff"


def test_between_two_pixels_it_is_painted_in_its_place(canvas: Canvas) -> None:
    item = card("a")
    for _ in range(2):
        canvas.draw(item, CardLook(SIZE, selected=False, focused=False, ratio=1.25), top=20)
    assert (canvas.painted, canvas.colour(31, 21)) == (2, "#ff0000")


def test_what_was_longest_unused_is_given_up(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painted_cards, "MOST", 2)
    first, second, third = card("a"), card("b"), card("c")
    for item in (first, second, first, third):
        canvas.draw(item)
    assert canvas.painted == 3
    canvas.draw(first)
    assert canvas.painted == 3
    canvas.draw(second)
    assert canvas.painted == 4
