"""Every figure that `/metrics` tells, by name. What is of one process carries its number as a label."""

import os
from collections.abc import Callable, Iterator
from itertools import accumulate

from server.core.database import Database
from server.core.request_counts import BOUNDS, Durations, RequestCounts
from server.domain.admin.measures import LedgerMeasures
from server.integrations.prometheus.families import Distribution, Family, Type, Values
from server.sandbox.pool import EnginePool

_GAUGE, _COUNTER, _HISTOGRAM = Type.GAUGE, Type.COUNTER, Type.HISTOGRAM

BUILD = Family("toolboxai_build_info", _GAUGE, "Always 1; the version that serves.", ("version",))
TASKS = Family("toolboxai_tasks", _GAUGE, "Tasks that have not ended.", ("status",))
DUE = Family("toolboxai_tasks_due", _GAUGE, "Queued tasks whose time has come.")
OLDEST = Family("toolboxai_oldest_wait_seconds", _GAUGE, "How long the task has waited that waits longest.")
TRANSITIONS = Family(
    "toolboxai_task_transitions",
    _COUNTER,
    "Steps of tasks since this process was first asked; started counts attempts, answered stored results.",
    ("kind", "phase"),
)
NODES = Family("toolboxai_nodes", _GAUGE, "Processes of the server that were seen lately.", ("kind",))
SLOTS = Family("toolboxai_slots", _GAUGE, "Tasks that all processes together run at once.")
UNPUBLISHED = Family("toolboxai_events_unpublished", _GAUGE, "Events that were logged and not sent yet.")
HUB = Family("toolboxai_hub_connections", _GAUGE, "Open WebSockets of the hub.", ("process",))
DATABASE = Family("toolboxai_database_connections", _GAUGE, "Connections to the database.", ("process", "state"))
ENGINES = Family("toolboxai_engine_processes", _GAUGE, "Engine subprocesses.", ("process", "state"))
REQUESTS = Family("toolboxai_http_requests", _COUNTER, "Answers by route.", ("process", "method", "route", "status"))
SECONDS = Family("toolboxai_http_request_seconds", _HISTOGRAM, "How long answers took.", ("process", "method", "route"))


class ServerMetrics:
    """Looks at the database and at this process when it is asked, and never in between."""

    def __init__(
        self,
        database: Database,
        pool: EnginePool | None,
        requests: RequestCounts,
        *,
        hub_connections: Callable[[], int],
        version: str,
    ) -> None:
        self._database = database
        self._measures = LedgerMeasures(database)
        self._pool = pool
        self._requests = requests
        self._hub_connections = hub_connections
        self._version = version

    def page(self) -> tuple[str, bytes]:
        """(media type, text)."""
        from server.integrations.prometheus.exposition import MEDIA_TYPE, as_text  # few servers are ever asked

        return MEDIA_TYPE, as_text(self.figures())

    def figures(self) -> Iterator[tuple[Family, Values]]:
        """All families, each with its values now."""
        yield BUILD, {(self._version,): 1}
        yield from self._of_the_ledger()
        yield from self._of_this_process(str(os.getpid()))

    def _of_the_ledger(self) -> Iterator[tuple[Family, Values]]:
        seen = self._measures.look()
        yield TASKS, {(status,): number for status, number in seen.unfinished.items()}
        yield DUE, {(): seen.due}
        yield OLDEST, {(): seen.oldest_wait_seconds}
        yield TRANSITIONS, {(kind, phase): number for (kind, phase), number in seen.transitions.items()}
        yield NODES, {(kind,): number for kind, number in seen.nodes.items()}
        yield SLOTS, {(): seen.slots}
        yield UNPUBLISHED, {(): seen.unpublished}

    def _of_this_process(self, process: str) -> Iterator[tuple[Family, Values]]:
        yield HUB, {(process,): self._hub_connections()}
        engines = self._pool.processes() if self._pool is not None else {}
        for family, states in ((DATABASE, self._database.connections()), (ENGINES, engines)):
            yield family, {(process, state): number for state, number in states.items()}
        yield REQUESTS, {(process, *key): number for key, number in self._requests.answers().items()}
        taken = self._requests.durations()
        yield SECONDS, {(process, *key): _distribution(durations) for key, durations in taken.items()}


def _distribution(durations: Durations) -> Distribution:
    return Distribution(list(zip(BOUNDS, accumulate(durations.within), strict=True)), durations.count, durations.sum)
