"""A shared lesson to be read, a quiz before it begins, or what an attempt came to."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.attempts import AttemptBrief, AttemptView, ItemResult, SharedDetail, SharedState, StudentItem
from contracts.shares import AttemptState
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.moments import moment_text
from desktop.ui.theme import Theme
from desktop.ui.translation import counted
from desktop.views.content.prose import Prose
from desktop.views.shared.answers import answer_words
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.shared.wording import facts_text, passed_text, score_text, verdict_badge, worth_text

_WIDEST = 760


class DetailView(Card):
    """Filled anew with each `show_detail` and `show_result`."""

    def __init__(self, theme: Theme, presenter: SharedPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.start_button: Button | None = None
        self._inner = QWidget()
        self._scroll = ScrollArea(self.tr("What was shared"))
        holder = QVBoxLayout(self)
        holder.setContentsMargins(1, 1, 1, 1)
        holder.addWidget(self._scroll)

    def take_focus(self) -> None:
        """On the way to begin, or into the text."""
        place: QWidget = self.start_button if self.start_button is not None else self._scroll
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text that has just learned how wide it is takes another height."""
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def show_detail(self, detail: SharedDetail) -> None:
        """A lesson, or what is told of a quiz."""
        column = self._begin()
        if detail.lesson is not None:
            for goal in detail.lesson.objectives:
                column.addWidget(label(self._theme, f"• {goal}", tone="muted", wrap=True))
            for section in detail.lesson.sections:
                self._head(column, section.title)
                if section.text:
                    prose = Prose(self._theme, section.title)
                    prose.show_text(section.text)
                    column.addWidget(prose)
                for item in section.items:
                    self._question(column, item)
        else:
            column.addWidget(label(self._theme, facts_text(detail), wrap=True))
            if detail.instructions and not self._is_over(detail):
                column.addWidget(label(self._theme, detail.instructions, wrap=True))
            self._offer(column, detail)
            for attempt in detail.attempts:
                self._attempt(column, attempt)
        self._end(column)

    def show_result(self, attempt: AttemptView) -> None:
        """As far as it may be seen."""
        column = self._begin()
        if attempt.score is None:
            self._head(column, self.tr("Handed in"))
            text = self.tr("Your teacher decides when the result can be seen.")
            column.addWidget(label(self._theme, text, tone="muted", wrap=True))
        else:
            self._head(column, score_text(attempt.score))
            column.addWidget(label(self._theme, passed_text(attempt.score), wrap=True))
        given = {one.number: one.answer for one in attempt.answers}
        results = {one.number: one for one in attempt.results}
        for item in attempt.quiz.items if attempt.quiz is not None else []:
            self._question(column, item)
            words = answer_words(item, given.get(item.number)) or self.tr("none")
            column.addWidget(label(self._theme, self.tr("Your answer: {text}").format(text=words), wrap=True))
            if item.number in results:
                self._verdict(column, results[item.number])
        self._end(column)

    def _begin(self) -> QVBoxLayout:
        self.start_button = None
        space = self._theme.tokens.space
        inner = self._inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(space.s)
        return column

    def _end(self, column: QVBoxLayout) -> None:
        """Shown once it is whole: a page that grows while it is shown keeps the height that it had."""
        column.addStretch()
        self._scroll.setWidget(self._inner)
        self._inner.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        """Words that wrap need more room than a layout with others in it asks for by itself."""
        column = self._inner.layout()
        if column is not None:
            self._inner.setMinimumHeight(column.totalHeightForWidth(min(_WIDEST, self._scroll.viewport().width())))

    def _offer(self, column: QVBoxLayout, detail: SharedDetail) -> None:
        running = detail.state is SharedState.RUNNING
        words = self.tr("Go on with the quiz") if running else self.tr("Start the quiz")
        button = Button(self._theme, words, "primary")
        why = ""
        if not self._presenter.online:
            why = self.tr("The server is not there.")
        elif detail.state is SharedState.UPCOMING:
            why = self.tr("It is not open yet.")
        elif detail.state is SharedState.CLOSED:
            why = self.tr("It is closed.")
        elif self._is_over(detail):
            why = self.tr("No attempt is left.")
        button.allow(why)
        button.clicked.connect(self._presenter.start)
        column.addSpacing(self._theme.tokens.space.s)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if why:
            column.addWidget(label(self._theme, why, tone="muted"))
        column.addSpacing(self._theme.tokens.space.s)
        self.start_button = button

    @staticmethod
    def _is_over(detail: SharedDetail) -> bool:
        """Whether it cannot be taken any more."""
        if detail.state in (SharedState.RUNNING, SharedState.UPCOMING):
            return False
        return detail.state is SharedState.CLOSED or detail.attempts_used >= detail.attempts_allowed

    def _attempt(self, column: QVBoxLayout, attempt: AttemptBrief) -> None:
        if attempt.state is AttemptState.RUNNING:
            return
        name = self.tr("Attempt {number}").format(number=attempt.number)
        at = moment_text(attempt.submitted_at) if attempt.submitted_at is not None else ""
        score = score_text(attempt.score) if attempt.score is not None else self.tr("no result to see yet")
        row = QHBoxLayout()
        trial = self.tr("trial run") if attempt.is_trial else ""
        row.addWidget(label(self._theme, " · ".join(one for one in (name, trial, at, score) if one), wrap=True), 1)
        button = Button(self._theme, self.tr("See"))
        button.setAccessibleName(self.tr("See {name}").format(name=name))
        button.clicked.connect(lambda: self._presenter.show_attempt(attempt.attempt_id))
        row.addWidget(button)
        column.addLayout(row)

    def _question(self, column: QVBoxLayout, item: StudentItem) -> None:
        self._head(column, f"{item.number}. {item.stem}")
        if item.code:
            code = label(self._theme, item.code)
            code.setFont(self._theme.code_font())
            column.addWidget(code)

    def _verdict(self, column: QVBoxLayout, result: ItemResult) -> None:
        row = QHBoxLayout()
        row.addWidget(Badge(self._theme, verdict_badge(result)))
        row.addWidget(label(self._theme, worth_text(result), tone="muted"))
        row.addStretch()
        column.addLayout(row)
        if result.comment:
            words = self.tr("Your teacher: {text}").format(text=result.comment)
            column.addWidget(label(self._theme, words, wrap=True))

    def _head(self, column: QVBoxLayout, text: str) -> None:
        if column.count():
            column.addSpacing(self._theme.tokens.space.m)
        column.addWidget(label(self._theme, text, weight=QFont.Weight.DemiBold, wrap=True))


def shared_text(count: int) -> str:
    """Beside the title of the page."""
    return counted("1 thing shared", "{n} things shared", count)
