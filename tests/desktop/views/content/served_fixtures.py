"""The real application behind the pages of lessons and assessments; a conftest imports what it wants of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.main import Server
from tests.desktop.views.content.served import served_server, served_url


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Whose tasks the test runs."""
    yield from served_server(tmp_path)


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """In place of the ledger in memory."""
    yield from served_url(server)
