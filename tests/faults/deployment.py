"""What is running: the server's processes, which can be struck one by one, and their database."""

import json
import resource
import signal
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import httpx
from sqlalchemy import Engine

from contracts.discovery import SERVER_FILE, ServerFile
from contracts.tasks import TaskPage, TaskView
from server.core.database import create_database_engine
from tests.builders.ports import free_port
from tests.faults.clock import SteppedClock
from tests.faults.points import FOLDER_VARIABLE, ArmedPoints
from tests.faults.processes import InVain, Watched, wait_for
from tests.faults.resources import MORE_SOCKETS
from tests.faults.serve_with_probe import PUBLISH_PORT_VARIABLE, SOCKET_PORT_VARIABLE

LEASE_SECONDS = 3.0
READY_SECONDS = 60.0


class Deployment(Protocol):
    """A profile as it runs."""

    profile: str
    more_sockets: int
    """Connections that one of its processes may come to keep."""
    hub_port: int
    """Where its hub listens, in every life."""

    @property
    def children_seen(self) -> set[int]:
        """Processes that others of it have started."""

    def lead_through(self, publish_port: int, socket_port: int) -> None:
        """Publisher and clients go through a proxy on these ports. Before `start`."""

    def start(self) -> None:
        """Starts whatever does not run, and returns when all of it answers."""

    def stop(self) -> None:
        """Ends everything in order."""

    def close(self) -> None:
        """Nothing of it is left, whatever it takes."""

    def server_of(self, number: int) -> list[str]:
        """Where the person of this number finds it: arguments of `tests/faults/desktop.py`."""

    def tasks(self, number: int) -> dict[str, TaskView]:
        """Every task as the server tells it to that person, by id."""

    def engine(self) -> Engine:
        """The database, for whoever looks from outside."""

    def processes(self) -> dict[str, int]:
        """Pids by what they are, of those that can be compared with what they held at the start."""

    def figures(self) -> dict[str, Any]:
        """What is worth to be counted of it."""


class Embedded:
    """One `toolboxai serve`: API, dispatcher, publisher, keeper, worker and hub in one process, over SQLite."""

    profile = "embedded"
    more_sockets = MORE_SOCKETS

    def __init__(self, folder: Path, *, clock: bool = False) -> None:
        """`clock`: it can be stepped."""
        self.data_dir = folder / "server"
        self.data_dir.mkdir(parents=True)
        self.clock = SteppedClock(folder / "clock")
        self.points = ArmedPoints(folder / "points")
        self.hub_port = free_port()
        environment = {
            "TOOLBOXAI_DATA_DIR": str(self.data_dir),
            "TOOLBOXAI_LEASE_SECONDS": str(LEASE_SECONDS),
            FOLDER_VARIABLE: str(self.points.folder),
            **(self.clock.environment if clock else {}),
        }
        arguments = ["--port", str(self.hub_port)]
        self.server = Watched("tests.faults.serve_with_probe", arguments, folder / "server.log", environment)
        self.reaper = Watched("tests.faults.reap_elsewhere", [self.url], folder / "reaper.log", {})
        """Another node, which takes over what it can."""

    @property
    def children_seen(self) -> set[int]:
        """Engines."""
        return self.server.children_seen

    @property
    def database_path(self) -> Path:
        """The SQLite file."""
        return self.data_dir / "companion.sqlite3"

    @property
    def backups(self) -> Path:
        """Where the server keeps its daily copies."""
        return self.data_dir / "backups"

    @property
    def url(self) -> str:
        """For whoever looks at the ledger from outside."""
        return f"sqlite:///{self.database_path}"

    def lead_through(self, publish_port: int, socket_port: int) -> None:
        """In the environment of the server, which is its only process."""
        ports = {PUBLISH_PORT_VARIABLE: str(publish_port), SOCKET_PORT_VARIABLE: str(socket_port)}
        self.server.environment |= ports

    def server_of(self, number: int) -> list[str]:
        """The folder in which the server tells where it is."""
        del number
        return [str(self.data_dir)]

    def processes(self) -> dict[str, int]:
        """The server."""
        return {"server": self.server.pid}

    def figures(self) -> dict[str, Any]:
        """How often it was started, and how often somebody came back from a stop to find the work taken over."""
        said = self.server.log.read_text(encoding="utf-8", errors="replace")
        return {"server_starts": self.server.starts, "fenced": said.count("attempt ended without effect")}

    def close(self) -> None:
        """Both processes, and those that forked them."""
        self.server.close()
        self.reaper.close()

    def engine(self) -> Engine:
        """Opened as the product opens it."""
        return create_database_engine(self.url)

    def start(self) -> None:
        """Starts the server if it does not run; a stopped one goes on."""
        self.server.send(signal.SIGCONT)
        if not self.server.running:
            self.server.start()
        wait_for(self._answers, "the server to answer", READY_SECONDS)

    def stop(self) -> None:
        """As a supervisor would."""
        if self.server.running:
            self.server.send(signal.SIGCONT)
            self.server.end()

    def file(self) -> ServerFile | None:
        """What the present server wrote to `server.json`."""
        try:
            found = ServerFile.model_validate(json.loads((self.data_dir / SERVER_FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return None
        return found if found.pid == self.server.pid else None

    def tasks(self, number: int) -> dict[str, TaskView]:
        """There is one person only."""
        del number
        file = self.file()
        assert file is not None
        return all_tasks(file.url, file.token)

    @contextmanager
    def no_room(self) -> Iterator[None]:
        """No file of the server's can be written, as if the disk were full."""
        soft, hard = resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, (0, hard))
        try:
            yield
        finally:
            if self.server.running:
                resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, (soft, hard))

    def _answers(self) -> bool:
        if not self.server.running:
            raise InVain(f"the server ended: {self.server.last_words()}")
        if self.file() is None:
            return False
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.hub_port}/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def all_tasks(url: str, token: str) -> dict[str, TaskView]:
    """All pages of a person's list."""
    found: dict[str, TaskView] = {}
    before: dict[str, str] = {}
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as http:
        while True:
            response = http.get("/api/v1/tasks", params={"limit": 100, **before})
            page = TaskPage.model_validate(response.raise_for_status().json())
            found.update({task.task_id: task for task in page.tasks})
            if page.next_before is None:
                return found
            before = {"before": page.next_before}
