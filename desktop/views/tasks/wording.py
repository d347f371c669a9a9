"""What is said about a task: its state, its figures, its next steps."""

import re
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from contracts.tasks import TaskStatus, TaskView
from desktop.ui.tone import BadgeText, Tone

MINUTE = 60


class TaskAction(StrEnum):
    """What a person can do with a task."""

    VIEW = "view"
    CANCEL = "cancel"
    RETRY = "retry"
    FORGET = "forget"


def status_badge(status: TaskStatus) -> BadgeText:
    """The state as icon, word and colour."""
    return {
        TaskStatus.QUEUED: BadgeText(Tone.NEUTRAL, "clock", _tr("queued")),
        TaskStatus.PROCESSING: BadgeText(Tone.ACCENT, "spinner", _tr("processing")),
        TaskStatus.CANCELLING: BadgeText(Tone.CAUTION, "stop", _tr("cancelling")),
        TaskStatus.COMPLETED: BadgeText(Tone.GOOD, "check", _tr("completed")),
        TaskStatus.FAILED: BadgeText(Tone.DANGER, "cross", _tr("failed")),
        TaskStatus.CANCELLED: BadgeText(Tone.NEUTRAL, "dash", _tr("cancelled")),
    }[status]


def title_of(task: TaskView) -> str:
    """The task's own name."""
    return task.title or task.resource_id


def sentence_of(task: TaskView) -> str:
    """What is going on, or what came of it."""
    if task.status is TaskStatus.FAILED and task.error is not None:
        return problem_text(task.error.message, task.error.line)
    if task.status is TaskStatus.COMPLETED and task.result is not None and task.result.get("equivalent") is True:
        return _tr("{message}, same behaviour").format(message=task.message)
    if task.status is TaskStatus.PROCESSING:
        return task.step or task.message
    return task.message


def problem_text(message: str, line: int | None) -> str:
    """A problem with its line, unless the message names it already."""
    if line is None or re.search(rf"\bline {line}\b", message, re.IGNORECASE):
        return message
    return _tr("Line {line}: {message}").format(line=line, message=message)


def figures_of(task: TaskView) -> str:
    """Percent and time left while it runs, how long it took afterwards."""
    if task.status is TaskStatus.PROCESSING:
        parts = [_tr("{percent} %").format(percent=round(task.progress))]
        if task.eta_seconds is not None:
            parts.append(time_left(*task.eta_seconds))
        return " · ".join(parts)
    if task.status.is_terminal and task.started_at is not None and task.finished_at is not None:
        return duration((task.finished_at - task.started_at).total_seconds())
    return ""


def time_left(low: float, high: float) -> str:
    """A range of seconds as a person says it."""
    if high < 1:
        return _tr("almost done")
    if round(low) == round(high) or high - low < 2:
        return _tr("about {time} left").format(time=duration(round((low + high) / 2)))
    return _tr("{low} to {high} left").format(low=duration(round(low)), high=duration(round(high)))


def duration(seconds: float) -> str:
    """Seconds as text, precise below ten."""
    if seconds < 0.1:
        return _tr("under 0.1 s")
    if seconds < 10 and seconds != round(seconds):
        return _tr("{seconds} s").format(seconds=f"{seconds:.1f}")
    whole = round(seconds)
    if whole < MINUTE:
        return _tr("{seconds} s").format(seconds=whole)
    return _tr("{minutes} min {seconds} s").format(minutes=whole // MINUTE, seconds=whole % MINUTE)


def actions_of(task: TaskView) -> list[TaskAction]:
    """The steps that make sense now, the most likely first."""
    return {
        TaskStatus.QUEUED: [TaskAction.CANCEL],
        TaskStatus.PROCESSING: [TaskAction.CANCEL],
        TaskStatus.CANCELLING: [],
        TaskStatus.COMPLETED: [TaskAction.VIEW],
        TaskStatus.FAILED: [TaskAction.VIEW, TaskAction.RETRY],
        TaskStatus.CANCELLED: [TaskAction.RETRY],
    }[task.status]


def action_text(action: TaskAction) -> str:
    """The word on its button."""
    return {
        TaskAction.VIEW: _tr("View"),
        TaskAction.CANCEL: _tr("Cancel"),
        TaskAction.RETRY: _tr("Retry"),
        TaskAction.FORGET: _tr("Remove from the list"),
    }[action]


def spoken(task: TaskView) -> str:
    """The whole card in one sentence, for assistive technology."""
    parts = (title_of(task), status_badge(task.status).text, sentence_of(task), figures_of(task))
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("tasks", text)
