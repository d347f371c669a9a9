"""A scheduler that is killed with a task made and nothing committed: `python -m … DATABASE_URL`."""

import os
import signal
import sys
from collections.abc import Mapping
from typing import Any

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskView
from server.core.database import Database, UnitOfWork
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.schedules.firing import Firing
from server.domain.schedules.startable import Startable
from server.domain.scripts.service import ScriptService
from server.domain.tasks.service import TaskService


class Killed:
    """Makes the task, and that is the last it does."""

    def __init__(self, scripts: ScriptService) -> None:
        self._scripts = scripts

    def check(self, request: Mapping[str, Any]) -> Startable:
        """As the kind does."""
        return self._scripts.check(request)

    def start(self, unit: UnitOfWork, member: Member, request: Mapping[str, Any], *, by: str, key: str) -> TaskView:
        """Does not return."""
        self._scripts.start(unit, member, request, by=by, key=key)
        unit.session.flush()
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("killed")


if __name__ == "__main__":
    database = Database(sys.argv[1])
    scripts = ScriptService(TaskService(database, Wakeups(), most_queued=1000), engine="test")
    Firing(database, {SCRIPT_OPTIMIZATION: Killed(scripts)}).step()
