"""What is known of the chosen schedule, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from contracts.schedules import LastRun, ScheduleView
from contracts.tasks import TaskStatus
from desktop.services.printable import escaped
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea, rule
from desktop.ui.labels import label
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme
from desktop.views.schedules.wording import (
    last_sentence,
    missed_name,
    moment_text,
    name_of,
    next_heading,
    state_badge,
    times_sentence,
)
from desktop.views.tasks.wording import status_badge

WIDTH = 320
_LEAST_WIDTH = 240
_LEAST_FACTS = 72


class ScheduleDetails(Card):
    """`open_chosen` names the task that the last run started."""

    open_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[ScheduleView | None, str] | None = None
        self._told: list[str] = []
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self.run_button = Button(theme, self.tr("Run now"))
        self.pause_button = Button(theme, self.tr("Pause"))
        self.change_button = Button(theme, self.tr("Change…"))
        self.delete_button = Button(theme, self.tr("Delete"), "quiet", "trash")
        self.result_button = Button(theme, self.tr("Open the last result"))
        self.result_button.clicked.connect(self._open)
        self._buttons = (
            self.result_button,
            self.run_button,
            self.pause_button,
            self.change_button,
            self.delete_button,
        )
        self._scroll = ScrollArea(self.tr("About the chosen schedule"))
        self._scroll.setObjectName("facts")
        self._scroll.setMinimumHeight(_LEAST_FACTS)
        self._lay_out()

    @property
    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(self._told)

    def show_schedule(self, schedule: ScheduleView | None, user_id: str) -> None:
        """Everything about one; None before one is chosen. `user_id` is who looks."""
        if self._shown == (schedule, user_id):
            return
        self._shown = (schedule, user_id)
        self._told = []
        inner = QWidget()
        inner.setObjectName("details")
        space = self._theme.tokens.space
        column = QVBoxLayout(inner)
        column.setContentsMargins(space.l - 2, 0, space.l - 2, 0)  # within the ring of the focus
        column.setSpacing(space.s)
        if schedule is None:
            self._say(column, self.tr("Choose a schedule to see when it runs."), tone="muted")
        else:
            self._describe(column, schedule, user_id)
        column.addStretch()
        self._scroll.setWidget(inner)
        self._scroll.setAccessibleDescription(self.text)
        for button in self._buttons:
            button.setVisible(schedule is not None)
        if schedule is not None:
            self.pause_button.set_text(self.tr("Resume") if schedule.paused else self.tr("Pause"))
            ended = not schedule.paused and not schedule.next_runs
            self.pause_button.setVisible(not ended)
            last = schedule.last_run
            self.result_button.setVisible(last is not None and last.task_status is TaskStatus.COMPLETED)

    def _describe(self, column: QVBoxLayout, schedule: ScheduleView, user_id: str) -> None:
        self._say(column, name_of(schedule), size="lead", weight=QFont.Weight.DemiBold)
        badge = state_badge(schedule)
        if badge is not None:
            column.addWidget(Badge(self._theme, badge), 0, Qt.AlignmentFlag.AlignLeft)
            self._told.append(badge.text)
        self._say(column, times_sentence(schedule.when, schedule.time_zone))
        facts = [
            (self.tr("Script"), escaped(schedule.title)),
            (self.tr("Time zone"), schedule.time_zone),
            (self.tr("Missed runs"), missed_name(schedule.missed)),
        ]
        if user_id and schedule.user_id != user_id:
            facts.append((self.tr("Belongs to"), escaped(schedule.user_name)))
        self._add_facts(column, facts)
        if schedule.next_runs:
            column.addWidget(rule())
            self._say(column, next_heading(schedule.time_zone, schedule.next_runs), weight=QFont.Weight.Medium)
            for moment in schedule.next_runs:
                self._say(column, moment_text(moment), tone="muted")
        column.addWidget(rule())
        self._say(column, self.tr("Last run"), weight=QFont.Weight.Medium)
        self._describe_last(column, schedule.last_run)

    def _describe_last(self, column: QVBoxLayout, last: LastRun | None) -> None:
        self._say(column, last_sentence(last), tone="muted")
        if last is None:
            return
        if last.error is not None:
            self._say(column, localized(last.error.message), tone="danger")
        if last.task_status is not None:
            badge = status_badge(last.task_status)
            column.addWidget(Badge(self._theme, badge), 0, Qt.AlignmentFlag.AlignLeft)
            self._told.append(badge.text)

    def _open(self) -> None:
        schedule = self._shown[0] if self._shown is not None else None
        if schedule is not None and schedule.last_run is not None and schedule.last_run.task_id is not None:
            self.open_chosen.emit(schedule.last_run.task_id)

    def _add_facts(self, column: QVBoxLayout, facts: list[tuple[str, str]]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.tokens.space.m)
        grid.setVerticalSpacing(self._theme.tokens.space.xs)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(label(self._theme, name, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(self._theme, value, wrap=True), row, 1)
            self._told.append(f"{name}: {value}")
        column.addLayout(grid)

    def _say(
        self,
        column: QVBoxLayout,
        text: str,
        *,
        size: str = "body",
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: str = "text",
    ) -> None:
        made = label(self._theme, text, size=size, weight=weight, wrap=True)
        made.setProperty("tone", tone)
        column.addWidget(made)
        self._told.append(text)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        feet = QVBoxLayout()
        feet.setContentsMargins(space.s, 0, space.s, 0)
        feet.setSpacing(space.s)
        for button in self._buttons:
            feet.addWidget(button)
        inner = QWidget()
        inner.setObjectName("details")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, space.l, 0, space.l)
        column.setSpacing(space.s)
        column.addWidget(self._scroll, 1)
        column.addLayout(feet)
        whole = ScrollArea("")  # where the window is too low for the buttons
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(whole)
