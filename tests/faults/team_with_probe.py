"""The commands of a team server with what `serve_with_probe` adds, in each of their processes.

`python -m tests.faults.team_with_probe serve HOST PORT [--restored] | worker | hub`
"""

import sys
from collections.abc import Sequence
from datetime import timedelta
from multiprocessing.connection import Connection
from typing import Any

from tests.faults.serve_with_probe import install

LOOP_LEASE = timedelta(seconds=4)
"""Of dispatcher, publisher and reaper: so soon another node goes on where one was killed."""


def main(argv: Sequence[str]) -> int:
    """Runs one of them. The processes that they start begin with `api` or `celery` below."""
    install_for_team()
    from server.cli import team_settings
    from server.core.errors import StartupError
    from server.core.logging import configure_logging
    from server.team.hub import run_hub
    from server.team.serve import serve_team
    from server.team.worker import run_worker

    configure_logging(as_json=True)
    settings = team_settings()
    command, *arguments = argv
    try:
        if command == "serve":
            host, port, *flags = arguments
            serve_team(settings, host, int(port), restored="--restored" in flags, target=api)
        elif command == "worker":
            run_worker(settings, target=celery)
        else:
            run_hub(settings)
    except StartupError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def api(settings: Any, listener: Any, lifeline: Connection) -> None:
    """A process that answers requests."""
    install_for_team()
    from server.team.serve import run_api

    run_api(settings, listener, lifeline)


def celery(settings: Any, lifeline: Connection) -> None:
    """A process whose forks run tasks."""
    install_for_team()
    from server.team.worker import run_celery

    run_celery(settings, lifeline)


def install_for_team() -> None:
    """In every process anew: they are spawned."""
    install()
    from server.domain.nodes import leases

    leases.LEASE = leases.NODE_FRESH = LOOP_LEASE
    from server import main as composing
    from server.team import serve

    vars(serve)["create_app"] = composing.create_app  # it was imported by name, perhaps before it was wrapped


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
