"""Composition root of the command line."""

import argparse
import asyncio
import gc
from collections.abc import Sequence
from typing import NoReturn, Protocol

from desktop.commands.output import BadInput, Exit, complain, print_failure
from desktop.services.errors import ApiError, ServiceError

INTERRUPTED = 130


class Command(Protocol):
    """What a module of `desktop.commands` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Says what may follow the command's name."""

    async def run(self, options: argparse.Namespace) -> int:
        """Does it, and gives the exit code."""


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
    command = _command(name)
    gc.freeze()  # what has been imported stays for good, and need not be looked through
    gc.enable()
    parser = CommandParser(prog=f"toolboxai {name}", description=f"{about[:1].upper()}{about[1:]}.")
    command.add_arguments(parser)
    as_json = "--json" in arguments
    try:
        return int(asyncio.run(command.run(parser.parse_args(arguments))))
    except BadUsage as error:
        _tell(as_json, "BadUsage", str(error), error.usage.strip(), str(error))
        return int(Exit.BAD_INPUT)
    except BadInput as error:
        _tell(as_json, type(error).__name__, error.message, error.message)
        return int(Exit.BAD_INPUT)
    except ServiceError as error:
        name = error.error if isinstance(error, ApiError) else type(error).__name__
        _tell(as_json, name, error.message, f"{error.title}. {error.message}")
        return int(Exit.FAILED)
    except KeyboardInterrupt:
        _tell(as_json, "Interrupted", "Stopped.", "Stopped.")
        return INTERRUPTED


def _command(name: str) -> Command:
    """Imports that one alone: each would make the others' start longer."""
    match name:
        case "optimize":
            from desktop.commands import optimize

            return optimize
        case "lesson":
            from desktop.commands import lesson

            return lesson
        case "quiz":
            from desktop.commands import quiz

            return quiz
        case "tasks":
            from desktop.commands import tasks

            return tasks
        case "schedules":
            from desktop.commands import schedules

            return schedules
        case "sign-in":
            from desktop.commands import sign_in

            return sign_in
        case "sign-out":
            from desktop.commands import sign_out

            return sign_out
        case "admin":
            from desktop.commands import admin

            return admin
        case _:
            from desktop.commands import doctor

            return doctor


def _tell(as_json: bool, error: str, detail: str, *lines: str) -> None:
    if as_json:
        print_failure(error, detail)
    for text in lines:
        for line in text.splitlines():
            complain(line)
