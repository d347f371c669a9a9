"""The application whose contract is checked."""

from tests.server.api.conftest import ledger, server, whole

__all__ = ["ledger", "server", "whole"]
