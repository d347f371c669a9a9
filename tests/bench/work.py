"""What the ledger costs a worker: tasks of 200 ms, and tasks that do nothing, beside bare Celery on the same Redis."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from redis import Redis as RedisClient
from sqlalchemy import func, select, text

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.core import schema
from server.core.database import SYSTEM, Database
from server.core.team_settings import TeamSettings
from server.domain.nodes.models import Node
from server.domain.organizations.membership import Member
from server.domain.tasks.models import Task
from server.domain.tasks.service import NewTask, TaskService
from server.team.wakeups import SharedWakeups
from tests.bench import bare
from tests.bench.children import ROOT, data_directory, end, wait_for
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.idle_cpu import ticks
from tests.bench.working_team import PAUSE
from tests.builders.postgres import Postgres, cluster
from tests.builders.redis import Redis, running_redis
from tests.builders.team import Team

ORGANIZATIONS = 64
SLOTS = 4
PAUSE_SECONDS = 0.2
WAITING_TASKS = 100
EMPTY_TASKS = 200
WARM_TASKS = 40
SETTLE_SECONDS = 5.0
LOOK_SECONDS = 0.05
PATIENCE_SECONDS = 300.0
LEAST_SHARE = 0.85
BROKER = 1
"""The Redis database of the bare worker; ours has 0."""
SETTING = f"one worker of {SLOTS} processes, {ORGANIZATIONS} organizations, PostgreSQL with fsync; bare Celery in turn"
SPECS = (
    Spec(
        "work_share",
        "x",
        f"Tasks of {PAUSE_SECONDS * 1000:.0f} ms that bare Celery ends in a second, as a multiple of ours; {SETTING}.",
        target=round(1 / LEAST_SHARE, 3),
    ),
    Spec("work_a_second", "1/s", f"Our tasks of {PAUSE_SECONDS * 1000:.0f} ms that end in a second."),
    Spec("work_empty_share", "x", f"The same with tasks that do nothing, {EMPTY_TASKS} of them."),
    Spec("work_empty_cpu_ms", "ms", "Processor time of worker, hub and PostgreSQL for a task that does nothing."),
    Spec("work_empty_cpu_bare_ms", "ms", "That of bare Celery's worker."),
    Spec("work_empty_commits", "commits", "Commits of PostgreSQL for such a task, that which accepts it included."),
)


@dataclass(frozen=True, slots=True)
class Spent:
    """Of a number of tasks, from the first that was asked for to the last that ended."""

    tasks_a_second: float
    cpu_milliseconds: float
    """Of one task."""
    commits: float = 0.0
    """Of one task."""


def _timed(count: int, start: Callable[[int], object], is_done: Callable[[], bool], roots: Sequence[int]) -> Spent:
    busy, began = _busy(roots), time.perf_counter()
    for number in range(count):
        start(number)
    deadline = began + PATIENCE_SECONDS
    while not is_done():
        if time.perf_counter() > deadline:
            raise CannotMeasure(f"{count} tasks did not end in {PATIENCE_SECONDS:.0f} s")
        time.sleep(LOOK_SECONDS)  # between two looks, which cost as well
    seconds = time.perf_counter() - began
    return Spent(count / seconds, (_busy(roots) - busy) * 1000 / count)


def _busy(roots: Sequence[int]) -> float:
    return sum(map(ticks, roots)) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Bare:
    """Celery and nothing else."""

    process: "subprocess.Popen[bytes]"
    broker: RedisClient

    def run(self, count: int, seconds: float) -> Spent:
        """Done when the broker holds nothing any more, also nothing that is not acknowledged."""
        name, arguments = (bare.SLEEP, [seconds]) if seconds else (bare.NOTHING, [])
        return _timed(
            count,
            lambda _: bare.celery.send_task(name, args=arguments),
            lambda: not self.broker.llen("celery") and not self.broker.hlen("unacked"),
            [self.process.pid],
        )


@dataclass(frozen=True, slots=True)
class Ours:
    """The ledger, its loops, and Celery."""

    database: Database
    tasks: TaskService
    members: Sequence[Member]
    roots: Sequence[int]

    def run(self, count: int, seconds: float) -> Spent:
        """Done when every task is completed."""
        new = NewTask(SCRIPT_OPTIMIZATION, None, "a.luau", {PAUSE: seconds}, "bench")
        commits = self._commits()
        spent = _timed(
            count,
            lambda number: self.tasks.submit(self.members[number % len(self.members)], new),
            lambda: not self._open(),
            self.roots,
        )
        time.sleep(1.2)  # a connection hands its counts on within a second
        return Spent(spent.tasks_a_second, spent.cpu_milliseconds, (self._commits() - commits) / count)

    def wait_for_slots(self) -> None:
        """Until every process of the worker has begun."""

        def slots() -> bool:
            with self.database.read(SYSTEM) as session:
                return session.scalar(select(func.sum(Node.slots))) == SLOTS

        wait_for(slots, "the worker's processes", PATIENCE_SECONDS)

    def _open(self) -> int:
        with self.database.read(SYSTEM) as session:
            counted = session.scalar(select(func.count()).where(Task.status != TaskStatus.COMPLETED.value))
        return counted or 0

    def _commits(self) -> int:
        """Of the database, the looks of this process taken out as far as they roll back."""
        with self.database.read(SYSTEM) as session:
            statement = text("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
            return int(session.scalar(statement) or 0)


@contextmanager
def _bare(redis: Redis, folder: Path) -> Iterator[Bare]:
    url = f"{redis.url.rpartition('/')[0]}/{BROKER}"
    bare.celery.conf.broker_url = url
    with (folder / "bare.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.bare", "worker", str(SLOTS)],
            cwd=ROOT,
            env={**os.environ, "REDIS_URL": url},
            stdout=log,
            stderr=log,
        )
    try:
        with RedisClient.from_url(url) as broker:
            yield Bare(process, broker)
    finally:
        end(process)


@contextmanager
def _ours(postgres: Postgres, redis: Redis, folder: Path) -> Iterator[Ours]:
    name = postgres.create()
    database = Database(postgres.url(name))
    schema.upgrade(database.engine)
    program = ("-m", "tests.bench.working_team")
    team = Team(postgres, redis, folder, name, concurrency=SLOTS, program=program)
    wakeups = SharedWakeups(TeamSettings(redis_url=SecretStr(redis.url)))
    try:
        for command in ("hub", "worker"):
            team.start(command)
        members = [team.create_member(f"School {number}", "Ada") for number in range(ORGANIZATIONS)]
        postmaster = int((postgres.data / "postmaster.pid").read_text().split()[0])
        roots = [*(process.pid for process in team.processes.values()), postmaster]
        service = TaskService(database, wakeups, most_queued=1_000_000)
        yield Ours(database, service, members, roots)
    finally:
        wakeups.close()
        database.close()
        team.close()


def _measure(runs: int) -> dict[str, Taken]:
    if not sys.platform.startswith("linux"):
        raise CannotMeasure("processor time of a tree is read from /proc, which only Linux has")
    samples: dict[str, list[float]] = {spec.name: [] for spec in SPECS}
    with (
        data_directory() as folder,
        running_redis() as redis,
        cluster(()) as postgres,
        _bare(redis, folder) as theirs,
        _ours(postgres, redis, folder) as ours,
    ):
        ours.wait_for_slots()
        for each in (theirs, ours):
            each.run(WARM_TASKS, PAUSE_SECONDS)
        time.sleep(SETTLE_SECONDS)  # what a start leaves to be done: imports, engines
        for _ in range(runs):
            for name, value in _run(theirs, ours).items():
                samples[name].append(value)
    return {name: Taken(values) for name, values in samples.items()}


def _run(theirs: Bare, ours: Ours) -> Mapping[str, float]:
    waiting = [each.run(WAITING_TASKS, PAUSE_SECONDS) for each in (theirs, ours)]
    empty = [each.run(EMPTY_TASKS, 0.0) for each in (theirs, ours)]
    return {
        "work_share": waiting[0].tasks_a_second / waiting[1].tasks_a_second,
        "work_a_second": waiting[1].tasks_a_second,
        "work_empty_share": empty[0].tasks_a_second / empty[1].tasks_a_second,
        "work_empty_cpu_ms": empty[1].cpu_milliseconds,
        "work_empty_cpu_bare_ms": empty[0].cpu_milliseconds,
        "work_empty_commits": empty[1].commits,
    }


MEASUREMENT = Measurement("work", SPECS, _measure)
