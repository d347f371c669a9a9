"""`toolboxai serve` of a team that believes whoever asks: what an access check costs is measured against it.

`python -m tests.bench.unchecked_team serve HOST PORT`; a token is `USER_ID.ORGANIZATION_ID`, and nothing is looked up.
"""

import socket
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection

from contracts.session import Role
from server.api.access_tokens import AccessTokens
from server.cli import team_settings
from server.core.logging import configure_logging
from server.core.team_settings import TeamSettings
from server.domain.organizations.membership import Member
from server.team.serve import run_api, serve_team


def main(argv: Sequence[str]) -> None:
    """Serves."""
    configure_logging(as_json=True)
    _, host, port = argv
    serve_team(team_settings(), host, int(port), target=unchecked)


def unchecked(settings: TeamSettings, listener: socket.socket, lifeline: Connection) -> None:
    """A process that answers; it is spawned, so it begins anew."""

    def believed(self: AccessTokens, token: str) -> Member:
        del self
        user_id, _, organization_id = token.partition(".")
        return Member(user_id, "Ada", organization_id, "School", Role.ADMIN, is_server_owner=False)

    AccessTokens.member = believed  # type: ignore[method-assign]
    run_api(settings, listener, lifeline)


if __name__ == "__main__":
    main(sys.argv[1:])
