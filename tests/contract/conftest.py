"""The application whose contract is checked."""

from tests.server.api.conftest import ledger, server

__all__ = ["ledger", "server"]
