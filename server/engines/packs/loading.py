"""Reads a knowledge pack from the text of its YAML file."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from server.engines.packs.model import Pack

if TYPE_CHECKING:
    from yaml import SafeLoader as _Base
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MERGE = "tag:yaml.org,2002:merge"


class PackError(Exception):
    """The file is no pack. The message has a line for every mistake: file, line, place, what is wrong."""


class _Loader(_Base):
    """Refuses a key that stands twice in one mapping: YAML would keep the second and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.tag != _MERGE and key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"`{key.value}` stands here twice", problem_mark=key.start_mark)
            seen.add(key.value)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return found


def load_pack(text: str, name: str) -> Pack:
    """The pack of a file; `name` is what errors call the file. Raise PackError."""
    try:
        root = yaml.compose(text, Loader=_Base)
        content = yaml.load(text, Loader=_Loader)  # nosec B506 # noqa: S506 - a safe loader, which only looks for doubled keys
    except yaml.MarkedYAMLError as error:
        line = 0 if error.problem_mark is None else error.problem_mark.line + 1
        raise PackError(f"{name}:{line}: {error.problem}") from error
    except yaml.YAMLError as error:
        raise PackError(f"{name}: {error}") from error
    try:
        return Pack.model_validate(content)
    except ValidationError as error:
        mistakes = [_mistake(name, root, found["loc"], found["msg"]) for found in error.errors()]
        raise PackError("\n".join(mistakes)) from error


def _mistake(name: str, root: yaml.Node | None, place: tuple[int | str, ...], message: str) -> str:
    node, path = root, []
    for step in place:
        below = _below(node, step)
        if below is None:
            continue  # the tag of a union, or a field that is missing
        node = below
        path.append(str(step))
    missing = place[-1] if place and path[-1:] != [str(place[-1])] and "required" in message else ""
    line = 1 if node is None else node.start_mark.line + 1
    shown = ".".join([*path, str(missing)] if missing else path)
    return f"{name}:{line}: {shown or 'the file'}: {message}"


def _below(node: yaml.Node | None, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None
