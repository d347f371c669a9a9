"""Puts a finished file in the place of another in one step."""

import errno
from pathlib import Path


def put_in_place(unfinished: Path, target: Path) -> None:
    """Raises OSError for a target that is no file: a folder, or a device, which replacing would destroy."""
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "it is not a file")
    unfinished.replace(target)
