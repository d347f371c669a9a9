"""Whether each layer of the server works, checked when asked."""

import shutil
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from contracts.health import LayerState
from server.core.database import SYSTEM, Database
from server.workers.runtime import Runtime

LOW_DISK_BYTES = 100 * 1024 * 1024


class LayerReadiness:
    """Database, disk, background loops and engine."""

    def __init__(self, database: Database, data_dir: Path) -> None:
        self._database = database
        self._data_dir = data_dir
        self._runtime: Runtime | None = None

    def follow(self, runtime: Runtime) -> None:
        """From now on the background work counts too."""
        self._runtime = runtime

    def layers(self) -> dict[str, LayerState]:
        """Layer name to state."""
        return {"database": self._database_state(), "disk": self._disk_state(), "workers": self._workers_state()}

    def _database_state(self) -> LayerState:
        try:
            with self._database.read(SYSTEM) as session:
                session.execute(text("SELECT 1"))
        except SQLAlchemyError as error:
            return LayerState(ok=False, detail=str(error))
        return LayerState(ok=True)

    def _disk_state(self) -> LayerState:
        free = shutil.disk_usage(self._data_dir).free
        if free < LOW_DISK_BYTES:
            return LayerState(ok=False, detail=f"Only {free // (1024 * 1024)} MB are free where the data is kept.")
        return LayerState(ok=True)

    def _workers_state(self) -> LayerState:
        if self._runtime is None:
            return LayerState(ok=False, detail="The background work has not started.")
        stopped = self._runtime.stopped_parts()
        return LayerState(ok=not stopped, detail=f"Stopped: {', '.join(stopped)}" if stopped else "")
