"""What the supervisor's tests let run: functions that a fresh interpreter can import."""

import os
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from server.team.supervisor import Child, Supervisor, wait_for_end


def obedient(folder: Path, lifeline: Connection) -> None:
    """Says that it runs, and ends when it is asked to."""
    (folder / f"{os.getpid()}.runs").touch()
    wait_for_end(lifeline)
    (folder / f"{os.getpid()}.ended").touch()


def hopeless(folder: Path, lifeline: Connection) -> None:
    """Cannot start."""
    del lifeline
    (folder / f"{os.getpid()}.runs").touch()
    sys.exit(7)


def deaf(folder: Path, lifeline: Connection) -> None:
    """Does not end by itself."""
    del lifeline
    (folder / f"{os.getpid()}.runs").touch()
    time.sleep(3600)  # the time between two looks


if __name__ == "__main__":
    name, where = sys.argv[1:]
    Supervisor([Child(f"{name}-{number}", globals()[name], (Path(where),)) for number in (1, 2)], kill_after=1).run()
