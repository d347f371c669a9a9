"""Optimizes one script: reads it, edits it, checks every edit, and says what it did."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from server.engines.luau.analysis.script import Script
from server.engines.luau.blame import Place, places, without_the_guilty
from server.engines.luau.comments import without_comments
from server.engines.luau.compared import TOGETHER, Compared, Comparer
from server.engines.luau.coverage import coverage, weights
from server.engines.luau.exercise.cases import Case, Target, plan_cases
from server.engines.luau.folding import folded
from server.engines.luau.gains import (
    TimeBudget,
    busiest,
    gains_nothing,
    said,
    time_places,
    time_whole,
    with_speedups,
)
from server.engines.luau.left_out import NOTHING, LeftOut, not_wanted, without_gain
from server.engines.luau.machine import Timing, VirtualMachine
from server.engines.luau.modernise.step import left_to_a_person, modernise
from server.engines.luau.plan import beyond
from server.engines.luau.probes import PROBE
from server.engines.luau.proposals.proposal import RULE, Hot, Proposal
from server.engines.luau.proposals.step import AGGRESSIVE, WITH_MODEL, Rewrites
from server.engines.luau.proven import GainCheck, Proven, apply_proven
from server.engines.luau.replay import MAX_ROUNDS, replayed
from server.engines.luau.report import (
    NOT_SHOWN_SAFE,
    Behaviour,
    Change,
    Measurement,
    Modernised,
    Report,
    ScriptError,
)
from server.engines.luau.revision import Revision
from server.engines.luau.rules.advice import Finding, as_changes, findings, still_there
from server.engines.luau.source import BOM, NotLuauText, SourceText, read_source
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.errors import LuauSyntaxError

READING = "Reading the script"
LOOKING = "Looking for changes"
REWRITING = "Rewriting"
RUNNING = "Running before and after"
MEASURING = "Measuring"
REPORTING = "Writing the report"

CONSERVATIVE = "conservative"
BALANCED = "balanced"
TIME_BUDGET = 5.0
"""Seconds."""
UNCHANGED = Behaviour(True, "unchanged")
ONLY_MODERNISED = Behaviour(None, "modernised, not compared")
PROVEN = "proven by rule"
COMPARED = "proven by rule, and run before and after"
WRONG_LEVEL = "Not applied: the conservative level keeps to what is proven by rule. Balanced would run it and compare."
CHANGES_SHAPE = "Not applied: this changes the shape of the script; the aggressive level would run it and compare."
FORGED = "Not applied: the script uses a name by which a run shows that a place was executed."
NOT_RUN = "Not applied: scripts were not run this time."

Steps = Callable[[str, int], None]
"""Called with the name of the step that begins and the percentage of the work that is behind it."""


def optimize(
    source: bytes | str,
    *,
    file: str,
    level: str,
    vm: VirtualMachine,
    on_step: Steps,
    run_scripts: bool = True,
    seed: int = 0,
    driver: str = "",
    preserve_comments: bool = True,
    modernise: bool = False,
    time_budget: float = TIME_BUDGET,
    left_out: Collection[Place] = (),
    proposals: Sequence[Proposal] = (),
    find_hot: bool = False,
) -> Report:
    """Optimize a script. Never raises for what the script contains: a failed report says what is wrong with it.

    `level` is conservative, balanced or aggressive. Without `run_scripts` nothing is executed or measured. `seed`
    chooses the arguments with which functions are called that nothing calls; `driver` is a script that uses what the
    script returns, run with it to compare and to time it. `modernise` puts current Roblox API in place of old API
    first; all that is said about behaviour and speed then compares with the modernised script.
    `time_budget`, in seconds, is what timing may take. Without `preserve_comments` they are taken out in the end.
    Changes at the places `left_out`, rule and line of the original, are not made; what is said is about the others.
    With `find_hot` the report names the functions that matter most; `proposals` are rewrites of such functions, each
    applied only if it passes every check. Both belong to the aggressive level.
    """
    wanted = _Optimization(file, level, vm, on_step, run_scripts, seed, driver, modernise, time_budget, left_out)
    report = wanted.run(source, _Asked(proposals, find_hot and level == AGGRESSIVE and run_scripts))
    return report if preserve_comments else _without_comments(report, vm)


def forward_only(on_step: Steps) -> Steps:
    """Passes on what is further than all before: parts of the work are repeated."""
    furthest = 0

    def step(name: str, percent: int) -> None:
        nonlocal furthest
        if percent > furthest:
            furthest = percent
            on_step(name, percent)

    return step


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for beside the rules' edits: rewrites to be tried, and which functions are worth one."""

    proposals: Sequence[Proposal] = ()
    find_hot: bool = False


@dataclass(frozen=True, slots=True)
class _Attempt:
    revision: Revision
    proven: Proven
    compared: Compared
    behaviour: Behaviour

    @property
    def applied(self) -> list[Change]:
        return [*self.proven.applied, *self.compared.applied]


class _Optimization:
    def __init__(
        self,
        file: str,
        level: str,
        vm: VirtualMachine,
        on_step: Steps,
        run_scripts: bool,
        seed: int,
        driver: str,
        modernise: bool,
        time_budget: float,
        left_out: Collection[Place],
    ) -> None:
        self._file = file
        self._level = level
        self._vm = vm
        self._gains = GainCheck(vm)
        self._on_step = forward_only(on_step)
        self._run_scripts = run_scripts
        self._seed = seed
        self._driver = driver
        self._modernise = modernise
        self._modernised: list[Modernised] = []
        self._budget = TimeBudget.of(time_budget)
        self._not_wanted = not_wanted(left_out)
        self._rewrites = Rewrites(
            vm, level=level, seed=seed, driver=driver.removeprefix(BOM), budget=self._budget, left_out=left_out
        )
        self._notes: list[str] = []
        self._asked = _Asked()
        self._unprepared: tuple[str, Script] | None = None  # of what calls are to be planned
        self._hot: Hot | None = None
        self._found: list[Finding] = []  # in the text that the rules began with

    def run(self, source: bytes | str, asked: _Asked) -> Report:
        self._asked = asked
        self._on_step(READING, 5)
        try:
            script = read_source(source)
            revision = self._revision(script.text)
            plan = revision.plan()
        except NotLuauText as error:
            return self._failed(ScriptError("NotLuauText", str(error)))
        except LuauSyntaxError as error:
            return self._failed(ScriptError("LuauSyntaxError", str(error), error.line, error.column))
        problem = self._problem_of_driver()
        if problem is not None:
            return self._failed(problem)
        self._on_step(LOOKING, 20)
        self._found = self._findings(revision)
        refusal = self._vm.compile_error(script.text)
        if refusal is not None and refusal.in_every_version:
            where = f"Line {refusal.line}: " if refusal.line else ""
            return self._failed(ScriptError("LuauCompileError", f"{where}{refusal.message}", refusal.line))
        if refusal is not None:
            place = f" (line {refusal.line}: {refusal.message})" if refusal.line else f" ({refusal.message})"
            self._notes.append(
                f"The script was left untouched: the bundled Luau {self._vm.version} does not accept it{place}. "
                "Most likely it uses syntax newer than that version."
            )
            reason = f"Not applied: the bundled Luau {self._vm.version} cannot check it."
            left = [revision.change(candidate, NOT_SHOWN_SAFE, False, reason) for candidate in plan.candidates]
            return self._completed(script, script.text, [*left, *self._advice(revision)], UNCHANGED)
        if self._modernise:
            script = self._modern(script)
            revision = revision if script.text == revision.text else self._revision(script.text)
            self._found = self._findings(revision)
        return self._edited(script, revision)

    def _revision(self, text: str) -> Revision:
        return Revision(text, self._level)

    def _modern(self, script: SourceText) -> SourceText:
        """The script with current API in place of old API: what the optimizer starts from."""
        step = modernise(script.text, self._vm)
        self._modernised = step.modernised
        self._notes.extend(step.notes)
        return replace(script, text=step.text)

    def _problem_of_driver(self) -> ScriptError | None:
        if not self._driver:
            return None
        try:
            self._driver = read_source(self._driver).text
        except NotLuauText as error:
            return ScriptError("DriverError", f"The driver: {error}")
        refusal = self._vm.compile_error(self._driver)
        if refusal is None:
            return None
        where = f"Line {refusal.line} of the driver: " if refusal.line else "The driver: "
        return ScriptError("DriverError", f"{where}{refusal.message}")

    def _edited(self, script: SourceText, revision: Revision) -> Report:
        self._on_step(REWRITING, 35)
        if self._run_scripts and (revision.plan().candidates or self._asked != _Asked()):
            self._unprepared = (script.text, revision.plan().script)
        result = self._attempt(revision, self._why_not_run(script.text))
        if result.behaviour.equivalent is not True and result.compared.applied:
            result = self._attempt(self._revision(script.text), TOGETHER)
        if result.behaviour.equivalent is False:
            result = self._without_the_guilty(script, result)
        timings: dict[Place, Timing] = {}
        if self._run_scripts and result.applied:
            self._on_step(MEASURING, 75)
            timings = self._timed_alone(result)
            result = self._without_the_gainless(script, result, timings)
        result, dropped = self._with_proposals(result)
        if self._asked.find_hot:
            self._hot = self._rewrites.hot(result.revision)
        refused = [*result.proven.refused.values(), *result.compared.refused, *self._held_back(result.revision)]
        others = [*refused, *dropped, *self._advice(result.revision)]
        if not result.applied:
            return self._completed(script, script.text, others, ONLY_MODERNISED if self._modernised else UNCHANGED)
        changes = [*with_speedups(result.applied, timings), *others]
        return self._measured(script, result.revision, changes, self._covered(result))

    def _with_proposals(self, result: _Attempt) -> tuple[_Attempt, list[Change]]:
        """With the rewrites that pass; and the others, each with what speaks against it."""
        revision, compared = result.revision, result.compared
        rewritten = self._rewrites.apply(revision, self._asked.proposals, self._why_not_run(revision.original))
        compared.applied.extend(rewritten.passed)
        compared.counterexample = compared.counterexample or rewritten.counterexample
        if not rewritten.passed:
            return result, rewritten.dropped
        behaviour = replace(self._behaviour(revision, compared), method=WITH_MODEL)
        return replace(result, behaviour=behaviour), rewritten.dropped

    def _timed_alone(self, result: _Attempt) -> dict[Place, Timing]:
        """What the changes whose places are reached most gain by themselves."""
        if len(places(result.applied)) < 2 and not result.compared.few_rounds:
            return {}
        original, text = result.revision.original, result.revision.text
        if isinstance(self._vm.measure(original, text, runs=1, seconds=self._budget.each_change), str):
            return {}
        found = busiest(result.applied, weights(result.revision, result.applied, self._vm.counts))

        proven, compared = frozenset(places(result.proven.applied)), frozenset(places(result.compared.applied))

        def without(place: Place) -> str:
            other = replayed(self._revision(original), self._gains.afresh(), proven - {place}, compared - {place})
            return text if self._vm.compile_error(other) is not None else other

        return time_places(found, text, without, self._vm, self._budget.each_change)

    def _without_the_gainless(self, script: SourceText, result: _Attempt, timings: Mapping[Place, Timing]) -> _Attempt:
        """Without the changes that were measured to gain nothing, if the rest is shown safe.

        Without those, too, that pay with many rounds only, where few were made and nothing was measured.
        """
        gainless = {
            place: f"Left out: measured on this script, it is {said(timing)} times as fast with it."
            for place, timing in timings.items()
            if gains_nothing(timing)
        }
        gainless |= {place: why for place, why in result.compared.few_rounds.items() if place not in timings}
        if not gainless:
            return result
        left_out = without_gain(gainless)
        other = self._attempt(self._revision(script.text), self._why_not_run(script.text), left_out=left_out)
        return other if other.behaviour.equivalent else result

    def _prepare_calls(self) -> None:
        """Once, before the first comparison."""
        if self._unprepared is None:
            return
        (source, script), self._unprepared = self._unprepared, None

        def plan(targets: Sequence[Target]) -> list[Case]:
            with recursion_room():
                return plan_cases(script, targets, self._seed)

        error = self._vm.prepare(source, plan, self._driver)
        self._notes.extend(self._vm.said_of_requires)
        if error:
            self._notes.append(f"The driver stopped with an error: {error}. What it would have done was not compared.")

    def _attempt(
        self,
        revision: Revision,
        why_not_run: str,
        proven_at: frozenset[Place] | None = None,
        left_out: LeftOut = NOTHING,
    ) -> _Attempt:
        """Apply all that can be applied to `revision`; `why_not_run` keeps edits out that would need a run.

        `proven_at` limits the proven edits to these places. Edits at places of `left_out`, and those that are not
        wanted, are kept out.
        """
        kept_out = {**left_out, **self._not_wanted}
        proven, compared = Proven(proven_at, kept_out), Compared()
        check = self._gains.afresh()
        comparer = Comparer(self._vm, check, why_not_run, kept_out)
        apply_proven(revision, check, proven)
        if self._run_scripts:
            self._on_step(RUNNING, 60)
            self._prepare_calls()
        for _ in range(MAX_ROUNDS):
            if not comparer.round(revision, compared):
                break
            apply_proven(revision, check, proven)
        if not proven.applied and not compared.applied:
            return _Attempt(revision, proven, compared, UNCHANGED)
        return _Attempt(revision, proven, compared, self._behaviour(revision, compared))

    def _why_not_run(self, source: str) -> str:
        if PROBE in source:
            return FORGED
        if self._level == CONSERVATIVE:
            return WRONG_LEVEL
        return "" if self._run_scripts else NOT_RUN

    def _behaviour(self, revision: Revision, compared: Compared) -> Behaviour:
        """What is known about the whole.

        With edits that need a run, anything but `equivalent` True means that these may not stay. Proven edits stay
        unless a run refutes them.
        """
        if not self._run_scripts:
            return Behaviour(True, PROVEN, "The script was not run.")
        comparison = self._vm.compare(revision.original, revision.text, revision.current_line)
        if compared.applied:
            return Behaviour(comparison.equivalent, COMPARED, comparison.detail, comparison.end, cases=comparison.calls)
        if comparison.stack_overflow:
            return Behaviour(None, PROVEN, comparison.detail, stack_overflow=True)
        if comparison.equivalent is None:
            return Behaviour(True, PROVEN, f"A run could not add to that. {comparison.detail}")
        if comparison.equivalent:
            detail = f"Also run before and after, with the same result. {comparison.detail}"
            return Behaviour(True, PROVEN, detail, comparison.end, cases=comparison.calls)
        return Behaviour(False, comparison.method, comparison.detail)

    def _covered(self, result: _Attempt) -> Behaviour:
        """With how many of the edited lines were executed, and what spoke against an edit that was left out."""
        behaviour = replace(result.behaviour, counterexample=result.compared.counterexample)
        if not self._run_scripts or PROBE in result.revision.text:
            return behaviour
        from_rules = [change for change in result.applied if change.rule != RULE]
        rewritten = [change for change in result.applied if change.rule == RULE]
        lines = coverage(result.revision, from_rules, self._vm.executed, rewritten)
        return replace(behaviour, edited_lines=lines.edited, edited_lines_executed=lines.executed)

    def _without_the_guilty(self, script: SourceText, refuted: _Attempt) -> _Attempt:
        """A run has refuted what rules prove. Keep the edits with which it is equal."""
        attempts: dict[frozenset[Place], _Attempt] = {}

        def is_equal(proven_at: frozenset[Place]) -> bool:
            attempts[proven_at] = self._attempt(self._revision(script.text), TOGETHER, proven_at)
            return attempts[proven_at].behaviour.equivalent is not False

        kept = without_the_guilty(places(refuted.proven.applied), is_equal)
        result = attempts.get(kept) or self._attempt(self._revision(script.text), TOGETHER, kept)
        left_out = len(refuted.proven.applied) - len(result.proven.applied)
        self._notes.append(
            f"{left_out} edit{'s' if left_out > 1 else ''} that a rule proves {'were' if left_out > 1 else 'was'} left "
            f"out: a run before and after came out different. That should not happen; please report it. "
            f"{refuted.behaviour.detail}"
        )
        return result

    def _measured(self, script: SourceText, revision: Revision, changes: list[Change], behaviour: Behaviour) -> Report:
        if not self._run_scripts:
            note = "The script was not run."
            return self._completed(script, revision.text, changes, behaviour, measurement_note=note)
        self._on_step(MEASURING, 85)
        whole = time_whole(self._vm, revision.original, revision.text, self._budget)
        live, studio = whole.live, whole.studio
        if isinstance(live, str):
            return self._completed(script, revision.text, changes, behaviour, measurement_note=live)
        note = (
            f"Measured over the whole script, in the Luau {self._vm.version} interpreter of this app, outside Roblox."
        )
        report = self._completed(script, revision.text, changes, behaviour, _measurement(live), note)
        return report if isinstance(studio, str) else replace(report, studio_measurement=_measurement(studio))

    def _completed(
        self,
        script: SourceText,
        text: str,
        changes: list[Change],
        behaviour: Behaviour,
        measurement: Measurement | None = None,
        measurement_note: str = "",
    ) -> Report:
        self._on_step(REPORTING, 97)
        return Report(
            file=self._file,
            level=self._level,
            status="completed",
            luau_version=self._vm.version,
            optimized_code=script.restored(text),
            changes=folded(sorted(changes, key=lambda change: (change.line, change.end_line, not change.applied))),
            behaviour=behaviour,
            measurement=measurement,
            measurement_note=measurement_note,
            notes=self._notes,
            modernised=self._modernised,
            hot=self._hot,
        )

    def _held_back(self, revision: Revision) -> list[Change]:
        """At *balanced*, what only the level above it would try."""
        if self._level != BALANCED:
            return []
        found = beyond(revision.plan().script, self._level)
        return [revision.change(one, NOT_SHOWN_SAFE, False, CHANGES_SHAPE) for one in found]

    def _findings(self, revision: Revision) -> list[Finding]:
        with recursion_room():
            return findings(revision.plan().script, self._level)

    def _advice(self, revision: Revision) -> list[Change]:
        """What to say about the person's own text, as far as the edits have left it there."""
        found = still_there(self._found, self._findings(revision), revision.original_line)
        return [*as_changes(found), *(left_to_a_person(revision) if self._modernise else ())]

    def _failed(self, error: ScriptError) -> Report:
        return Report(
            file=self._file,
            level=self._level,
            status="failed",
            luau_version=self._vm.version,
            optimized_code=None,
            changes=[],
            behaviour=Behaviour(None, "not read"),
            error=error,
        )


def _without_comments(report: Report, vm: VirtualMachine) -> Report:
    """The result without comments, if Luau takes it for the same program."""
    code = report.optimized_code
    if code is None or vm.compile_error(read_source(code).text) is not None:
        return report
    script = read_source(code)
    bare = without_comments(script.text)
    if vm.bytecode(bare) != vm.bytecode(script.text):
        return replace(report, notes=[*report.notes, "The comments were kept: without them it would not be the same."])
    return replace(report, optimized_code=script.restored(bare))


def _measurement(timing: Timing) -> Measurement:
    return Measurement(
        timing.before_ms,
        timing.after_ms,
        timing.speedup,
        timing.runs,
        timing.low,
        timing.high,
        timing.opt_level,
        timing.ticks_before,
        timing.ticks_after,
    )
