"""A real PostgreSQL of the test run's own, from the system's packages."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO

import psycopg
from psycopg import sql

PROGRAMS = "/usr/lib/postgresql/*/bin"
"""Where Debian keeps them; they are not on the path."""

NOT_DURABLE = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off")
"""For tests that never take the machine's power away: making a database takes a tenth of the time. What is planned does
not depend on whether somebody has counted the rows by then.
"""

LOGINS = Path(__file__).resolve().parents[2] / "packaging" / "logins.sql"
OWNER, API_LOGIN = "toolboxai", "toolboxai_api"
"""The logins that it makes: who owns every database, and who only answers requests. Row-level security holds for both,
unlike for a superuser.
"""

TRIES_TO_FILL = 1000
"""PostgreSQL gives room back all the while."""


def program(name: str) -> str:
    """One of PostgreSQL's own programs, of the newest version that is there."""
    found = sorted(Path("/").glob(f"{PROGRAMS[1:]}/{name}"))
    if not found:
        raise FileNotFoundError(f"PostgreSQL's {name} is not installed; dev.py test installs it")
    return str(found[-1])


@dataclass(slots=True)
class Postgres:
    """One cluster in a folder of its own, on a Unix socket there. It may be stopped, killed and started again."""

    folder: Path
    options: Sequence[str]
    disk: "SmallDisk | None" = None
    environment: Mapping[str, str] = field(default_factory=dict)
    """What it is started with beside the rest, from its next start on."""
    _made: int = 0

    @property
    def data(self) -> Path:
        """Where its files are."""
        return self.folder / "disk" / "data"

    @property
    def runs(self) -> bool:
        """Whether there is still a server: one that cannot write its log ends."""
        return _code("pg_ctl", "-D", str(self.data), "status") == 0

    def start(self) -> None:
        """Returns when it takes connections."""
        log = self.folder / "log"
        settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}", *self.options]
        settled = "-D", str(self.data), "-l", str(log), "-w", "-o", " ".join(settings)
        _run("pg_ctl", *settled, "start", environment=self.environment)

    def stop(self, *, kill: bool = False) -> None:
        """Ends it; `kill` as a crash would, with nothing written down."""
        mode = "immediate" if kill else "fast"
        _run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    def create(self, template: str = "template0") -> str:
        """A new database, a copy of another one; returns its name."""
        self._made += 1
        name = f"test_{self._made}"
        with psycopg.connect(self.conninfo("postgres"), autocommit=True) as connection:
            statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
            connection.execute(statement.format(*map(sql.Identifier, (name, template, OWNER))))
        return name

    def empty(self, name: str) -> None:
        """Takes every row out of a migrated database, and whoever is still connected to it.

        A thirtieth of the time that a new copy takes.
        """
        with psycopg.connect(self.conninfo(name), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            connection.execute("SET session_replication_role = replica")  # rows go in any order
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            for (table,) in tables:
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))

    def dump(self, name: str, path: Path) -> None:
        """A backup of a database that may be in use, by its owner as docs/server-settings.md has it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        path.chmod(0o666)  # the program runs as another user
        whole = {"PGOPTIONS": "-c toolboxai.organization=*"}
        command = ("-h", str(self.folder), "-U", OWNER, "--enable-row-security", "-Fc", "-f", str(path), name)
        _run("pg_dump", *command, environment=whole)

    def restore(self, path: Path, *options: str) -> str:
        """A new database of a backup, by its owner; returns its name. `options` are pg_restore's."""
        name = self.create()
        _run("pg_restore", "-h", str(self.folder), "-U", OWNER, "-d", name, *options, str(path))
        return name

    def drop(self, name: str) -> None:
        """Removes a database, and whoever is connected to it."""
        with psycopg.connect(self.conninfo("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def conninfo(self, database: str, login: str = "postgres") -> str:
        """For psycopg, of the superuser if nobody else is named."""
        return f"host={self.folder} user={login} dbname={database}"

    def url(self, database: str, login: str = OWNER) -> str:
        """For DATABASE_URL."""
        return f"postgresql+psycopg://{login}@/{database}?host={self.folder}"

    def make_logins(self) -> None:
        """In a new cluster, as an admin does."""
        script = self.folder / "logins.sql"  # where PostgreSQL's user may read it
        shutil.copyfile(LOGINS, script)
        command = (
            "-h",
            str(self.folder),
            "-U",
            "postgres",
            "-v",
            "ON_ERROR_STOP=1",
            "-q",
            "-f",
            str(script),
            "postgres",
        )
        _run("psql", *command, environment={"DATABASE_PASSWORD": "owner", "API_PASSWORD": "api"})


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A file system in memory that can be filled to the last byte. Only root may mount one."""

    path: Path

    @property
    def _ballast(self) -> Path:
        return self.path / "ballast"

    def fill(self) -> None:
        """Nothing more can be written until `free`."""
        with self._ballast.open("wb") as ballast:
            for _ in range(TRIES_TO_FILL):
                room = shutil.disk_usage(self.path).free
                if not room:
                    return
                with suppress(OSError):  # somebody was quicker; the rest is asked for anew
                    os.posix_fallocate(ballast.fileno(), ballast.seek(0, os.SEEK_END), room)

    def free(self) -> None:
        """As when somebody has cleared up."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def _disk(path: Path, megabytes: int | None) -> Iterator[SmallDisk | None]:
    path.mkdir()
    if megabytes is None or os.geteuid() != 0:
        yield None
        return
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "toolboxai-tests", str(path)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        yield None  # as in a container that may mount nothing
        return
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=False)


@contextmanager
def cluster(options: Sequence[str] = NOT_DURABLE, *, disk_megabytes: int | None = None) -> Iterator[Postgres]:
    """A running cluster that is gone afterwards. With `disk_megabytes` on a disk of that size, where one may be had."""
    folder = Path(tempfile.mkdtemp(prefix="toolboxai-pg-"))  # a socket's path may have about a hundred characters
    try:
        with _disk(folder / "disk", disk_megabytes) as disk:
            if os.geteuid() == 0:
                shutil.chown(folder, "postgres")
                shutil.chown(folder / "disk", "postgres")
            made = Postgres(folder, options, disk)
            _run("initdb", "-D", str(made.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
            made.start()
            try:
                made.make_logins()
                yield made
            finally:
                if made.runs:
                    made.stop(kill=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})) -> None:
    with tempfile.TemporaryFile() as said:  # not a pipe: the server inherits it and never closes it
        code = _code(name, *arguments, said=said, environment=environment)
        if code:
            said.seek(0)
            raise RuntimeError(f"{name} ended with {code}: {said.read().decode(errors='replace')}")


def _code(
    name: str,
    *arguments: str,
    said: IO[bytes] | int = subprocess.DEVNULL,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """PostgreSQL refuses to run as root, so root hands it to the user that Debian's package made for it."""
    command = [program(name), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    told = {**os.environ, **environment}
    nothing = subprocess.DEVNULL
    return subprocess.run(command, stdin=nothing, stdout=said, stderr=said, cwd="/", env=told, check=False).returncode
