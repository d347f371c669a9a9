"""The commands of a team server, as they will be once people can sign in: the tests mint tokens of their own.

python -m tests.team.program serve HOST PORT [--restored] | worker | hub

Only the leases of dispatcher, publisher, reaper and scheduler are shorter than in the product, since the tests kill who
holds them.
"""

import sys
from collections.abc import Sequence
from datetime import timedelta

from server.cli import team_settings
from server.core.errors import StartupError
from server.core.logging import configure_logging
from server.domain.nodes import leases
from server.team.hub import run_hub
from server.team.serve import serve_team
from server.team.worker import run_worker

LOOP_LEASE = timedelta(seconds=6)


def main(argv: Sequence[str]) -> int:
    """Runs one of them."""
    configure_logging(as_json=True)
    leases.LEASE = leases.NODE_FRESH = LOOP_LEASE
    settings = team_settings()
    command, *arguments = argv
    try:
        if command == "serve":
            host, port, *flags = arguments
            serve_team(settings, host, int(port), restored="--restored" in flags)
        elif command == "worker":
            run_worker(settings)
        else:
            run_hub(settings)
    except StartupError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
