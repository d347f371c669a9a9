"""Secrets in the keyring of the system, or in memory until the app closes. Never in a file of ours."""

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.services.apart import apart

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

_log = logging.getLogger(__name__)

SERVICE = "ToolBoxAI Companion"

TRUSTED = {
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.libsecret": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "Keychain",
    "keyring.backends.Windows": "Credential Manager",
}
"""Modules of the backends that are the system's own, and what people call them.

All others are refused: `null` forgets, `fail` fails, and add-ons that happen to be installed write plain files or ask
for a password on standard input, which a window does not have.
"""

PATIENCE_SECONDS = 60.0
"""So long a keyring may ask its owner for the password; then it counts as locked."""


class KeyringState(StrEnum):
    """UNKNOWN: nobody has looked yet."""

    UNKNOWN = "unknown"
    AVAILABLE = "available"
    LOCKED = "locked"
    NONE = "none"


@dataclass(frozen=True)
class KeyringStatus:
    """`name` is the keyring's, as people call it; empty without one."""

    state: KeyringState = KeyringState.UNKNOWN
    name: str = ""


class SecretStore(QObject):
    """Every call to the keyring runs in a thread of its own: it may ask its owner for a password, and take minutes.

    What it does not take is kept in memory, and `status` says so.
    """

    status_changed = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        trusted: Collection[str] = (),
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        """`trusted` names further modules of backends that may be used."""
        super().__init__(parent)
        self._names = {**TRUSTED, **dict.fromkeys(trusted, "")}
        self._patience = patience
        self._session: dict[str, str] = {}
        self._one_at_a_time = asyncio.Lock()
        self._status = KeyringStatus()

    @property
    def status(self) -> KeyringStatus:
        """As the last call found it."""
        return self._status

    async def look(self) -> KeyringStatus:
        """Finds the keyring without opening it."""
        await self._with_backend(lambda _: None)
        return self._status

    async def get(self, name: str) -> str | None:
        """What is kept under a name. None also where the keyring stays closed; `status` tells the two apart."""
        if name in self._session:
            return self._session[name]
        return await self._with_backend(lambda backend: backend.get_password(SERVICE, name))

    async def keep(self, name: str, secret: str) -> bool:
        """True when the keyring has it; otherwise it is there until the app closes."""

        def put(backend: "KeyringBackend") -> bool:
            backend.set_password(SERVICE, name, secret)
            return backend.get_password(SERVICE, name) == secret

        kept = bool(await self._with_backend(put))
        if kept:
            self._session.pop(name, None)
        else:
            self._session[name] = secret
        return kept

    async def forget(self, name: str) -> bool:
        """Takes it out of memory and keyring; False when the keyring may still hold it."""
        self._session.pop(name, None)

        def remove(backend: "KeyringBackend") -> bool:
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)
            return True

        return bool(await self._with_backend(remove))

    async def _with_backend(self, use: Callable[["KeyringBackend"], T]) -> T | None:
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(self._patience):
                    status, value = await apart(lambda: self._use(use), name="keyring")
            except TimeoutError:
                status, value = KeyringStatus(KeyringState.LOCKED, self._status.name), None
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)
        return value

    def _use(self, use: Callable[["KeyringBackend"], T]) -> tuple[KeyringStatus, T | None]:
        """Runs beside the window. Backends raise what they like, so every failure means: not kept there."""
        name = ""
        try:
            # Here for the cost of the import, and because it looks for the system's keyring over D-Bus.
            import keyring
            from keyring.errors import KeyringLocked

            backend = self._chosen(keyring.get_keyring())
            if backend is None:
                return KeyringStatus(KeyringState.NONE), None
            name = self._names[type(backend).__module__] or backend.name
            try:
                return KeyringStatus(KeyringState.AVAILABLE, name), use(backend)
            except KeyringLocked:
                return KeyringStatus(KeyringState.LOCKED, name), None
        except Exception as error:  # noqa: BLE001 - the edge: whatever it is, the secret stays in memory
            _log.warning("the keyring cannot be used (%s)", type(error).__name__)
            return KeyringStatus(KeyringState.NONE), None

    def _chosen(self, backend: "KeyringBackend") -> "KeyringBackend | None":
        """The backend itself, or the first of a chain, that is trusted."""
        if type(backend).__module__ == "keyring.backends.chainer":
            candidates = list(getattr(backend, "backends", ()))
        else:
            candidates = [backend]
        return next((one for one in candidates if type(one).__module__ in self._names), None)
