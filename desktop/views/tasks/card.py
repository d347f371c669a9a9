"""One task as a card of its own: compact, or expanded with its times and attempts."""

from itertools import pairwise

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from contracts.tasks import AttemptView, TaskDetail
from desktop.ui.accessible import Role
from desktop.ui.badge import Badge
from desktop.ui.button_row import ButtonRow
from desktop.ui.buttons import Button, IconButton
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.theme import Theme
from desktop.views.tasks.item import ItemState, TaskItem
from desktop.views.tasks.technical import technical_details, technical_text
from desktop.views.tasks.wording import (
    TaskAction,
    action_text,
    actions_of,
    attempt_text,
    further_actions_of,
    item_figures,
    item_sentence,
    now,
    resources_text,
    running_time,
    spoken,
    state_badge,
    time_facts,
)

_GLIDE_MS = 200
_STEPS = 1000
"""The bar counts in tenths of a percent, so that it glides."""
_SECOND = 1000


class TaskProgressCard(Card):
    """Shows what it is given. `detail_wanted` asks for the attempts of a task when the card is expanded on it."""

    accessible_role = Role.Grouping
    action_chosen = Signal(str, str)
    detail_wanted = Signal(str)
    close_requested = Signal()

    def __init__(self, theme: Theme, *, expanded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item: TaskItem | None = None
        self._expanded = expanded
        self._title = ElidedLabel(theme, weight=QFont.Weight.DemiBold)
        self._badge = Badge(theme, state_badge(ItemState.QUEUED))
        self._close = IconButton(theme, "close", self.tr("Close the details"))
        self._close.clicked.connect(self.close_requested)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self._glide = QPropertyAnimation(self.bar, b"value", self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._sentence = label(theme, size="small", tone="muted", wrap=True)
        self._figures = label(theme, size="small", tone="muted", wrap=True)
        self._running = label(theme, size="small", tone="muted")
        self._facts = label(theme, size="small", tone="muted", wrap=True)
        self._attempts = label(theme, size="small", tone="muted", wrap=True)
        self._resources = label(theme, size="small", tone="muted", wrap=True)
        for words in (self._sentence, self._facts, self._attempts, self._resources):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.technical = technical_details(theme)
        self._buttons = ButtonRow(theme)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._show_running_time)
        self._lay_out()

    @property
    def item(self) -> TaskItem | None:
        """What is shown."""
        return self._item

    @property
    def text(self) -> str:
        """Every sentence that is shown, one a line."""
        parts = (self._sentence, self._figures, self._running, self._facts, self._attempts, self._resources)
        return "\n".join(part.text() for part in parts if not part.isHidden() and part.text())

    def show_item(self, item: TaskItem) -> None:
        """Shows a task as it is now; on another task the attempts are asked for anew."""
        before, self._item = self._item, item
        another = before is None or before.key != item.key
        self._title.setText(item.title)
        self._badge.show_badge(state_badge(item.state))
        self._sentence.setText(item_sentence(item))
        self._figures.setText(item_figures(item))
        self._show_bar(item, glide=not another)
        self._facts.setText(time_facts(item))
        self._show_running_time()
        if another or before is None or before.state is not item.state or before.lost != item.lost:
            self._show_buttons(item)
            if another:
                self._attempts.hide()
                self._resources.clear()
                self._resources.hide()
                self.technical.fold()
            self._show_technical([])
            if self._expanded and item.task is not None and item.lost is None:
                self.detail_wanted.emit(item.key)
        self.setAccessibleName(spoken(item))
        self.bar.setAccessibleName(self.tr("Progress of {title}").format(title=item.title))

    def show_detail(self, detail: TaskDetail) -> None:
        """Attempts of the shown task and what they took; those of another are ignored."""
        if self._item is not None and self._item.key == detail.task_id and detail.attempts:
            self.show_attempts(detail.attempts)
            self._show_technical(detail.attempts)
            self._resources.setText(resources_text(detail.resources))
            self._resources.setVisible(self._expanded and bool(self._resources.text()))

    def _show_technical(self, attempts: list[AttemptView]) -> None:
        error = self._item.task.error if self._item is not None and self._item.task is not None else None
        self.technical.show_text(technical_text(error, attempts))
        self.technical.setVisible(self._expanded and bool(self.technical.text))

    def show_attempts(self, attempts: list[AttemptView]) -> None:
        """One line for each try."""
        self._attempts.setText("\n".join(attempt_text(attempt) for attempt in attempts))
        self._attempts.setVisible(self._expanded)

    def set_expanded(self, expanded: bool) -> None:
        """Shows or hides times and attempts."""
        self._expanded = expanded
        self._facts.setVisible(expanded)
        for words in (self._attempts, self._resources):
            words.setVisible(expanded and bool(words.text()))
        self._show_technical([])
        self._close.setVisible(expanded)
        if expanded and self._item is not None and self._item.task is not None and self._item.lost is None:
            self.detail_wanted.emit(self._item.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._expanded and event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.s)
        head.addWidget(self._title, 1)
        head.addWidget(self._badge)
        head.addWidget(self._close)
        figures = QHBoxLayout()
        figures.setSpacing(space.s)
        figures.addWidget(self._figures, 1)
        figures.addWidget(self._running)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.m, space.m, space.m)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._sentence)
        column.addLayout(figures)
        column.addWidget(self._facts)
        column.addWidget(self._attempts)
        column.addWidget(self._resources)
        column.addWidget(self.technical)
        column.addWidget(self._buttons)
        self._attempts.hide()
        self._resources.hide()
        self.set_expanded(self._expanded)

    def _show_bar(self, item: TaskItem, *, glide: bool) -> None:
        self.bar.setVisible(item.state.shows_progress)
        self._glide.stop()
        if item.task is None:
            return
        value = round(item.task.progress * _STEPS / 100)
        self.bar.setAccessibleDescription(self.tr("{percent} %").format(percent=round(item.task.progress)))
        if glide and self._theme.animations and self.isVisible() and value > self.bar.value():
            self._glide.setStartValue(self.bar.value())
            self._glide.setEndValue(value)
            self._glide.start()
        else:
            self.bar.setValue(value)

    def _show_running_time(self) -> None:
        task = self._item.task if self._item is not None else None
        runs = task is not None and self._item is not None and self._item.state.shows_progress
        self._running.setText(running_time(task, now()) if task is not None and runs else "")
        if runs and not self._clock.isActive():
            self._clock.start()
        elif not runs:
            self._clock.stop()

    def _show_buttons(self, item: TaskItem) -> None:
        buttons: list[QWidget] = []
        for number, action in enumerate(actions_of(item)):
            button = Button(self._theme, action_text(action, item), "secondary" if number == 0 else "quiet")
            button.clicked.connect(lambda _=False, chosen=action: self._choose(chosen))
            buttons.append(button)
        if self._expanded and further_actions_of(item):
            buttons.append(self._more_button(item))
        self._buttons.show_buttons(buttons)
        self._buttons.setVisible(bool(buttons))
        for before, after in pairwise([self._close, *buttons]):
            self.setTabOrder(before, after)

    def _more_button(self, item: TaskItem) -> IconButton:
        button = IconButton(self._theme, "more", self.tr("More actions"))
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for action in further_actions_of(item):
            entry = menu.addAction(action_text(action, item))
            entry.triggered.connect(lambda _=False, chosen=action: self._choose(chosen))
        button.setMenu(menu)
        return button

    def _choose(self, action: TaskAction) -> None:
        if self._item is not None:
            self.action_chosen.emit(self._item.key, action.value)
