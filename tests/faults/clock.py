"""The clock of one process and its children, stepped by libfaketime; the machine's own is never touched."""

from pathlib import Path

LIBFAKETIME = "/usr/lib/*/faketime/libfaketime.so.1"


def faketime() -> str | None:
    """The library that steps a clock, where it is installed."""
    found = sorted(Path("/").glob(LIBFAKETIME[1:]))
    return str(found[-1]) if found else None


class SteppedClock:
    """The time since the process's start stays true. `file`: what the process reads it from, once a second."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.step(0)

    def step(self, seconds: int) -> None:
        """How far it is ahead of the machine's, from now on."""
        unfinished = self._file.with_suffix(".unfinished")
        unfinished.write_text(f"{seconds:+d}\n", encoding="ascii")
        unfinished.chmod(0o644)  # the process may be another user's
        unfinished.replace(self._file)

    @property
    def environment(self) -> dict[str, str]:
        """What a process is started with to have it; nothing where there is no such library."""
        library = faketime()
        if library is None:
            return {}
        return {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",  # with it every wait for the interpreter's lock ends at once
        }
