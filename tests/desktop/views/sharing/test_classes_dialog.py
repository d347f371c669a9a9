"""A teacher puts students into classes, before a team's server."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from contracts.classes import ClassDetail, StudentView
from desktop.ui.buttons import Button
from desktop.ui.rows.list import RowList
from desktop.views.sharing.classes_dialog import ClassesDialog
from desktop.views.sharing.share_dialog import ShareDialog
from tests.desktop.views.sharing.conftest import TeacherPage


@pytest.fixture
def dialog(page: TeacherPage) -> ClassesDialog:
    """With one class, 5b, in which Sam is."""
    page.school.school_class(page.server.owner.member, page.server.people["Sam"].member)
    sharing = page.dialog()
    page.push(sharing.classes_button)
    (found,) = sharing.findChildren(ClassesDialog)
    return found


def stored(page: TeacherPage) -> list[ClassDetail]:
    """What the server has, by name."""
    member, classes = page.server.owner.member, page.school.classes
    return [classes.show(member, one.class_id) for one in classes.list(member).classes]


def name(page: TeacherPage, dialog: ClassesDialog, button: Button, text: str) -> None:
    """Presses the button and answers what is asked."""
    page.push(button)
    (asked,) = dialog.findChildren(QInputDialog)
    asked.setTextValue(text)
    asked.accept()
    page.settle()


def choose(page: TeacherPage, dialog: ClassesDialog) -> None:
    """The first class."""
    dialog.classes.choose(0)
    page.settle()


class TestClasses:
    def test_it_is_as_wide_as_the_window_allows_and_not_only_the_dialog_below(
        self, page: TeacherPage, dialog: ClassesDialog
    ) -> None:
        below = dialog.parentWidget()
        assert below is not None
        assert below.width() < dialog.width() < page.panel.width()

    def test_what_is_made_can_be_shared_with_once_the_dialog_is_closed(
        self, page: TeacherPage, dialog: ClassesDialog
    ) -> None:
        name(page, dialog, dialog.new_button, " 6a ")
        assert [one.name for one in stored(page)] == ["5b", "6a"]
        chosen = dialog.classes.chosen()
        assert chosen is not None
        assert chosen.name == "6a"
        dialog.reject()
        page.settle()
        (sharing,) = page.panel.findChildren(ShareDialog)
        assert sharing.with_whom.findText("6a") > 0

    def test_a_class_gets_another_name(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        name(page, dialog, dialog.rename_button, "5c")
        assert [(one.name, one.students) for one in stored(page)] == [("5c", 1)]

    def test_a_name_that_cannot_be_is_refused_in_words(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        name(page, dialog, dialog.new_button, "5\u202eb")
        assert "A class cannot be named like that." in page.said_on(dialog)

    def test_one_is_deleted_after_a_yes(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        page.push(dialog.delete_button)
        page.answer("Delete")
        assert stored(page) == []
        assert not dialog.rename_button.isEnabled()

    def test_one_with_something_shared_stays_and_it_is_said_why(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        page.school.share(page.server.owner.member, class_id=stored(page)[0].class_id)
        choose(page, dialog)
        page.push(dialog.delete_button)
        page.answer("Delete")
        assert len(stored(page)) == 1
        assert dialog.problem.isVisible()

    def test_choosing_another_shows_its_students(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        name(page, dialog, dialog.new_button, "6a")
        assert dialog.inside.model().rowCount() == 0
        choose(page, dialog)
        assert "In 5b" in page.said_on(dialog)
        assert str(dialog.inside.model().index(0, 0).data()) == "Sam"


class TestStudents:
    def test_those_chosen_are_added(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        assert not dialog.add_button.isEnabled()
        dialog.others.selectAll()
        page.push(dialog.add_button)
        assert [one.display_name for one in stored(page)[0].members] == ["Sam", "Tess"]
        assert dialog.others.model().rowCount() == 0

    def test_one_is_taken_out(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        dialog.inside.choose(0)
        page.push(dialog.remove_button)
        assert stored(page)[0].members == []
        assert dialog.others.model().rowCount() == 2


def shown(listed: RowList[StudentView]) -> list[str]:
    """Names as the list shows them."""
    model = listed.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


class TestFinding:
    def test_narrows_those_inside_and_the_others_by_name(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert dialog.search.hasFocus()
        QTest.keyClicks(dialog.search, "ess")
        assert (shown(dialog.inside), shown(dialog.others)) == ([], ["Tess"])
        assert "No student of that name." in page.said_on(dialog)

    def test_return_leads_to_the_first_found_and_adds_it(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        dialog.search.setFocus()
        QTest.keyClicks(dialog.search, "tess")
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        assert dialog.others.hasFocus()
        QTest.keyClick(dialog.others, Qt.Key.Key_Return)
        page.settle()
        assert [one.display_name for one in stored(page)[0].members] == ["Sam", "Tess"]

    def test_escape_empties_the_field_and_then_closes(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        choose(page, dialog)
        dialog.search.setText("nobody")
        QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert shown(dialog.inside) == ["Sam"]
        QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    def test_says_why_a_list_is_empty(self, page: TeacherPage, dialog: ClassesDialog) -> None:
        assert "Choose a class first." in page.said_on(dialog)
        choose(page, dialog)
        dialog.others.selectAll()
        page.push(dialog.add_button)
        assert "All students are in it." in page.said_on(dialog)
        name(page, dialog, dialog.new_button, "6a")
        assert "Nobody is in it yet." in page.said_on(dialog)
