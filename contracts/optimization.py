"""Optimizing a Luau script: what is asked for, and the document that answers."""

from enum import StrEnum
from typing import Literal

from pydantic import AliasChoices, Field

from contracts.base import NOT_IN_A_NAME, WireModel
from contracts.project import Project
from contracts.tasks import TaskPriority

MAX_SCRIPT_BYTES = 512 * 1024
"""Largest script taken, in UTF-8 bytes. Larger ones are answered with 413."""

MAX_NAME_LENGTH = 255

TIME_BUDGET_SECONDS = 5.0

MAX_LEFT_OUT = 2000
"""Changes that a person may leave out of one script."""

LEAST_GAIN = 1.03
"""A gain is claimed only where even the low end of its interval is this large; less is lost in the noise."""


class OptimizationLevel(StrEnum):
    """How much a person allows: proven edits only, edits that were run and compared, edits that change shape."""

    CONSERVATIVE = "conservative"
    BALANCED = "balanced"
    AGGRESSIVE = "aggressive"


class Place(WireModel):
    """Where a change of a result is: its rule, and its line in the original script, counted from 1."""

    rule: str = Field(min_length=1, max_length=128, pattern=r"^[ -~]+$")
    line: int = Field(ge=1, le=MAX_SCRIPT_BYTES + 1)


class OptimizeScriptRequest(WireModel):
    """Body of `POST /api/v1/roblox/optimize-script`. `script_id` is the client's own name for the script."""

    script_id: str | None = Field(default=None, min_length=1, max_length=128, pattern=r"^[ -~]+$")
    script_code: str
    script_name: str = Field(
        default="script.luau", min_length=1, max_length=MAX_NAME_LENGTH, pattern=f"^[^{NOT_IN_A_NAME}]+$"
    )
    optimization_level: OptimizationLevel = OptimizationLevel.BALANCED
    preserve_comments: bool = True
    """Without them the lines stay where they are, and so do `--!strict` and the like."""
    generate_report: bool = True
    seed: int = Field(default=0, ge=0, le=2**31 - 1)
    """Chooses the arguments with which functions are called that nothing calls. The same seed makes the same calls."""
    time_budget_seconds: float = Field(default=TIME_BUDGET_SECONDS, ge=1, le=60)
    """What timing may take in all. More of it makes the intervals narrower."""
    driver_code: str | None = None
    """A script that uses what this one returns (`local module = ...`); it is run to compare and to time. It may
    be as large as a script.
    """

    modernise: bool = False
    """Put current Roblox API in place of old API first. That can change what the script does; each difference is told.
    """
    project: Project | None = None
    """What `script.Parent`, the services and `require` find. Only the script is edited, never a module."""

    ai_proposals: bool = False
    """At the aggressive level, let the AI endpoint that is set propose rewrites of the functions that matter most. The
    script is sent there. What comes back is run, compared and measured like any edit, or thrown away.
    """

    left_out: list[Place] = Field(default=[], max_length=MAX_LEFT_OUT)
    """Changes of an earlier result that are not wanted. The others are made, and shown safe and measured without them.
    A place at which no change comes up any more is ignored.
    """

    fresh: bool = False
    """Run it, also where this very request was answered before and that result could be given again."""

    priority: TaskPriority = TaskPriority.NORMAL
    """Which of the tasks of an organization that wait goes first."""


class Outcome(StrEnum):
    """What became of a change: only `applied` ones are in the optimized code."""

    APPLIED = "applied"
    NO_GAIN = "no_gain"
    """The compiler does it already (equal bytecode), or it is known to do nothing on today's Luau."""
    NOT_SHOWN_SAFE = "not_shown_safe"
    """The edit may be right, but neither a rule nor a run showed it."""
    ADVICE = "advice"
    """Nothing was edited; something for a person to decide."""
    LEFT_OUT = "left_out"
    """The person who asked did not want it."""


class Change(WireModel):
    """One change, applied or refused. Lines count from 1 in the original script."""

    rule: str
    line: int
    end_line: int
    applied: bool
    outcome: Outcome
    tier: Literal["P", "B"] | None = None
    """P: proven by rule. B: run before and after in the Luau VM and compared. None when neither."""
    title: str
    """A few words: what is done, e.g. `Length operator in place of name:len()`."""
    message: str
    """One or two sentences for a creator: what changes and why, or why not."""
    evidence: str = ""
    """How it is known to be safe; empty unless applied."""
    before: str = ""
    after: str = ""
    count: int = Field(default=1, ge=1)
    """How many changes this entry stands for: more than one where too many alike are not listed one by one."""
    speedup: float | None = None
    """How many times faster the script is with this change than with all the others; None: not measured by itself."""
    speedup_low: float | None = None
    speedup_high: float | None = None
    """95 % bootstrap interval of `speedup`."""
    figures: str = ""
    """What this kind of change measured on other scripts, in one sentence. It is no claim about this script."""


class Modernised(WireModel):
    """One place where current Roblox API was put in place of old API, before the optimizer began.

    It was not shown to behave the same: `difference` says what is other. `before` and `after` are whole lines.
    """

    line: int
    before: str
    after: str
    title: str
    difference: str
    source: str
    """Address of the page of Roblox's reference, at the commit at which it was read."""


class RunEnd(WireModel):
    """How a script's run ended before its edits, and after them alike. What would have come later was not compared.

    `failed`: by an error of the main script, with its line in the original if it names one. `waiting`: for something
    that never comes outside Roblox. `horizon`: it still went on after the virtual time that is given to a run.
    """

    how: Literal["ended", "failed", "waiting", "horizon"]
    line: int | None = None
    message: str = ""


class Counterexample(WireModel):
    """A call of one of the script's functions, and the first effect that differs before and after an edit."""

    call: str
    before: str
    after: str


class Behaviour(WireModel):
    """Whether the optimized script was shown to do the same. None: neither shown nor refuted."""

    equivalent: bool | None
    method: str
    detail: str = ""
    run_end: RunEnd | None = None
    """How far the equality of the runs reaches. None when runs were not compared, or not equal."""
    stack_overflow: bool = False
    """The edits are proven, but a run came out different where the script uses up its stack (endless recursion)."""
    cases: int = Field(default=0, ge=0)
    """Calls of its functions and event handlers, with made-up arguments, that did the same before and after."""
    edited_lines: int = Field(default=0, ge=0)
    edited_lines_executed: int = Field(default=0, ge=0)
    """Of the edited lines, those that the run or these calls executed. Both 0 when the script was not run."""
    counterexample: Counterexample | None = None
    """What told an edit that was left out from the original."""


class Measurement(WireModel):
    """Time that the whole script takes in the bundled interpreter: medians over `runs` interleaved pairs, milliseconds.

    On the processor alone, where the system counts that finely (not on Windows): what else is going on does not count.
    `opt_level` is that of Luau's compiler: 2 as in a live game, 1 as in Studio. Ticks are calls and loop back-edges.
    """

    before_ms: float
    after_ms: float
    speedup: float
    runs: int
    ci_low: float | None = Field(default=None, validation_alias=AliasChoices("ci_low", "low"))
    ci_high: float | None = Field(default=None, validation_alias=AliasChoices("ci_high", "high"))
    """95 % bootstrap interval of the speed-up. Results of earlier versions call the bounds low and high."""
    opt_level: int = 2
    ticks_before: int = 0
    ticks_after: int = 0

    @property
    def shows_gain(self) -> bool:
        """Whether a gain may be claimed: even the low end of the interval is one."""
        return self.ci_low is not None and self.ci_low >= LEAST_GAIN


class NativeMeasurement(WireModel):
    """Wall time of whole runs as native code, by the `luau` that the server found on its PATH; `backend` says which.

    Medians over `runs` interleaved pairs, milliseconds, the start of the program included.
    """

    before_ms: float
    after_ms: float
    speedup: float
    ci_low: float
    ci_high: float
    runs: int
    backend: str


class ScriptError(WireModel):
    """Why a script could not be read. Line and column count from 1."""

    error: str
    detail: str
    line: int | None = None
    column: int | None = None


class OptimizationDocument(WireModel):
    """The result of one optimization, as stored, shown and printed by `toolboxai optimize --json`."""

    file: str
    level: OptimizationLevel
    status: Literal["completed", "failed"]
    luau_version: str
    optimized_code: str | None
    changes: list[Change]
    behaviour: Behaviour
    measurement: Measurement | None
    """As compiled for a live game."""
    studio_measurement: Measurement | None = None
    """As compiled in Studio, which optimizes less."""
    native_measurement: NativeMeasurement | None = None
    """None where there is no `luau` on PATH, nothing was applied, or a note says why it was not timed."""
    measurement_note: str = ""
    """Why there is no measurement (`The script stops with an error here.`), or what it covers."""
    notes: list[str] = []
    """Sentences about the script as a whole, such as syntax newer than the bundled VM."""
    modernised: list[Modernised] = []
    """Empty unless the request asked for it. `optimized_code` holds these edits, and `behaviour` and `measurement`
    compare with the script that has them already.
    """
    error: ScriptError | None = None

    def count(self, outcome: Outcome) -> int:
        """How many changes came out so, with those that are not listed one by one."""
        return sum(change.count for change in self.changes if change.outcome is outcome)
