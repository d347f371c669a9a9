"""Children are kept alive, and none outlives its parent."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.core.errors import StartupError
from server.team import supervisor
from server.team.supervisor import Child, Supervisor
from tests.e2e.running_server import is_gone, wait_for
from tests.server.team.children import hopeless

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def parent(name: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A supervisor in a process of its own, with two children."""
    command = [sys.executable, "-m", "tests.server.team.children", name, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def running(folder: Path) -> list[int]:
    return sorted(int(path.stem) for path in folder.glob("*.runs") if not is_gone(int(path.stem)))


def two(folder: Path) -> list[int]:
    return wait_for(lambda: running(folder) if len(running(folder)) == 2 else None, "two children")


def test_who_is_killed_is_started_again_and_the_other_is_left_alone(tmp_path: Path) -> None:
    with parent("obedient", tmp_path):
        killed, other = two(tmp_path)
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: killed not in running(tmp_path), "it to be gone")
        assert other in two(tmp_path)


def test_a_stop_lets_them_end_by_themselves(tmp_path: Path) -> None:
    with parent("obedient", tmp_path) as process:
        children = two(tmp_path)
        process.terminate()
        assert process.wait(30) == 0
        assert sorted(int(path.stem) for path in tmp_path.glob("*.ended")) == children


def test_who_does_not_end_is_killed(tmp_path: Path) -> None:
    with parent("deaf", tmp_path) as process:
        children = two(tmp_path)
        process.terminate()
        assert process.wait(30) == 0
        assert all(is_gone(pid) for pid in children)


def test_they_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    with parent("obedient", tmp_path) as process:
        children = two(tmp_path)
        process.kill()
        for pid in children:
            wait_for(lambda pid=pid: is_gone(pid), "the child to end")  # type: ignore[misc]


def test_what_never_starts_ends_the_whole(tmp_path: Path) -> None:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with pytest.raises(StartupError, match=r"`hopeless` ended 5 times at its start \(code 7\)"):
            Supervisor([Child("hopeless", hopeless, (tmp_path,))]).run()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert len(list(tmp_path.glob("*.runs"))) == supervisor.MOST_FAILED_STARTS
