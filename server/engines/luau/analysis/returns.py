"""What local functions give back: the return statements of each, and whether it can end without one."""

from collections.abc import Iterator

from server.engines.luau.analysis.builtins import Builtins
from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.names import Binding, Names
from server.engines.luau.syntax.nodes import Block, Call, CallStat, Do, Function, If, Node, Return, children


class Returns:
    """Knows the functions in local variables that are never assigned again. Who calls them does not matter."""

    def __init__(self, names: Names, builtins: Builtins) -> None:
        self._builtins = builtins
        self._functions: dict[Binding, Function] = {}
        self.of_function: dict[Function, list[Return]] = {}
        self.may_end_without: set[Function] = set()
        for binding in names.bindings:
            function = function_in(binding)
            if function is None or binding.writes:
                continue
            self._functions[binding] = function
            self.of_function[function] = [node for node in _own_nodes(function.body) if isinstance(node, Return)]
            if not self._returns(function.body):
                self.may_end_without.add(function)

    def function_of(self, binding: Binding | None) -> Function | None:
        """The function that a call of the variable is certain to reach."""
        return None if binding is None else self._functions.get(binding)

    def _returns(self, block: Block) -> bool:
        """Whether the end of the block is never reached."""
        last = block.body[-1] if block.body else None
        if isinstance(last, Return):
            return True
        if isinstance(last, Do):
            return self._returns(last.block)
        if isinstance(last, If) and last.otherwise is not None:
            return self._returns(last.otherwise) and all(self._returns(clause.block) for clause in last.clauses)
        call = last.call if isinstance(last, CallStat) else None
        return isinstance(call, Call) and self._builtins.name_of(call.func) == "error"


def _own_nodes(node: Node) -> Iterator[Node]:
    """The node and what is below it, without the functions inside."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in children(current) if not isinstance(child, Function))
