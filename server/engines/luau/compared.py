"""Applies edits that are run before and after in the VM and compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from server.engines.luau.blame import Place
from server.engines.luau.left_out import NOTHING, LeftOut, Reason
from server.engines.luau.machine import Comparison, VirtualMachine
from server.engines.luau.plan import compatible
from server.engines.luau.probes import Probes, instrument
from server.engines.luau.proven import ALREADY_DONE, GainCheck
from server.engines.luau.report import APPLIED, NO_GAIN, NOT_SHOWN_SAFE, Change, Counterexample
from server.engines.luau.revision import Revision, edited
from server.engines.luau.rules.rule import Candidate

MAX_ALONE = 24
"""How many edits are tried one by one when they do not pass together; each try runs the script."""
ALONE_CHARACTERS = 4_000_000
"""How much script may be read for that. In a long script fewer are tried."""
NOT_REACHED = "Not applied: the run before and after did not get to this place."
NO_STRING = "Not applied: the run did not show that what is annotated as a string here always is one."
TOGETHER = "Not applied: together with the other edits the run before and after was not shown equal."
TOO_MANY = "Not applied: there were too many such edits to run each by itself."


@dataclass(slots=True)
class Compared:
    """What became of the edits that need a run. `refused` is that of the latest round only."""

    applied: list[Change] = field(default_factory=list)
    refused: list[Change] = field(default_factory=list)
    counterexample: Counterexample | None = None
    """The first call that told a refused edit of the latest round from the original."""
    few_rounds: dict[Place, str] = field(default_factory=dict)
    """Applied edits that pay with many rounds only, and of which the script's own run made few; why, in words."""
    comparison: Comparison | None = None
    """The comparison that covers the revision as it is; None when nothing has been applied."""


class Comparer:
    """Tries edits in the machine. `allowed` is empty, or the reason why no script may be run."""

    def __init__(self, machine: VirtualMachine, check: GainCheck, allowed: str, left_out: LeftOut = NOTHING) -> None:
        self._machine = machine
        self._check = check
        self._refusal = allowed
        self._left_out = left_out

    def round(self, revision: Revision, outcome: Compared) -> bool:
        """Try what the rules propose for the current text. Returns whether anything was applied."""
        outcome.refused, outcome.counterexample = [], None
        candidates = self._useful(revision, outcome)
        if not candidates:
            return False
        refusal = self._refusal or self._not_comparable(revision.original)
        if refusal:
            self._refuse(revision, outcome, candidates, refusal)
            return False
        kept, comparison = self._kept(revision, outcome, candidates)
        if not kept or comparison is None:
            return False
        evidence = f"Run before and after in Luau {self._machine.version}: {comparison.detail} This place was executed."
        outcome.applied.extend(revision.change(one, APPLIED, True, evidence=evidence) for one in kept)
        outcome.comparison = comparison
        outcome.few_rounds.update(self._few_rounds(revision, kept))
        revision.apply(kept)
        return True

    def _useful(self, revision: Revision, outcome: Compared) -> list[Candidate]:
        wanted = [one for one in revision.plan().candidates if one.tier == "B"]
        useful: list[Candidate] = []
        for candidate, gains in zip(wanted, self._check.gains(revision.text, wanted), strict=True):
            reason = self._why_kept_out(revision, candidate) if gains else Reason(NO_GAIN, ALREADY_DONE)
            if reason is None:
                useful.append(candidate)
            else:
                outcome.refused.append(revision.change(candidate, reason.outcome, False, reason.words))
        return compatible(useful)

    def _few_rounds(self, revision: Revision, candidates: list[Candidate]) -> dict[Place, str]:
        """Those that do not pay in the script's own run. Where that does not get to one, nothing speaks against it."""
        counted = [one for one in candidates if one.rounds is not None]
        if not counted:
            return {}
        instrumented, probes = instrument(edited(revision.text, counted), counted)
        if self._machine.compile_error(instrumented) is not None:
            return {}
        counts = self._machine.counts(instrumented)
        whys = [_too_few(candidate, one, counts) for candidate, one in zip(counted, probes, strict=True)]
        changes = [revision.change(candidate, NO_GAIN, False) for candidate in counted]
        return {(change.rule, change.line): why for change, why in zip(changes, whys, strict=True) if why}

    def _why_kept_out(self, revision: Revision, candidate: Candidate) -> Reason | None:
        if not self._left_out:
            return None
        change = revision.change(candidate, NO_GAIN, False)
        return self._left_out.get((change.rule, change.line))

    def _not_comparable(self, original: str) -> str:
        """Why this script can never be compared, whatever the edit; empty when it can."""
        comparison = self._machine.compare(original, original, lambda line: line)
        return "" if comparison.equivalent else f"Not applied: {_lowered(comparison.detail)}"

    def _kept(
        self, revision: Revision, outcome: Compared, candidates: list[Candidate]
    ) -> tuple[list[Candidate], Comparison | None]:
        comparison, doubts = self._try(revision, candidates)
        if comparison.equivalent and doubts is not None:
            reached = self._without_doubted(revision, outcome, candidates, doubts)
            if len(reached) < len(candidates):
                candidates = reached
                comparison, doubts = self._try(revision, candidates) if candidates else (comparison, None)
            if not candidates or (comparison.equivalent and doubts is not None and not any(doubts)):
                return candidates, comparison
        return self._kept_alone(revision, outcome, candidates)

    def _without_doubted(
        self, revision: Revision, outcome: Compared, candidates: list[Candidate], doubts: list[str]
    ) -> list[Candidate]:
        """What remains where all edits together do the same as the original: each was reached as it would be alone."""
        for candidate, doubt in zip(candidates, doubts, strict=True):
            if doubt:
                self._refuse(revision, outcome, [candidate], doubt)
        return [candidate for candidate, doubt in zip(candidates, doubts, strict=True) if not doubt]

    def _kept_alone(
        self, revision: Revision, outcome: Compared, candidates: list[Candidate]
    ) -> tuple[list[Candidate], Comparison | None]:
        """Each by itself, to find those that speak against the others."""
        kept: list[Candidate] = []
        tries = min(MAX_ALONE, ALONE_CHARACTERS // (len(revision.text) + 1))
        for position, candidate in enumerate(candidates):
            if position >= tries:
                self._refuse(revision, outcome, [candidate], TOO_MANY)
                continue
            alone, doubts = self._try(revision, [candidate])
            reason = (doubts or [NOT_REACHED])[0] if alone.equivalent else f"Not applied: {_lowered(alone.detail)}"
            outcome.counterexample = outcome.counterexample or alone.counterexample
            if not reason:
                kept.append(candidate)
                continue
            self._refuse(revision, outcome, [candidate], reason)
        if not kept:
            return [], None
        comparison, doubts = self._try(revision, kept)
        if comparison.equivalent and doubts is not None and not any(doubts):
            return kept, comparison
        self._refuse(revision, outcome, kept, TOGETHER)
        return [], None

    def _try(self, revision: Revision, candidates: list[Candidate]) -> tuple[Comparison, list[str] | None]:
        """Compare the original with the current text plus these edits; and what speaks against each.

        None in place of that if they are not equal, or if it cannot be watched which places are reached.
        """
        after = edited(revision.text, candidates)
        error = self._machine.compile_error(after)
        if error is not None:
            return Comparison(None, "", f"The script would no longer compile ({error.message})."), None
        moved = revision.map_with(candidates)
        comparison = self._machine.compare(revision.original, after, lambda line: moved(revision.current_line(line)))
        if not comparison.equivalent:
            return comparison, None
        instrumented, probes = instrument(after, candidates)
        if self._machine.compile_error(instrumented) is not None:
            return comparison, None
        hits = self._machine.executed(instrumented)
        return comparison, [_doubt(one, hits) for one in probes]

    def _refuse(self, revision: Revision, outcome: Compared, candidates: list[Candidate], reason: str) -> None:
        outcome.refused.extend(revision.change(one, NOT_SHOWN_SAFE, False, reason) for one in candidates)


def _too_few(candidate: Candidate, probes: Probes, counts: Mapping[int, int]) -> str:
    """Why an edit that pays only with many rounds does not pay in this run; empty where it does, or was not reached."""
    rounds = candidate.rounds
    entered = counts.get(probes.edits[rounds.entry], 0) if rounds is not None else 0
    if rounds is None or not entered:
        return ""
    average = sum(counts.get(probes.edits[edit], 0) for edit in rounds.inside) / entered
    return rounds.why.format(rounds=f"{average:.0f}") if average < rounds.least else ""


def _doubt(probes: Probes, hits: frozenset[int]) -> str:
    if not probes.places <= hits:
        return NOT_REACHED
    return "" if probes.strings <= hits else NO_STRING


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
