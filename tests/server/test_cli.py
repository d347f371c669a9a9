"""How `toolboxai serve` starts."""

import gc

import pytest

from server.cli import _nothing_collected


@pytest.fixture(autouse=True)
def collecting() -> None:
    gc.enable()


def test_nothing_is_collected_while_it_imports() -> None:
    with _nothing_collected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_after_a_failed_import_too() -> None:
    with pytest.raises(ImportError), _nothing_collected():
        raise ImportError
    assert gc.isenabled()
