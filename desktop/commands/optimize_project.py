"""`toolboxai optimize` and the projects that its scripts belong to."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from contracts.project import Project
from desktop.services.project.around import Around, ProjectFinder
from desktop.services.project.errors import ProjectError
from desktop.services.script_files import Script


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around each script, by its path. `refused`: scripts for which the wished project cannot serve."""

    around: dict[str, Around] = field(default_factory=dict)
    refused: dict[Path, ProjectError] = field(default_factory=dict)

    def project(self, script: Script) -> Project | None:
        return self._of(script).project

    def complaints(self, script: Script) -> tuple[str, ...]:
        """What a person should know of the project, as sentences."""
        return self._of(script).complaints

    def _of(self, script: Script) -> Around:
        return self.around.get(script.path or "", Around(None))


def add_project_arguments(parser: argparse.ArgumentParser) -> None:
    """Which project file counts; without either option it is looked for above each script."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--project", metavar="FILE", type=Path, help="the Rojo project file that says what `require` finds"
    )
    which.add_argument(
        "--no-project", action="store_true", help="look for no project file, and answer no require from files"
    )


def surroundings(options: argparse.Namespace, scripts: Iterable[Script], driver: str | None) -> Surroundings:
    """Looks at the disk for each script. Raises ProjectError for a fault in the file that was asked for."""
    found = Surroundings()
    if options.no_project:
        return found
    finder = ProjectFinder(options.project)
    finder.check()
    for script in scripts:
        try:
            found.around[script.path or ""] = finder.around(script, driver or "")
        except ProjectError as error:
            found.refused[Path(script.path or script.name)] = error
    return found
