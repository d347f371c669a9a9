"""A keyring of the tests, and the folder of sign-ins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts.discovery import DATA_DIR_VARIABLE
from desktop.commands.teams.kept import SignInFolder
from desktop.services import secrets
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeKeyring]:
    """The keyring that commands find."""
    monkeypatch.setitem(secrets.TRUSTED, keyring_backend.__name__, "Test keyring")
    backend = FakeKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SignInFolder:
    """That of the data directory that commands find."""
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return SignInFolder(tmp_path / "data")
