"""The one command: looks at its first argument, then imports desktop or server, never both."""

import sys
from collections.abc import Sequence

ENGINE_WORKER = "engine-worker"
SERVER_COMMANDS = frozenset({"serve"})


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the part that `argv` (default: the process's arguments) names and returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    first = arguments[0] if arguments else ""
    if first == ENGINE_WORKER:
        from server.sandbox.worker import main as engine_worker

        return engine_worker()
    if first in SERVER_COMMANDS:
        from server.cli import main as server

        return server(arguments)
    if not arguments:
        from desktop.app import main as window

        return window(arguments)
    if first == "tour":
        from desktop.tour import main as tour

        return tour(arguments)
    from desktop.cli import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
