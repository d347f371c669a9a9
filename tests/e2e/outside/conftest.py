"""Windows of their own on a desktop of their own, and a person before each."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from desktop.services.server_locator import read_server_file
from tests.e2e.outside.person import Person
from tests.e2e.outside.session import first_line, program, reader, session
from tests.e2e.running_server import ROOT, wait_for

Before = Callable[..., AbstractContextManager[Person]]


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of programs on that desktop."""
    with session(tmp_path_factory.mktemp("session")) as environment:
        yield environment


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    """Where the app keeps its data. Nothing that uses it may be left when the test has ended."""
    folder = tmp_path / "data"
    folder.mkdir()
    yield folder
    try:
        wait_for(lambda: not users_of(folder), "everything that was started to end", seconds=20)
    finally:
        for pid in users_of(folder):
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def before(desktop: dict[str, str], data_dir: Path) -> Before:
    """Starts the app, with scripts if there are any, and puts a person before its window.

    At the end of the block the window has been closed, or is told to end.
    """

    @contextmanager
    def sit(*scripts: Path) -> Iterator[Person]:
        environment = {**desktop, "TOOLBOXAI_DATA_DIR": str(data_dir)}
        log = (data_dir.parent / "window.log").open("ab")
        window = subprocess.Popen(
            [sys.executable, "-m", "toolboxai", *map(str, scripts)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            with program(reader(environment), environment) as eyes:
                first_line(eyes)
                person = Person(eyes, environment, window.pid)
                person.see("page tab", "Home")
                person.has_keyboard()
                wait_for(lambda: read_server_file(data_dir) is not None, "the server")
                yield person
                if window.poll() is None:
                    window.terminate()
                window.wait(30)
        finally:
            window.kill()
            window.wait()
            log.close()
        said = (data_dir.parent / "window.log").read_text(encoding="utf-8")
        assert "Traceback" not in said, said

    return sit


def users_of(folder: Path) -> list[int]:
    """Processes that were started for a data folder and still run."""
    mark = f"TOOLBOXAI_DATA_DIR={folder}".encode()
    found = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and mark in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:
            continue  # it has ended, or is not ours
    return found
