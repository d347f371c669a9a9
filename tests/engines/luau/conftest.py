"""The real Luau VM, shared by the engine's tests."""

import pytest

from server.engines.luau.vm.machine import PluauMachine


@pytest.fixture(scope="session")
def machine() -> PluauMachine:
    return PluauMachine()
