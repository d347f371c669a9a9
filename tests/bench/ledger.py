"""Transactions a second that accept a task: of one busy organization, whose log is one row, and of many."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION
from server.core import schema
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member, MembershipService
from server.domain.tasks.service import NewTask, TaskService
from tests.bench.figures import Measurement, Spec, Taken
from tests.builders.postgres import cluster

ORGANIZATIONS = 64
THREADS = 8
TASKS_OF_ONE = 25
"""Of each thread in a run: by number, so that every run finds as long a queue as the others of its number."""
NEW = NewTask(SCRIPT_OPTIMIZATION, None, "a.luau", {"script_code": "print(1)"}, "bench")
WAY = f"by the service from {THREADS} threads of one process, PostgreSQL with fsync; the two in turn."
SPECS = (
    Spec("ledger_many_a_second", "1/s", f"Tasks accepted a second, {ORGANIZATIONS} organizations, {WAY}"),
    Spec("ledger_one_a_second", "1/s", f"The same, all of one organization, {WAY}"),
    Spec("ledger_one_share", "x", "Those of one organization as a share of those of many, the same run."),
    Spec("ledger_cpu_ms", "ms", "Time on the processor that the service takes for one, many organizations."),
)


def _accepted(tasks: TaskService, members: Sequence[Member]) -> tuple[float, float]:
    """Tasks a second, and milliseconds on the processor for each."""

    def submit(first: int) -> None:
        for number in range(TASKS_OF_ONE):
            tasks.submit(members[(first + number * THREADS) % len(members)], NEW)

    with ThreadPoolExecutor(THREADS) as pool:
        began, busy = time.perf_counter(), time.process_time()
        list(pool.map(submit, range(THREADS)))
    done = THREADS * TASKS_OF_ONE
    return done / (time.perf_counter() - began), (time.process_time() - busy) * 1000 / done


def _measure(runs: int) -> dict[str, Taken]:
    samples: dict[str, list[float]] = {spec.name: [] for spec in SPECS}
    with cluster(()) as postgres:
        database = Database(postgres.url(postgres.create()))
        schema.upgrade(database.engine)
        people = MembershipService(database)
        members = [people.create(f"School {number}", "Ada", Role.ADMIN) for number in range(ORGANIZATIONS)]
        tasks = TaskService(database, Wakeups(), most_queued=1_000_000)
        _accepted(tasks, members)
        for _ in range(runs):
            (many, busy), (one, _) = _accepted(tasks, members), _accepted(tasks, members[:1])
            for name, value in zip(samples, (many, one, one / many, busy), strict=True):
                samples[name].append(value)
        database.close()
    return {name: Taken(values) for name, values in samples.items()}


MEASUREMENT = Measurement("ledger", SPECS, _measure)
