"""How fast the engine reads, how long it thinks about a script, and how long a whole job takes."""

import gc
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from server.engines.luau.optimize import MEASURING, RUNNING
from server.engines.luau.plan import make_plan
from server.engines.luau.syntax.parser import parse
from server.sandbox.pool import EnginePool
from server.sandbox.scripts import optimize_script
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.luau_script import script_of

MEGABYTE = 1_000_000
PARSER = Spec("luau_parser", "s per MB", "Reading a script of five thousand lines into its tree.", target=2.0)
PLAN = Spec(
    "parse_and_rules",
    "s",
    "Parsing, analysing and asking every rule about a script of a thousand lines, in this process.",
    target=0.5,
)
FIVE = Spec("five_thousand_lines", "s", "The same for a script of five thousand lines.", target=3.0)
JOB = Spec(
    "job_of_300_lines",
    "s",
    "A whole job at its defaults in a warm engine worker: also run before and after, and measured.",
    target=8.0,
)
REWRITTEN = Spec(
    "job_of_300_lines_until_rewritten", "s", "Of that, until the first run before and after begins.", target=0.5
)
WHOLE = Spec("optimize_thousand_lines", "s", "A whole job for a thousand lines.")
MEMORY = Spec("engine_worker_memory", "MB", "The most memory that the worker of these jobs ever held.", target=250.0)


@dataclass(frozen=True, slots=True)
class _Job:
    seconds: float
    until_run: float
    megabytes: float


def _timed(work: Callable[[], object]) -> float:
    """Garbage of what came before is not counted."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _job(pool: EnginePool, script: str) -> _Job:
    begun = time.perf_counter()
    began: dict[str, float] = {}

    def on_step(name: str, _percent: int) -> None:
        began.setdefault(name, time.perf_counter() - begun)

    result = optimize_script(
        pool,
        source=script,
        file="script.luau",
        level="balanced",
        on_step=on_step,
        cancelled=threading.Event(),
    )
    seconds = time.perf_counter() - begun
    if not any(change["applied"] for change in result.value["changes"]):
        raise CannotMeasure("the optimizer did nothing to the script, so its time means nothing")
    if MEASURING not in began or result.peak_memory_bytes is None:
        raise CannotMeasure("the job was not measured, or its worker does not tell its memory")
    return _Job(seconds, began[RUNNING], result.peak_memory_bytes / MEGABYTE)


def _measure(runs: int) -> dict[str, Taken]:
    small, large, huge = script_of(300), script_of(1000), script_of(5000)
    plan = make_plan(large)
    about = {"lines": large.count("\n"), "candidates": len(plan.candidates)}
    size = len(huge.encode()) / MEGABYTE
    pool = EnginePool(1)
    try:
        pool.run("selftest", {}, timeout_seconds=30, on_step=lambda *_: None, cancelled=threading.Event())
        jobs = [_job(pool, small) for _ in range(runs)]
        whole = [_job(pool, large) for _ in range(min(runs, 2))]
    finally:
        pool.close()
    return {
        PARSER.name: Taken([_timed(lambda: parse(huge)) / size for _ in range(runs)], {"megabytes": size}),
        PLAN.name: Taken([_timed(lambda: make_plan(large)) for _ in range(runs)], about),
        FIVE.name: Taken([_timed(lambda: make_plan(huge)) for _ in range(runs)], {"lines": huge.count("\n")}),
        JOB.name: Taken([job.seconds for job in jobs], {"lines": small.count("\n")}),
        REWRITTEN.name: Taken([job.until_run for job in jobs]),
        WHOLE.name: Taken([job.seconds for job in whole], about),
        MEMORY.name: Taken([job.megabytes for job in (*jobs, *whole)]),
    }


MEASUREMENT = Measurement("parse_and_rules", (PARSER, PLAN, FIVE, JOB, REWRITTEN, WHOLE, MEMORY), _measure)
