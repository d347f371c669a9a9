"""Stands for the keyring of an operating system across processes: one JSON file, named by an environment variable."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

VARIABLE = "TEST_KEYRING_FILE"


class KeyringInAFile(KeyringBackend):
    """Chosen with `PYTHON_KEYRING_BACKEND`. Nothing in it is secret: tests only."""

    priority = 1
    name = "Test keyring"

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept."""
        return self._all().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps it."""
        self._write({**self._all(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forgets it."""
        self._write({name: kept for name, kept in self._all().items() if name != f"{service}/{username}"})

    def _all(self) -> dict[str, str]:
        try:
            kept: dict[str, str] = json.loads(self._file().read_text())
        except FileNotFoundError:
            return {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        self._file().write_text(json.dumps(kept))

    def _file(self) -> Path:
        return Path(os.environ[VARIABLE])
