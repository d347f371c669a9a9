"""Keeps one server running on this computer: attaches to a running one, else starts and restarts its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.services.job_runner import JobRunner


class SupervisorPhase(StrEnum):
    """Where the server stands, seen from the window."""

    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class SupervisorState:
    """`message` is a sentence for the banner. `retry_in_seconds` is the pause that began with this state."""

    phase: SupervisorPhase
    message: str
    retry_in_seconds: float = 0


class ServerSupervisor(QObject):
    ready = Signal(object)
    state_changed = Signal(object)

    def __init__(
        self, jobs: JobRunner, data_dir: Path, *, command: Sequence[str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = SupervisorState(SupervisorPhase.STOPPED, "")

    def start(self) -> None: ...

    def retry_now(self) -> None: ...

    async def stop(self) -> None: ...
