"""Practice: one question at a time, its answer looked at at once, and a score at the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from contracts.content import AssessmentDocument
from desktop.services.content_practice import Practice
from desktop.ui.accessible import announce
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.assessments.answer_fields import AnswerField, answer_field
from desktop.views.content.item_text import choices_of, key_of, remarks_of
from desktop.views.content.own_keys import OwnKeys

_WIDEST = 720


class PracticeView(QWidget):
    """Return answers and goes on, Escape ends it. `left` comes when the person has had enough."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: AssessmentDocument | None = None
        self._practice: Practice | None = None
        self._field: AnswerField | None = None
        self.place = label(theme, tone="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Questions answered"))
        self.end = Button(theme, self.tr("End practice"), "quiet", "close")
        self.stem = label(theme, size="lead", weight=QFont.Weight.DemiBold, wrap=True)
        self.code = label(theme)
        self.code.setFont(theme.code_font())
        self.hint_text = label(theme, tone="muted", wrap=True)
        self.verdict = Banner(theme)
        self.reason = label(theme, wrap=True)
        self.check = Button(theme, self.tr("Check"), "primary")
        self.hint = Button(theme, self.tr("Hint"), "secondary", "lightbulb")
        self.right = Button(theme, self.tr("I had it right"))
        self.wrong = Button(theme, self.tr("I had it wrong"))
        self.again = Button(theme, self.tr("Again"))
        self._lay_out()
        self._connect()

    def begin(self, document: AssessmentDocument) -> None:
        """From the first question on."""
        self._document = document
        self._practice = Practice(document.items, document.passing_percent)
        self.bar.setRange(0, self._practice.count)
        self._ask()

    @property
    def field(self) -> AnswerField | None:
        """Where the question is answered."""
        return self._field

    def take_focus(self) -> None:
        """Into the answer."""
        if self._field is not None and self._field.isEnabled():
            self._field.take_focus()
        else:
            self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Checks the answer; once that is done, goes to the next question, and from the end out of it."""
        practice = self._practice
        if practice is None:
            return
        if practice.ended:
            self.left.emit()
        elif practice.answered:
            practice.go_on()
            self._show_score() if practice.ended else self._ask()
        elif self.right.isHidden():
            self._look_at_answer(practice)

    def show_hint(self) -> None:
        """What helps without telling."""
        if self._practice is not None:
            self.hint_text.setText(self.tr("Hint: {text}").format(text=self._practice.item.hint))
            self.hint_text.show()
            self.hint.hide()
            self.take_focus()

    def _look_at_answer(self, practice: Practice) -> None:
        answer = self._field.answer() if self._field is not None else None
        if answer is None:
            self.verdict.show_banner(BannerText(Tone.NEUTRAL, self.tr("There is no answer yet.")))
            return
        right = practice.answer(answer)
        if right is None:
            self.verdict.show_banner(BannerText(Tone.ACCENT, self.tr("Compare it with the model answer.")))
            self.right.show()
            self.wrong.show()
            self.check.hide()
            self.right.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tell(right=right)
        self._show_key()

    def _mark(self, *, right: bool) -> None:
        if self._practice is not None:
            self._practice.mark(right=right)
            self._tell(right=right)

    def _tell(self, *, right: bool) -> None:
        words = self.tr("Right") if right else self.tr("Not right")
        self.verdict.show_banner(BannerText(Tone.GOOD if right else Tone.CAUTION, words))
        self.right.hide()
        self.wrong.hide()
        self.hint.hide()
        self.check.show()
        last = self._practice is not None and self._practice.number == self._practice.count
        self.check.set_text(self.tr("To the score") if last else self.tr("Next"))
        if self._field is not None:
            self._field.setEnabled(False)
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_key(self) -> None:
        if self._practice is None:
            return
        item = self._practice.item
        key = key_of(item)
        lines = [self.tr("Answer: {text}").format(text=key)] if key else [text for text, _right in choices_of(item)]
        hint = self.tr("Hint: {text}").format(text=item.hint)
        lines += [line for line in remarks_of(item) if not item.hint or line != hint]
        self.reason.setText("\n".join(lines))
        self.reason.show()

    def _ask(self) -> None:
        practice = self._practice
        if practice is None:
            return
        item = practice.item
        self.place.setText(self.tr("Question {number} of {count}").format(number=practice.number, count=practice.count))
        self.bar.setValue(practice.number - 1)
        self.stem.setText(item.stem)
        self.code.setText(item.code)
        self.code.setVisible(bool(item.code))
        self._put_field(answer_field(self._theme, item))
        for part in (self.hint_text, self.verdict, self.reason, self.right, self.wrong, self.again):
            part.hide()
        self.hint.setVisible(bool(item.hint))
        self.check.set_text(self.tr("Check"))
        self.check.show()
        announce(self, item.stem)
        self.take_focus()

    def _show_score(self) -> None:
        practice = self._practice
        if practice is None:
            return
        score = practice.score
        self._put_field(None)
        self.bar.setValue(practice.count)
        self.place.setText(self.tr("Finished"))
        self.stem.setText(
            counted("{points} of 1 point, {percent} %", "{points} of {n} points, {percent} %", score.of).format(
                points=score.points, percent=score.percent
            )
        )
        words = self.tr("Passed") if score.passed else self.tr("Not passed yet: {percent} % are needed")
        text = words.format(percent=score.passing_percent)
        self.verdict.show_banner(BannerText(Tone.GOOD if score.passed else Tone.CAUTION, text))
        for part in (self.hint_text, self.reason, self.hint, self.code):
            part.hide()
        self.again.show()
        self.check.set_text(self.tr("Back to the questions"))
        announce(self, self.stem.text())
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_field(self, field: AnswerField | None) -> None:
        if self._field is not None:
            self._answer.removeWidget(self._field)
            self._field.hide()
            self._field.deleteLater()
        self._field = field
        if field is not None:
            field.given.connect(self.go_on)
            self._answer.addWidget(field)

    def _connect(self) -> None:
        self.end.clicked.connect(self.left)
        self.check.clicked.connect(self.go_on)
        self.hint.clicked.connect(self.show_hint)
        self.right.clicked.connect(lambda: self._mark(right=True))
        self.wrong.clicked.connect(lambda: self._mark(right=False))
        self.again.clicked.connect(lambda: self.begin(self._document) if self._document is not None else None)
        OwnKeys(self, {"Esc": self.left.emit, "Ctrl+Return": self.go_on, "Ctrl+Enter": self.go_on})

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self.place)
        head.addWidget(self.bar, 1)
        head.addWidget(self.end)
        self._answer = QVBoxLayout()
        inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        inside.setSpacing(space.l)
        inside.addWidget(self.stem)
        inside.addWidget(self.code)
        inside.addLayout(self._answer)
        for part in (self.hint_text, self.verdict, self.reason):
            inside.addWidget(part)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        for button in (self.check, self.right, self.wrong, self.again, self.hint):
            feet.addWidget(button)
        feet.addStretch()
        inside.addLayout(feet)
        inside.addStretch()
        room = ScrollArea(self.tr("The question"))
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inner)
        card = Card()
        holder = QVBoxLayout(card)
        holder.setContentsMargins(1, 1, 1, 1)
        holder.addWidget(room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addLayout(head)
        column.addWidget(card, 1)
