"""Makes again what was shown safe, but for one change: a text that is only timed."""

from server.engines.luau.blame import Place
from server.engines.luau.plan import compatible
from server.engines.luau.proven import GainCheck, Proven, apply_proven
from server.engines.luau.report import APPLIED
from server.engines.luau.revision import Revision
from server.engines.luau.rules.rule import Candidate

MAX_ROUNDS = 6


def replayed(revision: Revision, check: GainCheck, proven: frozenset[Place], compared: frozenset[Place]) -> str:
    """The text with the edits at these places, those that a rule proves and those that need a run; runs nothing."""
    made = Proven(proven)
    apply_proven(revision, check, made)
    for _ in range(MAX_ROUNDS):
        wanted = [one for one in revision.plan().candidates if one.tier == "B" and _place(revision, one) in compared]
        if not wanted:
            break
        revision.apply(compatible(wanted))
        apply_proven(revision, check, made)
    return revision.text


def _place(revision: Revision, candidate: Candidate) -> Place:
    change = revision.change(candidate, APPLIED, False)
    return change.rule, change.line
