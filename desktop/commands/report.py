"""`toolboxai optimize --report`: one page about all that was optimized."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from contracts.optimization import OptimizationDocument
from desktop.commands.output import Exit, complain
from desktop.services.printable import escaped
from desktop.services.script_files import NotWritten, Script
from desktop.ui.language import LANGUAGE_VARIABLE, LANGUAGES, PSEUDO, speak_language

SUFFIXES = (".html", ".htm")


class ReportRefused(Exception):
    """The page cannot go where it was to go."""


def check_report_path(report: Path | None, read: Sequence[Path | None], *, detach: bool) -> None:
    """Before anything is done. `read`: files that are only read, and must not be replaced by a page."""
    if report is None:
        return
    if detach:
        raise ReportRefused(
            "--detach returns before there is anything to report; leave out one of --detach and --report."
        )
    if report.suffix.lower() not in SUFFIXES:
        raise ReportRefused(f"--report takes the name of the page to write; {report} does not end in .html.")
    if report.is_dir():
        raise ReportRefused(f"{report} is a folder; --report takes the name of the page to write.")
    if any(path is not None and _same(report, path) for path in read):
        raise ReportRefused(f"{report} is one of the scripts; the report would replace it.")


def save_report(report: Path | None, documents: Sequence[dict[str, Any]], originals: Sequence[Script | None]) -> Exit:
    """Writes the page if one is wanted. English, or what the environment says."""
    if report is None:
        return Exit.DONE
    from desktop.report.paper import write_report
    from desktop.report.reported import Reported

    app = QCoreApplication.instance() or QCoreApplication([])
    language = os.environ.get(LANGUAGE_VARIABLE, "")
    speak_language(app, language if language in (*LANGUAGES, PSEUDO) else "en")
    ended = datetime.now().astimezone()
    reports = [
        Reported(read_document(document), None if original is None else original.raw, ended)
        for document, original in zip(documents, originals, strict=True)
    ]
    try:
        write_report(report, reports)
    except NotWritten as error:
        complain(f"The report was not written. {report}: {error.reason}")
        return Exit.FAILED
    return Exit.DONE


def read_document(printed: dict[str, Any]) -> OptimizationDocument:
    """A document as it is printed; the file's name may hold what is no text."""
    known = {name: value for name, value in printed.items() if name in OptimizationDocument.model_fields}
    return OptimizationDocument.model_validate({**known, "file": escaped(known["file"])})


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))
    except (OSError, RuntimeError, ValueError):
        return False
