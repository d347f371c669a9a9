"""The table of old API, `resources/luau/deprecated.json`: facts from Roblox/creator-docs, each with its page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from server.engines.resources import resource_folder

Kind = Literal["function", "value", "method", "property", "argument", "class"]
How = Literal["rename", "rewrite", "report"]
SAME = "It is the same thing under its current name."
"""The difference of an entry that has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One old name. `of` is its class or library, empty for a global.

    `needs` names the condition of a rename (`conditions.CONDITIONS`), `rewrite` the rewrite (`rewrites.REWRITES`).
    `anywhere` says that the name means this on any value of the engine, so that its class need not be known.
    `difference` is the one sentence or two about how the replacement behaves, or why it is left to a person.
    `source` is an address with the commit at which the page was read.
    """

    of: str
    member: str
    kind: Kind
    how: How
    replacement: str
    difference: str
    source: str
    basis: str
    anywhere: bool = False
    needs: str = ""
    rewrite: str = ""
    service: str = ""

    @property
    def id(self) -> str:
        """The name of the entry in a report: `modernise-Instance-children`."""
        return "-".join(part for part in ("modernise", self.of, self.member) if part)


class OldNames:
    """Finds an entry by what it is used on."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._known = {(entry.of, entry.member, entry.kind): entry for entry in entries}
        self._anywhere = {(entry.member, entry.kind): entry for entry in entries if entry.anywhere}

    def of_global(self, name: str) -> Entry | None:
        """An old global function or value."""
        return self._known.get(("", name, "function")) or self._known.get(("", name, "value"))

    def of_library(self, library: str, name: str) -> Entry | None:
        """An old function of a library of Luau."""
        return self._known.get((library, name, "function"))

    def member(self, class_name: str, name: str, kind: Kind) -> Entry | None:
        """An old member that this very class declares."""
        return self._known.get((class_name, name, kind))

    def member_anywhere(self, name: str, kind: Kind) -> Entry | None:
        """An old member whose name means the same on every value of the engine that has it."""
        return self._anywhere.get((name, kind))


@cache
def old_names() -> OldNames:
    """The table, read once."""
    data = json.loads((resource_folder("luau") / "deprecated.json").read_text(encoding="utf-8"))
    return OldNames(tuple(_entry(data, item) for item in data["entries"]))


def _entry(data: Mapping[str, Any], item: Mapping[str, Any]) -> Entry:
    known = {name: value for name, value in item.items() if name != "page"}
    page = item["page"]
    source = f"{data['repository']}/blob/{data['pages'][page]}/{data['folder']}/{page}"
    return Entry(**known, source=source)
