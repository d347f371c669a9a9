"""The verb of a question does not belong to a far higher or lower level than the one it is given."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Bloom, Item, ItemType
from server.engines.items.text.words import words_of

_VERBS = {
    Bloom.REMEMBER: ("name", "list", "define", "recall", "state", "label"),
    Bloom.UNDERSTAND: ("explain", "describe", "summarize", "summarise", "paraphrase"),
    Bloom.APPLY: ("calculate", "compute", "solve", "use", "apply"),
    Bloom.ANALYZE: ("compare", "contrast", "analyze", "analyse", "distinguish"),
    Bloom.EVALUATE: ("judge", "evaluate", "justify", "defend", "critique"),
    Bloom.CREATE: ("design", "compose", "invent", "write"),
}
_LEVEL_OF = {verb: level for level, verbs in _VERBS.items() for verb in verbs}
_LEVELS = list(Bloom)
FAR = 2


def check(item: Item, context: Context) -> Iterator[str]:
    """Questions that begin with a verb of a level two or more away."""
    del context
    first = next(iter(words_of(item.stem)), "")
    level = _LEVEL_OF.get(first)
    if level is not None and abs(_LEVELS.index(level) - _LEVELS.index(item.bloom)) >= FAR:
        yield f"“{first.capitalize()}” asks to {level.value}, and the question counts as {item.bloom.value}."


RULE = ItemRule("level-matches", Severity.WARN, frozenset({ItemType.SHORT_ANSWER}), check)
