"""Scripts come in by drag and drop: onto the empty page, into the editor, onto a result."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from contracts.optimization import MAX_SCRIPT_BYTES
from tests.desktop.looking import button, click, only
from tests.desktop.views.documents import change, document
from tests.desktop.views.roblox_studio.driving import Studio

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
SCRIPT = "print(name:len())\n"
RESULT = document("print(#name)\n", change())
ADDRESS = "https://example.com/script.luau"

Place = Callable[[Studio], QWidget]


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def url_data(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def file_data(studio: Studio, **files: str) -> QMimeData:
    """Files of the person's folder, by name without suffix."""
    paths = [studio.file(f"{name}.luau", content) for name, content in files.items()]
    return url_data(*(QUrl.fromLocalFile(str(path)) for path in paths))


def enter(target: QWidget, data: QMimeData, keys: Qt.KeyboardModifier) -> QDragEnterEvent:
    """From elsewhere over the middle of a widget. Qt asks it, and then what it lies in."""
    event = QDragEnterEvent(target.rect().center(), COPY | MOVE | LINK, data, Qt.MouseButton.LeftButton, keys)
    event.ignore()
    QApplication.sendEvent(target, event)
    return event


def move(target: QWidget, data: QMimeData, keys: Qt.KeyboardModifier) -> QDragMoveEvent:
    """Over the middle of a widget and on, accepted as Qt does it when the widget has accepted the first."""
    assert enter(target, data, keys).isAccepted()
    event = QDragMoveEvent(QPoint(1, 1), COPY | MOVE | LINK, data, Qt.MouseButton.LeftButton, keys)
    event.accept()
    QApplication.sendEvent(target, event)
    return event


def drop(
    target: QWidget,
    data: QMimeData,
    at: QPoint | None = None,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> Qt.DropAction:
    """Lets go over a widget; what the source is told has been done with the data."""
    assert enter(target, data, keys).isAccepted()
    where = (target.rect().center() if at is None else at).toPointF()
    event = QDropEvent(where, COPY | MOVE | LINK, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()
    return event.dropAction()


def page(studio: Studio) -> QWidget:
    return studio.panel


def open_button(studio: Studio) -> QWidget:
    return button(studio.panel, "Open a script…")


def header(studio: Studio) -> QWidget:
    return studio.panel.header


def editor(studio: Studio) -> QWidget:
    return studio.panel.editor.viewport()


def diff(studio: Studio) -> QWidget:
    return studio.panel.result.diff.viewport()


def changes(studio: Studio) -> QWidget:
    return studio.panel.result.changes.viewport()


ON_EMPTY = pytest.mark.parametrize("place", [page, open_button, header])
ON_RESULT = pytest.mark.parametrize("place", [page, header, diff, changes])


@pytest.fixture
def ready(studio: Studio) -> Studio:
    """Connected, with a script in the editor."""
    studio.open(studio.file("mine.luau", SCRIPT))
    return studio


@pytest.fixture
def finished(ready: Studio) -> Studio:
    """A result is shown."""
    ready.optimized(RESULT)
    return ready


class TestOntoTheEmptyPage:
    @ON_EMPTY
    def test_a_file_is_opened(self, away: Studio, place: Place) -> None:
        drop(place(away), file_data(away, dropped="return 2"))
        away.wait(lambda: away.text == "return 2", "the file")
        assert away.presenter.script.path == str(away.folder / "dropped.luau")
        assert away.panel.editor.isVisible()

    @ON_EMPTY
    def test_text_goes_into_the_editor(self, away: Studio, place: Place) -> None:
        drop(place(away), text_data("return 3"))
        assert away.text == "return 3"
        assert away.panel.editor.isVisible()
        assert away.panel.editor.hasFocus()
        assert away.panel.header.optimize.isEnabled()

    def test_text_that_is_too_large_is_refused_and_told(self, away: Studio) -> None:
        drop(away.panel, text_data("x" * (MAX_SCRIPT_BYTES + 1)))
        assert away.text == ""
        assert away.problem.startswith("The text is too large.")

    def test_a_folder_is_told(self, away: Studio) -> None:
        drop(away.panel, url_data(QUrl.fromLocalFile(str(away.folder))))
        away.wait(lambda: away.problem, "the refusal")
        assert away.problem == "Not a file. scripts: It is a folder."
        assert button(away.panel, "Open a script…").isVisible()

    def test_of_several_files_the_first_is_opened(self, away: Studio) -> None:
        drop(away.panel, file_data(away, first="return 1", second="return 2"))
        away.wait(lambda: away.text, "a file")
        assert away.presenter.script.name == "first.luau"
        assert away.panel.findChildren(QMessageBox) == []

    def test_a_file_beside_a_web_address_is_opened(self, away: Studio) -> None:
        path = away.file("near.luau", "return 'near'")
        drop(away.panel, url_data(QUrl(ADDRESS), QUrl.fromLocalFile(str(path))))
        away.wait(lambda: away.text == "return 'near'", "the file")

    def test_a_web_address_is_text(self, away: Studio) -> None:
        drop(away.panel, url_data(QUrl(ADDRESS)))
        assert away.text == ADDRESS
        assert away.presenter.script.path is None

    def test_a_picture_is_not_taken(self, away: Studio) -> None:
        data = QMimeData()
        data.setData("image/png", b"\x89PNG")
        assert not enter(away.panel, data, Qt.KeyboardModifier.NoModifier).isAccepted()


class TestIntoTheEditor:
    def test_a_file_is_opened_and_not_inserted(self, ready: Studio) -> None:
        drop(editor(ready), file_data(ready, other="return 'other'"))
        ready.wait(lambda: ready.text == "return 'other'", "the file")
        assert ready.presenter.script.name == "other.luau"

    def test_a_file_is_asked_about_when_the_text_is_in_none(self, ready: Studio) -> None:
        ready.type("-- mine\n")
        drop(editor(ready), file_data(ready, other="return 'other'"))
        ready.wait(lambda: ready.panel.findChildren(QMessageBox), "the question")
        assert ready.text == f"-- mine\n{SCRIPT}"

    def test_text_is_inserted_where_it_was_dropped(self, ready: Studio) -> None:
        end = ready.panel.editor.textCursor()
        end.movePosition(end.MoveOperation.End)
        drop(editor(ready), text_data("return 3"), ready.panel.editor.cursorRect(end).center())
        assert ready.text == f"{SCRIPT}return 3"
        assert ready.panel.editor.document().isModified()

    def test_text_that_is_too_large_is_refused_and_told(self, ready: Studio) -> None:
        drop(editor(ready), text_data("x" * (MAX_SCRIPT_BYTES + 1)))
        assert ready.text == SCRIPT
        assert ready.problem.startswith("The text is too large.")

    def test_a_folder_is_told(self, ready: Studio) -> None:
        drop(editor(ready), url_data(QUrl.fromLocalFile(str(ready.folder))))
        ready.wait(lambda: ready.problem, "the refusal")
        assert ready.problem.startswith("Not a file.")
        assert ready.text == SCRIPT

    def test_of_several_files_the_first_is_opened(self, ready: Studio) -> None:
        drop(editor(ready), file_data(ready, first="return 1", second="return 2"))
        ready.wait(lambda: ready.text != SCRIPT, "a file")
        assert ready.presenter.script.name == "first.luau"

    def test_a_web_address_is_text(self, ready: Studio) -> None:
        drop(editor(ready), url_data(QUrl(ADDRESS)), QPoint(0, 0))
        assert ready.text == f"{ADDRESS}{SCRIPT}"

    def test_during_a_run_is_not_pushed_aside_by_the_result(self, ready: Studio) -> None:
        task_id = ready.optimize()
        drop(editor(ready), file_data(ready, other="return 'other'"))
        ready.wait(lambda: ready.text == "return 'other'", "the file")
        ready.complete(task_id, RESULT)
        ready.wait(lambda: not ready.presenter.running, "the end")
        assert ready.panel.editor.isVisible()


class TestOntoAResult:
    @ON_RESULT
    def test_a_file_is_opened_in_the_editor(self, finished: Studio, place: Place) -> None:
        drop(place(finished), file_data(finished, other="return 'other'"))
        finished.wait(lambda: finished.text == "return 'other'", "the file")
        assert finished.panel.editor.isVisible()
        assert finished.panel.header.title.text() == "other.luau"
        assert not finished.panel.copy_button.isVisible()

    @ON_RESULT
    def test_text_goes_into_the_editor(self, finished: Studio, place: Place) -> None:
        drop(place(finished), text_data("-- more\n"))
        assert finished.panel.editor.isVisible()
        assert finished.text == f"-- more\n{SCRIPT}"

    def test_a_folder_is_told_and_the_result_stays(self, finished: Studio) -> None:
        drop(diff(finished), url_data(QUrl.fromLocalFile(str(finished.folder))))
        finished.wait(lambda: finished.problem, "the refusal")
        assert finished.panel.result.isVisible()

    def test_a_file_is_asked_about_and_the_result_stays_meanwhile(self, ready: Studio) -> None:
        ready.type("-- mine\n")
        task_id = ready.optimized(RESULT)
        drop(diff(ready), file_data(ready, other="return 'other'"))
        ready.wait(lambda: ready.panel.findChildren(QMessageBox), "the question")
        cancel = next(entry for entry in only(ready.panel, QMessageBox).buttons() if entry.text() == "Cancel")
        click(cancel)
        assert ready.shows(task_id)
        assert ready.text == f"-- mine\n{SCRIPT}"


class TestWhatTheSourceIsTold:
    """A source that hears that its data was moved deletes it."""

    @pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
    @pytest.mark.parametrize("place", [page, editor])
    def test_a_file_was_copied_whatever_was_proposed(
        self, ready: Studio, place: Place, keys: Qt.KeyboardModifier
    ) -> None:
        data = file_data(ready, other="return 'other'")
        assert drop(place(ready), data, keys=keys) is COPY
        ready.wait(lambda: ready.text == "return 'other'", "the file")

    @pytest.mark.parametrize("place", [page, editor])
    def test_a_file_is_to_be_copied_before_it_is_let_go(self, ready: Studio, place: Place) -> None:
        data = file_data(ready, other="return 'other'")
        assert enter(place(ready), data, Qt.KeyboardModifier.ShiftModifier).dropAction() is COPY

    def test_a_file_is_to_be_copied_all_the_way(self, ready: Studio) -> None:
        moved = move(editor(ready), file_data(ready, other="return 'other'"), Qt.KeyboardModifier.ShiftModifier)
        assert moved.isAccepted()
        assert moved.dropAction() is COPY

    @pytest.mark.parametrize("place", [page, editor])
    def test_text_was_moved_when_that_was_proposed(self, ready: Studio, place: Place) -> None:
        assert drop(place(ready), text_data("x"), keys=Qt.KeyboardModifier.ShiftModifier) is MOVE
