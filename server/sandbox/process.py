"""One worker process and the thread that talks to it."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from server.sandbox import frames
from server.sandbox.limits import WorkerLimits

END_SECONDS = 5.0
"""A killed process is gone at once; longer means that the system is in trouble."""
OWN_END_SECONDS = 1.0
"""What a worker whose pipe has ended may take to end by itself."""


def default_argv() -> tuple[str, ...]:
    """This program again, as a worker: the frozen executable, or Python on the source tree."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "engine-worker")
    return (sys.executable, "-P", "-m", "toolboxai", "engine-worker")


def bare_environment() -> dict[str, str]:
    """Nothing of ours: only what the interpreter needs to start and find the source tree."""
    environment = {}
    if sys.platform == "win32":
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    if not getattr(sys, "frozen", False):
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    return environment


class EngineProcess:
    """Owned by one caller at a time. `events` receives frames, and None when the worker is gone."""

    def __init__(self, argv: Sequence[str], limits: WorkerLimits) -> None:
        self.jobs_done = 0
        self.events: queue.SimpleQueue[frames.Frame | None] = queue.SimpleQueue()
        self._requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = _start(argv)
        self._job_object = _job_object(self._process, limits)
        self._thread = threading.Thread(target=self._converse, name=f"engine-{self._process.pid}", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None and self._thread.is_alive()

    def send(self, request: bytes) -> None:
        """Hand over an encoded job without waiting for the pipe."""
        self._requests.put(request)

    def kill(self) -> None:
        """Kill the worker and everything it started. May be called from any thread; its owner still calls `end`."""
        if self._process.poll() is None:
            _kill(self._process)

    def end(self) -> int:
        """Kill the worker, and wait for it and its thread. Return its exit code. A second call changes nothing."""
        self.kill()
        exit_code = self._process.wait(END_SECONDS)
        if self._job_object is not None:
            self._job_object.close()
            self._job_object = None
        self._requests.put(None)
        self._thread.join(END_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return exit_code

    def exit_code(self) -> int:
        """The code of a worker whose pipe has ended: gives it a moment to end by itself, then kills it."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(OWN_END_SECONDS)
        return self.end()

    def _converse(self) -> None:
        """On its own thread: one request, its frames up to the final one, the next request. Ends with the worker."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        receive = stdout.fileno()
        try:
            while (request := self._requests.get()) is not None:
                _write_all(stdin, request)
                while (frame := frames.read(lambda count: os.read(receive, count))) is not None:
                    self.events.put(frame)
                    if frame.get("kind") != "step":
                        break
                else:
                    return
        except (OSError, ValueError, frames.FrameError):
            return
        finally:
            self.events.put(None)


def _write_all(pipe: IO[bytes], data: bytes) -> None:
    """An unbuffered pipe may take less than it is given."""
    left = memoryview(data)
    while left:
        left = left[pipe.write(left) :]


def _start(argv: Sequence[str]) -> subprocess.Popen[bytes]:
    hidden = 0
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(  # nosec B603 # noqa: S603 - this very program, without a shell
        list(argv),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        close_fds=True,
        env=bare_environment(),
        cwd=Path(sys.executable).anchor,
        start_new_session=sys.platform != "win32",
        creationflags=hidden,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        import signal

        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _job_object(process: subprocess.Popen[bytes], limits: WorkerLimits) -> Any:
    """None where there are no job objects."""
    if sys.platform == "win32":
        from server.sandbox.windows_job import WindowsJob

        job = WindowsJob(limits)
        job.add(int(process._handle))  # type: ignore[attr-defined]  # Popen's handle has no public name
        return job
    else:
        return None
