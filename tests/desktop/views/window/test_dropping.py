"""A script that is dragged over the window: where it can be let go, and what comes of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme import Theme, ThemeChoice
from desktop.views.window.main_window import HOME, STUDIO, MainWindow
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
Place = Callable[[MainWindow], QWidget]


class Drag:
    """Files that the person drags from elsewhere; Qt tells them to the part of the window that takes them."""

    def __init__(self, window: MainWindow, *paths: Path) -> None:
        self.window = window
        self.data = QMimeData()
        self.data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])

    def enter(self, place: QWidget) -> QDragEnterEvent:
        """Comes over the middle of a widget."""
        event = QDragEnterEvent(place.rect().center(), COPY | MOVE, self.data, LEFT, Qt.KeyboardModifier.ShiftModifier)
        event.ignore()
        QApplication.sendEvent(place, event)
        return event

    def move(self, place: QWidget) -> None:
        """Goes on over the widget that it has entered."""
        QApplication.sendEvent(place, QDragMoveEvent(QPoint(1, 1), COPY | MOVE, self.data, LEFT, NO_KEYS))

    def leave(self, place: QWidget) -> None:
        """Goes elsewhere, or is given up."""
        QApplication.sendEvent(place, QDragLeaveEvent())

    def drop(self, place: QWidget) -> QDropEvent:
        """Is let go there."""
        middle = QPointF(place.rect().center())
        event = QDropEvent(middle, COPY | MOVE, self.data, LEFT, Qt.KeyboardModifier.ShiftModifier)
        event.ignore()
        QApplication.sendEvent(place, event)
        return event


def sidebar(window: MainWindow) -> QWidget:
    return window.sidebar


def tasks(window: MainWindow) -> QWidget:
    return window.tasks_panel


def page(window: MainWindow) -> QWidget:
    return window.pages


def studio(window: MainWindow) -> QWidget:
    return window.studio


def editor(window: MainWindow) -> QWidget:
    return window.studio.editor.viewport()


EVERYWHERE = pytest.mark.parametrize("place", [sidebar, tasks, page, studio, editor])
OUTSIDE = pytest.mark.parametrize("place", [sidebar, tasks, page])


@pytest.fixture
def window(shell: Shell) -> MainWindow:
    """On the page of scripts, with one in the editor."""
    shell.window.show_tasks_panel(True)
    shell.window.studio._begin_typing()
    return shell.window


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "Dragged.LUAU"
    path.write_text("return 1")
    return path


class TestWhileItHovers:
    @EVERYWHERE
    def test_the_frame_says_that_it_can_be_dropped(self, window: MainWindow, place: Place, script: Path) -> None:
        drag = Drag(window, script)
        entered = drag.enter(place(window))
        drag.move(place(window))
        assert (entered.isAccepted(), entered.dropAction()) == (True, COPY)
        assert window.dropping.frame.isVisible()
        assert window.dropping.frame.geometry() == window.pages.rect()
        assert window.dropping.frame.accessibleName() == "Drop to open"

    @EVERYWHERE
    def test_the_frame_goes_when_it_leaves(self, window: MainWindow, place: Place, script: Path) -> None:
        drag = Drag(window, script)
        drag.enter(place(window))
        drag.leave(place(window))
        assert not window.dropping.frame.isVisible()

    def test_the_frame_stays_from_part_to_part(self, window: MainWindow, script: Path) -> None:
        drag = Drag(window, script)
        for place in (sidebar, editor, tasks):
            drag.enter(place(window))
            assert window.dropping.frame.isVisible()
            drag.leave(place(window))

    @EVERYWHERE
    def test_for_what_is_no_script_there_is_none(self, window: MainWindow, place: Place, tmp_path: Path) -> None:
        Drag(window, tmp_path / "picture.png").enter(place(window))
        assert not window.dropping.frame.isVisible()

    @OUTSIDE
    def test_what_is_no_script_is_not_taken(self, window: MainWindow, place: Place, tmp_path: Path) -> None:
        window.show_page(HOME)
        assert not Drag(window, tmp_path / "picture.png").enter(place(window)).isAccepted()

    def test_the_mouse_goes_through_the_frame(self, window: MainWindow, script: Path) -> None:
        Drag(window, script).enter(window.sidebar)
        assert window.pages.childAt(window.pages.rect().center()) is not window.dropping.frame

    @pytest.mark.parametrize("contrast", [False, True])
    @pytest.mark.parametrize("choice", ["light", "dark"])
    def test_it_is_drawn_in_the_colours_of_the_theme(
        self, window: MainWindow, theme: Theme, script: Path, choice: ThemeChoice, contrast: bool
    ) -> None:
        Drag(window, script).enter(window.sidebar)
        theme.choose(choice)
        theme.choose_contrast(contrast)
        frame = window.dropping.frame
        picture = window.pages.grab().toImage()
        space = theme.tokens.space.s
        middle = frame.rect().center()
        assert picture.pixelColor(middle.x(), space + 1) == theme.colour("accent")
        words = frame.plate().toRect()
        assert picture.pixelColor(words.left() + space, middle.y()) == theme.colour("accent")
        inks = {picture.pixelColor(x, middle.y()).name() for x in range(words.left(), words.right())}
        assert theme.colour("on_accent").name() in inks


class TestWhenItIsLetGo:
    @EVERYWHERE
    def test_it_is_opened_and_the_frame_goes(
        self, window: MainWindow, place: Place, script: Path, run: Run[Any]
    ) -> None:
        drag = Drag(window, script)
        drag.enter(place(window))
        dropped = drag.drop(place(window))
        assert (dropped.isAccepted(), dropped.dropAction()) == (True, COPY)
        assert not window.dropping.frame.isVisible()
        run(until(lambda: window.studio.editor.text() == "return 1", "the script", patience=5))

    @OUTSIDE
    def test_outside_the_page_of_scripts_that_page_comes_up(
        self, window: MainWindow, place: Place, script: Path, run: Run[Any]
    ) -> None:
        window.show_page(HOME)
        drag = Drag(window, script, script)
        drag.enter(place(window))
        drag.drop(place(window))
        assert window.page == STUDIO
        run(until(lambda: window.studio.editor.text() == "return 1", "the script", patience=5))
