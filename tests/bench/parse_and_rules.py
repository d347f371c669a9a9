"""How long the engine thinks about a large script, and how long the whole optimization of it takes."""

import threading
import time

from server.engines.luau.plan import make_plan
from server.sandbox.pool import EnginePool
from server.sandbox.scripts import optimize_script
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.luau_script import thousand_lines

PLAN = Spec(
    "parse_and_rules",
    "s",
    "Parsing, analysing and asking every rule about a script of a thousand lines, in this process.",
    target=0.5,
)
WHOLE = Spec(
    "optimize_thousand_lines",
    "s",
    "The whole optimization of that script in a warm engine worker: also run before and after, and measured.",
)


def _plan(script: str) -> float:
    begun = time.perf_counter()
    make_plan(script)
    return time.perf_counter() - begun


def _optimize(pool: EnginePool, script: str) -> float:
    begun = time.perf_counter()
    result = optimize_script(
        pool,
        source=script,
        file="thousand.luau",
        level="balanced",
        on_step=lambda _name, _percent: None,
        cancelled=threading.Event(),
    )
    seconds = time.perf_counter() - begun
    if not any(change["applied"] for change in result.value["changes"]):
        raise CannotMeasure("the optimizer did nothing to the script, so its time means nothing")
    return seconds


def _measure(runs: int) -> dict[str, Taken]:
    script = thousand_lines()
    plan = make_plan(script)
    about = {"lines": script.count("\n"), "candidates": len(plan.candidates)}
    pool = EnginePool(1)
    try:
        pool.run("selftest", {}, timeout_seconds=30, on_step=lambda *_: None, cancelled=threading.Event())
        whole = [_optimize(pool, script) for _ in range(runs)]
    finally:
        pool.close()
    return {PLAN.name: Taken([_plan(script) for _ in range(runs)], about), WHOLE.name: Taken(whole, about)}


MEASUREMENT = Measurement("parse_and_rules", (PLAN, WHOLE), _measure)
