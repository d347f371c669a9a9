"""Icons take the colour they are asked for."""

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from desktop.ui.icons import ICON_SIZE, icon, tinted
from desktop.ui.resources import resource

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "app")


def colours_of(image: QImage) -> set[str]:
    """Colours of all pixels that are fully painted."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def is_near(one: str, other: str) -> bool:
    """Whether two colours differ by rounding only."""
    a, b = QColor(one), QColor(other)
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 1


@pytest.mark.usefixtures("qapp")
class TestTinted:
    @pytest.mark.parametrize("name", NAMES)
    def test_every_icon_shows_something_in_one_colour(self, name: str) -> None:
        # Large, so that even the thinnest line covers whole pixels.
        colours = colours_of(tinted(name, "#c02040", 64).toImage())
        assert colours
        assert all(is_near(colour, "#c02040") for colour in colours)

    def test_is_sharp_on_a_dense_screen(self) -> None:
        pixmap = tinted("check", "#000000", ratio=2.0)
        assert pixmap.width() == 2 * ICON_SIZE
        assert pixmap.devicePixelRatio() == 2.0

    def test_colours_are_kept_apart_in_the_cache(self) -> None:
        first = tinted("check", "#111111").toImage()
        tinted("check", "#eeeeee")
        assert tinted("check", "#111111").toImage() == first
        assert tinted("check", "#eeeeee").toImage() != first


class TestIcon:
    def test_has_a_colour_of_its_own_while_disabled(self, qapp: QApplication) -> None:
        made = icon("stop", QColor("#2060c0"), QColor("#808080"))
        assert colours_of(made.pixmap(16, 16).toImage()) == {"#2060c0"}
        assert colours_of(made.pixmap(16, 16, QIcon.Mode.Disabled).toImage()) == {"#808080"}
