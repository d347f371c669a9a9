"""Files that are dragged over a page and let go there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.assessments.panel import AssessmentsPanel
from desktop.views.content.material_drop import dragged_files
from tests.desktop.views.content.driving import DrivenPage
from tests.desktop.views.content.files import bridges

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class Drag:
    """Something that the person drags over a part of the page."""

    def __init__(self, *paths: Path, text: str = "") -> None:
        self.data = QMimeData()
        if paths:
            self.data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        else:
            self.data.setText(text)

    def enter(self, place: QWidget) -> QDragEnterEvent:
        event = QDragEnterEvent(QPoint(3, 3), COPY | MOVE, self.data, LEFT, NO_KEYS)
        event.ignore()
        QApplication.sendEvent(place, event)
        return event

    def drop(self, place: QWidget) -> QDropEvent:
        event = QDropEvent(QPointF(3, 3), COPY | MOVE, self.data, LEFT, NO_KEYS)
        event.ignore()
        QApplication.sendEvent(place, event)
        return event


def places(page: DrivenPage) -> list[QWidget]:
    """The page itself, and parts of it that take what is dropped on them."""
    panel = page.panel
    assert isinstance(panel, AssessmentsPanel)
    return [panel, panel.form.topic, panel.form.objectives.viewport(), panel.library.search]


def read(page: DrivenPage) -> list[str]:
    page.wait(lambda: not page.presenter.material.under_way, "the files to be read")
    page.settle()
    return [one.name for one in page.presenter.material.chosen]


class TestDrag:
    def test_wherever_it_is_it_says_what_it_would_be_used_for_and_scripts_and_text_are_for_others(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        drag, frame = Drag(bridges(tmp_path)), page.panel.dropping.frame
        for place in places(page):
            entered = drag.enter(place)
            assert entered.isAccepted()
            assert entered.dropAction() is COPY
            assert frame.isVisible()
            assert frame.accessibleName() == "Drop to use as material"
            QApplication.sendEvent(place, QDragLeaveEvent())
            assert not frame.isVisible()
        Drag(tmp_path / "photo.png").enter(page.panel)
        assert page.panel.dropping.frame.accessibleName() == "Files of this kind cannot be read"
        QApplication.sendEvent(page.panel, QDragLeaveEvent())
        for drag in (Drag(tmp_path / "main.luau"), Drag(tmp_path)):
            assert not drag.enter(page.panel).isAccepted()
            assert not page.panel.dropping.frame.isVisible()
        topic = places(page)[1]
        text = Drag(text="Halves")
        assert text.enter(topic).isAccepted()
        text.drop(topic)
        assert topic.property("text") == "Halves"


class TestDrop:
    def test_several_at_once_become_material_and_no_field_takes_their_paths(
        self, page: DrivenPage, tmp_path: Path
    ) -> None:
        other = bridges(tmp_path, "other.md")
        other.write_text(other.read_text(encoding="utf-8") + "\nAnd one more sentence.\n", encoding="utf-8")
        at = places(page)[2]
        drag = Drag(bridges(tmp_path), other, tmp_path / "photo.png")
        drag.enter(at)
        assert drag.drop(at).dropAction() is COPY
        assert not page.panel.dropping.frame.isVisible()
        assert sorted(read(page)) == ["03_bridges.md", "other.md", "photo.png"]
        assert len(page.presenter.material.ids) == 2
        assert [field.property("text") or "" for field in places(page)] == [""] * 4

    def test_over_an_open_quiz_they_bring_the_form_back(self, page: DrivenPage, tmp_path: Path) -> None:
        panel = page.panel
        assert isinstance(panel, AssessmentsPanel)
        panel.form.topic.setText("Equivalent fractions")
        panel.form.submit()
        page.perform_newest()
        page.wait(lambda: panel.shows_document, "the quiz")
        page.settle()
        drag = Drag(bridges(tmp_path))
        drag.enter(panel)
        drag.drop(panel)
        assert not panel.shows_document
        assert read(page) == ["03_bridges.md"]


class TestDraggedFiles:
    def test_a_script_among_files_of_a_teacher_comes_with_them(self, tmp_path: Path) -> None:
        script, text = tmp_path / "a.luau", tmp_path / "b.pdf"
        assert dragged_files(Drag(script, text).data) == [script, text]
        assert dragged_files(Drag(script).data) == []
        assert dragged_files(Drag(text="https://example.org").data) == []
