"""Processes that a measurement starts. They and all they started are gone afterwards, whatever happens."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx

from contracts.discovery import DATA_DIR_VARIABLE, SERVER_FILE, ServerFile
from desktop.ui.language import LANGUAGE_VARIABLE
from tests.bench.figures import CannotMeasure

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
LOOK_SECONDS = 0.004
PATIENCE_SECONDS = 60.0
END_SECONDS = 15.0


def toolboxai(*arguments: str) -> list[str]:
    """The installed command, beside the interpreter that runs the bench."""
    command = Path(sys.executable).with_name("toolboxai.exe" if os.name == "nt" else "toolboxai")
    if not command.exists():
        raise CannotMeasure(f"{command} is missing; `python3 dev.py setup` installs it.")
    return [str(command), *arguments]


def wait_for(look: Callable[[], T | None], what: str, seconds: float = PATIENCE_SECONDS) -> T:
    """The first true value that `look` gives."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(LOOK_SECONDS)
    raise CannotMeasure(f"waited {seconds:.0f} s for {what}")


@contextmanager
def data_directory() -> Iterator[Path]:
    """A fresh one, for the length of the block."""
    with tempfile.TemporaryDirectory(prefix="toolboxai-bench-") as folder:
        yield Path(folder)


@dataclass(frozen=True, slots=True)
class Child:
    """A started process. `spawned` is on the monotonic clock, taken just before it was started."""

    process: "subprocess.Popen[bytes]"
    spawned: float
    log: Path

    def check(self) -> None:
        """Raises when the process has ended before it should."""
        if self.process.poll() is not None:
            last = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise CannotMeasure(f"a process ended with code {self.process.returncode}: {last}")


@contextmanager
def child(command: Sequence[str], data_dir: Path, environment: Mapping[str, str] | None = None) -> Iterator[Child]:
    """Runs a command on a data directory, with both pipes open and its standard error in `bench.log` there."""
    log = data_dir / "bench.log"
    with log.open("ab") as errors:
        spawned = time.monotonic()
        process = subprocess.Popen(
            list(command),
            cwd=ROOT,
            env={LANGUAGE_VARIABLE: "en", **os.environ, DATA_DIR_VARIABLE: str(data_dir), **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        yield Child(process, spawned, log)
    finally:
        end(process)


@contextmanager
def server(data_dir: Path) -> Iterator[Child]:
    """`toolboxai serve` as the window starts it: when this process dies, the closed pipe ends it."""
    with child(toolboxai("serve", "--port", "0", "--supervised"), data_dir) as started:
        assert started.process.stdin is not None
        started.process.stdin.write(f"{secrets.token_hex(32)}\n".encode())
        started.process.stdin.flush()
        yield started


@contextmanager
def ready_client(started: Child, data_dir: Path) -> Iterator[httpx.Client]:
    """A client that is signed in, from the moment at which `/ready` says ok."""

    def announced() -> ServerFile | None:
        started.check()
        try:
            return ServerFile.model_validate_json((data_dir / SERVER_FILE).read_bytes())
        except OSError:
            return None

    file = wait_for(announced, "the server to announce itself")
    headers = {"Authorization": f"Bearer {file.token}"}
    with httpx.Client(base_url=file.url, headers=headers, timeout=30, trust_env=False) as http:
        wait_for(lambda: http.get("/ready").status_code == httpx.codes.OK, "the server to be ready")
        yield http


@dataclass(frozen=True, slots=True)
class ProcessId:
    """A process, told apart from a later one with the same number."""

    pid: int
    started: str


def process_tree(root: int) -> list[ProcessId]:
    """A process and its descendants, from /proc; elsewhere nothing."""
    parents: dict[int, tuple[int, ProcessId]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        fields = _stat(int(folder.name))
        if fields is not None:
            parents[int(folder.name)] = (int(fields[1]), ProcessId(int(folder.name), fields[19]))
    tree = [root]
    for pid in tree:
        tree += [other for other, (parent, _) in parents.items() if parent == pid]
    return [parents[pid][1] for pid in tree if pid in parents]


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process and waits until its descendants, who notice that by themselves, are gone; else kills them."""
    family = process_tree(process.pid)
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
    with suppress(CannotMeasure):
        wait_for(lambda: not any(is_alive(one) for one in family), "descendants to end", END_SECONDS)
    for one in family:
        if is_alive(one):
            with suppress(OSError):
                os.kill(one.pid, signal.SIGKILL)


def is_alive(process: ProcessId) -> bool:
    """Whether it is still that process; a zombie is none."""
    fields = _stat(process.pid)
    return fields is not None and fields[19] == process.started and fields[0] != "Z"


def _stat(pid: int) -> list[str] | None:
    """Fields of /proc/PID/stat after the name: state, parent, … and at 19 the start time."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None


def pss_bytes(pid: int) -> int:
    """Memory of a process with its part of what it shares. Linux only."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
