"""A false statement differs from the true one in one place."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, TrueFalse
from server.engines.items.text.words import FUNCTION_WORDS, bare

MOST_WORDS = 6
"""Words in a row that may be others."""
FEW_WORDS = 3
"""As many may always be, as in `a run-on sentence` and `a sentence fragment`; else no more than half of them."""


def check(item: Item, context: Context) -> Iterator[str]:
    """Statements that are not one change away from what is true."""
    del context
    answer = item.answer
    assert isinstance(answer, TrueFalse)
    if answer.key or not answer.correction.strip():
        return
    false, true = bare(item.stem).split(), bare(answer.correction).split()
    if false == true:
        if item.stem.strip() == answer.correction.strip():
            yield "The false statement and the true one are the same."
        return
    changes = [step for step in SequenceMatcher(None, false, true, autojunk=False).get_opcodes() if step[0] != "equal"]
    first, last = changes[0], changes[-1]
    spread = max(last[2] - first[1], last[4] - first[3])
    are_swapped = sorted(false) == sorted(true)
    if are_swapped or spread <= min(FEW_WORDS, len(false) - 1):
        return
    if spread > min(MOST_WORDS, len(false) // 2) or not _stay_between(false, changes) <= FUNCTION_WORDS:
        yield "The false statement differs from the true one in more than one place."


def _stay_between(false: list[str], changes: Sequence[tuple[str, int, int, int, int]]) -> set[str]:
    """Words between two changes: small ones as in `elected by the people`, `appointed by the president` may stay."""
    return {word for one, other in pairwise(changes) for word in false[one[2] : other[1]]}


RULE = ItemRule("one-slot", Severity.HARD, frozenset({ItemType.TRUE_FALSE}), check)
