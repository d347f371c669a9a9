"""Applies the edits that are proven by rule."""

from dataclasses import dataclass, field

from server.engines.luau.blame import Place
from server.engines.luau.edits import Edit
from server.engines.luau.left_out import NOTHING, LeftOut
from server.engines.luau.machine import VirtualMachine
from server.engines.luau.plan import compatible
from server.engines.luau.report import APPLIED, NO_GAIN, NOT_SHOWN_SAFE, Change
from server.engines.luau.revision import Revision, edited
from server.engines.luau.rules.rule import Candidate

SURE_PASSES = 12
READ_CHARACTERS = 4_000_000
"""Each pass reads the script again and can open the way for the next. Most scripts settle in two or three; a long chain
of edits gets more passes, as far as this much reading allows."""
COMPILED_BYTES = 12 * 1024 * 1024
"""In how much source the search for edits without gain may look, a second or two of compiling. What lies beyond is
taken to gain something; the edit is safe either way."""
REFUTED = "Not applied: with it, a run before and after was not shown equal."
ALREADY_DONE = "Luau's compiler does this by itself (the bytecode is the same), so there is nothing to gain."


@dataclass(slots=True)
class GainCheck:
    """Finds edits that the compiler makes anyway: alone, they leave the bytecode as it is."""

    machine: VirtualMachine
    budget: int = COMPILED_BYTES
    _known: dict[tuple[str, tuple[Edit, ...]], bool] = field(default_factory=dict)

    def afresh(self) -> "GainCheck":
        """One with all of the budget, for another attempt at the script, that remembers what has been compiled.

        What it says is the same as if it did not remember.
        """
        return GainCheck(self.machine, _known=self._known)

    def gains(self, source: str, candidates: list[Candidate]) -> list[bool]:
        """For each candidate whether it changes the bytecode of `source`."""
        if not candidates:
            return []
        reference = self.machine.bytecode(source)
        return [self._differs(source, candidate, reference) for candidate in candidates]

    def _differs(self, source: str, candidate: Candidate, reference: bytes) -> bool:
        if self.budget < len(source):
            return True
        self.budget -= len(source)
        key = (source, candidate.edits)
        if key not in self._known:
            alone = edited(source, [candidate])
            failed = self.machine.compile_error(alone) is not None
            self._known[key] = failed or self.machine.bytecode(alone) != reference
        return self._known[key]


@dataclass(slots=True)
class Proven:
    """What became of the proven edits of one round. Only those at the `allowed` places are made, if that is given.

    Those at the places of `left_out` are kept out for the reason that stands there.
    """

    allowed: frozenset[Place] | None = None
    left_out: LeftOut = field(default_factory=lambda: NOTHING)
    applied: list[Change] = field(default_factory=list)
    refused: dict[tuple[str, int, str], Change] = field(default_factory=dict)


def apply_proven(revision: Revision, check: GainCheck, outcome: Proven) -> None:
    """Apply proven edits to `revision`, pass by pass, until no more are found."""
    passes = max(SURE_PASSES, READ_CHARACTERS // (len(revision.text) + 1))
    for _ in range(passes):
        plan = revision.plan()
        wanted = [candidate for candidate in plan.candidates if candidate.tier == "P"]
        useful: list[Candidate] = []
        for candidate, gains in zip(wanted, check.gains(revision.text, wanted), strict=True):
            if gains:
                useful.append(candidate)
            else:
                _refuse(outcome, revision.change(candidate, NO_GAIN, False, ALREADY_DONE))
        chosen = [candidate for candidate in compatible(useful) if not _is_refused(revision, outcome, candidate)]
        if not chosen:
            return
        kept = _compiling(revision, check.machine, outcome, chosen)
        if not kept:
            return
        outcome.applied.extend(
            revision.change(candidate, APPLIED, True, evidence=candidate.evidence) for candidate in kept
        )
        revision.apply(kept)


def _compiling(
    revision: Revision, machine: VirtualMachine, outcome: Proven, chosen: list[Candidate]
) -> list[Candidate]:
    """The candidates, all or one by one, with which the script still compiles (Luau limits locals and registers)."""
    error = machine.compile_error(edited(revision.text, chosen))
    if error is None:
        return chosen
    kept: list[Candidate] = []
    for candidate in chosen:
        error = machine.compile_error(edited(revision.text, [*kept, candidate]))
        if error is None:
            kept.append(candidate)
        else:
            reason = f"Not applied: the script would no longer compile ({error.message})."
            _refuse(outcome, revision.change(candidate, NOT_SHOWN_SAFE, False, reason))
    return kept


def _refuse(outcome: Proven, change: Change) -> None:
    outcome.refused.setdefault((change.rule, change.line, change.before), change)


def _is_refused(revision: Revision, outcome: Proven, candidate: Candidate) -> bool:
    if not outcome.refused and outcome.allowed is None and not outcome.left_out:
        return False
    change = revision.change(candidate, NOT_SHOWN_SAFE, False, REFUTED)
    reason = outcome.left_out.get((change.rule, change.line))
    if reason is not None:
        _refuse(outcome, revision.change(candidate, reason.outcome, False, reason.words))
    elif outcome.allowed is not None and (change.rule, change.line) not in outcome.allowed:
        _refuse(outcome, change)
    return (change.rule, change.line, change.before) in outcome.refused
