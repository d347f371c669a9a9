"""Processes of a run: started with their output in a file, struck by signals, and looked at through /proc."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
END_SECONDS = 30.0


class InVain(Exception):
    """Something that was waited for did not come."""


def wait_for(look: Callable[[], T | None], what: str, seconds: float, *, every: float = 0.02) -> T:
    """The first true value that `look` gives; it is asked so often, in seconds."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() >= deadline:
            raise InVain(f"waited {seconds:.0f} s for {what}")
        time.sleep(every)  # the fault lasts so long, or the time between two looks


class Watched:
    """One process at a time, started anew as often as wanted. All its lives write into the same log.

    They are forked by a process that has done the imports, once for all of them (`tests/faults/warm.py`).
    """

    def __init__(self, module: str, arguments: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        self._module = module
        self._arguments = list(arguments)
        self.log = log
        self.environment = dict(environment)
        self.starts = 0
        self.children_seen: set[int] = set()
        self._parent: subprocess.Popen[str] | None = None
        self._pid = 0

    @property
    def pid(self) -> int:
        """Of the present life."""
        assert self._pid
        return self._pid

    @property
    def running(self) -> bool:
        """Whether it lives; stopped counts."""
        return self._pid != 0 and not is_gone(self._pid)

    def start(self) -> None:
        """A new life."""
        assert not self.running
        self.starts += 1
        self._pid = self._ask("start", str(self.log), *self._arguments)

    def send(self, number: signal.Signals) -> None:
        """Does nothing to one that has ended."""
        if self.running:
            self.children_seen |= set(children(self.pid))
            os.kill(self.pid, number)

    def kill(self) -> None:
        """As a power cut would end it."""
        self.send(signal.SIGKILL)
        if self._pid:
            self.wait()

    def end(self) -> int:
        """Told to stop; its exit code."""
        self.send(signal.SIGTERM)
        return self.wait()

    def wait(self, seconds: float = END_SECONDS) -> int:
        """Its exit code, once it has ended; one that does not is killed."""
        late = False
        try:
            wait_for(lambda: not self.running, f"the end of {self._module}", seconds)
        except InVain:
            late = True
            os.kill(self.pid, signal.SIGKILL)
        code, self._pid = self._ask("reap", str(self._pid)), 0
        if late:
            raise InVain(f"{self._module} did not end within {seconds:.0f} s: {self.last_words()}")
        return code

    def close(self) -> None:
        """No further lives."""
        self.kill()
        if self._parent is not None:
            self._parent.communicate()
            self._parent = None

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def _ask(self, *words: str) -> int:
        if self._parent is None:
            self._parent = subprocess.Popen(
                python("tests.faults.warm", self._module),
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(json.dumps(words) + "\n")
        self._parent.stdin.flush()
        answer = self._parent.stdout.readline()
        if not answer:
            raise InVain(f"{self._module} cannot be imported")
        return int(answer)


def python(module: str, *arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, "-m", module, *arguments]


def children(pid: int) -> list[int]:
    """Of all its threads, those that live."""
    found: list[int] = []
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, listing.read_text(encoding="ascii").split())
        except OSError:
            continue  # the thread has ended meanwhile
    return found


def command_of(pid: int) -> str:
    """How it was started; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def is_gone(pid: int) -> bool:
    """Whether it has ended; one that nobody has reaped has."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return True
    return state == "Z"


def is_stopped(pid: int) -> bool:
    """Whether a signal has stopped it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] == "T"
    except OSError:
        return False


def descriptors(pid: int) -> list[str]:
    """What each open descriptor of a process is."""
    found: list[str] = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(str(link.readlink()))
        except OSError:
            continue
    return found


def threads(pid: int) -> int:
    """How many a process has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))
