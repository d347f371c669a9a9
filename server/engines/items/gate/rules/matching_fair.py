"""Pairs cannot be told by a shared word or by what is left over."""

from collections import Counter
from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.gate.same import signs_of
from server.engines.items.model import Item, ItemType, Matching
from server.engines.items.text.words import bare, content_stems


def check(item: Item, context: Context) -> Iterator[str]:
    """What gives pairs away, and what makes them ambiguous."""
    del context
    answer = item.answer
    assert isinstance(answer, Matching)
    if not answer.extra:
        yield "There is no match too many, so the last pair needs no thought."
    wanted = [match for _, match in answer.pairs] + list(answer.extra)
    if sorted(wanted) != sorted(answer.shown):
        yield "What is shown is not the matches and the extra ones, each once."
    for texts, name in (([prompt for prompt, _ in answer.pairs], "prompts"), (wanted, "matches")):
        if len({_known(text) for text in texts}) < len(texts):
            yield f"Two {name} are the same."
    in_prompts = Counter(word for prompt, _ in answer.pairs for word in set(content_stems(prompt)))
    in_matches = Counter(word for match in wanted for word in set(content_stems(match)))
    for prompt, match in answer.pairs:
        shared = set(content_stems(prompt)) & set(content_stems(match))
        telling = sorted(word for word in shared if in_prompts[word] == in_matches[word] == 1)
        if telling:
            yield f"“{prompt}” shares a word with its match: {', '.join(telling)}."


def _known(text: str) -> tuple[str, str]:
    """Words and signs: `x > 8` is not `x < 8`."""
    return (bare(text) if any(sign.isalpha() for sign in text) else "".join(text.split())), signs_of(text)


RULE = ItemRule("matching-fair", Severity.HARD, frozenset({ItemType.MATCHING}), check)
