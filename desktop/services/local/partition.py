"""Whose rows a row is among."""

from dataclasses import dataclass

from contracts.session import SessionView

LOCAL_SERVER = "local"
"""Stands for the server of this computer, whose address is another one at each start."""


@dataclass(frozen=True)
class Partition:
    """One person in one organization on one server. Nothing is ever read across partitions."""

    server: str
    organization_id: str
    user_id: str


def partition_of(session: SessionView, server: str = LOCAL_SERVER) -> Partition:
    """The rows that belong to a session."""
    return Partition(server, session.organization_id, session.user_id)
