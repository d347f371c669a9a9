"""What the admin's page says: days, figures, processes, what is stuck."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, Qt

from contracts.admin import Dashboard, DayFigures, Figures, NodesView, NodeView, Percentiles, QueueView, StuckTask
from desktop.ui.charts.scale import count_ticks, time_ticks
from desktop.ui.charts.series import ChartData, Series
from desktop.ui.sentences import localized
from desktop.ui.translation import counted, tr
from desktop.views.tasks.wording import duration, kind_name, when

NONE = "–"
SHORT_ID = 8


def day_name(day: date) -> str:
    """As short as an axis needs it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), tr("MMM d"))


def day_spoken(day: date) -> str:
    """In full."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def seconds_told(seconds: float | None) -> str:
    """A duration, to the millisecond where it is short."""
    if seconds is None:
        return NONE
    if 0 < seconds < 1:
        return tr("{milliseconds} ms").format(milliseconds=round(seconds * 1000))
    return duration(seconds) if seconds else tr("0 s")


def share_told(share: float | None) -> str:
    """A part of one, as percent; no failure is rounded away."""
    if share is None:
        return NONE
    percent = share * 100
    if 99.9 < percent < 100:
        return tr("over 99.9 %")
    decimals = 0 if percent == round(percent) else 1
    return tr("{percent} %").format(percent=QLocale().toString(percent, "f", decimals))


def count_told(value: float) -> str:
    """A number of things."""
    return QLocale().toString(round(value))


def outcomes_of(seen: Dashboard) -> ChartData:
    """How tasks ended, day by day."""
    days = [day.total for day in seen.days]
    series = [
        Series(tr("Completed"), "good", [day.completed for day in days]),
        Series(tr("Failed"), "danger", [day.failed for day in days]),
        Series(tr("Cancelled"), "text_faint", [day.cancelled for day in days]),
        Series(tr("Stored result"), "accent", [day.answered for day in days]),
    ]
    return _chart(seen.days, series, shown=count_told, ticks=count_ticks)


def waits_of(seen: Dashboard) -> ChartData:
    """How long tasks waited for their start."""
    return _percentiles(seen.days, [day.total.wait for day in seen.days])


def runs_of(seen: Dashboard) -> ChartData:
    """How long completed tasks ran."""
    return _percentiles(seen.days, [day.total.run for day in seen.days])


def percentile_name(percent: int) -> str:
    """Said as what it means."""
    if percent == 50:
        return tr("Median")
    return tr("{percent} of 100 within").format(percent=percent)


def day_columns() -> list[str]:
    """Heads of the table that says what the charts show."""
    return [tr("Day"), *_columns()]


def day_rows(seen: Dashboard) -> list[list[str]]:
    """Its rows, the latest day first."""
    return [[day_name(day.day), *_cells(day.total)] for day in reversed(seen.days)]


def kind_columns() -> list[str]:
    """Heads of the table by kind."""
    return [tr("Kind"), *_columns()]


def kind_rows(seen: Dashboard) -> list[list[str]]:
    """Its rows; where there are several, all together at the end."""
    rows = [[kind_name(kind), *_cells(figures)] for kind, figures in seen.kinds.items()]
    return [*rows, [tr("All"), *_cells(seen.total)]] if len(rows) > 1 else rows


def node_columns() -> list[str]:
    """Heads of the table of processes."""
    return [tr("Process"), tr("Version"), tr("Running"), tr("Slots"), tr("Leads"), tr("Last seen")]


def node_rows(seen: NodesView) -> list[list[str]]:
    """Its rows."""
    leads: dict[str, list[str]] = {}
    for loop in seen.loops:
        if loop.held:
            leads.setdefault(loop.node_id, []).append(_loop_name(loop.name))
    return [
        [
            node_name(node),
            node.version or NONE,
            count_told(node.running),
            count_told(node.slots),
            ", ".join(leads.get(node.node_id, [])) or NONE,
            tr("now") if node.alive else when(node.seen_at, _today()),
        ]
        for node in seen.nodes
    ]


def node_name(node: NodeView) -> str:
    """What it is and where; without that its short id."""
    kinds = {
        "embedded": tr("Server"),
        "api": tr("API"),
        "worker": tr("Worker"),
        "hub": tr("Hub"),
    }
    if node.kind is None:
        return tr("Process {id}").format(id=node.node_id[:SHORT_ID])
    return tr("{kind} on {host}, process {pid}").format(
        kind=kinds.get(node.kind, node.kind), host=node.host or NONE, pid=node.pid or NONE
    )


def queue_columns() -> list[str]:
    """Heads of the table of queues."""
    return [
        tr("Organization"),
        tr("Running"),
        tr("High"),
        tr("Normal"),
        tr("Low"),
        tr("Later"),
        tr("Longest wait"),
    ]


def queue_rows(seen: NodesView) -> list[list[str]]:
    """Its rows."""
    return [_queue_row(queue, seen.as_of) for queue in seen.queues]


def _queue_row(queue: QueueView, now: datetime) -> list[str]:
    running = count_told(queue.running)
    if queue.concurrent_tasks is not None:
        running = tr("{running} of {most}").format(running=running, most=count_told(queue.concurrent_tasks))
    waits = max(0.0, (now - queue.oldest_since).total_seconds()) if queue.oldest_since is not None else None
    numbers = [count_told(number) for number in (queue.high, queue.normal, queue.low, queue.put_off)]
    return [localized(queue.organization_name), running, *numbers, seconds_told(waits)]


def stuck_title(task: StuckTask) -> str:
    """Its name; of other organizations the kind and where."""
    if task.title:
        return task.title
    return tr("{kind} of {organization}").format(kind=kind_name(task.kind), organization=task.organization_name)


def stuck_since(task: StuckTask) -> str:
    """How long, and the tries so far."""
    since = tr("Since {time}").format(time=when(task.since, _today()))
    return f"{since} · {counted('1 try', '{n} tries', task.attempt)}" if task.attempt else since


def updated(seen: Dashboard) -> str:
    """When the figures were taken."""
    return tr("As of {time}").format(time=when(seen.as_of, _today()))


def period_name(days: int) -> str:
    """The word of the choice."""
    return counted("1 day", "{n} days", days)


def _loop_name(name: str) -> str:
    names = {"dispatcher": tr("queue"), "publisher": tr("live events"), "reaper": tr("lost tasks")}
    return names.get(name, name)


def _columns() -> list[str]:
    return [
        tr("Accepted"),
        tr("Completed"),
        tr("Failed"),
        tr("Cancelled"),
        tr("Stored"),
        tr("Success"),
        tr("Wait, median"),
        tr("95 of 100"),
        tr("Run, median"),
        tr("95 of 100"),
    ]


def _cells(figures: Figures) -> list[str]:
    numbers = (figures.accepted, figures.completed, figures.failed, figures.cancelled, figures.answered)
    times = (figures.wait.p50, figures.wait.p95, figures.run.p50, figures.run.p95)
    return [*map(count_told, numbers), share_told(figures.success_rate), *map(seconds_told, times)]


def _percentiles(days: list[DayFigures], values: list[Percentiles]) -> ChartData:
    lines = [
        Series(percentile_name(50), "accent", [one.p50 for one in values]),
        Series(percentile_name(95), "caution", [one.p95 for one in values], Qt.PenStyle.DashLine),
        Series(percentile_name(99), "danger", [one.p99 for one in values], Qt.PenStyle.DotLine),
    ]
    return _chart(days, lines, shown=seconds_told, ticks=time_ticks)


def _chart(
    days: list[DayFigures],
    series: list[Series],
    shown: Callable[[float], str],
    ticks: Callable[[float], list[float]],
) -> ChartData:
    places, spoken = [day_name(day.day) for day in days], [day_spoken(day.day) for day in days]
    return ChartData(places, spoken, series, shown, ticks)


def _today() -> date:
    return datetime.now().astimezone().date()
