"""Notices that the last session did not end by itself, and keeps what the interpreter says when it dies."""

import faulthandler
import logging
import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TextIO

from desktop.services.data_directory import log_folder

MARKER_FILE = "session.running"
CRASH_LOG = "crash.log"
MOST_CRASH_BYTES = 256 * 1024

_OWNER_ONLY = 0o600

_log = logging.getLogger(__name__)


class CrashWatch:
    """From `begin` to `end` of one session. Only the window that holds the data directory may have one."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._marker = data_dir / MARKER_FILE
        self._crash_log: TextIO | None = None
        self.last_ended_unexpectedly = False
        """Whether the session before this one never came to its `end`."""

    def begin(self) -> None:
        """Never fails: without a place to write, nothing is watched."""
        try:
            self.last_ended_unexpectedly = self._marker.exists()
            self._marker.write_text(f"{os.getpid()}\n", encoding="ascii")
            self._crash_log = _opened(log_folder(self._data_dir) / CRASH_LOG)
            faulthandler.enable(self._crash_log)
        except OSError as error:
            _log.warning("a crash will leave no trace: %s", error)
        sys.excepthook = _log_unhandled
        threading.excepthook = _log_unhandled_in_thread

    def end(self) -> None:
        """The session ends as it should."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._crash_log is not None:
            faulthandler.disable()
            self._crash_log.close()
            self._crash_log = None
        try:
            self._marker.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("the next start will take this end for a crash: %s", error)


def _opened(file: Path) -> TextIO:
    """For more at the end; begun anew when it has grown large."""
    large = file.exists() and file.stat().st_size > MOST_CRASH_BYTES
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if large else os.O_APPEND)
    return os.fdopen(os.open(file, flags, _OWNER_ONLY), "a", encoding="utf-8")


def _log_unhandled(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _log.critical("unexpected error", exc_info=(kind, error, trace))


def _log_unhandled_in_thread(arguments: threading.ExceptHookArgs) -> None:
    error = arguments.exc_value
    if error is not None and not issubclass(arguments.exc_type, SystemExit):
        name = arguments.thread.name if arguments.thread is not None else "a thread"
        _log.critical("unexpected error in %s", name, exc_info=error)
