"""Loads what every report is made with, and writes one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop.report.page import Paper, report_page
from desktop.report.reported import Reported
from desktop.services.script_files import write_script
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.tokens import load_tokens


def write_report(path: Path, reports: Sequence[Reported]) -> None:
    """Writes one page in one step. Blocks; for any thread. Raises NotWritten."""
    paper = Paper(load_tokens(resource("themes", "tokens.json")), Grammar(resource("highlighting", "luau.json")))
    write_script(path, report_page(reports, paper, made_at=datetime.now().astimezone()))
