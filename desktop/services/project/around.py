"""The project around a script: found, read and cut down to what the script can reach. All calls block."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from contracts.project import MODULE, Project
from desktop.services.printable import escaped
from desktop.services.project.errors import ProjectError
from desktop.services.project.mapping import INIT_NAMES, Instance, Mapped, Place, map_folder, map_project
from desktop.services.project.reach import reachable
from desktop.services.project.rojo import DEFAULT, SUFFIX, read_rojo
from desktop.services.script_files import Script, UnreadableScript, read_script

MOST_LEVELS = 40
"""Folders above a script in which a project file is looked for."""
FOLDER_DEPTH = 4
FOLDER_ENTRIES = 2000
"""How far a folder without a project file is looked through."""
MOST_COMPLAINTS = 5
STAND_IN_SERVICE = "ServerScriptService"
REQUIRE = "require"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Around:
    """What goes with the request, and what a person should know of it. `file` is the project file, if one was used."""

    project: Project | None
    complaints: tuple[str, ...] = ()
    file: Path | None = None


class ProjectFinder:
    """Finds the project of scripts; each project file is read once. `chosen` is one that was asked for by name."""

    def __init__(self, chosen: Path | None = None, *, home: Path | None = None) -> None:
        self._chosen = chosen / DEFAULT if chosen is not None and chosen.is_dir() else chosen
        self._home = home or _home()
        self._mapped: dict[Path, Mapped | ProjectError] = {}
        self._sources: dict[Path, str | None] = {}
        self._complaints: list[str] = []

    def check(self) -> None:
        """Raises ProjectError for what is wrong with the project file that was asked for."""
        if self._chosen is not None:
            self._map(self._chosen)

    def around(self, script: Script, driver: str = "") -> Around:
        """What stands around a script. Raises ProjectError only for a project file that was asked for by name."""
        if script.path is None:
            return Around(None)
        self._complaints = []
        path = Path(script.path)
        try:
            path = path.resolve()
        except (OSError, RuntimeError):
            return Around(None)
        if self._chosen is not None:
            mapped = self._map(self._chosen)
            place = mapped.place_of(path)
            if place is None:
                raise ProjectError(self._chosen, f"{escaped(path.name)} is no part of this project.")
            return self._answer(mapped, place, script, driver, self._chosen)
        found = self._by_file(path)
        if found is not None:
            file, mapped, place = found
            return self._answer(mapped, place, script, driver, file)
        if self._complaints or REQUIRE not in script.raw:
            return Around(None, tuple(self._complaints))
        return self._by_folder(path, script, driver)

    def _by_file(self, script: Path) -> tuple[Path, Mapped, Place] | None:
        """The nearest project above the script that has it in its tree."""
        for folder in list(script.parents)[:MOST_LEVELS]:
            if folder == self._home or folder == folder.parent:
                break
            for file in _project_files(folder):
                try:
                    mapped = self._map(file)
                except ProjectError as error:
                    self._complaints.append(f"The project was not used. {error.message}")
                    return None
                if (place := mapped.place_of(script)) is not None:
                    return file, mapped, place
        return None

    def _by_folder(self, script: Path, source: Script, driver: str) -> Around:
        """Without a project file: what lies beside the script, as siblings of it in a service that stands in."""
        folder = script.parent.parent if script.name in INIT_NAMES else script.parent
        if folder == folder.parent:
            return Around(None)
        depth = 1 if folder in (self._home, *self._home.parents) else FOLDER_DEPTH
        mapped = map_folder(folder, (STAND_IN_SERVICE, folder.name), depth=depth, entries=FOLDER_ENTRIES)
        place = mapped.place_of(script)
        return self._answer(mapped, place, source, driver, None) if place is not None else Around(None)

    def _answer(self, mapped: Mapped, place: Place, script: Script, driver: str, file: Path | None) -> Around:
        def read(instance: Instance) -> str | None:
            return None if instance.file is None else self._source(mapped, instance.file)

        reached = reachable(mapped, place, (script.raw, driver), read)
        project = Project(script_path=list(place), script_class=mapped.instances[place].class_name, nodes=reached.nodes)
        if file is None and not any(node.class_name == MODULE for node in reached.nodes):
            return Around(None)
        of_the_tree = mapped.complaints if file is not None else []  # a folder owes nobody to be a project
        return Around(project, _some((*reached.complaints, *self._complaints, *of_the_tree)), file)

    def _source(self, mapped: Mapped, file: Path) -> str | None:
        """A module's text; None, and a complaint, where it is none that can be required."""
        if file not in self._sources:
            self._sources[file] = None
            try:
                if not file.resolve(strict=True).is_relative_to(mapped.root):
                    raise OSError("it leads out of the folder of the project")
                self._sources[file] = read_script(file).raw
            except UnreadableScript as error:
                self._complaints.append(error.message)
            except OSError as error:
                self._complaints.append(f"{escaped(file.name)}: it cannot be read: {error.strerror or error}.")
        return self._sources[file]

    def _map(self, file: Path) -> Mapped:
        known = self._mapped.get(file)
        if known is None:
            try:
                known = map_project(read_rojo(file))
            except ProjectError as error:
                known = error
            self._mapped[file] = known
        if isinstance(known, ProjectError):
            raise known
        return known


def _some(complaints: tuple[str, ...]) -> tuple[str, ...]:
    """Not more than a person reads."""
    if len(complaints) <= MOST_COMPLAINTS:
        return complaints
    left = len(complaints) - MOST_COMPLAINTS
    return (*complaints[:MOST_COMPLAINTS], f"There is more to say of the project: {left} more of the same kind.")


def _home() -> Path:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):
        return Path("/")


def _project_files(folder: Path) -> Sequence[Path]:
    """The project files of a folder, the default one first."""
    try:
        found = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    except OSError as error:
        _log.info("no project file was looked for in a folder: %s", error)
        return []
    return sorted(found, key=lambda path: path.name != DEFAULT)
