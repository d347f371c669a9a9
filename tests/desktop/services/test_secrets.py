"""What is kept in the keyring, what only in memory, and that the window never waits."""

import sys
import threading
from collections.abc import Iterator
from io import StringIO
from typing import Any

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from desktop.services.secrets import SERVICE, KeyringState, KeyringStatus, SecretStore
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import recorded, until
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed

GOOD = KeyringStatus(KeyringState.AVAILABLE, "Test keyring")


@pytest.fixture
def backend() -> Iterator[FakeKeyring]:
    backend = FakeKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def store(loop: object) -> SecretStore:
    return SecretStore(trusted=[keyring_backend.__name__])


class PlainFile(KeyringBackend):
    """As keyrings.alt has it: it works, and everybody can read it."""

    priority = 9

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library is half typed
        self.kept: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept.append(password)

    def delete_password(self, service: str, username: str) -> None:
        return


class TestKeep:
    def test_it_is_there_after_a_restart(self, store: SecretStore, backend: FakeKeyring, run: Run[Any]) -> None:
        assert run(store.keep("key", "sk-ü"))
        assert store.status == GOOD
        assert run(SecretStore(trusted=[keyring_backend.__name__]).get("key")) == "sk-ü"
        assert backend.kept == {(SERVICE, "key"): "sk-ü"}

    def test_a_locked_keyring_leaves_it_in_memory(
        self, store: SecretStore, backend: FakeKeyring, run: Run[Any]
    ) -> None:
        backend.locked = True
        changes = recorded(store.status_changed)
        assert not run(store.keep("key", "sk-1"))
        assert changes == [KeyringStatus(KeyringState.LOCKED, "Test keyring")]
        assert run(store.get("key")) == "sk-1"
        assert backend.kept == {}

    def test_what_the_keyring_takes_later_leaves_memory(
        self, store: SecretStore, backend: FakeKeyring, run: Run[Any]
    ) -> None:
        backend.full = True
        assert not run(store.keep("key", "sk-1"))
        backend.full = False
        assert run(store.keep("key", "sk-2"))
        backend.kept.clear()
        assert run(store.get("key")) is None

    def test_a_keyring_with_a_fault_is_none(
        self, store: SecretStore, backend: FakeKeyring, run: Run[Any], caplog: pytest.LogCaptureFixture
    ) -> None:
        backend.fault = RuntimeError("sk-1 in a message")
        assert not run(store.keep("key", "sk-1"))
        assert store.status == KeyringStatus(KeyringState.NONE)
        assert "sk-1" not in caplog.text


class TestForget:
    def test_from_keyring_and_memory(self, store: SecretStore, backend: FakeKeyring, run: Run[Any]) -> None:
        run(store.keep("key", "sk-1"))
        assert run(store.forget("key"))
        assert (run(store.get("key")), backend.kept) == (None, {})

    def test_what_is_not_there_is_no_error(self, store: SecretStore, backend: FakeKeyring, run: Run[Any]) -> None:
        assert run(store.forget("key"))

    def test_a_locked_keyring_may_still_hold_it(self, store: SecretStore, backend: FakeKeyring, run: Run[Any]) -> None:
        backend.locked = True
        run(store.keep("key", "sk-1"))
        assert not run(store.forget("key"))
        assert run(store.get("key")) is None


class TestLook:
    def test_it_opens_nothing(self, store: SecretStore, backend: FakeKeyring, run: Run[Any]) -> None:
        assert store.status == KeyringStatus(KeyringState.UNKNOWN)
        assert run(store.look()) == GOOD
        assert backend.calls == []


class TestPolicy:
    @pytest.mark.parametrize(
        "refused",
        [keyring.backends.null.Keyring(), keyring.backends.fail.Keyring(), PlainFile()],
        ids=["null", "fail", "plain"],
    )
    def test_backends_that_are_not_the_systems_are_refused(
        self, store: SecretStore, run: Run[Any], refused: KeyringBackend
    ) -> None:
        with installed(refused):
            assert not run(store.keep("key", "sk-1"))
            assert run(store.get("key")) == "sk-1"
        assert store.status == KeyringStatus(KeyringState.NONE)
        assert getattr(refused, "kept", []) == []

    def test_of_a_chain_the_trusted_one_is_used(
        self, store: SecretStore, run: Run[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plain, fake = PlainFile(), FakeKeyring()
        monkeypatch.setattr(ChainerBackend, "backends", [plain, fake])
        with installed(ChainerBackend()):
            assert run(store.keep("key", "sk-1"))
        assert (plain.kept, list(fake.kept.values())) == ([], ["sk-1"])

    def test_nobody_is_asked_on_standard_input(
        self, store: SecretStore, run: Run[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Asking(PlainFile):
            def set_password(self, service: str, username: str, password: str) -> None:
                input("Password for the keyring: ")

        monkeypatch.setattr(sys, "stdin", StringIO("typed\n"))
        with installed(Asking()):
            assert not run(store.keep("key", "sk-1"))
        assert sys.stdin.read() == "typed\n"


class TestThreads:
    def test_the_window_does_not_wait(self, store: SecretStore, backend: FakeKeyring, run: Run[Any]) -> None:
        run(store.keep("key", "sk-1"))
        assert threading.get_ident() not in backend.threads

    def test_one_that_asks_its_owner_too_long_counts_as_locked(self, backend: FakeKeyring, run: Run[Any]) -> None:
        store = SecretStore(trusted=[keyring_backend.__name__], patience=0.05)
        backend.waits = threading.Event()
        assert not run(store.keep("key", "sk-1"))
        assert store.status.state is KeyringState.LOCKED
        backend.waits.set()
        run(until(lambda: not any(one.name == "keyring" for one in threading.enumerate()), "the late call to end"))
        assert run(store.get("key")) == "sk-1"
