"""What the history says: cells, times, periods, figures."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale, QTime

from contracts.optimization import OptimizationLevel
from contracts.tasks import (
    CONTENT_GENERATION,
    QUIZ_GENERATION,
    SCRIPT_OPTIMIZATION,
    AttemptView,
    Resources,
    TaskStatus,
    TaskView,
)
from desktop.services.local.history_filter import HistoryEntry, OrderKey
from desktop.services.local.lost_rows import LostTask
from desktop.services.printable import escaped
from desktop.services.saved_versions import SavedVersion
from desktop.ui.sentences import localized
from desktop.ui.tone import BadgeText
from desktop.ui.translation import counted, number, tr
from desktop.views.tasks.item import ItemState
from desktop.views.tasks.wording import (
    data_size,
    duration,
    figures_of,
    lost_sentence,
    sentence_of,
    state_badge,
    status_badge,
    title_of,
)

_STATE, _NAME, _KIND, _STARTED, _DURATION, _SUMMARY = range(6)


class Period(StrEnum):
    """How far back the list goes."""

    ANY = "any"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29, Period.YEAR: 364}


def since(period: Period, now: datetime) -> datetime | None:
    """The beginning of a period that ends today: midnight, in the time zone of `now`."""
    if period is Period.ANY:
        return None
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=_DAYS[period])


def period_name(period: Period) -> str:
    """The word in the menu."""
    return {
        Period.ANY: tr("Any time"),
        Period.TODAY: tr("Today"),
        Period.WEEK: tr("Last 7 days"),
        Period.MONTH: tr("Last 30 days"),
        Period.YEAR: tr("Last 365 days"),
    }[period]


def order_name(key: OrderKey, *, descending: bool) -> str:
    """The word in the menu."""
    return {
        (OrderKey.CREATED, True): tr("Newest first"),
        (OrderKey.CREATED, False): tr("Oldest first"),
        (OrderKey.NAME, True): tr("Name, Z to A"),
        (OrderKey.NAME, False): tr("Name, A to Z"),
        (OrderKey.KIND, True): tr("Kind, Z to A"),
        (OrderKey.KIND, False): tr("Kind, A to Z"),
        (OrderKey.STATUS, True): tr("State, Z to A"),
        (OrderKey.STATUS, False): tr("State, A to Z"),
        (OrderKey.DURATION, True): tr("Longest first"),
        (OrderKey.DURATION, False): tr("Shortest first"),
    }[key, descending]


def status_name(status: TaskStatus) -> str:
    """The word in the menu."""
    return {
        TaskStatus.QUEUED: tr("Queued"),
        TaskStatus.PROCESSING: tr("Processing"),
        TaskStatus.CANCELLING: tr("Cancelling"),
        TaskStatus.COMPLETED: tr("Completed"),
        TaskStatus.FAILED: tr("Failed"),
        TaskStatus.CANCELLED: tr("Cancelled"),
    }[status]


def kind_name(kind: str) -> str:
    """A kind as a person calls it; one that this version does not know by its own name."""
    known = {
        SCRIPT_OPTIMIZATION: tr("Script"),
        CONTENT_GENERATION: tr("Lesson"),
        QUIZ_GENERATION: tr("Assessment"),
    }
    return known.get(kind) or kind.replace("-", " ").capitalize()


def column_name(column: int) -> str:
    """The head of a column."""
    return (tr("State"), tr("Name"), tr("Kind"), tr("Started"), tr("Duration"), tr("Summary"))[column]


def badge_of(task: TaskView, lost: LostTask | None) -> BadgeText:
    """The state of a run; that it is not on the server any more says more than how it stood there."""
    return status_badge(task.status) if lost is None else state_badge(ItemState.LOST)


def cell_text(task: TaskView, column: int, lost: LostTask | None = None) -> str:
    """What stands in a cell."""
    if column == _STATE:
        return badge_of(task, lost).text
    if column == _NAME:
        return title_of(task)
    if column == _KIND:
        return kind_name(task.kind)
    if column == _STARTED:
        return when(task.started_at or task.created_at)
    if lost is not None and not task.status.is_terminal:
        return lost_sentence(lost) if column == _SUMMARY else ""
    if column == _DURATION:  # a row is read once, so it says nothing of time that passes
        return figures_of(task.model_copy(update={"eta_seconds": None}))
    return sentence_of(task).replace("\n", " ")


def explanation(lost: LostTask | None) -> str:
    """What a row says in full of a run that is not on the server."""
    return "" if lost is None else lost_sentence(lost)


def widest_texts(column: int) -> list[str]:
    """Texts of a column as long as they get; none for a column without bounds."""
    if column == _KIND:
        return [kind_name(SCRIPT_OPTIMIZATION)]
    if column == _STARTED:
        here = datetime.now().astimezone().replace(hour=23, minute=58)
        return [when(here - timedelta(days=days)) for days in (0, 1, 60, 420)]
    return [duration(59 * 60 + 59)] if column == _DURATION else []


def spoken_row(task: TaskView, lost: LostTask | None = None) -> str:
    """The whole row, for assistive technology."""
    parts = [cell_text(task, column, lost) for column in (_NAME, _STATE, _KIND, _STARTED, _DURATION, _SUMMARY)]
    return ", ".join(dict.fromkeys(part for part in (*parts, explanation(lost)) if part))


def saved_facts(saved: SavedVersion) -> list[tuple[str, str]]:
    """The file that a result was saved over, and what became of that."""
    facts = [(tr("Saved over"), escaped(saved.path)), (tr("Saved"), when(saved.saved_at))]
    if saved.restored_at is not None:
        facts.append((tr("Previous version"), tr("restored {time}").format(time=when(saved.restored_at))))
    return facts


def when(at: datetime, now: datetime | None = None) -> str:
    """A moment in local time: the day is named when it is near, the year when it is another one."""
    here, today = at.astimezone(), (now or datetime.now().astimezone()).date()
    clock = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    if here.date() == today:
        return tr("Today, {time}").format(time=clock)
    if here.date() == today - timedelta(days=1):
        return tr("Yesterday, {time}").format(time=clock)
    form = tr("d MMM") if here.year == today.year else tr("d MMM yyyy")
    day = QLocale().toString(QDate(here.year, here.month, here.day), form)
    return tr("{day}, {time}").format(day=day, time=clock)


def moment(at: datetime | None) -> str:
    """A moment to the second, in local time."""
    if at is None:
        return ""
    here = at.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), tr("d MMM yyyy"))
    return tr("{day}, {time}").format(day=day, time=here.strftime("%H:%M:%S"))


def facts_of(entry: HistoryEntry) -> list[tuple[str, str]]:
    """Names and values for the details; only what is known."""
    task = entry.task
    level = entry.params.get("optimization_level")
    facts = [
        (tr("Kind"), kind_name(task.kind)),
        (tr("Level"), level_name(str(level)) if level else ""),
        (tr("Started"), moment(task.started_at or task.created_at)),
        (tr("Finished"), moment(task.finished_at)),
        (tr("Duration"), figures_of(task)),
        (tr("Attempts"), attempts_text(entry)),
        *resource_facts(total(entry.attempts)),
    ]
    return [(name, value) for name, value in facts if value]


def resource_facts(used: Resources) -> list[tuple[str, str]]:
    """What the work took; empty where it is not known."""
    cpu, memory, tokens = used.cpu_seconds, used.peak_memory_bytes, used.tokens
    return [
        (tr("Processor"), duration(cpu) if cpu is not None else ""),
        (tr("Memory"), tr("at most {size}").format(size=data_size(memory)) if memory is not None else ""),
        (tr("AI tokens"), number(tokens, 0) if tokens is not None else ""),
    ]


def total(attempts: Sequence[AttemptView]) -> Resources:
    """Of all attempts together, as the server counts them: memory at its highest, the rest added up."""
    used = [attempt.resources for attempt in attempts]
    walls = [one.wall_seconds for one in used if one.wall_seconds is not None]
    cpus = [one.cpu_seconds for one in used if one.cpu_seconds is not None]
    tokens = [one.tokens for one in used if one.tokens is not None]
    return Resources(
        wall_seconds=sum(walls) if walls else None,
        cpu_seconds=sum(cpus) if cpus else None,
        peak_memory_bytes=max(
            (one.peak_memory_bytes for one in used if one.peak_memory_bytes is not None), default=None
        ),
        tokens=sum(tokens) if tokens else None,
    )


def again_text(task: TaskView) -> str:
    """The button that starts the same once more; a stored result was not run at all."""
    return tr("Run again") if task.cached_from is None else tr("Run anyway")


def attempts_text(entry: HistoryEntry) -> str:
    """How often it was tried; why the first tries failed is with them."""
    if not entry.attempts:
        return ""
    count = len(entry.attempts)
    problems = [localized(one.error.message) for one in entry.attempts[:-1] if one.error is not None]
    return " · ".join([str(count), *problems])


def level_name(level: str) -> str:
    """An optimization level as the page of scripts calls it."""
    return {
        OptimizationLevel.CONSERVATIVE.value: tr("Conservative"),
        OptimizationLevel.BALANCED.value: tr("Balanced"),
        OptimizationLevel.AGGRESSIVE.value: tr("Aggressive"),
    }.get(level, level)


def result_facts(task: TaskView) -> list[tuple[str, str]]:
    """The figures of a result."""
    figures = task.result or {}
    facts: list[tuple[str, str]] = []
    for key, name in (
        ("applied", tr("Changes made")),
        ("not_shown_safe", tr("Not shown safe")),
        ("no_gain", tr("Without gain")),
        ("advice", tr("Advice")),
    ):
        if isinstance(figures.get(key), int) and (figures[key] or key == "applied"):
            facts.append((name, str(figures[key])))
    if isinstance(speedup := figures.get("speedup"), int | float):
        facts.append((tr("Speed"), tr("{factor}× as fast").format(factor=number(speedup, 2))))
    before, after = figures.get("before_ms"), figures.get("after_ms")
    if isinstance(before, int | float) and isinstance(after, int | float):
        words = tr("{before} → {after} ms")
        facts.append((tr("Time"), words.format(before=_milliseconds(before), after=_milliseconds(after))))
    if figures.get("equivalent") is not None:
        facts.append((tr("Behaviour"), tr("The same") if figures["equivalent"] is True else tr("Differs")))
    return facts


def _milliseconds(value: float) -> str:
    return QLocale().toString(float(value), "g", 4)


def deleted_text(count: int) -> str:
    """What the bar with Undo says."""
    return counted("1 run was deleted.", "{n} runs were deleted.", count)


def found_text(total: int, *, narrowed: bool) -> str:
    """How long the list is."""
    if narrowed:
        return counted("1 run found", "{n} runs found", total)
    return counted("1 run", "{n} runs", total)


def seconds_text(task: TaskView) -> str:
    """How long a run took, for the comparison."""
    if task.started_at is None or task.finished_at is None:
        return ""
    return duration(max(0.0, (task.finished_at - task.started_at).total_seconds()))
