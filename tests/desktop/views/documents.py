"""Results of optimizations as the server would store them."""

from typing import Literal

from contracts.optimization import (
    Behaviour,
    Change,
    Measurement,
    Modernised,
    OptimizationDocument,
    OptimizationLevel,
    Outcome,
    RunEnd,
    ScriptError,
)


def change(
    *,
    line: int = 1,
    end_line: int | None = None,
    outcome: Outcome = Outcome.APPLIED,
    tier: Literal["P", "B"] | None = "P",
    title: str = "Length operator in place of `name:len()`",
    evidence: str = "`name` is always a string.",
) -> Change:
    """An applied, proven change unless told otherwise."""
    applied = outcome is Outcome.APPLIED
    return Change(
        rule="string-length",
        line=line,
        end_line=end_line or line,
        applied=applied,
        outcome=outcome,
        tier=tier if applied else None,
        title=title,
        message=f"About line {line}: `#name` asks once.",
        evidence=evidence if applied else "",
        before="name:len()",
        after="#name",
    )


def modernised(line: int = 1) -> Modernised:
    """A place where old API was replaced."""
    return Modernised(
        line=line,
        before="wait(1)",
        after="task.wait(1)",
        title="`task.wait` in place of `wait`",
        difference="It waits otherwise.",
        source="https://example.invalid/page.yaml",
    )


def measurement(speedup: float, low: float | None, high: float | None, **figures: float) -> Measurement:
    """Fifteen pairs."""
    before = figures.get("before", 10.0)
    return Measurement(before_ms=before, after_ms=before / speedup, speedup=speedup, runs=15, ci_low=low, ci_high=high)


def document(
    code: str | None,
    *changes: Change,
    measured: Measurement | None = None,
    note: str = "",
    notes: tuple[str, ...] = (),
    equivalent: bool | None = True,
    run_end: RunEnd | None = None,
    stack_overflow: bool = False,
    modernised: tuple[Modernised, ...] = (),
    error: ScriptError | None = None,
) -> OptimizationDocument:
    """A result with the same behaviour unless told otherwise."""
    return OptimizationDocument(
        file="script.luau",
        level=OptimizationLevel.BALANCED,
        status="failed" if error is not None else "completed",
        luau_version="0.700",
        optimized_code=code,
        changes=list(changes),
        behaviour=Behaviour(
            equivalent=equivalent, method="4 runs compared", run_end=run_end, stack_overflow=stack_overflow
        ),
        measurement=measured,
        measurement_note=note,
        notes=list(notes),
        modernised=list(modernised),
        error=error,
    )
