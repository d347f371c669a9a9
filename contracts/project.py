"""The Roblox project around a script: which instances there are, and the source of the modules it can require."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from contracts.base import NOT_IN_A_NAME, WireModel

MAX_PROJECT_BYTES = 1024 * 1024
"""Most that the sources and paths of a project may have together, in UTF-8 bytes. With a script and a driver of the
largest size they fit into one request, and into the 8 MB of an engine's pipe with every letter of theirs escaped.
"""
MAX_NODES = 2000
"""Far more than a script can reach in most places, and little to build anew for every run."""
MAX_DEPTH = 32
MODULE = "ModuleScript"

NodeName = Annotated[str, Field(min_length=1, max_length=100, pattern=f"^[^{NOT_IN_A_NAME}]+$")]
"""Roblox cuts names at 100 characters."""
NodePath = Annotated[list[NodeName], Field(min_length=1, max_length=MAX_DEPTH)]
"""From a service down: `["ReplicatedStorage", "Shared", "Util"]`. What lies between needs no node: it is a folder."""


class ProjectNode(WireModel):
    """One instance. Only a ModuleScript has a source here: nothing else is run besides the script itself."""

    path: NodePath
    class_name: str = Field(default="Folder", min_length=1, max_length=64, pattern=r"^[A-Za-z][A-Za-z0-9]*$")
    source: str | None = None


class Project(WireModel):
    """Where the script stands, and what stands around it. Children keep the order of the list."""

    script_path: Annotated[list[NodeName], Field(min_length=2, max_length=MAX_DEPTH)]
    script_class: str = Field(default="Script", pattern=r"^(Script|LocalScript|ModuleScript)$")
    nodes: list[ProjectNode] = Field(default=[], max_length=MAX_NODES)

    @model_validator(mode="after")
    def _is_a_tree(self) -> Self:
        """Each path once, sources below a service and in modules only."""
        seen = {tuple(self.script_path)}
        for node in self.nodes:
            path = tuple(node.path)
            if path in seen:
                raise ValueError(f"The path {'.'.join(path)} stands in the project twice.")
            if node.source is not None and (node.class_name != MODULE or len(path) < 2):
                raise ValueError(f"{'.'.join(path)} has a source and is no module below a service.")
            seen.add(path)
        return self

    @property
    def size(self) -> int:
        """Bytes of all sources and paths."""
        texts = [*self.script_path]
        for node in self.nodes:
            texts += [*node.path, node.source or ""]
        return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
