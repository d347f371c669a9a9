"""Taking a quiz: one question after the other, in any order, until it is handed in."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.attempts import StudentItem
from desktop.ui.accessible import announce
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.fields import ComboBox
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.question import ask
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.assessments.answer_fields import AnswerField
from desktop.views.content.own_keys import OwnKeys
from desktop.views.shared.answers import field_for, given_in, put_into
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.shared.wording import SHORT_SECONDS, time_text

LOOK_MS = 500
"""How soon an answer is taken from its field; the time left is counted by the same clock."""
_WIDEST = 720


class QuizView(QWidget):
    """Return goes on, Alt with left and right too; Ctrl+Return hands in."""

    def __init__(self, theme: Theme, presenter: SharedPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._items: list[StudentItem] = []
        self._at = 0
        self.field: AnswerField | None = None
        self.go_to = ComboBox(theme, self.tr("Question"))
        self.time = label(theme, weight=QFont.Weight.Medium)
        self.saved = label(theme, size="small", tone="muted")
        self.kept = label(
            theme,
            self.tr("Your answers are kept on this computer until you hand them in."),
            size="small",
            tone="muted",
            wrap=True,
        )
        self.banner = Banner(theme)
        self.worth = label(theme, tone="muted")
        self.stem = label(theme, size="lead", weight=QFont.Weight.DemiBold, wrap=True)
        self.code = label(theme)
        self.code.setFont(theme.code_font())
        self.unit = label(theme, tone="muted")
        self.previous = Button(theme, self.tr("Previous"))
        self.next = Button(theme, self.tr("Next"))
        self.hand_in = Button(theme, self.tr("Hand in…"), "primary")
        self.leave = Button(theme, self.tr("Go on later"), "quiet")
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """With the attempt that runs, at the first question without an answer."""
        attempt = self._presenter.attempt
        self._items = attempt.quiz.items if attempt is not None and attempt.quiz is not None else []
        self.field = self._put_field(None)
        self.go_to.clear()
        self.go_to.addItems([self.tr("Question {number}").format(number=item.number) for item in self._items])
        missing = self._presenter.unanswered
        places = [place for place, item in enumerate(self._items) if item.number in missing]
        self.show_question(places[0] if places else 0)

    def take_focus(self) -> None:
        """Into the answer."""
        if self.field is not None:
            self.field.take_focus()

    def show_question(self, place: int) -> None:
        """Keeps the answer to the one before."""
        self.look()
        if not 0 <= place < len(self._items):
            return
        item, self._at = self._items[place], place
        self.go_to.setCurrentIndex(place)
        self.worth.setText(
            self.tr("Question {number} of {count}").format(number=item.number, count=len(self._items))
            + " · "
            + counted("1 point", "{n} points", item.points)
        )
        self.stem.setText(item.stem)
        self.code.setText(item.code)
        self.code.setVisible(bool(item.code))
        self.unit.setText(self.tr("In {unit}").format(unit=item.unit))
        self.unit.setVisible(bool(item.unit))
        field = field_for(self._theme, item)
        put_into(field, self._presenter.given.get(item.number))
        field.given.connect(self.go_on)
        self.field = self._put_field(field)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < len(self._items) - 1)
        announce(self, item.stem)
        self.take_focus()

    def look(self) -> None:
        """Takes the answer from its field, and says what time is left."""
        if self.field is not None and self._items and self._presenter.is_running:
            self._presenter.answer(self._items[self._at].number, given_in(self.field))
        left = self._presenter.seconds_left
        self.time.setVisible(left is not None)
        if left is not None:
            self.time.setText(time_text(left))
            if left <= 0 and self._presenter.is_running and not self._presenter.problem:
                self._presenter.hand_in()
        self.show_saved()

    def show_saved(self) -> None:
        """Where the answers are."""
        presenter = self._presenter
        done = len(self._items) - len(presenter.unanswered)
        words = self.tr("{done} of {count} answered").format(done=done, count=len(self._items))
        kept = self.tr("saved") if not presenter.unsent else self.tr("being saved")
        self.saved.setText(f"{words} · {kept if presenter.online else self.tr('not saved yet')}")
        self.kept.setVisible(presenter.is_kept)
        content = self._banner()
        if content != (self.banner.content if not self.banner.isHidden() else None):
            self.banner.show_or_hide(content)
        for button in (self.hand_in, self.leave):
            button.allow("" if presenter.online else self.tr("The server is not there."))

    def _banner(self) -> BannerText | None:
        presenter = self._presenter
        if presenter.problem:
            return BannerText(Tone.DANGER, presenter.problem)
        if not presenter.online and presenter.is_kept:
            text = self.tr(
                "The server is not reachable. Go on: your answers are kept on this computer, and sent when it is back."
            )
            return BannerText(Tone.CAUTION, text)
        if not presenter.online:
            text = self.tr(
                "The server is not reachable, and this computer cannot keep your answers. Leave this window open: they "
                "are sent when it is back."
            )
            return BannerText(Tone.CAUTION, text)
        if presenter.seconds_left is not None and presenter.seconds_left < SHORT_SECONDS:
            return BannerText(Tone.CAUTION, self.tr("When the time is up, the quiz is handed in as it is."))
        return None

    def go_on(self) -> None:
        """To the next question; behind the last one, to handing in."""
        if self._at < len(self._items) - 1:
            self.show_question(self._at + 1)
        else:
            self.hand_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_hand_in(self) -> None:
        """Always asks: it cannot be taken back."""
        self.look()
        if not self._presenter.online:
            return
        missing = self._presenter.unanswered
        text = self.tr("It cannot be changed afterwards.")
        if missing:
            left = counted("1 question has no answer.", "{n} questions have no answer.", len(missing))
            text = f"{left} {text}"
        ask(self, self.tr("Hand in the quiz?"), text, self.tr("Hand in"), self._presenter.hand_in)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.look()
        self._clock.stop()
        super().hideEvent(event)

    def _put_field(self, field: AnswerField | None) -> AnswerField | None:
        if self.field is not None:
            self._answer.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
        if field is not None:
            self._answer.addWidget(field)
        return field

    def _connect(self) -> None:
        self.go_to.activated.connect(self.show_question)
        self.previous.clicked.connect(lambda: self.show_question(self._at - 1))
        self.next.clicked.connect(lambda: self.show_question(self._at + 1))
        self.hand_in.clicked.connect(self.ask_hand_in)
        self.leave.clicked.connect(self._leave)
        self._presenter.saved_changed.connect(self.show_saved)
        keys = {
            "Alt+Left": lambda: self.show_question(self._at - 1),
            "Alt+Right": lambda: self.show_question(self._at + 1),
            "Ctrl+Return": self.ask_hand_in,
        }
        OwnKeys(self, keys)

    def _leave(self) -> None:
        self.look()
        self._presenter.leave_attempt()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self.go_to)
        head.addWidget(self.saved)
        head.addStretch()
        for part in (self.time, self.leave, self.hand_in):
            head.addWidget(part)
        self._answer = QVBoxLayout()
        inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        inside.setSpacing(space.l)
        for part in (self.worth, self.stem, self.code):
            inside.addWidget(part)
        inside.addLayout(self._answer)
        inside.addWidget(self.unit)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addWidget(self.previous)
        feet.addWidget(self.next)
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
        column.addWidget(self.banner)
        column.addWidget(card, 1)
        column.addWidget(self.kept)
