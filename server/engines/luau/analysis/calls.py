"""Which calls reach a function: all of them, for local functions that are only ever called by name."""

from server.engines.luau.analysis.names import Binding, Names
from server.engines.luau.syntax.nodes import Call, Function, Local, LocalFunction


class Calls:
    """Finds the functions whose every call stands in the script."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: dict[Function, list[Call]] = {}
        self._functions: dict[Binding, Function] = {}
        if "debug" in names.globals:
            return  # debug.info can hand out any running function
        for binding in names.bindings:
            function = function_in(binding)
            if function is None or binding.writes:
                continue
            calls = self._calls(binding)
            if calls is not None:
                self._known[function] = calls
                self._functions[binding] = function

    def function_of(self, binding: Binding) -> Function | None:
        """The function in a local variable, if every call of it stands in the script."""
        return self._functions.get(binding)

    def reaching(self, function: Function) -> list[Call] | None:
        """Every call of the function, or None when it may also be called from elsewhere."""
        return self._known.get(function)

    def _calls(self, binding: Binding) -> list[Call] | None:
        found: list[Call] = []
        for ref in binding.reads:
            parent = self._names.parents[ref]
            if not isinstance(parent, Call) or parent.func is not ref:
                return None
            found.append(parent)
        return found


def function_in(binding: Binding) -> Function | None:
    """The function that a local variable is declared with."""
    statement = binding.statement
    if isinstance(statement, LocalFunction):
        return statement.function
    if isinstance(statement, Local) and len(statement.names) == len(statement.values) == 1:
        value = statement.values[0]
        return value if isinstance(value, Function) else None
    return None
