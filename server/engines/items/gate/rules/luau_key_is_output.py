"""The key of a question about what a snippet prints is what it prints."""

from collections.abc import Iterator

from server.engines.items.gate.rule import Context, ItemRule, Severity
from server.engines.items.model import Item, ItemType, LuauOutput


def check(item: Item, context: Context) -> Iterator[str]:
    """Runs the snippet again."""
    if context.run_luau is None:
        return
    assert isinstance(item.answer, LuauOutput)
    printed = context.run_luau(item.code)
    if printed is None:
        yield "The snippet does not run to its end."
    elif printed.rstrip("\n") != item.answer.key.rstrip("\n"):
        yield "The snippet prints something else than the answer."


RULE = ItemRule("luau-key-is-output", Severity.HARD, frozenset({ItemType.LUAU_OUTPUT}), check)
