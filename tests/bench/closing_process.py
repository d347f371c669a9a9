"""The app started until it is live, closed, and looked at afterwards. Run as `closing_process.py DATA_DIR`."""

import json
import os
import socket
import sys
import threading
from pathlib import Path

from desktop.app import Desktop, run_desktop
from tests.bench.window_process import live

PROC = Path("/proc")


async def _until_live(desktop: Desktop) -> int:
    await live(desktop)
    return 0


def _threads() -> list[str]:
    """Those that run Python; of one that Qt made Python keeps a note after its end."""
    running = {int(task.name) for task in (PROC / "self" / "task").iterdir()}
    others = (thread for thread in threading.enumerate() if thread is not threading.main_thread())
    return [thread.name for thread in others if thread.native_id in running]


def _sockets() -> list[str]:
    """What this process talks to or listens on; the display is talked to as long as Qt is there."""
    found = []
    for held_file in list((PROC / "self" / "fd").iterdir()):
        try:
            link = str(held_file.readlink())
        except OSError:
            continue  # the folder that was listed
        if not link.startswith("socket:"):
            continue
        with socket.socket(fileno=os.dup(int(held_file.name))) as held:
            listens = held.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) != 0
            if held.family in (socket.AF_INET, socket.AF_INET6) or listens:
                found.append(str(held.getsockname()))
    return found


def _processes(data_dir: Path) -> list[str]:
    """Any process that was started for this data directory, whoever its parent is now."""
    mark = f"={data_dir}".encode()
    found = []
    for entry in PROC.iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            environment, command = (entry / "environ").read_bytes(), (entry / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended, or is another person's
        if any(variable.endswith(mark) for variable in environment.split(b"\0")):
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
    return found


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    code = run_desktop(_until_live, folder)
    left = {"threads": _threads(), "sockets": _sockets(), "processes": _processes(folder)}
    sys.stdout.write(json.dumps(left) + "\n")
    sys.exit(code)
