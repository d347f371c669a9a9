"""What is found of variables that are never assigned again, each looked at once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from server.engines.luau.analysis.names import Binding

T = TypeVar("T")


class FixedVariables(Generic[T]):
    """`declared` finds it of one variable from its declaration. Of one that depends on itself nothing is found."""

    def __init__(self, declared: Callable[[Binding], T | None]) -> None:
        self._declared = declared
        self._known: dict[Binding, T | None] = {}

    def of(self, binding: Binding | None) -> T | None:
        """None also for a variable that is assigned later, and for a name that is no local variable."""
        if binding is None or binding.writes:
            return None
        if binding not in self._known:
            self._known[binding] = None
            self._known[binding] = self._declared(binding)
        return self._known[binding]
