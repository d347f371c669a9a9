"""A small pool of warm engine processes. The calling thread supervises; the work is done elsewhere."""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from server.sandbox.errors import EngineCancelled, EngineCrashed, EngineJobError, EngineTimeout
from server.sandbox.frames import Frame, encode
from server.sandbox.limits import ProcessUsage, WorkerLimits, usage_of
from server.sandbox.process import END_SECONDS, EngineProcess, default_argv

LOOK_SECONDS = 0.05
"""How often a waiting caller looks whether it was cancelled."""
CPU_LIMIT_EXIT = -24
"""SIGXCPU on Linux and macOS: the worker used up its processor time."""


OnCost = Callable[[float | None, int | None], None]
"""(CPU seconds, most resident bytes) of a job, None where they are not known."""


def no_matter(cpu_seconds: float | None, peak_memory_bytes: int | None) -> None:
    """Nobody asks what a job took."""
    del cpu_seconds, peak_memory_bytes


@dataclass(frozen=True, slots=True)
class EngineResult:
    """A job's value and its cost. CPU time and peak memory are the worker's own report: 0 and None on Windows."""

    value: Any
    cpu_seconds: float
    peak_memory_bytes: int | None
    wall_seconds: float


class EnginePool:
    """At most `size` workers, started when first needed (one by `warm`) and kept. Safe to use from any thread."""

    def __init__(self, size: int, argv: Sequence[str] | None = None, limits: WorkerLimits | None = None) -> None:
        self._size = size
        self._argv = tuple(argv) if argv is not None else default_argv()
        self._limits = limits or WorkerLimits()
        self._changed = threading.Condition()
        self._idle: list[EngineProcess] = []
        self._busy: set[EngineProcess] = set()
        self._starting = 0
        self._closed = False

    def run(
        self,
        job: str,
        params: dict[str, Any],
        *,
        timeout_seconds: float,
        on_step: Callable[[str, int], None],
        on_cost: OnCost = no_matter,
        cancelled: threading.Event,
    ) -> EngineResult:
        """Run one job to its end, in the calling thread; `on_step` is called there too.

        Waits for a free worker as long as it takes; `timeout_seconds` counts from when a worker has the job. Raises
        `EngineCrashed`, `EngineTimeout`, `EngineCancelled` or `EngineJobError`, and `FrameError` for parameters too
        large to send. A worker that did not answer is killed, also when `on_step` raises. `on_cost` is called once for
        a job that a worker was given, with what the worker told, or what the system says of one that is killed.
        """
        request = encode(
            {
                "kind": "job",
                "job": job,
                "params": params,
                "limits": asdict(self._limits),
                "timeout_seconds": timeout_seconds,
            }
        )
        worker = self._acquire(cancelled)
        frame, before = None, usage_of(worker.pid)
        try:
            worker.send(request)
            frame = self._supervise(worker, timeout_seconds, on_step, cancelled)
        finally:
            cost = _cost(frame, before, usage_of(worker.pid) if worker.alive else None)
            self._release(worker, keep=frame is not None)
            on_cost(*cost)
        return _outcome(frame)

    def warm(self) -> None:
        """Starts one worker ahead of the first job; does nothing when there is one. Takes as long as that start."""
        with self._changed:
            if self._closed or self._idle or self._busy or self._starting:
                return
            self._starting += 1
        self._release(self._start_worker(), keep=True)

    def worker_pids(self) -> tuple[int, ...]:
        """The processes of the pool, for `doctor` and tests."""
        with self._changed:
            return tuple(worker.pid for worker in (*self._idle, *self._busy))

    def processes(self) -> dict[str, int]:
        """How many work and how many wait for work."""
        with self._changed:
            return {"busy": len(self._busy), "idle": len(self._idle)}

    def close(self) -> None:
        """Kill every worker; running jobs end as cancelled. The pool takes no more jobs."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
            self._changed.notify_all()
        for worker in idle:
            worker.end()
        for worker in busy:
            worker.kill()
        with self._changed:
            self._changed.wait_for(lambda: not self._busy and not self._starting, timeout=END_SECONDS)

    def _acquire(self, cancelled: threading.Event) -> EngineProcess:
        with self._changed:
            while True:
                if self._closed or cancelled.is_set():
                    raise EngineCancelled
                worker = self._take_idle()
                if worker is not None:
                    return worker
                if len(self._busy) + self._starting < self._size:
                    self._starting += 1
                    break
                self._changed.wait(LOOK_SECONDS)
        return self._start_worker()

    def _take_idle(self) -> EngineProcess | None:
        """The worker used last, since it is the warmest. Those that died meanwhile are cleared away."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                self._busy.add(worker)
                return worker
            worker.end()
        return None

    def _start_worker(self) -> EngineProcess:
        worker = None
        try:
            worker = EngineProcess(self._argv, self._limits)
        finally:
            with self._changed:
                self._starting -= 1
                if worker is not None:
                    self._busy.add(worker)
                self._changed.notify_all()
        return worker

    def _release(self, worker: EngineProcess, *, keep: bool) -> None:
        worker.jobs_done += 1
        with self._changed:
            keep = keep and not self._closed and worker.jobs_done < self._limits.jobs_per_worker
            if keep:
                self._busy.discard(worker)
                self._idle.append(worker)
                self._changed.notify_all()
        if not keep:
            try:
                worker.end()
            finally:
                with self._changed:
                    self._busy.discard(worker)
                    self._changed.notify_all()

    def _supervise(
        self,
        worker: EngineProcess,
        timeout_seconds: float,
        on_step: Callable[[str, int], None],
        cancelled: threading.Event,
    ) -> Frame:
        """Wait for the final frame. Everything but a frame is an exception, after which the worker is killed."""
        deadline = time.monotonic() + timeout_seconds
        while True:
            if cancelled.is_set() or self._closed:
                raise EngineCancelled
            left = deadline - time.monotonic()
            if left <= 0:
                raise EngineTimeout(timeout_seconds)
            try:
                frame = worker.events.get(timeout=min(left, LOOK_SECONDS))
            except queue.Empty:
                continue
            if frame is None:
                self._raise_for_end(worker.exit_code(), timeout_seconds)
            elif frame.get("kind") == "step":
                on_step(frame["name"], frame["percent"])
            else:
                return frame

    def _raise_for_end(self, exit_code: int, timeout_seconds: float) -> None:
        if self._closed:
            raise EngineCancelled
        if exit_code == CPU_LIMIT_EXIT:
            raise EngineTimeout(timeout_seconds)
        raise EngineCrashed(exit_code)


def _cost(
    frame: Frame | None, before: ProcessUsage | None, now: ProcessUsage | None
) -> tuple[float | None, int | None]:
    if frame is not None:
        return frame["cpu_seconds"] or None, frame["peak_memory_bytes"]
    if before is None or now is None:
        return None, None
    return now.cpu_seconds - before.cpu_seconds, now.peak_memory_bytes


def _outcome(frame: Frame) -> EngineResult:
    if frame["kind"] == "error":
        raise EngineJobError(frame["error_class"], frame["message"], frame["detail"])
    return EngineResult(
        value=frame["value"],
        cpu_seconds=frame["cpu_seconds"],
        peak_memory_bytes=frame["peak_memory_bytes"],
        wall_seconds=frame["wall_seconds"],
    )
