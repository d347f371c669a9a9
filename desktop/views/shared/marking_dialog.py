"""Marks the answers of one attempt: points and a comment by a person, over what the machine gave."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contracts.shares import MAX_COMMENT, AnswerToMark, AttemptToMark, NewMark
from desktop.ui.badge import Badge
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.shared.results_presenter import ResultsPresenter
from desktop.views.shared.results_wording import (
    answer_badge,
    attempt_title,
    given_text,
    number_text,
    parsed_points,
    rubric_text,
)

_SIZE = QSize(760, 720)
_POINTS_WIDTH = 90
_LONGEST_NUMBER = 12


@dataclass(frozen=True)
class MarkFields:
    """What is typed for one answer. Empty points leave it to the machine, or open."""

    answer: AnswerToMark
    points: QLineEdit
    comment: QLineEdit

    @property
    def is_valid(self) -> bool:
        """Whether the points are none, or within what the question is worth."""
        text = self.points.text().strip()
        given = parsed_points(text)
        return not text or (given is not None and 0 <= given <= self.answer.of)

    def mark(self) -> NewMark | None:
        """None where nothing is another than before."""
        points, comment = parsed_points(self.points.text()), self.comment.text().strip()
        before = self.answer.points if self.answer.is_marked else None
        if (points, comment) == (before, self.answer.comment):
            return None
        return NewMark(number=self.answer.number, points=points, comment=comment)


class MarkingDialog(SideDialog):
    """What waits to be marked stands first. Closes when the server has taken the marks; else keeps what was typed."""

    def __init__(self, theme: Theme, presenter: ResultsPresenter, attempt: AttemptToMark, parent: QWidget) -> None:
        super().__init__(theme, attempt_title(attempt), _SIZE, parent)
        self._presenter = presenter
        self._attempt = attempt
        self.fields: dict[int, MarkFields] = {}
        """By the number of the question."""
        self.problem = Banner(theme)
        self.save_button = Button(theme, self.tr("Save"), "primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self._inner = QWidget()
        self._scroll = ScrollArea(self.tr("Answers"))
        self._lay_out()
        self._connect()
        self._allow()
        self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text that has just learned how wide it is takes another height."""
        if watched is self._inner and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            column = self._inner.layout()
            if column is not None:
                self._inner.setMinimumHeight(column.totalHeightForWidth(self._scroll.viewport().width()))
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """All that was changed, at once."""
        marks = [mark for one in self.fields.values() if (mark := one.mark()) is not None]
        if not marks:
            self.close()
            return
        self.problem.hide()
        self._presenter.mark(self._attempt, marks)
        self._allow()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        words = self.tr("Without points of yours, those of the machine count. Hundredths are possible.")
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, space.m, 0)
        column.setSpacing(space.s)
        self._inner.setObjectName("details")
        for answer in sorted(self._attempt.answers, key=lambda one: one.points is not None):
            self._add(column, answer)
        column.addStretch()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._inner.installEventFilter(self)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addStretch()
        feet.addWidget(self.cancel_button)
        feet.addWidget(self.save_button)
        self.column.addWidget(label(self._theme, words, tone="muted", wrap=True))
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self.problem)
        self.column.addLayout(feet)

    def _add(self, column: QVBoxLayout, answer: AnswerToMark) -> None:
        theme, space = self._theme, self._theme.tokens.space
        column.addSpacing(space.m)
        head = QHBoxLayout()
        stem = f"{answer.number}. {answer.stem}"
        head.addWidget(label(theme, stem, weight=QFont.Weight.DemiBold, wrap=True), 1)
        head.addWidget(Badge(theme, answer_badge(answer)), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if answer.code:
            code = label(theme, answer.code)
            code.setFont(theme.code_font())
            column.addWidget(code)
        column.addWidget(label(theme, given_text(answer), wrap=True))
        for text in (self.tr("Right: {text}").format(text=answer.right) if answer.right else "", rubric_text(answer)):
            if text:
                column.addWidget(label(theme, text, tone="muted", wrap=True))
        self.fields[answer.number] = fields = _fields_for(answer)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(fields.points)
        row.addWidget(label(theme, self.tr("of {points}").format(points=answer.of), tone="muted"))
        row.addWidget(fields.comment, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.cancel_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        for one in self.fields.values():
            one.points.textChanged.connect(lambda _text: self._allow())
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.close)
        self._presenter.marked.connect(self.close)
        self._presenter.not_marked.connect(self._on_refused)
        self._presenter.changed.connect(self._on_changed)

    def _begin(self) -> None:
        """At the first answer."""
        for one in [*self.fields.values()][:1]:
            one.points.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        why = "" if self._presenter.online else self.tr("The server is not there.")
        if self._presenter.marking:
            why = self.tr("The marks are being saved.")
        for number, one in self.fields.items():
            if one.points.property("problem") != (not one.is_valid):
                one.points.setProperty("problem", not one.is_valid)
                one.points.style().polish(one.points)
            if not one.is_valid:
                words = self.tr("Question {number}: enter points from 0 to {most}.")
                why = why or words.format(number=number, most=one.answer.of)
        self.save_button.allow(why)

    def _on_changed(self) -> None:
        """Another person's window shows nothing of it."""
        if self._presenter.results is None:
            self.close()
        else:
            self._allow()

    def _on_refused(self, sentence: str) -> None:
        self.problem.show_banner(BannerText(Tone.DANGER, sentence))
        self._allow()


def _fields_for(answer: AnswerToMark) -> MarkFields:
    points, comment = QLineEdit(), QLineEdit(answer.comment)
    points.setText(number_text(answer.points) if answer.is_marked else "")
    points.setPlaceholderText(number_text(answer.by_machine) if answer.by_machine is not None else tr("Points"))
    points.setAccessibleName(tr("Points for question {number}").format(number=answer.number))
    points.setMaxLength(_LONGEST_NUMBER)
    points.setFixedWidth(_POINTS_WIDTH)
    comment.setPlaceholderText(tr("Comment"))
    comment.setAccessibleName(tr("Comment on question {number}").format(number=answer.number))
    comment.setMaxLength(MAX_COMMENT)
    return MarkFields(answer, points, comment)
