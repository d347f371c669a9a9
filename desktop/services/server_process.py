"""One server child: gets its token through standard input, ends when that closes, is killed when it does not."""

import asyncio
import secrets
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from contracts.discovery import DATA_DIR_VARIABLE
from desktop.services.server_locator import server_working_directory

ANOTHER_SERVER_EXIT = 3
"""The child's exit code when another server holds the data directory."""

KEPT_LINES = 200
_TOKEN_BYTES = 32
_KILL_SECONDS = 5.0


@dataclass(frozen=True)
class ProcessEnd:
    """How the child ended. `started` is false when the system could not run the command at all."""

    started: bool
    exit_code: int
    crashed: bool

    @property
    def another_server_runs(self) -> bool:
        """Whether the child gave way to a server that holds the data directory."""
        return self.started and not self.crashed and self.exit_code == ANOTHER_SERVER_EXIT


class ServerProcess(QObject):
    """A child is used once. On Windows Qt opens no console for it when the app has none."""

    def __init__(self, command: Sequence[str], data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = secrets.token_hex(_TOKEN_BYTES)
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._unfinished = ""
        self._last_words = ""
        self._end: ProcessEnd | None = None
        self._ended = asyncio.Event()
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.setWorkingDirectory(str(server_working_directory()))
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(DATA_DIR_VARIABLE, str(data_dir))
        self._process.setProcessEnvironment(environment)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.started.connect(self._hand_over_token)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def end(self) -> ProcessEnd | None:
        """How it ended; None while it runs."""
        return self._end

    @property
    def pid(self) -> int:
        """Process id, 0 when it does not run."""
        return int(self._process.processId())

    def start(self) -> None:
        """Starts the command; whether that worked shows in `end`."""
        self._process.start()

    async def wait(self) -> ProcessEnd:
        """Returns when the child has ended."""
        await self._ended.wait()
        assert self._end is not None
        return self._end

    async def stop(self, patience: float) -> None:
        """Asks the child to end, and kills it after `patience` seconds."""
        if self._end is not None:
            return
        # The signal that works everywhere; `terminate` does nothing for a console program on Windows.
        self._process.closeWriteChannel()
        self._process.terminate()
        if not await self._ends_within(patience):
            self._process.kill()
            await self._ends_within(_KILL_SECONDS)

    def lines(self) -> list[str]:
        """The last lines of its standard error."""
        return list(self._lines)

    def last_words(self) -> str:
        """The last line for people since the start, or since `mark_ready`; log records, which are JSON, are not."""
        return self._last_words

    def mark_ready(self) -> None:
        """What was said up to here cannot be why the child ends later."""
        self._read_errors()
        self._last_words = ""

    async def _ends_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._ended.wait()
        except TimeoutError:
            return False
        return True

    def _hand_over_token(self) -> None:
        self._process.write(f"{self.token}\n".encode())

    def _read_errors(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        *whole, self._unfinished = (self._unfinished + text).split("\n")
        for line in whole:
            self._keep(line.rstrip("\r"))

    def _keep(self, line: str) -> None:
        self._lines.append(line)
        if line.strip() and not line.startswith("{"):
            self._last_words = line.strip()

    def _on_finished(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._read_errors()
        if self._unfinished:
            self._keep(self._unfinished)
        self._finish(ProcessEnd(True, exit_code, status == QProcess.ExitStatus.CrashExit))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._keep(self._process.errorString())
            self._finish(ProcessEnd(False, -1, False))

    def _finish(self, end: ProcessEnd) -> None:
        self._end = end
        self._ended.set()
