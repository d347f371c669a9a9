"""What is known of Roblox's types, `resources/luau/roblox_types.json`: enough to tell what an expression is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from server.engines.resources import resource_folder

INSTANCE = "Instance"
SIGNAL = "RBXScriptSignal"
CONNECTION = "RBXScriptConnection"
OWN_CLASS = "self"
NAMED_CLASS = "class"
"""As the result of a method: the receiver's class, and the one that the first argument names."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class or data type. `events` gives the types of what a listener is called with."""

    extends: str | None
    properties: Mapping[str, str]
    methods: Mapping[str, str]
    events: Mapping[str, Sequence[str]]


class Api:
    """Looks members up along the classes that a class extends."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.globals: Mapping[str, str] = data["globals"]
        self.constructors: Mapping[str, str] = data["constructors"]
        self.services = frozenset(data["services"])
        self._classes = {
            name: Class(
                known.get("extends"), known.get("properties", {}), known.get("methods", {}), known.get("events", {})
            )
            for name, known in data["classes"].items()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._classes

    def line(self, name: str) -> Iterator[str]:
        """The class and all that it extends, itself first."""
        current: str | None = name
        while current is not None and current in self._classes:
            yield current
            current = self._classes[current].extends

    def is_instance(self, name: str) -> bool:
        return INSTANCE in self.line(name)

    def property(self, class_name: str, name: str) -> str | None:
        """The type of a property."""
        return next(
            (found for one in self.line(class_name) if (found := self._classes[one].properties.get(name))), None
        )

    def method(self, class_name: str, name: str) -> str | None:
        """The type of what a method returns."""
        return next((found for one in self.line(class_name) if (found := self._classes[one].methods.get(name))), None)

    def event(self, class_name: str, name: str) -> tuple[str, ...] | None:
        """The types that a listener of this event is called with, as far as they are known."""
        for one in self.line(class_name):
            found = self._classes[one].events.get(name)
            if found is not None:
                return tuple(found)
        return None


@cache
def api() -> Api:
    """The types, read once."""
    return Api(json.loads((resource_folder("luau") / "roblox_types.json").read_text(encoding="utf-8")))
