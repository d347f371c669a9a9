"""What can be wrong with a project file."""

from pathlib import Path

from desktop.services.errors import ServiceError
from desktop.services.printable import escaped


class ProjectError(ServiceError):
    """A project file that cannot be used. `reason` says where in it, and does without its name."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__("The project file cannot be used", f"{escaped(file.name)}: {reason}")
        self.file = file
        self.reason = reason
