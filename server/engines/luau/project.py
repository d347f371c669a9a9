"""The Roblox project around a script, as an engine takes it: instances in an order in which a parent comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FOLDER = "Folder"
SERVICE = "Service"


@dataclass(frozen=True, slots=True)
class Node:
    """One instance. `parent` counts the nodes before it from 1; 0 is the data model. Only modules have a source."""

    parent: int
    name: str
    class_name: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """`script` is the number of the optimized script's own node, counted from 1."""

    nodes: tuple[Node, ...]
    script: int


def project_of(given: Mapping[str, Any] | None) -> Project | None:
    """From the `project` of a request, as plain data. Folders that it leaves out are put in."""
    if given is None:
        return None
    script_path = tuple(given["script_path"])
    listed = {tuple(node["path"]): (node["class_name"], node["source"]) for node in given["nodes"]}
    listed[script_path] = (given["script_class"], None)
    numbers: dict[tuple[str, ...], int] = {(): 0}
    nodes: list[Node] = []
    for path in listed:
        for length in range(1, len(path) + 1):
            part = path[:length]
            if part not in numbers:
                class_name, source = listed.get(part, (SERVICE if length == 1 else FOLDER, None))
                nodes.append(Node(numbers[part[:-1]], part[-1], class_name, source))
                numbers[part] = len(nodes)
    return Project(tuple(nodes), numbers[script_path])
