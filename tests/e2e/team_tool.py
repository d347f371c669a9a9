"""Commands of one person's computer, as processes, with a keyring that lasts as long as its data folder."""

import os
import pty
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.running_server import ROOT

PATIENCE_SECONDS = 30
Finished = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class TeamTool:
    """`data` is the data folder; the keyring is a file beside it."""

    data: Path

    @property
    def keyring(self) -> Path:
        """What the keyring holds."""
        return self.data.with_name(f"{self.data.name}-keyring.json")

    @property
    def environment(self) -> dict[str, str]:
        """Of each command."""
        return {
            **os.environ,
            "TOOLBOXAI_DATA_DIR": str(self.data),
            "PYTHON_KEYRING_BACKEND": "tests.fakes.keyring_in_a_file.KeyringInAFile",
            "TEST_KEYRING_FILE": str(self.keyring),
        }

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Does not wait for it."""
        return subprocess.Popen(
            self._command(*arguments),
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, *arguments: str, typed: str = "") -> Finished:
        """Runs it to its end; `typed` is piped in."""
        with self.start(*arguments) as process:
            out, err = process.communicate(typed, timeout=PATIENCE_SECONDS)
        return Finished(arguments, process.returncode, out, err)

    def at_a_terminal(self, *arguments: str, answers: dict[str, str]) -> tuple[int, str]:
        """Exit code, and all that was to be seen. Each answer is typed when the terminal shows its question."""
        here, there = pty.openpty()
        with subprocess.Popen(
            self._command(*arguments),
            cwd=ROOT,
            env=self.environment,
            stdin=there,
            stdout=there,
            stderr=there,
            start_new_session=True,
        ) as process:
            os.close(there)
            seen, waiting = b"", dict(answers)
            while piece := _read(here):
                seen += piece
                for question in [one for one in waiting if one.encode() in seen]:
                    os.write(here, waiting.pop(question).encode())
            os.close(here)  # hangs up on one that has not ended
            process.wait(PATIENCE_SECONDS)
        return process.returncode, seen.decode()

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "tests.e2e.team_command", *arguments]


def _read(terminal: int) -> bytes:
    ready, _, _ = select.select([terminal], [], [], PATIENCE_SECONDS)
    if not ready:
        return b""
    try:
        return os.read(terminal, 4096)
    except OSError:  # on Linux: everybody on the other side has gone
        return b""
