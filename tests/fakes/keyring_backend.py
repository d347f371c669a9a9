"""Stands for the keyring of an operating system: in memory, and it can be locked, broken or slow."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError


class FakeKeyring(KeyringBackend):
    """Notes in which threads it was used. `waits` holds every call until the test lets it go on."""

    priority = 1
    name = "Test keyring"

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library is half typed
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.full = False
        self.fault: Exception | None = None
        self.calls: list[str] = []
        self.threads: set[int] = set()
        self.waits: threading.Event | None = None

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept."""
        self._enter("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps it."""
        self._enter("set")
        if self.full:
            raise PasswordSetError("no room")
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forgets it."""
        self._enter("delete")
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")

    def _enter(self, call: str) -> None:
        self.calls.append(call)
        self.threads.add(threading.get_ident())
        if self.waits is not None:
            self.waits.wait()
        if self.fault is not None:
            raise self.fault
        if self.locked:
            raise KeyringLocked("locked")


@contextmanager
def installed(backend: KeyringBackend) -> Iterator[None]:
    """Makes it the one that `keyring` uses."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)
