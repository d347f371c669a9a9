"""How a Luau script is optimized: what a crash or an endless run of it leads to."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog

from contracts.optimization import TIME_BUDGET_SECONDS
from server.sandbox.errors import EngineCrashed, EngineTimeout
from server.sandbox.pool import EnginePool, EngineResult, OnCost, no_matter

JOB = "luau.optimize"
FULL_SECONDS = 90.0
"""With running the script, but for timing it. Each single run has its own, far smaller limits inside the engine."""
PROOF_SECONDS = 45.0
"""Without running anything."""

log = structlog.get_logger(__name__)


def optimize_script(
    pool: EnginePool,
    *,
    source: str,
    file: str,
    level: str,
    seed: int = 0,
    driver: str = "",
    preserve_comments: bool = True,
    time_budget: float = TIME_BUDGET_SECONDS,
    modernise: bool = False,
    left_out: Sequence[tuple[str, int]] = (),
    project: dict[str, Any] | None = None,
    proposals: Sequence[Mapping[str, Any]] = (),
    find_hot: bool = False,
    tell_plain: bool = False,
    on_step: Callable[[str, int], None],
    on_cost: OnCost = no_matter,
    cancelled: threading.Event,
    full_seconds: float = FULL_SECONDS,
) -> EngineResult:
    """Optimize one script in the pool.

    A crash gets one more full try. A second crash, or a timeout, is taken to come from running the script: the last try
    runs nothing, so that edits proven by rule survive and the others come out as not shown safe. `on_step` never goes
    back, whatever is repeated; `on_cost` hears of each try. Raises what the last try raises. With `proposals`, which
    may be what ends the engine, there is one try only: who brings them has a result without them. `find_hot` and
    `tell_plain` add `hot` and `plain` to the value, which are no part of the document.
    """
    steps = _forward_only(on_step)

    def attempt(run_scripts: bool) -> EngineResult:
        return pool.run(
            JOB,
            {
                "source": source,
                "file": file,
                "level": level,
                "run_scripts": run_scripts,
                "seed": seed,
                "driver": driver,
                "preserve_comments": preserve_comments,
                "time_budget": time_budget,
                "modernise": modernise,
                "left_out": [list(place) for place in left_out],
                "project": project,
                "proposals": [dict(proposal) for proposal in proposals],
                "find_hot": find_hot,
                "tell_plain": tell_plain,
            },
            timeout_seconds=full_seconds + time_budget if run_scripts else PROOF_SECONDS,
            on_step=steps,
            on_cost=on_cost,
            cancelled=cancelled,
        )

    return attempt(run_scripts=True) if proposals else _with_second_tries(attempt)


def _with_second_tries(attempt: Callable[[bool], EngineResult]) -> EngineResult:
    """`attempt` is told whether to run the script."""
    for number in (1, 2):
        try:
            return attempt(True)
        except EngineCrashed as error:
            log.warning("engine crashed while optimizing", attempt=number, exit_code=error.exit_code)
        except EngineTimeout as error:
            log.warning("engine timed out while optimizing", attempt=number, seconds=error.seconds)
            break
    log.warning("optimizing without running the script")
    return attempt(False)


def _forward_only(on_step: Callable[[str, int], None]) -> Callable[[str, int], None]:
    """Pass steps on with a percentage that never falls."""
    highest = 0

    def step(name: str, percent: int) -> None:
        nonlocal highest
        highest = max(highest, percent)
        on_step(name, highest)

    return step
