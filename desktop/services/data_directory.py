"""Where all state lives on this computer."""

import os
from pathlib import Path

from contracts.discovery import DATA_DIR_VARIABLE, DATA_DIRECTORY_NAME
from desktop.services.errors import ServiceError

_OWNER_ONLY = 0o700


class DataDirectoryUnusable(ServiceError):
    """The folder that holds all state cannot be made."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("The data folder cannot be used", f"{path}: {reason}. {DATA_DIR_VARIABLE} names another one.")


def data_directory() -> Path:
    """The data directory, made for its owner only when it is missing. `TOOLBOXAI_DATA_DIR` overrides the place."""
    override = os.environ.get(DATA_DIR_VARIABLE)
    path = Path(override).expanduser().absolute() if override else _platform_directory()
    try:
        path.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise DataDirectoryUnusable(path, error.strerror or str(error)) from error
    return path


def _platform_directory() -> Path:
    # Imported here because most runs that matter for start-up time name the directory themselves.
    from platformdirs import user_data_path

    return user_data_path(DATA_DIRECTORY_NAME, appauthor=False)
