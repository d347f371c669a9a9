"""Where all state lives on this computer."""

import os
from pathlib import Path

from contracts.discovery import DATA_DIR_VARIABLE, DATA_DIRECTORY_NAME

_OWNER_ONLY = 0o700


def data_directory() -> Path:
    """The data directory, made for its owner only when it is missing. `TOOLBOXAI_DATA_DIR` overrides the place."""
    override = os.environ.get(DATA_DIR_VARIABLE)
    path = Path(override).expanduser().absolute() if override else _platform_directory()
    path.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    return path


def _platform_directory() -> Path:
    # Imported here because most runs that matter for start-up time name the directory themselves.
    from platformdirs import user_data_path

    return user_data_path(DATA_DIRECTORY_NAME, appauthor=False)
