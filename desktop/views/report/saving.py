"""Where a report goes, how it is written, and what is said of that. No widgets here."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.report.reported import Reported
from desktop.services.errors import ServiceError
from desktop.services.script_files import NotWritten
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr

_OPEN = "open file:"
"""Begins the key of a toast that leads to a file; ids of tasks have no space."""
_UNFIT_FOR_A_FILE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class ReportNotWritten(ServiceError):
    """The page was not written; a file that was there is as it was."""

    def __init__(self, error: NotWritten) -> None:
        super().__init__("The report could not be saved", error.reason)


def may_report(params: Mapping[str, Any]) -> bool:
    """Whether a run's parameters leave room for a report."""
    return params.get("generate_report") is not False


def report_path(script: Path) -> Path:
    """Beside the script, named after it."""
    stem = _UNFIT_FOR_A_FILE.sub("-", script.stem) or "script"
    return script.with_name(f"{stem}-report.html")


def save_report(path: Path, reports: Sequence[Reported]) -> None:
    """Makes and writes the page. Blocks; for any thread but the window's. Raises ReportNotWritten."""
    from desktop.report.paper import write_report  # nobody needs it before the first report

    try:
        write_report(path, reports)
    except NotWritten as error:
        raise ReportNotWritten(error) from error


def report_saved(path: Path) -> ToastText:
    """Says where it is, and leads to it."""
    return ToastText(Tone.GOOD, tr("Report saved"), str(path), tr("Open"), f"{_OPEN}{path}")


def file_of(key: str) -> Path | None:
    """The file that a toast leads to; None for other toasts."""
    return Path(key.removeprefix(_OPEN)) if key.startswith(_OPEN) else None


def not_opened(path: Path) -> ToastText:
    """No program of this computer shows web pages."""
    return ToastText(Tone.DANGER, tr("The report could not be opened"), str(path))
