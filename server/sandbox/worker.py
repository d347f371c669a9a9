"""The engine worker: takes jobs on stdin, answers on stdout. The only module that knows both sandbox and engines."""

import os
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from server.sandbox import frames, limits
from server.sandbox.content_jobs import CONTENT_JOBS
from server.sandbox.job import Job, LoadJob, Step
from server.sandbox.lifeline import tied_to


def load_selftest() -> Job:
    """For `doctor` and tests: shows that a worker starts, is heard, and answers."""

    def echo(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        on_step("echo", 100)
        return {"echo": params, "python": sys.version.split()[0]}

    return echo


def load_luau_optimize() -> Job:
    """Parameters: those of `optimize`, but for the machine. Returns the report as plain data."""
    from server.engines.luau.optimize import optimize
    from server.engines.luau.plain import is_plain
    from server.engines.luau.project import project_of
    from server.engines.luau.proposals.proposal import Proposal
    from server.engines.luau.vm.machine import PluauMachine

    def run(params: dict[str, Any], on_step: Step) -> dict[str, Any]:
        report = optimize(
            params["source"],
            file=params["file"],
            level=params["level"],
            vm=PluauMachine(project=project_of(params["project"])),
            on_step=on_step,
            run_scripts=params["run_scripts"],
            seed=params["seed"],
            driver=params["driver"],
            preserve_comments=params["preserve_comments"],
            time_budget=params["time_budget"],
            modernise=params["modernise"],
            left_out=[(rule, line) for rule, line in params["left_out"]],
            proposals=[Proposal(**proposal) for proposal in params["proposals"]],
            find_hot=params["find_hot"],
        )
        told = asdict(report)
        if params["tell_plain"]:
            told["plain"] = is_plain(report.optimized_code or "")
        if not params["find_hot"]:
            del told["hot"]  # no part of the document
        return told

    return run


JOBS: Mapping[str, LoadJob] = {
    **CONTENT_JOBS,
    "selftest": load_selftest,
    "luau.optimize": load_luau_optimize,
}


class Worker:
    """Serves one supervisor until the request pipe ends."""

    def __init__(self, stdin: int, stdout: int, jobs: Mapping[str, LoadJob]) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._jobs = jobs
        self._confined = False

    def serve(self) -> None:
        while (request := frames.read(lambda count: os.read(self._stdin, count))) is not None:
            with tied_to(self._stdin):
                answer = self._answer(request)
            self._send(answer)

    def _answer(self, request: frames.Frame) -> frames.Frame:
        """The edge of the worker: whatever a job raises becomes an error frame, and the worker lives on."""
        limits.forget_peak_memory()
        started, cpu_before = time.monotonic(), limits.cpu_seconds()
        try:
            job = self._prepare(request)
            answer: frames.Frame = {"kind": "result", "value": job(request["params"], self._step)}
            frames.encode(answer)
        except Exception as error:  # noqa: BLE001 - reported to the supervisor, which decides
            answer = _failure(error)
        answer["wall_seconds"] = time.monotonic() - started
        answer["cpu_seconds"] = limits.cpu_seconds() - cpu_before
        answer["peak_memory_bytes"] = limits.peak_memory_bytes()
        return answer

    def _prepare(self, request: frames.Frame) -> Job:
        """Load the job's code, then close the limits: under them its bytecode could not be cached."""
        bounds = limits.WorkerLimits(**request["limits"])
        job = self._jobs[request["job"]]()
        if not self._confined:
            limits.confine(bounds)
            self._confined = True
        limits.allow_cpu(request["timeout_seconds"] + bounds.cpu_grace_seconds)
        return job

    def _step(self, name: str, percent: int) -> None:
        self._send({"kind": "step", "name": name, "percent": percent})

    def _send(self, frame: frames.Frame) -> None:
        data = memoryview(frames.encode(frame))
        while data:
            data = data[os.write(self._stdout, data) :]


def _failure(error: Exception) -> frames.Frame:
    return {
        "kind": "error",
        "error_class": type(error).__name__,
        "message": str(error)[:2000],
        "detail": "".join(traceback.format_exception(error))[-20000:],
    }


def _take_over(descriptor: int) -> int:
    """Keep a private copy of a standard stream and point the stream itself at nothing: Luau's VM prints on stdout."""
    private = os.dup(descriptor)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, descriptor)
    os.close(nothing)
    return private


def main(jobs: Mapping[str, LoadJob] = JOBS) -> int:
    """Entry of `engine-worker`. Returns when the supervisor hangs up."""
    worker = Worker(_take_over(0), _take_over(1), jobs)
    try:
        worker.serve()
    except (OSError, frames.FrameError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
