"""The result of one optimization, field for field the wire document of `contracts.optimization`."""

from dataclasses import dataclass, field

APPLIED = "applied"
NO_GAIN = "no_gain"
NOT_SHOWN_SAFE = "not_shown_safe"
ADVICE = "advice"
LEFT_OUT = "left_out"
"""By the person who asked."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, applied or refused. Lines count from 1 in the original script."""

    rule: str
    line: int
    end_line: int
    applied: bool
    outcome: str
    tier: str | None
    title: str
    message: str
    evidence: str = ""
    before: str = ""
    after: str = ""
    count: int = 1
    """How many changes this entry stands for: more than one where too many alike are not listed one by one."""
    speedup: float | None = None
    """How many times faster the script is with this change than with all the others; None: not measured by itself."""
    speedup_low: float | None = None
    speedup_high: float | None = None


@dataclass(frozen=True, slots=True)
class Modernised:
    """One place where current Roblox API was put in place of old API, before the optimizer began."""

    line: int
    before: str
    after: str
    title: str
    difference: str
    source: str


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How both runs that were compared ended: "ended", "failed", "waiting" or "horizon" (see `Ending`)."""

    how: str
    line: int | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A call that does something else after the edits: its text, and the first effect that differs."""

    call: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    equivalent: bool | None
    method: str
    detail: str = ""
    run_end: RunEnd | None = None
    """How far the equality of the runs reaches. None when runs were not compared, or not equal."""
    stack_overflow: bool = False
    """The edits are proven, but a run came out different where the script uses up its stack (endless recursion)."""
    cases: int = 0
    """Calls of its functions and event handlers, with made-up arguments, that did the same before and after."""
    edited_lines: int = 0
    edited_lines_executed: int = 0
    """Of the edited lines, those that the run or these calls executed. Both 0 when the script was not run."""
    counterexample: Counterexample | None = None
    """What told an edit that was left out from the original."""


@dataclass(frozen=True, slots=True)
class Measurement:
    before_ms: float
    after_ms: float
    speedup: float
    runs: int
    ci_low: float | None = None
    ci_high: float | None = None
    opt_level: int = 2
    ticks_before: int = 0
    ticks_after: int = 0


@dataclass(frozen=True, slots=True)
class ScriptError:
    error: str
    detail: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    file: str
    level: str
    status: str
    luau_version: str
    optimized_code: str | None
    changes: list[Change]
    behaviour: Behaviour
    measurement: Measurement | None = None
    studio_measurement: Measurement | None = None
    measurement_note: str = ""
    notes: list[str] = field(default_factory=list)
    modernised: list[Modernised] = field(default_factory=list)
    error: ScriptError | None = None
