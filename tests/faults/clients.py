"""The desktops of a run, seen from outside: started, struck, and asked what they show."""

import json
import signal
from pathlib import Path
from typing import Any

from tests.faults import records, wishes
from tests.faults.processes import Watched
from tests.faults.wishes import Wish


class Client:
    """One person at one desktop. Its local database outlives each of its processes. `server`: where it finds that."""

    def __init__(self, folder: Path, server: list[str], wanted: list[Wish]) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.wanted = wanted
        wishes.write(folder / records.WISHES, wanted)
        arguments = [str(folder), *server]
        self.process = Watched("tests.faults.desktop", arguments, folder / "desktop.log", {})

    def start(self) -> None:
        """A new process over the same local database."""
        self.process.start()

    def kill(self) -> None:
        """At any moment."""
        self.process.kill()

    def pause(self) -> None:
        """As a laptop that is closed."""
        self.process.send(signal.SIGSTOP)

    def resume(self) -> None:
        """Opened again."""
        self.process.send(signal.SIGCONT)

    def acknowledged(self) -> list[dict[str, Any]]:
        """What this desktop was told is accepted, with the fsync behind it."""
        return [one for one in records.read(self.folder / records.ACKS) if one["task_id"]]

    def acknowledged_count(self) -> int:
        """How many lines that are, roughly: cheap enough to be asked all the time."""
        path = self.folder / records.ACKS
        return path.read_bytes().count(b"\n") if path.exists() else 0

    @property
    def done_asking(self) -> bool:
        """Whether every wish was accepted, or can be no more."""
        return {one["item"] for one in records.read(self.folder / records.ACKS)} == {one.item for one in self.wanted}

    def settle(self) -> None:
        """From now on it writes down what it shows."""
        (self.folder / records.SETTLE).touch()

    def state(self) -> dict[str, Any]:
        """What it showed lately; empty before the first time."""
        try:
            found: dict[str, Any] = json.loads((self.folder / records.STATE).read_text(encoding="utf-8"))
        except OSError:
            return {}
        return found

    def leave(self) -> int:
        """Ends in order; the exit code."""
        (self.folder / records.LEAVE).touch()
        return self.process.wait()
