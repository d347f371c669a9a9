"""A served ledger, and a client of it."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.services.api_client import ApiClient
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import TOKEN, LedgerApp, create_app
from tests.desktop.services.serving import served


@pytest.fixture
def ledger() -> LedgerApp:
    """State of the server that `url` serves."""
    return LedgerApp()


@pytest.fixture
def url(ledger: LedgerApp) -> Iterator[str]:
    """Where the ledger is served."""
    with served(create_app(ledger)) as url:
        yield url


@pytest.fixture
def api(url: str, loop: asyncio.AbstractEventLoop, run: Run[Any]) -> Iterator[ApiClient]:
    """A client with the right token."""
    api = ApiClient(url, TOKEN, timeout=10)
    yield api
    run(api.close())
