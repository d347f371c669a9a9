"""One hub for most tests, and what they join."""

import uuid
from collections.abc import Iterator

import pusher
import pytest

from tests.server.realtime.hub_server import HubServer, insides, serving


@pytest.fixture(scope="session")
def server() -> Iterator[HubServer]:
    """A hub with the default limits, shared: every test uses a channel of its own."""
    with serving() as running:
        yield running


@pytest.fixture
def channel() -> str:
    return f"private-org-{uuid.uuid4()}"


@pytest.fixture
def sdk(server: HubServer) -> Iterator[pusher.Pusher]:
    """The official Python SDK with the right key."""
    client = server.sdk()
    yield client
    insides(client).http.session.close()
