"""A real Redis of the test run's own, from the system's package."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from tests.builders.ports import free_port

START_SECONDS = 20.0


@dataclass(slots=True)
class Redis:
    """One server in a folder of its own. It may be stopped, killed and started again."""

    folder: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """For REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Returns when it answers."""
        program = shutil.which("redis-server")
        if program is None:
            raise FileNotFoundError("redis-server is not installed; dev.py test installs it")
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        keeping = ["--appendonly", "yes", "--save", "", "--daemonize", "no"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen([program, *options, *keeping], stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                with self.client() as client:
                    client.ping()
                return
            except redis.ConnectionError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise
                time.sleep(0.05)  # between two looks

    def stop(self, *, kill: bool = False) -> None:
        """Ends it; `kill` as a crash would."""
        assert self._process is not None
        if kill:
            self._process.kill()
        else:
            self._process.terminate()
        self._process.wait(START_SECONDS)

    def client(self) -> redis.Redis:
        """A connection for the test."""
        return redis.Redis.from_url(self.url, decode_responses=True)


@contextmanager
def running_redis() -> Iterator[Redis]:
    """A running server that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="toolboxai-redis-"))
    made = Redis(folder, free_port())
    try:
        made.start()
        yield made
        made.stop(kill=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
