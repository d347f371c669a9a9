"""Runs one of Luau's programs: no shell, few variables, bounded in time, memory and in what it says."""

import contextlib
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LOOK_SECONDS = 0.02
MOST_OUTPUT = 256 * 1024
"""Bytes of each stream that are kept; the rest is read and dropped."""
MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space, where the system can set it for another process (Linux). Generated code takes much of it."""


class ToolStopped(Exception):
    """It did not come to its end by itself in time, or could not be started."""


class ToolCancelled(Exception):
    """Nobody wants its answer any more."""


@dataclass(frozen=True, slots=True)
class Ended:
    """`seconds` are wall time from the start of the process to the end of what it says."""

    code: int
    stdout: str
    stderr: str
    seconds: float


def run_tool(
    program: Path, arguments: Sequence[str], *, folder: Path, seconds: float, cancelled: threading.Event, text: str = ""
) -> Ended:
    """Run it to its end in `folder`, with `text` on its standard input. Raises ToolStopped, ToolCancelled."""
    started = time.perf_counter()
    try:
        process = _start(program, arguments, folder)
    except OSError as error:
        raise ToolStopped(str(error)) from error
    with contextlib.ExitStack() as stack:
        stack.callback(_end, process)
        _bound_memory(process.pid)
        readers = [_Reader(pipe) for pipe in (process.stdout, process.stderr) if pipe is not None]
        writer = threading.Thread(target=_write, args=(process.stdin, text.encode()), daemon=True)
        writer.start()
        deadline = time.monotonic() + seconds
        while True:
            try:
                code = process.wait(LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if cancelled.is_set():
                    raise ToolCancelled from None
                if time.monotonic() > deadline:
                    raise ToolStopped(f"it took longer than {seconds:g} seconds") from None
        stdout, stderr = (reader.said() for reader in readers)
        taken = max(reader.ended_at for reader in readers) - started
    return Ended(code, stdout, stderr, taken)


def _start(program: Path, arguments: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    environment: dict[str, str] = {}
    hidden = 0
    if sys.platform == "win32":
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        hidden = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(  # nosec B603 # noqa: S603 - a tool that the PATH names, without a shell
        [str(program), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        close_fds=True,
        start_new_session=sys.platform != "win32",
        creationflags=hidden,
    )


def _bound_memory(pid: int) -> None:
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError):  # it may have ended already
            resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kills it and what it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        import signal

        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _write(pipe: IO[bytes] | None, data: bytes) -> None:
    assert pipe is not None
    with contextlib.suppress(OSError, ValueError):
        pipe.write(data)
        pipe.close()


class _Reader:
    """Empties a pipe on a thread of its own, so that the program never waits for us."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._kept = bytearray()
        self.ended_at = math.inf
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def said(self) -> str:
        """All that was kept, once the program has ended; what it left running is not waited for."""
        self._thread.join(1.0)
        return bytes(self._kept).decode("utf-8", errors="replace")

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while part := self._pipe.read1(65536):  # type: ignore[attr-defined]  # a BufferedReader
                self._kept += part[: MOST_OUTPUT - len(self._kept)]
        self.ended_at = time.perf_counter()  # to the millisecond; `wait` looks only now and then
