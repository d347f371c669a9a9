"""What is kept of each sign-in beside its token, and the lock that commands take to use it."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import ValidationError

from contracts.auth import OrganizationBrief, SignedIn
from contracts.base import WireModel
from desktop.commands.teams.errors import AnotherCommandHolds
from desktop.services.content_files import save_file
from desktop.services.data_directory import DataDirectoryUnusable

FOLDER = "command-line"
POLL_SECONDS = 0.05
PATIENCE_SECONDS = 240.0
"""More than a server and a keyring may take together to answer whoever holds the lock."""

_OWNER_ONLY = 0o700


class KeptSignIn(WireModel):
    """A person at one team server, as its last answer described it. Nothing of it is secret."""

    url: str
    user_id: str
    email: str
    organization_id: str
    """Where commands go unless they name another."""
    organizations: list[OrganizationBrief]

    @property
    def organization(self) -> OrganizationBrief | None:
        """The one where commands go; None where the person was removed from it."""
        return next((one for one in self.organizations if one.organization_id == self.organization_id), None)


def kept_of(url: str, signed_in: SignedIn, organization_id: str) -> KeptSignIn:
    """What an answer of the server says."""
    return KeptSignIn(
        url=url,
        user_id=signed_in.user_id,
        email=signed_in.email,
        organization_id=organization_id,
        organizations=signed_in.organizations,
    )


class SignInFolder:
    """In the data directory, a file for each server. Methods that write raise DataDirectoryUnusable."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def all(self) -> list[KeptSignIn]:
        """By their addresses; what was damaged is left out."""
        found = [_read(path) for path in self._folder.glob("*.json")]
        return sorted((one for one in found if one is not None), key=lambda one: one.url)

    def find(self, url: str) -> KeptSignIn | None:
        """None where nobody has signed in there."""
        return _read(self._path(url, ".json"))

    def keep(self, sign_in: KeptSignIn) -> None:
        """In place of what was known of that server. For whoever holds its lock."""
        if self.find(sign_in.url) == sign_in:
            return
        path = self._path(sign_in.url, ".json")
        try:
            save_file(path, sign_in.model_dump_json(indent=2).encode())
        except OSError as error:
            raise DataDirectoryUnusable(path, error) from error

    def forget(self, url: str) -> None:
        """For whoever holds its lock."""
        path = self._path(url, ".json")
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise DataDirectoryUnusable(path, error) from error

    @asynccontextmanager
    async def alone(self, url: str) -> AsyncIterator[None]:
        """No other command uses the sign-in of that server meanwhile; the system gives the lock of a dead one back.

        A refresh token is good once: of two that use the same one the server takes one for a thief. Raises
        AnotherCommandHolds, DataDirectoryUnusable.
        """
        from filelock import FileLock, Timeout  # for these commands alone

        path = self._path(url, ".lock")
        try:
            self._folder.mkdir(mode=_OWNER_ONLY, exist_ok=True)
            lock = FileLock(path, thread_local=False)
            deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
            while True:
                try:
                    lock.acquire(blocking=False)
                    break
                except Timeout:
                    if asyncio.get_running_loop().time() > deadline:
                        raise AnotherCommandHolds(url) from None
                await asyncio.sleep(POLL_SECONDS)
        except OSError as error:
            raise DataDirectoryUnusable(path, error) from error
        try:
            yield
        finally:
            lock.release()

    def _path(self, url: str, suffix: str) -> Path:
        """No address makes a name that a system refuses."""
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}{suffix}"


def _read(path: Path) -> KeptSignIn | None:
    try:
        return KeptSignIn.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
