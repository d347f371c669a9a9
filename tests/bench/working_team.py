"""`toolboxai worker` and `hub` as they are, but the work of a task is to wait for as long as its parameters say.

`python -m tests.bench.working_team worker | hub`
"""

import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

from server.cli import team_settings
from server.core.logging import configure_logging
from server.core.team_settings import TeamSettings
from server.domain.tasks.execution import Outcome
from server.team.hub import run_hub
from server.team.worker import run_celery, run_worker
from server.workers.celery_app import OptimizeRobloxScript
from server.workers.node import TaskNode
from server.workers.running import TaskContext, WorkCancelled

PAUSE = "pause_seconds"


def main(argv: Sequence[str]) -> None:
    """Runs one of them."""
    configure_logging(as_json=True)
    if argv[0] == "worker":
        run_worker(team_settings(), target=celery)
    else:
        run_hub(team_settings())


def celery(settings: TeamSettings, lifeline: Connection) -> None:
    """A process whose forks run tasks; it is spawned, so it begins anew."""
    original = TaskNode.__init__

    def with_waiting(self: TaskNode, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self._works[OptimizeRobloxScript.name] = wait

    TaskNode.__init__ = with_waiting  # type: ignore[method-assign]
    run_celery(settings, lifeline)


def wait(context: TaskContext) -> Outcome:
    """The work. Nothing is reported meanwhile."""
    if context.cancelled.wait(context.params[PAUSE]):
        raise WorkCancelled
    return Outcome(document="{}", summary={}, message="Waited")


if __name__ == "__main__":
    main(sys.argv[1:])
