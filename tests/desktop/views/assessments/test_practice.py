"""Practice: every type is answered by mouse or keyboard, and looked at at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.views.assessments.answer_fields import (
    AnswerField,
    BankField,
    ChoiceField,
    LineField,
    MatchField,
    OrderField,
    TextField,
)
from desktop.views.assessments.practice_view import PracticeView
from tests.desktop.content_samples import assessment, item
from tests.desktop.looking import click
from tests.desktop.services.waiting import recorded


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> PracticeView:
    """Shown and active."""
    view = PracticeView(theme)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def press(view: PracticeView, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(view.focusWidget() or view, key, modifiers)


def said(view: PracticeView) -> str:
    content = view.verdict.content
    return content.text if content is not None else ""


def by_letter(field: AnswerField) -> None:
    assert isinstance(field, ChoiceField)
    QTest.keyClick(field.buttons[0], Qt.Key.Key_B)


def by_number(field: AnswerField) -> None:
    assert isinstance(field, ChoiceField)
    QTest.keyClick(field.buttons[0], Qt.Key.Key_2)


def by_typing(text: str) -> Callable[[AnswerField], None]:
    def type_it(field: AnswerField) -> None:
        assert isinstance(field, LineField)
        QTest.keyClicks(field.line, text)

    return type_it


def by_choosing(field: AnswerField) -> None:
    assert isinstance(field, MatchField)
    assert field.answer() is None
    for box, text in zip(field.boxes.values(), ("2/4", "2/6"), strict=True):
        box.setCurrentText(text)


def by_moving(field: AnswerField) -> None:
    """1/2, 1/4, 1/3 becomes 1/4, 1/3, 1/2."""
    assert isinstance(field, OrderField)
    for _ in range(2):
        QTest.keyClick(field.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def by_lines(field: AnswerField) -> None:
    assert isinstance(field, TextField)
    field.text.setPlainText("1\n2")


def of_the_bank(field: AnswerField) -> None:
    assert isinstance(field, BankField)
    field.box.setCurrentText("half")


class TestAnswers:
    @pytest.mark.parametrize(
        ("kind", "options", "answer"),
        [
            ("multiple_choice", None, by_letter),
            ("true_false", None, by_number),
            ("fill_in", None, by_typing("One half")),
            ("fill_in", ["third", "half"], of_the_bank),
            ("matching", None, by_choosing),
            ("ordering", None, by_moving),
            ("numeric", None, by_typing("0.75")),
            ("luau_output", None, by_lines),
        ],
    )
    def test_each_type_can_be_answered_right(
        self, view: PracticeView, kind: str, options: list[str] | None, answer: Callable[[AnswerField], None]
    ) -> None:
        question = item(kind)
        view.begin(assessment({**question, "options": options} if options else question))
        assert view.field is not None
        assert said(view) == ""
        answer(view.field)
        click(view.check)
        assert said(view) == "Right"
        assert "Why: Because it is so." in view.reason.text()
        click(view.check)
        assert view.stem.text() == "1 of 1 point, 100 %"
        assert said(view) == "Passed"

    def test_a_short_answer_is_compared_by_the_person(self, view: PracticeView) -> None:
        view.begin(assessment(item("short_answer")))
        assert isinstance(view.field, TextField)
        view.field.text.setPlainText("They are alike.")
        press(view, Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
        assert "Model answer: Both parts have the same size." in view.reason.text()
        assert not view.check.isVisible()
        click(view.wrong)
        assert said(view) == "Not right"
        click(view.check)
        assert view.stem.text() == "0 of 1 point, 0 %"


class TestRun:
    def test_a_whole_run_needs_no_mouse(self, view: PracticeView) -> None:
        left = recorded(view.left)
        view.begin(assessment(item("numeric", "a"), item("multiple_choice", "b")))
        QTest.keyClicks(view.focusWidget(), "1/2")
        press(view, Qt.Key.Key_Return)
        assert said(view) == "Not right"
        assert "Answer: 3/4" in view.reason.text()
        press(view, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Return)
        assert said(view) == "Right"
        press(view, Qt.Key.Key_Space)
        assert view.stem.text() == "1 of 2 points, 50 %"
        assert said(view) == "Not passed yet: 70 % are needed"
        press(view, Qt.Key.Key_Space)
        assert view.place.text() == "Question 1 of 2"
        press(view, Qt.Key.Key_Escape)
        assert len(left) == 1

    def test_without_an_answer_nothing_is_counted(self, view: PracticeView) -> None:
        view.begin(assessment(item("numeric")))
        press(view, Qt.Key.Key_Return)
        assert said(view) == "There is no answer yet."
        assert not view.reason.isVisible()

    def test_a_hint_helps_and_goes_with_its_question(self, view: PracticeView) -> None:
        view.begin(assessment(item("numeric", "a", hint="Count the parts."), item("numeric", "b")))
        click(view.hint)
        assert view.hint_text.text() == "Hint: Count the parts."
        QTest.keyClicks(view.focusWidget(), "1")
        view.go_on()
        view.go_on()
        assert not view.hint.isVisible()
        assert not view.hint_text.isVisible()
