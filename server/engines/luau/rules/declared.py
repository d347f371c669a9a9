"""What a local variable is declared with."""

from server.engines.luau.analysis.names import Binding
from server.engines.luau.syntax.nodes import Assertion, Expr, Local, Table


def constructor_of(binding: Binding) -> Table | None:
    """The table constructor whose table a local variable begins with."""
    statement = binding.statement
    if not isinstance(statement, Local) or statement.constant:
        return None
    position = binding.definitions[0].position
    value: Expr | None = statement.values[position] if position < len(statement.values) else None
    while isinstance(value, Assertion):
        value = value.expr
    return value if isinstance(value, Table) else None
