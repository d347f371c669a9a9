"""What the optimizer makes of the corpus of its own programs, by a runner that shares nothing with it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from server.engines.luau.gains import LEAST_GAIN, TimeBudget, time_whole
from server.engines.luau.machine import Timing
from server.engines.luau.optimize import optimize
from server.engines.luau.report import Measurement as Measured
from server.engines.luau.report import Report
from server.engines.luau.vm.machine import PluauMachine
from tests.bench.figures import Measurement, Spec, Taken
from tests.bench.luau_timing import geometric_mean, time_left
from tests.corpus.corpus import Mark, Program, programs
from tests.corpus.examine import LEVELS, MARKED_LEVEL, MARKED_LEVELS, Finding, Untimed, examine, line_map, rule_ids
from tests.corpus.runner import compare, run

FADED = 1.02
TIME_BUDGET = 3.0
"""Seconds for timing one program. A job gives it twice as much; here there are many."""
AGAIN_SECONDS = 1.5
TIMED = "balanced, timed"
"""With timing, what was measured to gain nothing is left out, so the result is another one."""

BEHAVIOUR = Spec(
    "luau_same_behaviour",
    "truth per level",
    "Every program of the corpus does the same before and after, seen by a runner of its own in several worlds.",
    target=True,
    judged_by="all",
)
UNAPPLIED = Spec(
    "luau_opportunities_left",
    "share",
    "Marked opportunities, of rules that stand, that were not applied at balanced.",
    target=0.1,
)
TRAPS = Spec(
    "luau_traps_left_alone",
    "truth per level",
    "No edit was made where the corpus says that it would be wrong.",
    target=True,
    judged_by="all",
)
IDEMPOTENT = Spec(
    "luau_idempotent", "truth per level", "Optimizing a result again changes nothing.", target=True, judged_by="all"
)
KEPT = Spec(
    "luau_lines_kept",
    "truth per level",
    "Every line that no edit names is in the result byte for byte and in order.",
    target=True,
    judged_by="all",
)
TIME_LEFT = Spec(
    "luau_time_left",
    "ratio",
    "Time after by time before at balanced, the geometric mean over programs that contain an opportunity.",
    target=1 / 1.3,
)
CLAIMS_FADED = Spec(
    "luau_claims_faded",
    "share",
    f"Claimed gains that come out below {FADED} times as fast when they are measured again.",
    target=0.02,
)
CLAIMS_HOLD = Spec(
    "luau_claims_not_refuted",
    "truth",
    "No claimed gain has an interval wholly below 1 when it is measured again.",
    target=True,
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A gain as it was claimed, and as it came out when it was measured again; None when it could not be."""

    name: str
    claimed: float
    again: tuple[float, float, float] | None
    """Speed-up and its interval."""

    @property
    def faded(self) -> bool:
        return self.again is not None and self.again[0] < FADED

    @property
    def refuted(self) -> bool:
        return self.again is not None and self.again[2] < 1


def _measure(_runs: int) -> dict[str, Taken]:
    corpus = programs()
    machine = Untimed()
    found = {level: [examine(program, level, machine, machine) for program in corpus] for level in LEVELS}
    marked = [one for level in MARKED_LEVELS for one in found[level]]
    reports = [(one.program, _timed(one.program, one.level)) for one in marked if one.judged()]
    claims = [claim for program, report in reports for claim in _claims(program, report)]
    behaviour = _truths(found, lambda one: one.same.same, lambda one: one.same.why)
    _add_timed(behaviour, reports)
    judged = sum(len(finding.judged()) for finding in marked)
    unapplied = sum(len(finding.unapplied()) for finding in marked)
    about_claims = {
        "claims": len(claims),
        "faded": [_told(claim) for claim in claims if claim.faded],
        "refuted": [_told(claim) for claim in claims if claim.refuted],
        "not_measured_again": [_told(claim) for claim in claims if claim.again is None],
    }
    return {
        BEHAVIOUR.name: behaviour,
        UNAPPLIED.name: Taken([unapplied / max(judged, 1)], _about_marks(marked)),
        TRAPS.name: _truths(found, lambda one: not one.wrong(), lambda one: _listed(one.wrong())),
        IDEMPOTENT.name: _truths(found, lambda one: one.idempotent, lambda _: ""),
        KEPT.name: _truths(found, lambda one: not one.strayed, lambda one: f"line {one.strayed[0]}"),
        TIME_LEFT.name: _time_left(found, [one for one in reports if one[1].level == MARKED_LEVEL]),
        CLAIMS_FADED.name: Taken([sum(claim.faded for claim in claims) / max(len(claims), 1)], about_claims),
        CLAIMS_HOLD.name: Taken([not about_claims["refuted"]], about_claims),
    }


def _timed(program: Program, level: str) -> Report:
    return optimize(
        program.source,
        file=f"{program.name}.luau",
        level=level,
        vm=PluauMachine(),
        on_step=lambda _step, _percent: None,
        time_budget=TIME_BUDGET,
    )


def _add_timed(behaviour: Taken, reports: Sequence[tuple[Program, Report]]) -> None:
    """The results of the timed runs are held against the originals too."""
    missing: list[str] = []
    for program, report in reports:
        code = report.optimized_code or ""
        before, after = run(program.source, code)
        same = compare(before, after, line_map(program.source, code))
        if not same.same:
            missing.append(f"{program.name}: {same.why}")
    assert isinstance(behaviour.samples, list)
    assert isinstance(behaviour.detail, dict)
    behaviour.samples.append(not missing)
    behaviour.detail[TIMED] = {"programs": len(reports), "missing": missing}


def _truths(found: dict[str, list[Finding]], holds: Callable[[Finding], bool], why: Callable[[Finding], str]) -> Taken:
    """One truth per level, and by name the programs for which it does not hold."""
    detail: dict[str, Any] = {}
    for level, findings in found.items():
        missing = [f"{one.program.name}: {why(one)}".rstrip(": ") for one in findings if not holds(one)]
        detail[level] = {
            "programs": len(findings),
            "changed": sum(one.changed for one in findings),
            "share": round(1 - len(missing) / max(len(findings), 1), 4),
            "missing": missing,
        }
    return Taken([not about["missing"] for about in detail.values()], detail)


def _about_marks(findings: Iterable[Finding]) -> dict[str, Any]:
    """Applied of all, per rule; what was left, by place; and rules that are marked and do not stand yet."""
    known = rule_ids()
    wanted: Counter[str] = Counter()
    left: Counter[str] = Counter()
    places: list[str] = []
    absent: Counter[str] = Counter()
    for finding in findings:
        wanted.update(mark.rule for mark in finding.judged())
        left.update(mark.rule for mark in finding.unapplied())
        absent.update(mark.rule for mark in finding.program.wanted if mark.rule not in known)
        places += [f"{finding.program.name}: {_listed(marks)}" for marks in [finding.unapplied()] if marks]
    return {
        "applied": {rule: f"{wanted[rule] - left[rule]} of {wanted[rule]}" for rule in sorted(wanted)},
        "left": places,
        "rules_that_do_not_stand_yet": dict(sorted(absent.items())),
    }


def _listed(marks: Sequence[Mark]) -> str:
    return ", ".join(f"{mark.rule} at line {mark.line}" for mark in marks)


def _time_left(found: dict[str, list[Finding]], reports: Sequence[tuple[Program, Report]]) -> Taken:
    """Timed here, however short a program is; and by name what the engine itself says, which leaves short ones out."""
    with_one = {
        level: {
            one.program.name: (one.program.source, one.code) for one in findings if one.has_opportunity and one.changed
        }
        for level, findings in found.items()
    }
    taken = time_left(with_one, MARKED_LEVEL)
    timed = [(program.name, report.measurement.speedup) for program, report in reports if report.measurement]
    gainless = Counter(
        change.rule for _, report in reports for change in report.changes if change.message.endswith("with it.")
    )
    engine = {
        "speedup": round(1 / geometric_mean(1 / speedup for _, speedup in timed), 3) if timed else None,
        "by_program": {name: round(speedup, 2) for name, speedup in sorted(timed, key=lambda one: one[1])},
        "not_timed": Counter(
            report.measurement_note or "nothing was changed" for _, report in reports if not report.measurement
        ),
        "left_out_without_gain": dict(sorted(gainless.items())),
    }
    return Taken(taken.samples, {**taken.detail, "as_the_engine_says": engine})


def _claims(program: Program, report: Report) -> list[_Claim]:
    """What one report claims, each measured once more by the engine itself."""
    code = report.optimized_code or ""
    whole = {"live": report.measurement, "Studio": report.studio_measurement}
    claimed = {where: one for where, one in whole.items() if one is not None and _is_claimed(one)}
    again = _again(program.source, code) if claimed else {}
    claims = [_Claim(f"{program.name} ({where})", one.speedup, again[where]) for where, one in claimed.items()]
    singles = [
        change for change in report.changes if change.speedup is not None and (change.speedup_low or 0) >= LEAST_GAIN
    ]
    if singles:
        second = {
            (change.rule, change.line): change
            for change in _timed(program, report.level).changes
            if change.speedup_high
        }
        for change in singles:
            other = second.get((change.rule, change.line))
            second_time = (other.speedup or 0, other.speedup_low or 0, other.speedup_high or 0) if other else None
            claims.append(_Claim(f"{program.name}:{change.line} {change.rule}", change.speedup or 0, second_time))
    return claims


def _is_claimed(measured: Measured) -> bool:
    return measured.ci_low is not None and measured.ci_low >= LEAST_GAIN


def _again(before: str, after: str) -> dict[str, tuple[float, float, float] | None]:
    """Measured again in the same way, with a time of its own."""
    whole = time_whole(PluauMachine(), before, after, TimeBudget(AGAIN_SECONDS, AGAIN_SECONDS, 0))
    both = {"live": whole.live, "Studio": whole.studio}
    return {name: (one.speedup, one.low, one.high) if isinstance(one, Timing) else None for name, one in both.items()}


def _told(claim: _Claim) -> str:
    if claim.again is None:
        return f"{claim.name}: {claim.claimed:.2f}"
    speedup, low, high = claim.again
    return f"{claim.name}: {claim.claimed:.2f}, then {speedup:.2f} ({low:.2f} to {high:.2f})"


MEASUREMENT = Measurement(
    "luau", (BEHAVIOUR, UNAPPLIED, TRAPS, IDEMPOTENT, KEPT, TIME_LEFT, CLAIMS_FADED, CLAIMS_HOLD), _measure
)
