"""Files and folders as the instances that Rojo makes of them: https://rojo.space/docs/v7/sync-details/."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from contracts.base import NOT_IN_A_NAME
from contracts.project import MAX_DEPTH, MODULE
from desktop.services.printable import escaped
from desktop.services.project.errors import ProjectError
from desktop.services.project.globs import matches
from desktop.services.project.rojo import CLASS_NAME, DEFAULT, SUFFIX, RojoNode, RojoProject, read_rojo

MAX_ENTRIES = 20_000
"""Files and folders looked at; far more than a place has."""
MAX_NAME = 100
FOLDER = "Folder"
SCRIPT_CLASSES = {".server": "Script", ".client": "LocalScript", ".legacy": "Script", ".plugin": "Script"}
SOURCE_SUFFIXES = (".luau", ".lua")
OTHER_CLASSES = {".json": MODULE, ".toml": MODULE, ".txt": "StringValue"}
"""Files of which Rojo makes an instance too. Their contents are not read here."""
NOT_INSTANCES = (".meta.json", ".model.json", SUFFIX)
STARTER_SCRIPTS = ("StarterPlayerScripts", "StarterCharacterScripts")
INIT_NAMES = tuple(f"init{mark}{suffix}" for mark in ("", ".server", ".client") for suffix in SOURCE_SUFFIXES)
"""Files that make a script of the folder they lie in."""
_UNFIT_NAME = re.compile(f"[{NOT_IN_A_NAME}\\ud800-\\udfff]")

Place = tuple[str, ...]
"""Names from a service down."""


@dataclass(frozen=True, slots=True)
class Instance:
    """`file` holds the source, where it is a script or a module with one."""

    class_name: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What lies in a folder: under its own name, and where its links lead."""

    name: str
    path: Path
    is_folder: bool


@dataclass(slots=True)
class Mapped:
    """All that was found, parents before children. No file outside of `root` is in it."""

    root: Path
    instances: dict[Place, Instance] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def place_of(self, script: Path) -> Place | None:
        """Where the instance of a file stands."""
        return next((place for place, found in self.instances.items() if found.file == script), None)


def map_project(project: RojoProject) -> Mapped:
    """The instances of a project. Raises ProjectError for a `$path` that is missing or leads outside."""
    mapped = Mapped(project.file.parent.resolve())
    mapper = _Mapper(mapped, own=project.file.resolve())
    if project.is_place:
        for child in project.root.children:
            mapper.add_node(project, child, (child.name,))
    else:
        mapper.add_node(project, project.root, ("ReplicatedStorage", project.root.name))
    return mapped


def map_folder(folder: Path, at: Place, *, depth: int, entries: int) -> Mapped:
    """The instances of a folder that belongs to no project, `depth` folders down."""
    mapped = Mapped(folder.resolve())
    _Mapper(mapped, entries, depth).add_path(mapped.root.name, mapped.root, at)
    return mapped


class _Mapper:
    def __init__(
        self, mapped: Mapped, entries: int = MAX_ENTRIES, depth: int = MAX_DEPTH, own: Path | None = None
    ) -> None:
        self._mapped = mapped
        self._left = entries
        self._depth = depth
        self._open: list[Path] = [] if own is None else [own]
        """Folders and project files that are being looked at: one that comes again is a circle of links."""
        self._ignored: tuple[tuple[Path, str], ...] = ()

    def add_node(self, project: RojoProject, node: RojoNode, at: Place) -> None:
        """A node of a project file, with what its `$path` holds and the nodes below it."""
        folder, before = project.file.parent.resolve(), self._ignored
        self._ignored = (*before, *((folder, pattern) for pattern in project.ignored))
        try:
            self._add_instance(at, Instance(node.class_name or _class_by_name(node.name, at)))
            target = self._target(project, folder, node)
            if target is not None:
                self.add_path(target.name, target, at)
            for child in node.children:
                self.add_node(project, child, (*at, child.name))
        finally:
            self._ignored = before

    def add_path(self, name: str, path: Path, at: Place) -> None:
        """A file or folder as the instance at `at`; `path` has no links in it."""
        if path.is_dir():
            self._add_folder(path, at)
        elif name.endswith(SUFFIX):
            self._add_nested(path, at)
        elif (found := _instance_of(name, path)) is not None:
            self._add_instance(at, found[1])

    def _target(self, project: RojoProject, folder: Path, node: RojoNode) -> Path | None:
        if node.target is None:
            return None
        where = project.where(node)
        try:
            path = (folder / node.target.replace("\\", "/")).resolve()
            exists = path.exists()
        except (OSError, RuntimeError, ValueError) as error:
            raise ProjectError(
                project.file, f"{where} cannot be followed: it is a circle of links, or no path."
            ) from error
        if not path.is_relative_to(self._mapped.root):
            raise ProjectError(project.file, f"{where} leads out of the folder of the project file, and is not read.")
        if not exists and not node.optional:
            raise ProjectError(project.file, f"{where} does not exist.")
        return path if exists else None

    def _add_folder(self, folder: Path, at: Place) -> None:
        if folder in self._open:
            self._complain(f"{self._shown(folder)}: a link leads back to a folder above it; it was left out.")
            return
        if len(self._open) > self._depth:
            return
        nested = folder / DEFAULT
        if nested.is_file() and nested not in self._open and self._open:
            self._add_nested(nested.resolve(), at)
            return
        self._open.append(folder)
        try:
            self._add_contents(folder, at)
        finally:
            self._open.pop()

    def _add_contents(self, folder: Path, at: Place) -> None:
        entries = self._entries(folder)
        own = next((entry for entry in entries if entry.name in INIT_NAMES and not entry.is_folder), None)
        found = _instance_of(own.name, own.path) if own is not None else None
        self._add_instance(at, found[1] if found is not None else Instance(FOLDER))
        for entry in entries:
            if entry.name not in INIT_NAMES:
                self._add_entry(entry, at)

    def _add_entry(self, entry: _Entry, at: Place) -> None:
        if entry.is_folder:
            self._add_folder(entry.path, (*at, entry.name))
        elif entry.name.endswith(SUFFIX):
            if entry.name != DEFAULT:
                self._add_nested(entry.path, at, by_its_name=True)
        elif (found := _instance_of(entry.name, entry.path)) is not None:
            self._add_instance((*at, found[0]), found[1])

    def _add_nested(self, file: Path, at: Place, *, by_its_name: bool = False) -> None:
        """A project in a project. A fault in it is told, and costs only what it would have added."""
        if file in self._open:
            self._complain(f"{self._shown(file)}: it contains itself; it was left out.")
            return
        self._open.append(file)
        try:
            project = read_rojo(file)
            self.add_node(project, project.root, (*at, project.root.name) if by_its_name else at)
        except ProjectError as error:
            self._complain(f"{self._shown(file)}: {error.reason}")
        finally:
            self._open.pop()

    def _entries(self, folder: Path) -> list[_Entry]:
        """What lies in a folder, by name; without what is hidden, ignored, or elsewhere."""
        found = []
        try:
            with os.scandir(folder) as scanned:
                for entry in scanned:
                    if self._left == 0:
                        self._complain("There are more files than are looked at; the rest was left out.")
                        break
                    self._left -= 1
                    if not entry.name.startswith(".") and (inside := self._inside(folder, entry)) is not None:
                        found.append(inside)
        except OSError as error:
            self._complain(f"{self._shown(folder)}: it cannot be read: {error.strerror or error}.")
        return sorted(found, key=lambda entry: entry.name)

    def _inside(self, folder: Path, entry: os.DirEntry[str]) -> _Entry | None:
        path = folder / entry.name
        if self._is_ignored(path):
            return None
        try:
            if not entry.is_symlink() and not entry.is_dir():
                return _Entry(entry.name, path, is_folder=False)
            real = path.resolve(strict=True)
            if real.is_relative_to(self._mapped.root):
                return _Entry(entry.name, real, real.is_dir())
            self._complain(f"{self._shown(path)}: it leads out of the folder of the project; it was left out.")
        except (OSError, RuntimeError):
            self._complain(f"{self._shown(path)}: the link leads nowhere; it was left out.")
        return None

    def _is_ignored(self, path: Path) -> bool:
        return any(
            path.is_relative_to(base) and matches(pattern, path.relative_to(base).as_posix())
            for base, pattern in self._ignored
        )

    def _add_instance(self, at: Place, instance: Instance) -> None:
        """The first file of a place stays. A module and a folder of the same name become one."""
        instances, name = self._mapped.instances, at[-1]
        if len(at) > MAX_DEPTH or not 0 < len(name) <= MAX_NAME or _UNFIT_NAME.search(name):
            self._complain(f"{escaped('.'.join(at))}: a name or a depth that Roblox does not take; it was left out.")
            return
        if len(at) > 2 and at[:-1] not in instances:
            return  # what holds it was left out
        known = instances.get(at)
        if known is None or (known.file is None and instance.class_name != FOLDER and len(at) > 1):
            instances[at] = instance
        elif known.file is not None and instance.file is not None:
            self._complain(f"{escaped('.'.join(at))}: two files give it; the second was left out.")

    def _complain(self, text: str) -> None:
        if text not in self._mapped.complaints:
            self._mapped.complaints.append(text)

    def _shown(self, path: Path) -> str:
        try:
            return escaped(path.relative_to(self._mapped.root).as_posix())
        except ValueError:
            return escaped(path.name)


def _class_by_name(name: str, at: Place) -> str:
    """Of a node that gives none: services are named after their class, and so are the player's script folders."""
    is_class = len(at) == 1 and CLASS_NAME.fullmatch(name)
    return name if is_class or name in STARTER_SCRIPTS else FOLDER


def _instance_of(name: str, path: Path) -> tuple[str, Instance] | None:
    """The name and the instance that a file gives; None when it gives none that matters here."""
    if name.endswith(NOT_INSTANCES):
        return None
    for suffix in SOURCE_SUFFIXES:
        if name.endswith(suffix):
            stem = name.removesuffix(suffix)
            for mark, class_name in SCRIPT_CLASSES.items():
                if stem.endswith(mark):
                    return stem.removesuffix(mark), Instance(class_name, path)
            return stem, Instance(MODULE, path)
    for suffix, class_name in OTHER_CLASSES.items():
        if name.endswith(suffix):
            return name.removesuffix(suffix), Instance(class_name)
    return None
