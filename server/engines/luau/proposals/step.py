"""The optimizer's step for proposed rewrites: which functions are worth one, and what becomes of those that came."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from server.engines.luau.blame import Place
from server.engines.luau.gains import TimeBudget
from server.engines.luau.left_out import NOT_WANTED
from server.engines.luau.machine import VirtualMachine
from server.engines.luau.proposals.hot import hot_functions
from server.engines.luau.proposals.proposal import RULE, Hot, Proposal
from server.engines.luau.proposals.trial import Trial, unwanted
from server.engines.luau.report import LEFT_OUT, Change, Counterexample
from server.engines.luau.revision import Revision

WITH_MODEL = "run before and after"
"""How a result is shown to behave the same of which a model's rewrite is a part."""
AGGRESSIVE = "aggressive"
WRONG_LEVEL = "Not applied: what a model proposes belongs to the aggressive level."
ONE_WORLD = "The script could not be compared as a client in Studio."


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of the proposals; the counterexample is that of the first that was told from the original."""

    passed: list[Change]
    dropped: list[Change]
    counterexample: Counterexample | None = None


class Rewrites:
    """`left_out` are the places of changes that a person does not want."""

    def __init__(
        self,
        machine: VirtualMachine,
        *,
        level: str,
        seed: int,
        driver: str,
        budget: TimeBudget,
        left_out: Collection[Place],
    ) -> None:
        self._machine = machine
        self._level = level
        self._budget = budget
        self._seed = seed
        self._driver = driver
        self._unwanted = {line for rule, line in left_out if rule == RULE}

    def apply(self, revision: Revision, proposals: Sequence[Proposal], why_not_run: str) -> Rewritten:
        """Applies to `revision` what passes. `why_not_run` keeps all of them out."""
        why_not = WRONG_LEVEL if self._level != AGGRESSIVE else why_not_run
        alone = unwanted(revision, self._unwanted, LEFT_OUT, NOT_WANTED) if self._level == AGGRESSIVE else []
        trial = Trial(self._machine, seed=self._seed, driver=self._driver, seconds=self._budget.whole)
        tried = [trial.run(revision, proposal, why_not) for proposal in proposals]
        told = [one.counterexample for one in tried if one.counterexample is not None]
        return Rewritten(
            [one.change for one in tried if one.change.applied],
            [*alone, *(one.change for one in tried if not one.change.applied)],
            told[0] if told else None,
        )

    def hot(self, revision: Revision) -> Hot:
        """The functions that matter most as the text is now; none where a rewrite could not be judged."""
        same = self._machine.compare(revision.original, revision.original, lambda line: line)
        if not same.equivalent or not same.both_worlds:
            return Hot(reason=same.detail if not same.equivalent else ONE_WORLD)
        timing = self._machine.measure(revision.text, revision.text, runs=1, seconds=self._budget.whole)
        if isinstance(timing, str):
            return Hot(reason=timing)
        found = hot_functions(revision.text, self._machine.counts)
        wanted = [one for one in found.functions if revision.original_line(one.line) not in self._unwanted]
        return replace(found, functions=tuple(wanted))
