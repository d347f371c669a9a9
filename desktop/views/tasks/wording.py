"""What is said about a task: its state, its figures, its next steps."""

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale, QTime

from contracts.tasks import (
    CONTENT_GENERATION,
    QUIZ_GENERATION,
    SCRIPT_OPTIMIZATION,
    AttemptView,
    Resources,
    TaskPriority,
    TaskStatus,
    TaskView,
)
from desktop.services.local.lost_rows import LostTask
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr
from desktop.views.tasks.grouping import GroupKey, Show
from desktop.views.tasks.item import ItemState, TaskItem, named

MINUTE = 60
HOUR = 60 * MINUTE
ROUGH = 5
_WEEK = 7


class TaskAction(StrEnum):
    """What a person can do with a task."""

    VIEW = "view"
    CANCEL = "cancel"
    EDIT = "edit"
    RETRY = "retry"
    SEND_AGAIN = "send again"
    FORGET = "forget"


def state_badge(state: ItemState) -> BadgeText:
    """The state as icon, word and colour. Asked for with every card, so only its own word is translated."""
    match state:
        case ItemState.WAITING:
            return BadgeText(Tone.CAUTION, "clock", tr("waits for the server"))
        case ItemState.QUEUED:
            return BadgeText(Tone.NEUTRAL, "clock", tr("queued"))
        case ItemState.PROCESSING:
            return BadgeText(Tone.ACCENT, "spinner", tr("processing"))
        case ItemState.CANCELLING:
            return BadgeText(Tone.CAUTION, "stop", tr("cancelling"))
        case ItemState.COMPLETED:
            return BadgeText(Tone.GOOD, "check", tr("completed"))
        case ItemState.FAILED:
            return BadgeText(Tone.DANGER, "cross", tr("failed"))
        case ItemState.CANCELLED:
            return BadgeText(Tone.NEUTRAL, "dash", tr("cancelled"))
        case ItemState.LOST:
            return BadgeText(Tone.CAUTION, "warning", tr("not on the server"))


def status_badge(status: TaskStatus) -> BadgeText:
    """The same for a task of the server."""
    return state_badge(ItemState(status.value))


def kind_name(kind: str) -> str:
    """The kind as a person calls it; one that this version does not know keeps its own name."""
    names = {
        SCRIPT_OPTIMIZATION: tr("Script optimization"),
        CONTENT_GENERATION: tr("Lesson"),
        QUIZ_GENERATION: tr("Assessment"),
    }
    return names.get(kind, kind.replace("-", " ").capitalize())


def show_name(show: Show) -> str:
    """The filter's name."""
    return {
        Show.ALL: tr("All"),
        Show.ACTIVE: tr("Active"),
        Show.COMPLETED: tr("Completed"),
        Show.FAILED: tr("Failed or cancelled"),
    }[show]


def group_name(group: GroupKey, today: date) -> str:
    """The heading above a group."""
    if group.day is None:
        return tr("Active")
    if group.day == today:
        return tr("Earlier today")
    if group.day == today - timedelta(days=1):
        return tr("Yesterday")
    day = QDate(group.day.year, group.day.month, group.day.day)
    if today - timedelta(days=_WEEK) < group.day < today:
        return QLocale().dayName(day.dayOfWeek())
    return QLocale().toString(day, QLocale.FormatType.LongFormat)


def title_of(task: TaskView) -> str:
    """The task's own name, with what it makes where that says too little."""
    return named(task.kind, task.title or task.resource_id)


def item_sentence(item: TaskItem) -> str:
    """What is going on, or what came of it."""
    if item.lost is not None:
        return lost_sentence(item.lost)
    if item.task is not None:
        return sentence_of(item.task)
    if item.entry is not None and item.entry.refusal:
        return localized(item.entry.refusal)
    return tr("Will be sent when the server is back")


def lost_sentence(lost: LostTask) -> str:
    """Why a task is not on the server, and what cannot be done about it."""
    why = tr("This server was restored from a backup that is older than this task.")
    return why if lost.sendable else tr("{reason} What was asked is not kept here.").format(reason=why)


def sentence_of(task: TaskView) -> str:
    """What is going on with a task, or what came of it."""
    if task.status is TaskStatus.FAILED and task.error is not None:
        return problem_text(task.error.message, task.error.line)
    if task.status is TaskStatus.COMPLETED and task.result is not None and task.result.get("equivalent") is True:
        return tr("{message}, same behaviour").format(message=localized(task.message))
    if task.status is TaskStatus.PROCESSING:
        return localized(task.step or task.message)
    return localized(task.message)


def problem_text(message: str, line: int | None) -> str:
    """A problem with its line, unless the message names it already."""
    if line is None or re.search(rf"\bline {line}\b", message, re.IGNORECASE):
        return localized(message)
    return tr("Line {line}: {message}").format(line=line, message=localized(message))


def item_figures(item: TaskItem) -> str:
    """Figures of a line; a request has none, and those of a lost task are of another time."""
    return figures_of(item.task) if item.task is not None and item.lost is None else ""


def figures_of(task: TaskView) -> str:
    """Percent and time left while it runs, how long it took afterwards."""
    if task.status is TaskStatus.PROCESSING:
        parts = [tr("{percent} %").format(percent=round(task.progress))]
        if task.eta_seconds is not None:
            parts.append(time_left(*task.eta_seconds))
        return " · ".join(parts)
    if task.status is TaskStatus.QUEUED:
        return priority_text(task.priority)
    if task.cached_from is not None:
        return stored_since(task)
    if task.status.is_terminal and task.started_at is not None and task.finished_at is not None:
        return duration((task.finished_at - task.started_at).total_seconds())
    return ""


def priority_text(priority: TaskPriority) -> str:
    """Where it is not the usual one."""
    if priority is TaskPriority.NORMAL:
        return ""
    return tr("high priority") if priority is TaskPriority.HIGH else tr("low priority")


def stored_since(task: TaskView) -> str:
    """That a result was there already, and since when: what it measured was measured then."""
    measured = (task.result or {}).get("measured_at")
    if not isinstance(measured, str):
        return tr("Stored result")
    time = when(datetime.fromisoformat(measured), now().astimezone().date())
    return tr("Stored result, measured {time}").format(time=time)


def running_time(task: TaskView, now: datetime) -> str:
    """How long it has been running, or ran; empty before. A clock that was set back counts as no time."""
    if task.started_at is None:
        return ""
    end = task.finished_at or now
    return duration(max(0.0, (end - task.started_at).total_seconds()))


def time_left(low: float, high: float) -> str:
    """A range of seconds as a person says it, never surer than it is. One that has passed says only that."""
    low, high = _rough(low), _rough(high)
    if high < 1:
        return tr("any moment")
    if low < 1 and high >= 2:
        return tr("up to {time} left").format(time=duration(high))
    if high - low < 2:
        return tr("about {time} left").format(time=duration(max(1, round((low + high) / 2))))
    return tr("{low} to {high} left").format(low=duration(low), high=duration(high))


def _rough(seconds: float) -> int:
    """Whole seconds; in steps of five from a minute on, where nobody counts them."""
    return round(seconds) if seconds < MINUTE else round(seconds / ROUGH) * ROUGH


def duration(seconds: float) -> str:
    """Seconds as text, precise below ten."""
    if seconds < 0.1:
        return tr("under 0.1 s")
    if seconds < 10 and seconds != round(seconds):
        return tr("{seconds} s").format(seconds=QLocale().toString(seconds, "f", 1))
    whole = round(seconds)
    if whole < MINUTE:
        return tr("{seconds} s").format(seconds=whole)
    if whole < HOUR:
        return tr("{minutes} min {seconds} s").format(minutes=whole // MINUTE, seconds=whole % MINUTE)
    return tr("{hours} h {minutes} min").format(hours=whole // HOUR, minutes=whole % HOUR // MINUTE)


def when(moment: datetime, today: date) -> str:
    """A point in time on this computer's clock: the time alone for today, else with its day."""
    local = moment.astimezone()
    time = QLocale().toString(_qtime(local), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        return time
    day = QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)
    return tr("{day}, {time}").format(day=day, time=time)


def time_facts(item: TaskItem) -> str:
    """When it was started, by what, and as which try; for the expanded card."""
    today = now().astimezone().date()
    facts = [tr("{kind}, started {time}").format(kind=kind_name(item.kind), time=when(item.created_at, today))]
    task = item.task
    if task is not None and task.finished_at is not None:
        facts.append(tr("Ended {time}").format(time=when(task.finished_at, today)))
    if task is not None and task.attempt > 1:
        facts.append(tr("Try {number} of {most}").format(number=task.attempt, most=task.max_attempts))
    if task is not None and task.parent_task_id is not None:
        facts.append(tr("Run again from an earlier task"))
    return " · ".join(facts)


def attempt_text(attempt: AttemptView) -> str:
    """One try: its number, when it began, how long it took, and how it ended."""
    began = when(attempt.started_at, now().astimezone().date())
    if attempt.ended_at is None:
        return tr("Try {number}, {time}: running").format(number=attempt.attempt, time=began)
    took = duration(max(0.0, (attempt.ended_at - attempt.started_at).total_seconds()))
    end = _outcome(attempt.outcome)
    if attempt.error is not None:
        end = tr("{end}. {reason}").format(end=end, reason=problem_text(attempt.error.message, attempt.error.line))
    return tr("Try {number}, {time}, {took}: {end}").format(number=attempt.attempt, time=began, took=took, end=end)


def resources_text(used: Resources) -> str:
    """What the work took, as far as it is known; empty where nothing is."""
    parts = []
    if used.cpu_seconds is not None:
        parts.append(tr("{time} of processor time").format(time=duration(used.cpu_seconds)))
    if used.peak_memory_bytes is not None:
        parts.append(tr("at most {size} of memory").format(size=data_size(used.peak_memory_bytes)))
    if used.tokens is not None:
        parts.append(counted("1 token of the AI endpoint", "{n} tokens of the AI endpoint", used.tokens))
    return tr("Took {what}").format(what=", ".join(parts)) if parts else ""


def data_size(size: int) -> str:
    """Bytes, in the largest unit that fits."""
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _outcome(outcome: str | None) -> str:
    names = {"retrying": tr("will be tried again"), None: tr("ended")}
    if outcome in names:
        return names[outcome]
    return state_badge(ItemState(outcome)).text if outcome in set(ItemState) else str(outcome)


def actions_of(item: TaskItem) -> list[TaskAction]:
    """The steps that make sense now, the most likely first."""
    if item.entry is not None:
        return [TaskAction.EDIT, TaskAction.FORGET]
    if item.lost is not None:
        likely = TaskAction.SEND_AGAIN if item.lost.sendable else TaskAction.EDIT if item.lost.script_kept else None
        return [*([TaskAction.VIEW] if item.lost.result_kept else []), *([likely] if likely else [])]
    if _is_stored(item):
        return [TaskAction.VIEW, TaskAction.RETRY]
    return {
        ItemState.WAITING: [],
        ItemState.QUEUED: [TaskAction.CANCEL],
        ItemState.PROCESSING: [TaskAction.CANCEL],
        ItemState.CANCELLING: [],
        ItemState.COMPLETED: [TaskAction.VIEW],
        ItemState.FAILED: [TaskAction.EDIT, TaskAction.RETRY],
        ItemState.CANCELLED: [TaskAction.RETRY],
    }[item.state]


def further_actions_of(item: TaskItem) -> list[TaskAction]:
    """Steps that only the menu and the expanded card offer."""
    if item.entry is not None:
        return []
    if item.lost is not None:
        as_well = item.lost.script_kept and item.lost.sendable
        return [*([TaskAction.EDIT] if as_well else []), TaskAction.FORGET]
    if _is_stored(item):
        return [TaskAction.EDIT, TaskAction.FORGET]
    return {
        ItemState.COMPLETED: [TaskAction.EDIT, TaskAction.RETRY, TaskAction.FORGET],
        ItemState.FAILED: [TaskAction.FORGET],
        ItemState.CANCELLED: [TaskAction.EDIT, TaskAction.FORGET],
    }.get(item.state, [])


def _is_stored(item: TaskItem) -> bool:
    """Whether it shows the stored result of an earlier task, instead of one of its own."""
    return item.task is not None and item.task.cached_from is not None


def action_text(action: TaskAction, item: TaskItem) -> str:
    """The words on its button."""
    if action is TaskAction.EDIT:
        if item.entry is not None:
            return tr("Edit")
        if item.lost is not None:
            return tr("Open in the editor")
        return tr("Run with changes") if item.state is ItemState.COMPLETED else tr("Edit and retry")
    if action is TaskAction.FORGET and item.state is ItemState.WAITING:
        return tr("Do not send")
    if action is TaskAction.RETRY and item.state is ItemState.COMPLETED:
        return tr("Run anyway") if _is_stored(item) else tr("Run again")
    return {
        TaskAction.VIEW: tr("View"),
        TaskAction.CANCEL: tr("Cancel"),
        TaskAction.RETRY: tr("Retry"),
        TaskAction.SEND_AGAIN: tr("Send again"),
        TaskAction.FORGET: tr("Remove from the list"),
    }[action]


def spoken(item: TaskItem) -> str:
    """The whole card in one sentence, for assistive technology."""
    parts = (item.title, state_badge(item.state).text, item_sentence(item), item_figures(item))
    return ", ".join(part for part in parts if part)


def now() -> datetime:
    """The time that durations of running tasks are counted to."""
    return datetime.now(UTC)


def _qtime(moment: datetime) -> QTime:
    return QTime(moment.hour, moment.minute)
