"""What the team profile must be given, and the combinations that it refuses, each with its reason."""

import ipaddress
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.core.pusher_account import problem

SHORTEST_SECRET = 32
KNOWN_SECRETS = frozenset(
    {"changeme", "change-me", "secret", "secret-key", "insecure", "development", "your-secret-key"}
)
"""What people copy from examples; however often it is repeated, everybody knows it."""


class TeamSettings(BaseSettings):
    """One process of a team server, from the environment. Secrets never print."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    database_url: SecretStr = Field(default=SecretStr(""), validation_alias="DATABASE_URL")
    redis_url: SecretStr = Field(default=SecretStr(""), validation_alias="REDIS_URL")
    secret_key: SecretStr = Field(default=SecretStr(""), validation_alias="SECRET_KEY")
    public_url: str = Field(default="", validation_alias="PUBLIC_URL")
    """Where people and their apps reach the server."""
    api_processes: int = Field(default=1, ge=1, le=64, validation_alias="TOOLBOXAI_API_PROCESSES")
    hub: Literal["inside", "apart"] = Field(default="inside", validation_alias="TOOLBOXAI_HUB")
    """Whether the API's own process carries live events, or `toolboxai hub` does."""
    pusher_app_id: str = Field(default="", validation_alias="PUSHER_APP_ID")
    pusher_key: str = Field(default="", validation_alias="PUSHER_KEY")
    pusher_secret: SecretStr = Field(default=SecretStr(""), validation_alias="PUSHER_SECRET")

    def refusals(self) -> list[str]:
        """A sentence for each thing that must be changed before this may serve a team; empty when nothing must."""
        return [*self._of_database(), *self._of_redis(), *self._of_secret(), *self._of_address(), *self._of_hub()]

    def _of_database(self) -> Iterator[str]:
        scheme = urlsplit(self.database_url.get_secret_value()).scheme
        if not scheme:
            yield "DATABASE_URL is not set. A team server keeps its tasks in PostgreSQL: postgresql+psycopg://user@host/name."
        elif scheme.startswith("sqlite"):
            yield "DATABASE_URL names SQLite, which several processes and workers cannot share. Use PostgreSQL."
        elif scheme.partition("+")[0] != "postgresql":
            yield f"DATABASE_URL names {scheme}; only PostgreSQL is supported."

    def _of_redis(self) -> Iterator[str]:
        scheme = urlsplit(self.redis_url.get_secret_value()).scheme
        if scheme not in ("redis", "rediss", "unix"):
            yield "REDIS_URL is not set to an address of Redis, by which tasks reach the workers: redis://host:6379/0."

    def _of_secret(self) -> Iterator[str]:
        secret = self.secret_key.get_secret_value()
        if not secret:
            yield 'SECRET_KEY is not set. Make one: python3 -c "import secrets; print(secrets.token_hex(32))".'
        elif secret.strip().lower() in KNOWN_SECRETS or len(set(secret)) < 8:
            yield "SECRET_KEY can be guessed. Make a new one; who knows it can sign in as anybody."
        elif len(secret) < SHORTEST_SECRET:
            yield f"SECRET_KEY has {len(secret)} characters. It needs {SHORTEST_SECRET}, made at random."

    def _of_address(self) -> Iterator[str]:
        try:
            parts = urlsplit(self.public_url)
            host = parts.hostname or ""
        except ValueError:
            host = ""
        if not host or parts.scheme not in ("http", "https"):
            yield "PUBLIC_URL is not set to the address at which people reach this server: https://tasks.example.org."
        elif parts.scheme == "http" and not _is_loopback(host):
            yield "PUBLIC_URL begins with http://: passwords and scripts would cross the network in the clear. Use https://."

    def _of_hub(self) -> Iterator[str]:
        if self.hub == "inside" and self.api_processes > 1:
            yield (
                f"TOOLBOXAI_API_PROCESSES is {self.api_processes}: what one of them carries does not reach the "
                "others. Let the hub be a process of its own and set TOOLBOXAI_HUB=apart."
            )
        wrong = problem(self.pusher_app_id, self.pusher_key, self.pusher_secret.get_secret_value())
        if wrong is not None:
            yield wrong
        elif self.hub == "apart" and not self.pusher_key:
            yield "TOOLBOXAI_HUB is apart: set PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET, here and for the hub."


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
