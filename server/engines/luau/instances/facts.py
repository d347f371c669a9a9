"""What is known of reading instances, `resources/luau/instance_reads.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from server.engines.luau.modernise.api import Api, api
from server.engines.resources import resource_folder

Kind = Literal["plain", "made"]
"""A plain value is the same thing at every read. One that is made is a new object, equal to the one before."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`looks`, `values` and `tables` are methods that change nothing; `services` are there in every game."""

    properties: Mapping[str, Mapping[Kind, frozenset[str]]]
    looks: Mapping[str, Kind]
    values: frozenset[str]
    tables: frozenset[str]
    """They make a table, which the script may then give a metatable."""
    constructors: frozenset[str]
    services: frozenset[str]
    standing: frozenset[str]
    """What `game` has that tells nothing of which services there are."""

    def property(self, known: Api, class_name: str, name: str) -> Kind | None:
        """What reading the property of an instance of the class gives; None if it is not known to be safe."""
        for one in known.line(class_name):
            for kind, names in self.properties.get(one, {}).items():
                if name in names:
                    return kind
        return None


@cache
def facts() -> Facts:
    """The facts, read once."""
    data: Mapping[str, Any] = json.loads((resource_folder("luau") / "instance_reads.json").read_text(encoding="utf-8"))
    looks: dict[str, Kind] = dict.fromkeys(data["looks"]["plain"], "plain")
    looks |= dict.fromkeys(data["looks"]["made"], "made")
    return Facts(
        properties={
            of: {kind: frozenset(names) for kind, names in kinds.items()} for of, kinds in data["properties"].items()
        },
        looks=looks,
        values=frozenset(data["reads"]["values"]),
        tables=frozenset(data["reads"]["tables"]),
        constructors=frozenset(data["constructors"]) | frozenset(api().constructors),
        services=frozenset(data["services"]),
        standing=frozenset(data["standing"]) | api().services,
    )
