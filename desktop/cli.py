"""Composition root of the command line."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from desktop.commands import doctor, optimize, tasks
from desktop.commands.output import Exit, complain, print_json
from desktop.services.errors import ServiceError

INTERRUPTED = 130
COMMANDS = {"optimize": optimize, "tasks": tasks, "doctor": doctor}

DESCRIPTION = "ToolBoxAI Companion. Without a command the desktop app opens."
EPILOG = "Also: toolboxai serve (the server alone), toolboxai tour --out DIR (drive the window through its main job)."


def main(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    options = _parser().parse_args(list(argv))
    try:
        return int(asyncio.run(COMMANDS[options.command].run(options)))
    except ServiceError as error:
        if getattr(options, "json", False):
            print_json({"status": "failed", "error": {"error": type(error).__name__, "detail": error.message}})
        complain(f"{error.title}. {error.message}")
        return int(Exit.FAILED)
    except KeyboardInterrupt:
        complain("Stopped.")
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="toolboxai", description=DESCRIPTION, epilog=EPILOG)
    commands = parser.add_subparsers(dest="command", required=True)
    about = {
        "optimize": "optimize Luau scripts, each change shown safe",
        "tasks": "what was started, and what came of it",
        "doctor": "check every layer and name the one that is broken",
    }
    for name, command in COMMANDS.items():
        command.add_arguments(
            commands.add_parser(name, help=about[name], description=f"{about[name][0].upper()}{about[name][1:]}.")
        )
    return parser
