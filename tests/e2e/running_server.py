"""A real server process on a data directory of the test's own, as an admin or a supervisor would run it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx

from contracts.discovery import SERVER_FILE, ServerFile
from contracts.events import EventPage
from contracts.tasks import TaskDetail

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
DEADLINE_SECONDS = 60.0
TIME_BUDGET_SECONDS = 2
"""No test looks at the figures of these jobs."""


def wait_for(look: Callable[[], T | None], what: str, seconds: float = DEADLINE_SECONDS) -> T:
    """The first true value that `look` gives."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds:.0f} s for {what}")


@dataclass
class ServerClient:
    """Signed in to a server."""

    http: httpx.Client

    def submit(self, code: str, *, level: str = "balanced", key: str | None = None) -> str:
        """Starts an optimization; it is run, also where the same one was before."""
        body = {
            "script_code": code,
            "script_name": "script.luau",
            "optimization_level": level,
            "time_budget_seconds": TIME_BUDGET_SECONDS,
            "fresh": True,
        }
        headers = {"Idempotency-Key": key} if key else {}
        response = self.http.post("/api/v1/roblox/optimize-script", json=body, headers=headers)
        assert response.status_code == 202, response.text
        return str(response.json()["data"]["task_id"])

    def task(self, task_id: str) -> TaskDetail:
        """One task as it is now."""
        return TaskDetail.model_validate(self.http.get(f"/api/v1/tasks/{task_id}").json())

    def wait_for_status(self, task_id: str, *wanted: str) -> TaskDetail:
        """The task once it has one of these statuses."""

        def look() -> TaskDetail | None:
            task = self.task(task_id)
            return task if task.status in wanted else None

        return wait_for(look, f"task {task_id} to be {' or '.join(wanted)}")

    def events(self) -> EventPage:
        """The whole log."""
        return EventPage.model_validate(self.http.get("/api/v1/tasks/events?after=0&limit=10000").json())


@dataclass
class RunningServer(ServerClient):
    """A server process of ours and a client of it."""

    file: ServerFile
    process: "subprocess.Popen[bytes]"

    def engine_pids(self) -> list[int]:
        """Engine subprocesses of this server."""
        return engines_of(self.process.pid)

    def kill(self) -> None:
        """As a power cut would end it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """As a supervisor would end it; gives the exit code."""
        self.process.terminate()
        return self.process.wait(30)


@contextmanager
def signed_in(file: ServerFile) -> Iterator[ServerClient]:
    """A client of a server that somebody else has started."""
    with httpx.Client(base_url=file.url, headers={"Authorization": f"Bearer {file.token}"}, timeout=30) as http:
        yield ServerClient(http)


@contextmanager
def running_server(data_dir: Path, *arguments: str) -> Iterator[RunningServer]:
    """A server that answers; it is stopped at the end if the test has not done so."""
    environment = {**os.environ, "TOOLBOXAI_DATA_DIR": str(data_dir)}
    log = (data_dir / "server.log").open("ab")
    process = subprocess.Popen(
        [sys.executable, "-m", "toolboxai", "serve", "--port", "0", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    try:
        file = wait_for(lambda: announced(data_dir, process), "the server to answer")
        with signed_in(file) as client:
            yield RunningServer(client.http, file, process)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        log.close()


def announced(data_dir: Path, process: "subprocess.Popen[bytes]") -> ServerFile | None:
    """What this very process wrote to `server.json`."""
    if process.poll() is not None:
        raise AssertionError(f"the server ended: {(data_dir / 'server.log').read_text(encoding='utf-8')[-3000:]}")
    try:
        content = json.loads((data_dir / SERVER_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    file = ServerFile.model_validate(content)
    return file if file.pid == process.pid else None


def is_gone(pid: int) -> bool:
    """Whether the process has ended (a zombie counts as ended)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return True
    return state == "Z"


def engines_of(server_pid: int) -> list[int]:
    """Engine subprocesses of a server."""
    listing = subprocess.run(
        ["ps", "--ppid", str(server_pid), "-o", "pid=,args="], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in listing.stdout.splitlines() if "engine-worker" in line]
