"""Lists that a loop makes anew in each round and that nobody keeps (decision 15: said, not edited)."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.declared import constructor_of
from server.engines.luau.rules.regions import loops_around
from server.engines.luau.syntax.nodes import Node


def reusable_lists(script: Script) -> Iterator[Node]:
    """The declarations of local lists that are empty at first, and that only their own round knows."""
    if script.builtins.environment_touched or script.observes_collection:
        return
    for binding in script.names.bindings:
        made = constructor_of(binding)
        if made is not None and not made.items and not binding.writes and _is_left_behind(script, binding):
            yield binding.statement


def _is_left_behind(script: Script, binding: Binding) -> bool:
    if binding.captured or not binding.reads or not any(loops_around(script, binding.statement)):
        return False
    use = script.tables.use_of(binding)
    kept_in_view = use is not None and not use.escapes and use.changed
    return kept_in_view and script.sequences.is_sequence(binding.reads[0])
