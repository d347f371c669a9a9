"""The real Luau VM, shared by the engine's tests."""

import pytest

from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.checked import CheckedMachine


@pytest.fixture(scope="session")
def machine() -> PluauMachine:
    return PluauMachine()


@pytest.fixture
def checked() -> CheckedMachine:
    return CheckedMachine()
