"""What is known of the chosen schedule, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contracts.schedules import LastRun, ScheduleView
from contracts.tasks import TaskStatus
from desktop.services.printable import escaped
from desktop.ui.buttons import Button
from desktop.ui.details import DetailsCard
from desktop.ui.frames import rule
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


class ScheduleDetails(DetailsCard):
    """`open_chosen` names the task that the last run started."""

    open_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: tuple[ScheduleView | None, str] | None = None
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
        self.lay_out(self.tr("About the chosen schedule"), self._buttons)

    def show_schedule(self, schedule: ScheduleView | None, user_id: str) -> None:
        """Everything about one; None before one is chosen. `user_id` is who looks."""
        if self._shown == (schedule, user_id):
            return
        self._shown = (schedule, user_id)
        column = self.begin()
        if schedule is None:
            self.say(column, self.tr("Choose a schedule to see when it runs."), tone="muted")
        else:
            self._describe(column, schedule, user_id)
        self.end(column)
        for button in self._buttons:
            button.setVisible(schedule is not None)
        if schedule is not None:
            self.pause_button.set_text(self.tr("Resume") if schedule.paused else self.tr("Pause"))
            ended = not schedule.paused and not schedule.next_runs
            self.pause_button.setVisible(not ended)
            last = schedule.last_run
            self.result_button.setVisible(last is not None and last.task_status is TaskStatus.COMPLETED)

    def _describe(self, column: QVBoxLayout, schedule: ScheduleView, user_id: str) -> None:
        self.say(column, name_of(schedule), size="lead", weight=QFont.Weight.DemiBold)
        badge = state_badge(schedule)
        if badge is not None:
            self.show_badge(column, badge)
        self.say(column, times_sentence(schedule.when, schedule.time_zone))
        facts = [
            (self.tr("Script"), escaped(schedule.title)),
            (self.tr("Time zone"), schedule.time_zone),
            (self.tr("Missed runs"), missed_name(schedule.missed)),
        ]
        if user_id and schedule.user_id != user_id:
            facts.append((self.tr("Belongs to"), escaped(schedule.user_name)))
        self.add_facts(column, facts)
        if schedule.next_runs:
            column.addWidget(rule())
            self.say(column, next_heading(schedule.time_zone, schedule.next_runs), weight=QFont.Weight.Medium)
            for moment in schedule.next_runs:
                self.say(column, moment_text(moment), tone="muted")
        column.addWidget(rule())
        self.say(column, self.tr("Last run"), weight=QFont.Weight.Medium)
        self._describe_last(column, schedule.last_run)

    def _describe_last(self, column: QVBoxLayout, last: LastRun | None) -> None:
        self.say(column, last_sentence(last), tone="muted")
        if last is None:
            return
        if last.error is not None:
            self.say(column, localized(last.error.message), tone="danger")
        if last.task_status is not None:
            badge = status_badge(last.task_status)
            self.show_badge(column, badge)

    def _open(self) -> None:
        schedule = self._shown[0] if self._shown is not None else None
        if schedule is not None and schedule.last_run is not None and schedule.last_run.task_id is not None:
            self.open_chosen.emit(schedule.last_run.task_id)
