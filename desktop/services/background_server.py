"""A server without a parent: it works until nothing is left to do, then ends by itself."""

import os
import subprocess
from pathlib import Path

from contracts.discovery import DATA_DIR_VARIABLE
from desktop.services.data_directory import DataDirectoryUnusable
from desktop.services.server_locator import server_command, server_working_directory

IDLE_EXIT_SECONDS = "60"
HANDOVER_SECONDS = "60"
"""More than a server may take to end before it is killed."""
LOG_FILE = "server.log"
_WINDOWS_DETACHED_PROCESS = 0x00000008
_WINDOWS_CREATE_NO_WINDOW = 0x08000000


def start_background_server(data_dir: Path) -> "subprocess.Popen[bytes]":
    """Starts it and returns at once; it is ready when it has announced itself. Raises DataDirectoryUnusable."""
    return start_server(data_dir, "--idle-exit", IDLE_EXIT_SECONDS, detach=True)


def start_successor(data_dir: Path) -> "subprocess.Popen[bytes]":
    """As above, to go on when the server that runs now has ended, whether or not this process lives to see that."""
    return start_server(data_dir, "--wait", HANDOVER_SECONDS, "--idle-exit", IDLE_EXIT_SECONDS, detach=True)


def start_server(data_dir: Path, *mode: str, detach: bool) -> "subprocess.Popen[bytes]":
    """Starts a server that writes to the log file. With `detach` it outlives this process and makes its own token."""
    try:
        log = (data_dir / LOG_FILE).open("wb")
    except OSError as error:
        raise DataDirectoryUnusable(data_dir, error) from error
    with log:
        return subprocess.Popen(  # nosec B603 # noqa: S603 - this very program
            server_command("--port", "0", *mode),
            cwd=server_working_directory(),
            env={**os.environ, DATA_DIR_VARIABLE: str(data_dir)},
            stdin=subprocess.DEVNULL if detach else subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=_creation_flags(detach),
        )


def _creation_flags(detach: bool) -> int:
    """On Windows: no console window, and for a detached server no console at all. Nothing elsewhere."""
    if os.name != "nt":
        return 0
    return _WINDOWS_DETACHED_PROCESS if detach else _WINDOWS_CREATE_NO_WINDOW
