"""A team server of real processes on a real PostgreSQL and Redis, with members that tokens are minted for."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from contracts.session import Role
from server.core.database import Database
from server.domain.organizations.membership import Member, MembershipService
from tests.builders.ports import free_port
from tests.builders.postgres import API_LOGIN, Postgres
from tests.builders.redis import Redis
from tests.builders.signing_in import minted

START_SECONDS = 90.0
STOP_SECONDS = 60.0
PROGRAM = ("-m", "tests.team.program")


@dataclass(slots=True)
class Team:
    """Three commands, each with its children. `logs`: where they write what they have to say."""

    postgres: Postgres
    redis: Redis
    logs: Path
    database_name: str
    api_processes: int = 2
    concurrency: int = 2
    extra: Mapping[str, str] = field(default_factory=dict)
    program: tuple[str, ...] = PROGRAM
    port: int = field(default_factory=free_port)
    hub_port: int = field(default_factory=free_port)
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _database: Database | None = None
    _database_url: str = ""

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Database:
        """For a look from outside; another one once a backup has taken its place."""
        url = self.postgres.url(self.database_name)
        if self._database is not None and self._database_url != url:
            self._database.close()
            self._database = None
        if self._database is None:
            self._database, self._database_url = Database(url, connections=4), url
        return self._database

    @property
    def environment(self) -> dict[str, str]:
        """What each of its commands is set by."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **inherited,
            "DATABASE_URL": self.postgres.url(self.database_name, API_LOGIN),
            "TOOLBOXAI_SYSTEM_DATABASE_URL": self.postgres.url(self.database_name),
            "REDIS_URL": self.redis.url,
            "SECRET_KEY": self.secret,
            "PUBLIC_URL": self.url,
            "TOOLBOXAI_API_PROCESSES": str(self.api_processes),
            "TOOLBOXAI_HUB": "apart",
            "TOOLBOXAI_HUB_ADDRESS": f"127.0.0.1:{self.hub_port}",
            "TOOLBOXAI_HUB_URL": f"http://127.0.0.1:{self.hub_port}",
            "TOOLBOXAI_CONCURRENCY": str(self.concurrency),
            "TOOLBOXAI_REQUESTS_A_MINUTE": "0",
            **self.extra,
        }

    def start(self, name: str, *arguments: str) -> None:
        """One of serve, worker, hub; `serve-2` and the like are further ones of the same command."""
        command = name.partition("-")[0]
        if command == "serve":
            arguments = ("127.0.0.1", str(self.port), *arguments)
        with (self.logs / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, *self.program, command, *arguments],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start_all(self) -> None:
        """Returns when requests are answered and the hub listens."""
        for name in ("serve", "hub", "worker"):
            self.start(name)
        self.wait_until_up()

    def wait_until_up(self, *, hub: bool = True) -> None:
        """API and hub answer, or the API alone."""
        deadline = time.monotonic() + START_SECONDS
        for port in (self.port, self.hub_port) if hub else (self.port,):
            while not _answers(f"http://127.0.0.1:{port}/health"):
                dead = [name for name, process in self.processes.items() if process.poll() is not None]
                if dead or time.monotonic() > deadline:
                    raise TimeoutError(f"nobody answers at port {port}: {self.said()}")
                time.sleep(0.1)  # between two looks

    def stop(self, name: str) -> int:
        """As an admin does; returns the exit code."""
        process = self.processes.pop(name)
        process.terminate()
        return process.wait(STOP_SECONDS)

    def kill(self, name: str) -> None:
        """As a crash does. Its children must end by themselves."""
        process = self.processes.pop(name)
        process.kill()
        process.wait(STOP_SECONDS)

    def close(self) -> None:
        """Everything ends, in whatever state it is."""
        for name in list(self.processes):
            process = self.processes.pop(name)
            process.send_signal(signal.SIGCONT)
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if self._database is not None:
            self._database.close()

    def create_member(self, organization: str, name: str, role: Role = Role.ADMIN) -> Member:
        """The first person of a new organization."""
        return MembershipService(self.database).create(organization, name, role)

    def token(self, member: Member) -> str:
        """As sign-in will give it, but for as long as any run takes: nobody renews it here."""
        return minted(self.database, self.secret, member)

    def client(self, member: Member) -> httpx.Client:
        """Signed in."""
        return httpx.Client(base_url=self.url, headers={"Authorization": f"Bearer {self.token(member)}"}, timeout=30)

    def said(self) -> str:
        """The ends of all logs, for the message of a failed test."""
        return "\n".join(f"{path.name}: {path.read_text(errors='replace')[-1500:]}" for path in self.logs.glob("*.log"))


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def running_team(postgres: Postgres, redis: Redis, logs: Path, template: str, **options: object) -> Iterator[Team]:
    """On a new copy of a migrated database."""
    logs.mkdir(parents=True, exist_ok=True)
    team = Team(postgres, redis, logs, postgres.create(template), **options)  # type: ignore[arg-type]
    try:
        team.start_all()
        yield team
    finally:
        team.close()
        postgres.drop(team.database_name)
