"""The team profile under strikes: PostgreSQL, Redis, two API processes, two workers of two forks each, the hub."""

import os
import signal
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from contracts.session import Role
from contracts.tasks import TaskView
from server.core import schema
from server.core.database import Database, create_database_engine
from server.core.team_settings import TeamSettings
from server.domain.organizations.membership import Member
from tests.builders.postgres import NOT_DURABLE, cluster
from tests.builders.redis import running_redis
from tests.builders.team import Team
from tests.faults import probe
from tests.faults.clock import SteppedClock
from tests.faults.deployment import LEASE_SECONDS, all_tasks
from tests.faults.points import FOLDER_VARIABLE, ArmedPoints
from tests.faults.processes import children, command_of, is_gone, is_stopped, wait_for
from tests.faults.serve_with_probe import PUBLISH_PORT_VARIABLE, SOCKET_PORT_VARIABLE

COMMANDS = ("serve", "hub", "worker", "worker-2")
READY_SECONDS = 120.0
API_PROCESSES = 2
DISK_MEGABYTES = 512
SMALL = (*NOT_DURABLE, "-c", "max_wal_size=64MB")
FORKS = 2
"""Of each worker; each runs one task at a time."""


class TeamDeployment:
    """Every person is the first member of an organization of its own."""

    profile = "team"
    more_sockets = TeamSettings.model_fields["database_connections"].default + 4
    """A pool of connections to PostgreSQL, and a few to Redis."""

    def __init__(self, folder: Path, people: int = 3) -> None:
        self.folder = folder
        self._stack = ExitStack()
        self.postgres = self._stack.enter_context(cluster(SMALL, disk_megabytes=DISK_MEGABYTES))
        self.clock = SteppedClock(self.postgres.folder / "clock")
        self.postgres.environment = self.clock.environment
        self.postgres.stop()
        self.postgres.start()
        self.redis = self._stack.enter_context(running_redis())
        self.points, logs = ArmedPoints(folder / "points"), folder / "logs"
        logs.mkdir(parents=True)
        self._extra = {"TOOLBOXAI_LEASE_SECONDS": str(LEASE_SECONDS), FOLDER_VARIABLE: str(self.points.folder)}
        self.team = Team(
            self.postgres,
            self.redis,
            logs,
            self.postgres.create(),
            api_processes=API_PROCESSES,
            concurrency=FORKS,
            extra=self._extra,
            program=("-m", "tests.faults.team_with_probe"),
        )
        self._stack.callback(self.team.close)
        self.hub_port = self.team.hub_port
        self._children_seen: set[int] = set()
        self.starts = 0
        migrated = Database(self.url, connections=2)
        schema.upgrade(migrated.engine)
        probe.create_tables(migrated.engine)
        migrated.close()
        self._people = [self.team.create_member(f"School {n}", f"Person {n}", Role.ADMIN) for n in range(people)]

    @property
    def url(self) -> str:
        """Of the database."""
        return self.postgres.url(self.team.database_name)

    @property
    def children_seen(self) -> set[int]:
        """Engines, and processes of ours."""
        return self._children_seen

    def lead_through(self, publish_port: int, socket_port: int) -> None:
        """In the environment of every process."""
        self._extra |= {PUBLISH_PORT_VARIABLE: str(publish_port), SOCKET_PORT_VARIABLE: str(socket_port)}

    def start(self, *, restored: bool = False) -> None:
        """Commands that do not run; then all that they should have started is waited for."""
        for pid in self.pids().values():
            _send(pid, signal.SIGCONT)
        for name in COMMANDS:
            process = self.team.processes.get(name)
            if process is None or process.poll() is not None:
                self.starts += 1
                self.team.start(name, *(["--restored"] if restored and name == "serve" else []))
        wait_for(lambda: len(self.pids()) == len(COMMANDS) + API_PROCESSES + 2 + 2 * FORKS, "processes", READY_SECONDS)
        self.team.wait_until_up()

    def kill_all(self) -> None:
        """Everything but PostgreSQL and Redis; returns when what was started by the killed has ended too."""
        self._note_children()
        for name in COMMANDS:
            if name in self.team.processes:
                self.team.kill(name)
        wait_for(lambda: all(map(is_gone, self._children_seen)), "the children of the killed to end", READY_SECONDS)

    def stop(self) -> None:
        """Each command, as an admin would."""
        self._note_children()
        for name in reversed(COMMANDS):
            process = self.team.processes.get(name)
            if process is not None and process.poll() is None:
                process.send_signal(signal.SIGCONT)
                self.team.stop(name)

    def close(self) -> None:
        """PostgreSQL and Redis too."""
        self._note_children()
        self._stack.close()
        for pid in self.children_seen:
            if not is_gone(pid) and "tests.faults" in command_of(pid):
                _send(pid, signal.SIGKILL)

    def server_of(self, number: int) -> list[str]:
        """Address and token."""
        return [self.team.url, self.team.token(self._person(number))]

    def tasks(self, number: int) -> dict[str, TaskView]:
        """Of that person's organization."""
        return all_tasks(self.team.url, self.team.token(self._person(number)))

    def engine(self) -> Engine:
        """As the product opens it."""
        return create_database_engine(self.url)

    def processes(self) -> dict[str, int]:
        """All but the forks, of which Celery makes new ones now and then."""
        return {name: pid for name, pid in self.pids().items() if "fork" not in name}

    def pids(self, role: str = "") -> dict[str, int]:
        """By name; of one role: serve, api, hub, worker, celery or fork."""
        found: dict[str, int] = {}
        for name in COMMANDS:
            process = self.team.processes.get(name)
            if process is None or process.poll() is not None:
                continue
            found[name] = process.pid
            for number, child in enumerate(_spawned(process.pid)):
                if name == "serve":
                    found[f"api-{number}"] = child
                    continue
                found[f"celery of {name}"] = child
                forks = [one for one in children(child) if command_of(one) == command_of(child)]
                found.update({f"fork {n} of {name}": fork for n, fork in enumerate(forks)})
        return {name: pid for name, pid in found.items() if name.startswith(role)}

    def figures(self) -> dict[str, Any]:
        """As of the embedded server."""
        said = "".join(path.read_text(encoding="utf-8", errors="replace") for path in self.team.logs.glob("*.log"))
        return {"command_starts": self.starts, "fenced": said.count("attempt ended without effect")}

    def send(self, pid: int, number: signal.Signals) -> None:
        """What it has started is remembered."""
        self._note_children()
        _send(pid, number)

    def stopped(self) -> Sequence[int]:
        """Who was stopped by a signal."""
        return [pid for pid in self.pids().values() if is_stopped(pid)]

    def _person(self, number: int) -> Member:
        return self._people[number % len(self._people)]

    def _note_children(self) -> None:
        for pid in self.pids().values():
            self._children_seen |= set(children(pid))


def _spawned(pid: int) -> list[int]:
    """Python's own helper beside them is none of ours."""
    return sorted(child for child in children(pid) if "spawn_main" in command_of(child))


def _send(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)
