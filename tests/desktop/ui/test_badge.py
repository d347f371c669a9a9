"""The pill itself: painted once for each look, and quiet while it says the same."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.ui.badge import Badge
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone, badge_size, paint_badge

DONE = BadgeText(Tone.GOOD, "check", "completed")


class Asked(QObject):
    """How often a widget was asked to paint itself or to lay out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest, QEvent.Type.Paint):
            self.events.append(event.type())
        return False


def painted(theme: Theme, badge: BadgeText, ratio: float, most_width: float | None = None) -> QImage:
    image = QImage(round(200 * ratio), round(30 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_badge(painter, theme, badge, QPointF(4, 4), most_width)
    painter.end()
    return image


def width_of(image: QImage) -> float:
    """Device-independent pixels from the left edge to the last one that is not white."""
    ratio = image.devicePixelRatio()
    y = image.height() // 2
    last = max(x for x in range(image.width()) if image.pixelColor(x, y) != QColor("white"))
    return (last + 1) / ratio - 4


def test_a_badge_that_says_the_same_asks_for_nothing(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, DONE)
    qtbot.addWidget(badge)
    with qtbot.waitExposed(badge):
        badge.show()
    qtbot.wait(20)
    asked = Asked()
    badge.installEventFilter(asked)
    badge.show_badge(BadgeText(Tone.GOOD, "check", "completed"))
    qtbot.wait(20)
    assert asked.events == []
    badge.show_badge(BadgeText(Tone.DANGER, "cross", "failed"))
    qtbot.waitUntil(lambda: QEvent.Type.Paint in asked.events)
    assert badge.accessibleName() == "failed"


def test_what_is_kept_looks_like_what_is_painted(theme: Theme) -> None:
    first, again = painted(theme, DONE, 1.0), painted(theme, DONE, 1.0)
    assert first == again
    assert width_of(first) == pytest.approx(badge_size(theme, DONE).width(), abs=1)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_has_its_size_on_every_screen_and_gives_way(theme: Theme, ratio: float) -> None:
    assert width_of(painted(theme, DONE, ratio)) == pytest.approx(badge_size(theme, DONE).width(), abs=1)
    assert width_of(painted(theme, DONE, ratio, 60)) == pytest.approx(60, abs=1)


def test_other_words_colours_and_themes_are_other_pictures(theme: Theme) -> None:
    pictures = [
        painted(theme, DONE, 1.0),
        painted(theme, BadgeText(Tone.GOOD, "check", "cancelled"), 1.0),
        painted(theme, BadgeText(Tone.DANGER, "check", "completed"), 1.0),
        painted(theme, BadgeText(Tone.GOOD, "cross", "completed"), 1.0),
        painted(theme, DONE, 1.0, 60),
    ]
    theme.choose("dark" if not theme.is_dark else "light")
    pictures.append(painted(theme, DONE, 1.0))
    theme.choose_contrast(True)
    pictures.append(painted(theme, DONE, 1.0))
    for number, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[:number]), number
