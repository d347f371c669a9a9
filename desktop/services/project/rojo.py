"""Rojo's project files as far as they place files: https://rojo.space/docs/v7/project-format/."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contracts.project import MAX_DEPTH
from desktop.services.printable import escaped
from desktop.services.project.errors import ProjectError

SUFFIX = ".project.json"
DEFAULT = f"default{SUFFIX}"
MAX_FILE_BYTES = 1024 * 1024
DATA_MODEL = "DataModel"
CLASS_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,63}")


@dataclass(frozen=True, slots=True)
class RojoNode:
    """One instance of the tree. `target` is a `$path` as it stands there; `place` where in the file, for a person."""

    name: str
    place: str
    class_name: str
    target: str | None
    optional: bool
    children: tuple["RojoNode", ...]


@dataclass(frozen=True, slots=True)
class RojoProject:
    """`ignored` are patterns of files that are no part of it, relative to the file's folder."""

    file: Path
    root: RojoNode
    ignored: tuple[str, ...]
    text: str = field(default="", repr=False)

    @property
    def is_place(self) -> bool:
        """Whether the tree is a whole place; otherwise it is one model or package."""
        return self.root.class_name == DATA_MODEL

    def where(self, node: RojoNode) -> str:
        """The place of a node's `$path` for a person, with its line where the file says it once."""
        literal = re.escape(json.dumps(node.target, ensure_ascii=False))
        found = list(re.finditer(rf'"(?:\$path|optional)"\s*:\s*{literal}', self.text))
        line = f", line {self.text.count(chr(10), 0, found[0].start()) + 1}" if len(found) == 1 else ""
        return f'{node.place}{line}: "$path": "{escaped(node.target or "")}"'


def read_rojo(file: Path) -> RojoProject:
    """Reads a project file. Raises ProjectError with the place of what is wrong."""
    text = _text(file)
    data = _parsed(file, text)
    tree = data.get("tree")
    if not isinstance(tree, dict):
        raise ProjectError(file, 'It has no "tree", so it says nothing of where scripts stand.')
    name = data.get("name", _name_by_file(file))
    if not isinstance(name, str) or not name:
        raise ProjectError(file, 'Its "name" is no text.')
    ignored = data.get("globIgnorePaths", [])
    if not isinstance(ignored, list) or not all(isinstance(pattern, str) for pattern in ignored):
        raise ProjectError(file, 'Its "globIgnorePaths" is no list of texts.')
    return RojoProject(file, _Reader(file).node(name, tree, "tree", 0), tuple(ignored), text)


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise ProjectError(file, "It does not exist." if not file.exists() else "It is no regular file.")
        with file.open("rb") as opened:
            content = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ProjectError(file, f"It cannot be read: {error.strerror or error}.") from error
    if len(content) > MAX_FILE_BYTES:
        raise ProjectError(file, f"It is larger than {MAX_FILE_BYTES // 1024} KB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ProjectError(file, f"It is not UTF-8 text: see line {line}.") from error


def _parsed(file: Path, text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ProjectError(file, f"It is not valid JSON: {where}: {error.msg}.") from error
    except (RecursionError, ValueError) as error:
        raise ProjectError(file, "It is not valid JSON: it nests too deep, or holds a number too long.") from error
    if not isinstance(data, dict):
        raise ProjectError(file, "It holds no JSON object.")
    return data


def _name_by_file(file: Path) -> str:
    return file.parent.name if file.name == DEFAULT else file.name.removesuffix(SUFFIX)


class _Reader:
    def __init__(self, file: Path) -> None:
        self._file = file

    def node(self, name: str, given: Mapping[str, Any], place: str, depth: int) -> RojoNode:
        if depth > MAX_DEPTH:
            raise ProjectError(self._file, f"{place}: It nests more than {MAX_DEPTH} deep.")
        target, optional = self._target(given.get("$path"), place)
        children = []
        for key, value in given.items():
            if key.startswith("$"):
                continue
            where = f"{place}.{escaped(key)}"
            if not isinstance(value, dict):
                raise ProjectError(self._file, f"{where}: An instance must be a JSON object.")
            children.append(self.node(key, value, where, depth + 1))
        return RojoNode(name, place, self._class(given.get("$className"), place), target, optional, tuple(children))

    def _class(self, given: Any, place: str) -> str:
        if given is None:
            return ""
        if not isinstance(given, str) or not CLASS_NAME.fullmatch(given):
            raise ProjectError(self._file, f'{place}: "$className" is no name of a class.')
        return given

    def _target(self, given: Any, place: str) -> tuple[str | None, bool]:
        optional = isinstance(given, dict)
        target = given.get("optional") if isinstance(given, dict) else given
        if given is not None and (not isinstance(target, str) or not target or "\0" in target):
            raise ProjectError(self._file, f'{place}: "$path" is no path.')
        return target, optional
