"""Which Luau a program is, if it tells: those that Luau's authors hand out do not all."""

import re
import threading
from pathlib import Path

from server.integrations.luau_tools.process import run_tool

SECONDS = 5.0
UNTOLD = "which does not tell its version"
_VERSION = re.compile(r"\b\d+\.\d+(?:\.\d+)?\b")


def told_version(program: Path, folder: Path, cancelled: threading.Event) -> str:
    """`version 0.735`, or that it does not tell. Raises ToolStopped, ToolCancelled."""
    ended = run_tool(program, ["--version"], folder=folder, seconds=SECONDS, cancelled=cancelled)
    found = _VERSION.search(ended.stdout) if ended.code == 0 else None
    return f"version {found.group()}" if found is not None else UNTOLD
