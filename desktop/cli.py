"""Composition root of the command line."""

import argparse
import asyncio
from collections.abc import Sequence
from typing import NoReturn

from desktop.commands import admin, doctor, optimize, schedules, tasks
from desktop.commands.output import Exit, complain, print_failure
from desktop.services.errors import ServiceError

INTERRUPTED = 130
COMMANDS = {"optimize": optimize, "tasks": tasks, "schedules": schedules, "admin": admin, "doctor": doctor}


class BadUsage(Exception):
    """The arguments are not right. `usage` says how they should be."""

    def __init__(self, usage: str, problem: str) -> None:
        super().__init__(problem)
        self.usage = usage


class CommandParser(argparse.ArgumentParser):
    """Raises instead of ending the process, so that `--json` gets its document also for bad usage."""

    def error(self, message: str) -> NoReturn:
        """Called by argparse for whatever it cannot read."""
        raise BadUsage(self.format_usage(), f"{message[:1].upper()}{message[1:]}.")


def main(argv: Sequence[str], *, about: str) -> int:
    """Runs the command that `argv` begins with and returns its exit code; `about` is its one line of help."""
    name, *arguments = argv
    parser = CommandParser(prog=f"toolboxai {name}", description=f"{about[:1].upper()}{about[1:]}.")
    COMMANDS[name].add_arguments(parser)
    as_json = "--json" in arguments
    try:
        return int(asyncio.run(COMMANDS[name].run(parser.parse_args(arguments))))
    except BadUsage as error:
        _tell(as_json, "BadUsage", str(error), error.usage.strip(), str(error))
        return int(Exit.BAD_INPUT)
    except ServiceError as error:
        _tell(as_json, type(error).__name__, error.message, f"{error.title}. {error.message}")
        return int(Exit.FAILED)
    except KeyboardInterrupt:
        _tell(as_json, "Interrupted", "Stopped.", "Stopped.")
        return INTERRUPTED


def _tell(as_json: bool, error: str, detail: str, *lines: str) -> None:
    if as_json:
        print_failure(error, detail)
    for text in lines:
        for line in text.splitlines():
            complain(line)
