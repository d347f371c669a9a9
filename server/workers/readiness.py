"""Whether each layer of the server works, checked when asked."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from contracts.health import LayerState
from server.core.database import SYSTEM, Database
from server.core.outages import reason_of
from server.workers.runtime import Runtime

LOW_DISK_BYTES = 100 * 1024 * 1024

log = structlog.get_logger(__name__)

Check = Callable[[], LayerState]


class LayerReadiness:
    """The layers that a server stands on, by name."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = dict(checks)

    def add(self, name: str, check: Check) -> None:
        """From now on this layer counts too."""
        self._checks[name] = check

    def layers(self) -> dict[str, LayerState]:
        """Layer name to state."""
        return {name: check() for name, check in self._checks.items()}


def database_state(database: Database) -> Check:
    """Whether it answers."""

    def check() -> LayerState:
        try:
            with database.read(SYSTEM) as session:
                session.execute(text("SELECT 1"))
        except SQLAlchemyError as error:  # its words name hosts and logins, and anybody may ask
            log.warning("the database is not ready", reason=reason_of(error))
            return LayerState(ok=False, detail="The database does not answer. The server's log says why.")
        return LayerState(ok=True)

    return check


def disk_state(folder: Path) -> Check:
    """Whether there is room where the data is kept."""

    def check() -> LayerState:
        free = shutil.disk_usage(folder).free
        if free < LOW_DISK_BYTES:
            return LayerState(ok=False, detail=f"Only {free // (1024 * 1024)} MB are free where the data is kept.")
        return LayerState(ok=True)

    return check


def workers_state(runtime: Runtime) -> Check:
    """Whether the threads of a lone server run."""

    def check() -> LayerState:
        stopped = runtime.stopped_parts()
        return LayerState(ok=not stopped, detail=f"Stopped: {', '.join(stopped)}" if stopped else "")

    return check
