"""Where all state lives on this computer."""

import os
from pathlib import Path

from contracts.discovery import DATA_DIR_VARIABLE, DATA_DIRECTORY_NAME
from desktop.services.errors import ServiceError

LOG_FOLDER = "logs"
_OWNER_ONLY = 0o700


class DataDirectoryUnusable(ServiceError):
    """The folder that holds all state cannot be made, or nothing can be written there."""

    def __init__(self, path: Path, error: OSError) -> None:
        if isinstance(error, FileExistsError | NotADirectoryError):
            reason = "this, or a part of it, is a file, not a folder. Move that file away"
        else:
            reason = f"{error.strerror or error}. Make it a folder that you can write to"
        message = f"{path}: {reason}, or name another folder in {DATA_DIR_VARIABLE}."
        super().__init__("The data folder cannot be used", message)


def log_folder(data_dir: Path) -> Path:
    """Where logs are, made for its owner only when it is missing. Raises OSError."""
    folder = data_dir / LOG_FOLDER
    folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    return folder


def data_directory() -> Path:
    """The data directory, made for its owner only when it is missing. `TOOLBOXAI_DATA_DIR` overrides the place."""
    override = os.environ.get(DATA_DIR_VARIABLE)
    path = Path(override).expanduser().absolute() if override else _platform_directory()
    try:
        path.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise DataDirectoryUnusable(path, error) from error
    return path


def _platform_directory() -> Path:
    # Imported here because most runs that matter for start-up time name the directory themselves.
    from platformdirs import user_data_path

    return user_data_path(DATA_DIRECTORY_NAME, appauthor=False)
