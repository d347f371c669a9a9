"""The one command: looks at its first argument, then imports desktop or server, never both."""

import errno
import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO, cast

ENGINE_WORKER = "engine-worker"
DISTRIBUTION = "toolboxai-companion"

COMMANDS = {
    "optimize": "optimize Luau scripts, each change shown safe",
    "lesson": "make a lesson plan about a topic",
    "quiz": "make a quiz about a topic, with its key",
    "tasks": "what was started, and what came of it",
    "schedules": "what is started later, or again and again",
    "sign-in": "sign in to a team's server, for commands with --team",
    "sign-out": "end the sign-in to a team's server",
    "admin": "figures, processes and queues, and what is stuck",
    "serve": "run the server alone; window and commands find it",
    "worker": "run tasks of a team server",
    "hub": "carry live events of a team server",
    "doctor": "check every layer and name the one that is broken",
    "tour": "drive the window through its main job and keep screenshots",
}

HELP = """\
usage: toolboxai [COMMAND] [ARGUMENT]...
       toolboxai SCRIPT
       toolboxai --help | --version

ToolBoxAI Companion. Without a command the desktop app opens, with the script if one is named.

commands:
{commands}

`toolboxai COMMAND --help` tells more of one.
Exit code: 0 done, 1 failed, 2 bad usage or input.
"""

FAILED = 1
BAD_USAGE = 2
READER_GONE_EXIT = 141
"""What a shell reports of a program that SIGPIPE ended."""


class OutputLost(Exception):
    """Standard output takes nothing any more: its reader has gone, its disk is full, or it was never open."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(reason.strerror)
        self.reader_gone = isinstance(reason, BrokenPipeError) or (os.name == "nt" and reason.errno == errno.EINVAL)


class StandardOutput:
    """Standard output, with its failures as `OutputLost`: so they are told from those of the files a command writes."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """As of a text stream."""
        with _its_failures_named():
            if self._stream is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            return self._stream.write(text)

    def flush(self) -> None:
        """As of a text stream."""
        with _its_failures_named():
            if self._stream is not None:
                self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class StandardError:
    """Standard error, where what cannot be told is dropped: a lost line of progress must not end the work."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """As of a text stream."""
        try:
            return len(text) if self._stream is None else self._stream.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        """As of a text stream."""
        try:
            if self._stream is not None:
                self._stream.flush()
        except OSError:
            return

    def isatty(self) -> bool:
        """Whether a person reads it."""
        return self._stream is not None and self._stream.isatty()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the part that `argv` (default: the process's arguments) names and returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [ENGINE_WORKER]:
        from server.sandbox.worker import main as engine_worker

        return engine_worker()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout = cast(TextIO, StandardOutput(sys.stdout))
    sys.stderr = cast(TextIO, StandardError(sys.stderr))
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()  # here, where a failure has its answer, and not when the interpreter ends
    except OutputLost as lost:
        _forget_standard_output()
        if lost.reader_gone:
            return READER_GONE_EXIT
        sys.stderr.write(f"Standard output cannot be written: {lost}.\n")
        return FAILED


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if all(_is_script(argument) for argument in arguments):
        gc.disable()  # nothing of what an import makes is garbage; the window enables it after its first frame
        _import_qt()
        from desktop.app import main as window

        return window(arguments)
    if first in ("-h", "--help"):
        sys.stdout.write(HELP.format(commands="\n".join(f"  {name:<9}  {about}" for name, about in COMMANDS.items())))
        return 0
    if first == "--version":
        from importlib.metadata import version

        sys.stdout.write(f"toolboxai {version(DISTRIBUTION)}\n")
        return 0
    if first not in COMMANDS:
        return _unknown(first, as_json="--json" in arguments)
    if first in ("serve", "worker", "hub"):
        from server.cli import main as server

        return server(arguments)
    if first == "tour":
        _import_qt()
        from desktop.tour import main as tour

        return tour(arguments)
    gc.disable()  # as above; the command enables it when it has what it needs
    _import_qt()
    from desktop.cli import main as command_line

    return command_line(arguments, about=COMMANDS[first])


def _import_qt() -> None:
    from desktop.qt_imports import import_qt

    import_qt()


def _is_script(argument: str) -> bool:
    """Whether an argument names a file to open, and no command."""
    return argument not in COMMANDS and (argument.endswith((".luau", ".lua")) or os.path.isfile(argument))  # noqa: PTH113  # spares the import


def _unknown(name: str, *, as_json: bool) -> int:
    import difflib

    closest = difflib.get_close_matches(name, COMMANDS, n=1)
    meant = f"Did you mean {closest[0]}?" if closest else f"There are {', '.join(COMMANDS)}."
    problem = f"There is no command {name!a}. {meant}"
    if as_json:
        document = {"status": "failed", "error": {"error": "BadUsage", "detail": problem}}
        sys.stdout.write(json.dumps(document, indent=2) + "\n")
    sys.stderr.write(f"{problem} `toolboxai --help` tells more.\n")
    return BAD_USAGE


@contextmanager
def _its_failures_named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputLost(error) from error


def _forget_standard_output() -> None:
    """What is still in the buffer must not fail once more when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, AttributeError):
        pass  # there is no descriptor behind it, and so nothing that could fail
    finally:
        os.close(nowhere)
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # for the rest of the process


if __name__ == "__main__":
    sys.exit(main())
