"""What helps to find a fault: logs, versions and the state of each layer; a report of it holds nothing private."""

import json
import logging
import os
import platform
import secrets
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.services.crash_watch import CRASH_LOG
from desktop.services.data_directory import LOG_FOLDER
from desktop.services.errors import ServiceError
from desktop.services.log_file import app_tail, known_here, tail
from desktop.services.log_lines import LogLine, app_lines, server_lines
from desktop.services.placing import put_in_place
from desktop.services.preferences import Preferences
from desktop.services.redaction import Known, redact
from desktop.services.server_locator import read_server_file
from desktop.services.versions import versions
from desktop.services.workspace import Workspace

SHOWN_BYTES = 128 * 1024
REPORTED_BYTES = 512 * 1024
_OWNER_ONLY = 0o600

_ABOUT = """\
This report was made by ToolBoxAI Companion and has been sent to nobody.

report.json   versions, system, settings, state of each layer
app.log       the last lines of the window's log
server.log    the last lines of the server
crash.log     what the interpreter said when it last died, if it did

Tokens, keys, e-mail addresses, your user name and your home folder were taken out of every file, and no script text is
in it. Names of scripts may be. Look through it before you pass it on.
"""


class ReportNotSaved(ServiceError):
    """Nothing was written; a file that was there is as it was."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__("The report could not be saved", f"{path.name}: {error.strerror or error}.")


@dataclass(frozen=True)
class Collected:
    """What only the window's thread may read, as it was at one moment; `known` is taken out when it is written."""

    facts: dict[str, Any]
    server: list[str]
    known: Known


class Diagnostics:
    """Reads from the window's services; changes nothing."""

    def __init__(self, data_dir: Path, workspace: Workspace, preferences: Preferences) -> None:
        self.data_dir = data_dir
        self._workspace = workspace
        self._preferences = preferences

    def app_log(self) -> list[LogLine]:
        """The last lines of the window's log; what is private did not get into it."""
        return app_lines(app_tail(self.data_dir, SHOWN_BYTES))

    def server_log(self) -> list[LogLine]:
        """The last lines of the server that this window started, without what is private."""
        lines = server_lines(self._workspace.supervisor.log_lines)
        texts = redact("\n".join(line.text for line in lines), self._known()).split("\n")
        if len(texts) != len(lines):  # a key over several lines was taken out
            return [LogLine(logging.WARNING, text) for text in texts]
        return [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]

    def collect(self) -> Collected:
        """What goes into a report beside the files of the data directory."""
        session = self._workspace.session
        facts = {
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "versions": versions(session.luau_version if session is not None else ""),
            "system": {"platform": platform.platform(), "machine": platform.machine(), "byteorder": sys.byteorder},
            "settings": self._settings(),
            "layers": self._layers(),
        }
        return Collected(facts, list(self._workspace.supervisor.log_lines), self._known())

    def save(self, collected: Collected, target: Path) -> None:
        """Writes the report in one step. Blocks; for any thread. Raises ReportNotSaved."""
        write_report(self.data_dir, collected, target)

    def _settings(self) -> dict[str, Any]:
        """Named one by one, so that a new setting does not get into reports by itself."""
        kept = self._preferences
        return {
            "theme": kept.theme,
            "language": kept.language,
            "level": kept.level.value,
            "tasks_panel_open": kept.tasks_panel_open,
            "page": kept.page,
            "recent_scripts": len(kept.recent_scripts),
        }

    def _layers(self) -> dict[str, Any]:
        workspace, tracker = self._workspace, self._workspace.tracker
        position = tracker.position
        return {
            "server": {"phase": workspace.supervisor.state.phase.value, "message": workspace.supervisor.state.message},
            "place": "this computer" if workspace.team is None else f"a team, {workspace.team.state.phase.value}",
            "signed_in": workspace.session is not None,
            "feed": workspace.feed.state.value,
            "tracker": {
                "live": tracker.live,
                "position": None if position is None else {"epoch": position.epoch, "seq": position.seq},
                "tasks": dict(Counter(task.status.value for task in tracker.tasks())),
            },
            "waiting_requests": len(workspace.outbox.entries()),
        }

    def _known(self) -> Known:
        server = read_server_file(self.data_dir)
        return replace(known_here(), secrets=() if server is None else (server.token,))


def write_report(data_dir: Path, collected: Collected, target: Path) -> None:
    """As `Diagnostics.save`, of any data directory."""
    crashes = tail(data_dir / LOG_FOLDER / CRASH_LOG, REPORTED_BYTES)
    files = {
        "about-this-report.txt": _ABOUT,
        "report.json": json.dumps(collected.facts, indent=2),
        "app.log": "\n".join(app_tail(data_dir, REPORTED_BYTES)),
        "server.log": "\n".join(collected.server),
        "crash.log": "\n".join(crashes),
    }
    try:
        _write_zip(target, {name: redact(text, collected.known) for name, text in files.items()})
    except OSError as error:
        raise ReportNotSaved(target, error) from error


def _write_zip(target: Path, files: dict[str, str]) -> None:
    unfinished = target.with_name(f".toolboxai-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in files.items():
                    archive.writestr(name, text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        put_in_place(unfinished, target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
