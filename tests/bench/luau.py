"""What the optimizer makes of the corpus of its own programs, by a runner that shares nothing with it."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from server.engines.luau.machine import Timing
from server.engines.luau.vm.machine import PluauMachine
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.corpus.corpus import Mark, Program, programs
from tests.corpus.examine import LEVELS, MARKED_LEVEL, Finding, Untimed, examine, rule_ids

CLAIMED = 1.03
"""A gain is claimed where the low end of its interval is at least this."""
FADED = 1.02

BEHAVIOUR = Spec(
    "luau_same_behaviour",
    "truth per level",
    "Every program of the corpus does the same before and after, seen by a runner of its own in two worlds.",
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
    name: str
    claimed: float
    again: Timing


def _measure(_runs: int) -> dict[str, Taken]:
    corpus = programs()
    found = {level: _examined(corpus, level) for level in LEVELS}
    marked = found[MARKED_LEVEL]
    timed, untimed = _timings(marked)
    if not timed:
        raise CannotMeasure("no program of the corpus with an opportunity could be timed")
    left = math.exp(sum(-math.log(speedup) for _, speedup in timed) / len(timed))
    claims = _claims(marked)
    faded = sum(claim.again.speedup < FADED for claim in claims) / max(len(claims), 1)
    judged = sum(len(finding.judged()) for finding in marked)
    unapplied = sum(len(finding.unapplied()) for finding in marked)
    about_timing = {
        "speedup": round(1 / left, 3),
        "programs": len(timed),
        "slowest": [f"{name} {speedup:.2f}" for name, speedup in sorted(timed, key=lambda one: one[1])[:15]],
        "not_timed": untimed,
    }
    about_claims = {
        "claims": len(claims),
        "faded": [_told(claim) for claim in claims if claim.again.speedup < FADED],
        "refuted": [_told(claim) for claim in claims if claim.again.high < 1],
    }
    return {
        BEHAVIOUR.name: _truths(found, lambda one: one.same.same, lambda one: one.same.why),
        UNAPPLIED.name: Taken([unapplied / max(judged, 1)], _about_marks(marked)),
        TRAPS.name: _truths(found, lambda one: not one.wrong(), lambda one: _listed(one.wrong())),
        IDEMPOTENT.name: _truths(found, lambda one: one.idempotent, lambda _: ""),
        KEPT.name: _truths(found, lambda one: not one.strayed, lambda one: f"line {one.strayed[0]}"),
        TIME_LEFT.name: Taken([left], about_timing),
        CLAIMS_FADED.name: Taken([faded], about_claims),
        CLAIMS_HOLD.name: Taken([not about_claims["refuted"]], about_claims),
    }


def _examined(corpus: Sequence[Program], level: str) -> list[Finding]:
    """Timed at the level at which gains are promised; the others are asked for behaviour only."""
    machine = PluauMachine() if level == MARKED_LEVEL else Untimed()
    again = Untimed()
    return [examine(program, level, machine, again) for program in corpus]


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


def _timings(findings: Iterable[Finding]) -> tuple[list[tuple[str, float]], list[str]]:
    """The speed-up of each program that contains an opportunity, and why others of them have none."""
    timed: list[tuple[str, float]] = []
    untimed: list[str] = []
    for finding in findings:
        if not finding.judged():
            continue
        measured = finding.report.measurement
        if measured is None:
            untimed.append(f"{finding.program.name}: {finding.report.measurement_note or 'nothing was changed'}")
        else:
            timed.append((finding.program.name, measured.speedup))
    return timed, untimed


def _claims(findings: Iterable[Finding]) -> list[_Claim]:
    """What the engine claims, measured once more by itself."""
    machine = PluauMachine()
    claims: list[_Claim] = []
    for finding in findings:
        measured = finding.report.measurement
        if measured is None or measured.low is None or measured.low < CLAIMED:
            continue
        again = machine.measure(finding.program.source, finding.code)
        if isinstance(again, Timing):
            claims.append(_Claim(finding.program.name, measured.speedup, again))
    return claims


def _told(claim: _Claim) -> str:
    again = claim.again
    return f"{claim.name}: {claim.claimed:.2f}, then {again.speedup:.2f} ({again.low:.2f} to {again.high:.2f})"


MEASUREMENT = Measurement(
    "luau", (BEHAVIOUR, UNAPPLIED, TRAPS, IDEMPOTENT, KEPT, TIME_LEFT, CLAIMS_FADED, CLAIMS_HOLD), _measure
)
