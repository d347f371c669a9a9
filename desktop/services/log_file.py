"""The window's own log: a file of limited size in the data directory, readable by its owner alone."""

import getpass
import io
import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop.services.data_directory import LOG_FOLDER, log_folder
from desktop.services.redaction import Known, redact

APP_LOG = "app.log"
MOST_BYTES = 1024 * 1024
OLDER_FILES = 2
_OWNER_ONLY = 0o600
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _OwnersFile(RotatingFileHandler):
    """Makes each new file for its owner only."""

    def _open(self) -> io.TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _OWNER_ONLY)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")


class _Redacted(logging.Formatter):
    """What is private does not even reach the file."""

    def __init__(self, known: Known) -> None:
        super().__init__(_FORMAT)
        self._known = known

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record), self._known)


def known_here() -> Known:
    """The person's name and home folder on this computer."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = ""
    return Known(user=user, home=str(Path("~").expanduser()))


def keep_log(data_dir: Path, *, most_bytes: int = MOST_BYTES) -> logging.Handler | None:
    """Writes the log to its file from now on, for the window at INFO, for libraries at WARNING.

    Returns the handler for `forget_log`; None, with a warning, where no file can be written.
    """
    try:
        file = log_folder(data_dir) / APP_LOG
        handler = _OwnersFile(file, maxBytes=most_bytes, backupCount=OLDER_FILES)
    except OSError as error:
        logging.getLogger(__name__).warning("no log is kept: %s", error)
        return None
    handler.setFormatter(_Redacted(known_here()))
    logging.getLogger().addHandler(handler)
    logging.getLogger("desktop").setLevel(logging.INFO)
    return handler


def forget_log(handler: logging.Handler | None) -> None:
    """Ends what `keep_log` began."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


def tail(file: Path, most_bytes: int) -> list[str]:
    """The last whole lines of a file that may be missing; as many as fit in that many bytes."""
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, os.SEEK_END)
            opened.seek(max(0, size - most_bytes))
            text = opened.read(most_bytes).decode("utf-8", "replace")
    except OSError:
        return []
    lines = text.splitlines()
    return lines[1:] if size > most_bytes else lines


def app_tail(data_dir: Path, most_bytes: int) -> list[str]:
    """The last lines of the log; right after a new file was begun, those of the one before too."""
    file = data_dir / LOG_FOLDER / APP_LOG
    newest = tail(file, most_bytes)
    room = most_bytes - sum(len(line) + 1 for line in newest)
    return [*tail(file.with_name(f"{APP_LOG}.1"), room), *newest] if room > 0 else newest
