"""What commands print: one JSON document on stdout, or text; progress on stderr."""

import json
import sys
from enum import IntEnum
from typing import Any

from desktop.services.errors import ServiceError
from desktop.services.printable import escaped

BAR_WIDTH = 24
COUNTED_IN = 10_000
"""So many more make another line of a count."""


class Exit(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    FAILED = 1
    BAD_INPUT = 2


class BadInput(ServiceError):
    """What was given cannot be meant, or leads nowhere; the exit code is 2."""

    def __init__(self, problem: str) -> None:
        super().__init__("Bad input", problem)


def print_json(document: Any) -> None:
    """The one document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_failure(error: str, detail: str, **fields: Any) -> None:
    """The one document, of a command that came to nothing."""
    print_json({"status": "failed", **fields, "error": {"error": error, "detail": detail}})


def say(line: str) -> None:
    """One line for people on standard output. Nothing in it, such as a file's name, can command the terminal."""
    sys.stdout.write(escaped(line) + "\n")


def complain(line: str) -> None:
    """One line about an error."""
    sys.stderr.write(escaped(line) + "\n")


class ProgressPrinter:
    """Progress on stderr: a bar that redraws itself on a terminal, a line for each new step otherwise."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last: dict[str, str] = {}
        self._drawn = False
        self._counted = 0

    def show(self, name: str, percent: float, step: str) -> None:
        """Called as often as wanted; prints only what is new."""
        line = escaped(f"{name}: {step}")
        if self._terminal:
            filled = round(BAR_WIDTH * percent / 100)
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            sys.stderr.write(f"\r\x1b[K{bar} {percent:3.0f} %  {line}")
            sys.stderr.flush()
            self._drawn = True
        elif self._last.get(name) != step:
            self._last[name] = step
            sys.stderr.write(f"{line}\n")

    def count(self, what: str, number: int, of: str) -> None:
        """How many there are so far, where nobody knows how many there will be."""
        line = f"{what}: {number:,} {of}"
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._drawn = True
        elif number // COUNTED_IN > self._counted:
            self._counted = number // COUNTED_IN
            sys.stderr.write(f"{line}\n")

    def clear(self) -> None:
        """Takes the bar away before other output."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            self._drawn = False
