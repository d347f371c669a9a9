"""What admins see: figures of days, processes and queues, and tasks that are stuck."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from contracts.base import WireModel
from contracts.tasks import TaskStatus

MOST_DAYS = 90


class Scope(StrEnum):
    """Whose tasks are counted: those of the caller's organization, or, for the server's owner, everybody's."""

    ORGANIZATION = "organization"
    SERVER = "server"


class Percentiles(WireModel):
    """Of `count` durations, in seconds; None where there are none.

    At most half a percent off; below a second to the millisecond.
    """

    count: int = 0
    p50: float | None = None
    p95: float | None = None
    p99: float | None = None


class Figures(WireModel):
    """What came of tasks. `accepted` are those that began in the time, everything else those that ended in it.

    A task that was answered with a stored result was not run: it is counted in `answered` and nowhere else.
    """

    accepted: int = 0
    completed: int = 0
    failed: int = 0
    cancelled: int = 0
    answered: int = 0
    success_rate: float | None = None
    """Of those that completed or failed, how many completed: 0 to 1."""
    wait: Percentiles = Field(default_factory=Percentiles)
    """From when a task might start to its first attempt; of all that were started."""
    run: Percentiles = Field(default_factory=Percentiles)
    """The last attempt of those that completed."""


class DayFigures(WireModel):
    """One day, from midnight to midnight in the time zone that was asked for."""

    day: date
    total: Figures
    kinds: dict[str, Figures]
    """Only kinds of which there was a task."""


class Dashboard(WireModel):
    """Answer of `GET /api/v1/admin/dashboard`: each day, the earliest first, and all of them together."""

    scope: Scope
    time_zone: str
    as_of: datetime
    days: list[DayFigures]
    total: Figures
    kinds: dict[str, Figures]


class NodeView(WireModel):
    """A process of the server. What it is and where it runs, only the server's owner is told."""

    node_id: str
    alive: bool
    """It was seen lately."""
    seen_at: datetime
    slots: int
    running: int
    """Tasks that it works on; of the scope that was asked for."""
    kind: str | None = None
    host: str | None = None
    pid: int | None = None
    version: str | None = None


class LoopView(WireModel):
    """A loop that runs on one process at a time."""

    name: str
    node_id: str
    until: datetime
    held: bool
    """False: its time is over and nobody has taken it yet."""


class QueueView(WireModel):
    """The waiting tasks of one organization."""

    organization_id: str
    organization_name: str
    high: int = 0
    normal: int = 0
    low: int = 0
    put_off: int = 0
    """Of these the ones whose time has not come: they wait for their next try."""
    running: int = 0
    concurrent_tasks: int | None = None
    """How many may run at once; None is no limit of its own."""
    oldest_since: datetime | None = None
    """Since when the one waits that has waited longest, of those whose time has come."""


class NodesView(WireModel):
    """Answer of `GET /api/v1/admin/nodes`."""

    scope: Scope
    as_of: datetime
    slots: int
    """Of the processes that are alive."""
    running: int
    nodes: list[NodeView]
    loops: list[LoopView]
    queues: list[QueueView]


class StuckReason(StrEnum):
    """Why a task is in the list of stuck ones."""

    NO_WORKER = "no_worker"
    AT_THE_LIMIT = "at_the_limit"
    NOT_STARTED = "not_started"
    WORKER_LOST = "worker_lost"
    RUNS_LONG = "runs_long"
    NOT_STOPPING = "not_stopping"
    TRIED_OFTEN = "tried_often"
    FAILED_IN_THE_END = "failed_in_the_end"


class StuckAction(StrEnum):
    """What the caller may do about it: `POST /api/v1/tasks/{id}/cancel` or `/retry`."""

    CANCEL = "cancel"
    RETRY = "retry"


class StuckTask(WireModel):
    """A task that does not go on as it should. Titles are content: those of other organizations are left out."""

    task_id: str
    organization_id: str
    organization_name: str
    kind: str
    title: str
    status: TaskStatus
    attempt: int
    reason: StuckReason
    since: datetime
    means: str
    advice: str
    actions: list[StuckAction]


class StuckView(WireModel):
    """Answer of `GET /api/v1/admin/stuck`, longest first; at most `limit`, and `more` where there are others."""

    scope: Scope
    as_of: datetime
    tasks: list[StuckTask]
    more: bool
