"""What the team profile must be given, and the combinations that it refuses, each with its reason."""

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from types import MappingProxyType
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from contracts.session import Role
from server.core import billing_account, mail_account
from server.core.billing_account import BillingAccount
from server.core.loopback import is_loopback
from server.core.mail_account import SendGridAccount
from server.core.mail_address import one_address
from server.core.plans import PlansSettings, read_plans
from server.core.settings import ServerSettings

SHORTEST_SECRET = 32
LAST_PORT = 65_535
_WEB_PORTS: Mapping[str, int] = MappingProxyType({"http": 80, "https": 443})
DEFAULT_HUB_ADDRESS: Mapping[str, str] = MappingProxyType({"inside": "127.0.0.1:8009", "apart": "127.0.0.1:8010"})
KNOWN_SECRETS = frozenset(
    {"changeme", "change-me", "secret", "secret-key", "insecure", "development", "your-secret-key"}
)
"""What people copy from examples; however often it is repeated, everybody knows it."""
_LOOSE = "has a sign in its password that ends it: write @ as %40, / as %2F, # as %23 and ? as %3F."


@dataclass(frozen=True, slots=True)
class HubCredentials:
    """Who may publish to the hub, and sign for its channels."""

    app_id: str
    key: str
    secret: str = field(repr=False)


class TeamSettings(ServerSettings):
    """What every process of a team server is given: those of `serve`, the workers and the hub."""

    profile: Literal["team"] = "team"
    database_url: SecretStr = Field(default=SecretStr(""), validation_alias="DATABASE_URL")
    system_database_url: SecretStr = SecretStr("")
    """The same database by the login that owns it, for migrations and loops; without it they use `database_url`."""
    redis_url: SecretStr = Field(default=SecretStr(""), validation_alias="REDIS_URL")
    secret_key: SecretStr = Field(default=SecretStr(""), validation_alias="SECRET_KEY")
    public_url: str = Field(default="", validation_alias="PUBLIC_URL")
    """Where people and their apps reach the server."""
    api_processes: int = Field(default=1, ge=1, le=64)
    hub: Literal["inside", "apart"] = "inside"
    """Whether the API's own process carries live events, or `toolboxai hub` does."""
    hub_address: str = ""
    """host:port at which server and workers reach the hub, and `toolboxai hub` listens."""
    hub_url: str = ""
    """Where people's apps reach the hub; without it at `public_url`, from where a proxy leads /app/ to the hub."""
    trusted_proxies: str = "127.0.0.1"
    """Addresses or networks of proxies, with commas, whose X-Forwarded-For is believed: guesses are counted by it."""
    requests_a_minute: int = Field(default=3000, ge=0)
    """Of one person; past it a request is answered 429. 0 counts nothing."""
    database_connections: int = Field(default=16, ge=2, le=200)
    """Of one process that answers requests, and so many requests it works on at once."""

    stripe_secret_key: SecretStr = Field(default=SecretStr(""), validation_alias="STRIPE_SECRET_KEY", exclude=True)
    """With it the server sells its plans."""
    stripe_publishable_key: str = Field(default="", validation_alias="STRIPE_PUBLISHABLE_KEY")
    """Nothing needs it, since people pay on Stripe's own pages; it must be of the same mode."""
    stripe_webhook_secret: SecretStr = Field(
        default=SecretStr(""), validation_alias="STRIPE_WEBHOOK_SECRET", exclude=True
    )
    stripe_url: str = Field(default="", validation_alias="TOOLBOXAI_STRIPE_URL")
    """Of something on this computer that stands for Stripe, in tests."""
    plans: str = Field(default="", validation_alias="TOOLBOXAI_PLANS")
    """JSON, as `server.core.plans` reads it."""
    return_urls: Annotated[list[str], NoDecode] = Field(default_factory=list, validation_alias="RETURN_URLS")
    """Beginnings of addresses that people may be led back to from a payment."""
    billing_roles: Annotated[frozenset[Role], NoDecode] = Field(
        default=frozenset({Role.ADMIN, Role.TEACHER}), validation_alias="BILLING_ROLES"
    )
    """Who may buy and change."""

    @field_validator("return_urls", "billing_roles", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """A JSON list, or words between commas."""
        if not isinstance(value, str):
            return value
        if value.lstrip().startswith("["):
            return json.loads(value)
        return [word.strip() for word in value.split(",") if word.strip()]

    @property
    def billing(self) -> BillingAccount | None:
        """By which payments are taken; None when nothing is sold."""
        key = self.stripe_secret_key.get_secret_value()
        return BillingAccount(key, self.stripe_webhook_secret.get_secret_value(), self.stripe_url) if key else None

    @property
    def sold_plans(self) -> PlansSettings:
        """The plans; raises ValueError where the setting is wrong, which `refusals` has told."""
        return read_plans(self.plans)

    sendgrid_api_key: SecretStr = Field(default=SecretStr(""), validation_alias="SENDGRID_API_KEY", exclude=True)
    """Of an account that may send in the name of `from_email`; goes before a mail server."""
    mail_to_console: bool = False
    """Mail goes into the log and nowhere else, while somebody works on the product."""
    mails_a_day: int = Field(default=2000, ge=0)
    """Recipients that the people of an organization may write to in 24 hours; 0 is no limit."""
    mails_a_day_of_one: int = Field(default=200, ge=0)
    """The same of one person."""

    @property
    def sendgrid(self) -> SendGridAccount | None:
        """None where there is no key."""
        key = self.sendgrid_api_key.get_secret_value()
        return SendGridAccount(one_address(self.from_email), key) if key else None

    @property
    def can_send_mail(self) -> bool:
        """Whether there is a way for mail."""
        return self.mail_to_console or self.sendgrid is not None or self.mail is not None

    def mail_problem(self) -> str | None:
        """What is wrong with the settings of mail. FROM_EMAIL needs no mail server where there is another way."""
        key = self.sendgrid_api_key.get_secret_value()
        has_server = bool(self.smtp_host or self.smtp_port or self.smtp_username or self.smtp_password)
        of_server = super().mail_problem() if has_server or not (key or self.mail_to_console) else None
        return of_server or mail_account.sendgrid_problem(key, self.from_email)

    @property
    def hub_listens_at(self) -> tuple[str, int]:
        """Host and port of the hub; without a setting on this computer, beside or in the API's process."""
        host, _, port = (self.hub_address or DEFAULT_HUB_ADDRESS[self.hub]).rpartition(":")
        return host, int(port)

    @property
    def hub_credentials(self) -> HubCredentials:
        """Made of the secret key, so that every process knows them and nobody has to set them."""
        key, secret = (self._derived(f"hub {what}") for what in ("key", "secret"))
        return HubCredentials(app_id="1", key=key[:20], secret=secret)

    @property
    def unsubscribe_secret(self) -> str:
        """Signs the links by which people end mail."""
        return self._derived("unsubscribe")

    def _derived(self, purpose: str) -> str:
        return hmac.new(self.secret_key.get_secret_value().encode(), purpose.encode(), "sha256").hexdigest()

    def refusals(self) -> list[str]:
        """A sentence for each thing that must be changed before this may serve a team; empty when nothing must."""
        return [
            *self._of_database(),
            *self._of_redis(),
            *self._of_secret(),
            *self._of_address(),
            *self._of_hub(),
            *self._of_billing(),
            *self._of_mail(),
        ]

    def refusals_of_hub(self) -> list[str]:
        """The same for the hub alone, which asks neither database nor broker and need not know how they are reached."""
        return [*self._of_secret(), *self._of_address(), *self._of_hub()]

    @property
    def of_requests(self) -> Self:
        """For processes that only answer requests: they need not know the login that may do everything."""
        return self.model_copy(update={"system_database_url": SecretStr("")})

    def _of_database(self) -> Iterator[str]:
        scheme = urlsplit(self.database_url.get_secret_value()).scheme
        if not scheme:
            yield "DATABASE_URL is not set. A team server keeps its tasks in PostgreSQL: postgresql+psycopg://user@host/name."
        elif scheme.startswith("sqlite"):
            yield "DATABASE_URL names SQLite, which several processes and workers cannot share. Use PostgreSQL."
        elif scheme.partition("+")[0] != "postgresql":
            yield f"DATABASE_URL names {scheme}; only PostgreSQL is supported."
        elif _holds_loose_signs(self.database_url):
            yield f"DATABASE_URL {_LOOSE}"
        system = self.system_database_url.get_secret_value()
        if system and urlsplit(system).scheme.partition("+")[0] != "postgresql":
            yield "TOOLBOXAI_SYSTEM_DATABASE_URL must name the PostgreSQL of DATABASE_URL, by the login that owns it."
        elif _holds_loose_signs(self.system_database_url):
            yield f"TOOLBOXAI_SYSTEM_DATABASE_URL {_LOOSE}"

    def _of_redis(self) -> Iterator[str]:
        scheme = urlsplit(self.redis_url.get_secret_value()).scheme
        if scheme not in ("redis", "rediss"):
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
        yield from _of_url("PUBLIC_URL", self.public_url, "passwords and scripts")
        for origin in self.cors_origins:
            yield from _of_origin(origin)

    def _of_hub(self) -> Iterator[str]:
        if self.hub == "inside" and self.api_processes > 1:
            yield (
                f"TOOLBOXAI_API_PROCESSES is {self.api_processes}: what one of them carries does not reach the "
                "others. Let the hub be a process of its own and set TOOLBOXAI_HUB=apart."
            )
        yield from self.account_problems().values()
        for one in self.trusted_proxies.split(","):
            if not _is_network(one.strip()):
                yield f"TOOLBOXAI_TRUSTED_PROXIES names {one.strip() or 'nothing'}, which is no address and no network."
            elif ip_network(one.strip()).prefixlen == 0:
                yield f"TOOLBOXAI_TRUSTED_PROXIES names {one.strip()}: everybody could say where a request comes from."
        if self.hub_address and not _is_address(self.hub_address):
            yield "TOOLBOXAI_HUB_ADDRESS is no host and port, such as 127.0.0.1:8010."
        if self.hub_url:
            yield from _of_url("TOOLBOXAI_HUB_URL", self.hub_url, "live events and their signatures")

    def _of_billing(self) -> Iterator[str]:
        wrong = billing_account.problem(
            self.stripe_secret_key.get_secret_value(),
            self.stripe_publishable_key,
            self.stripe_webhook_secret.get_secret_value(),
            self.stripe_url,
        )
        if wrong is not None:
            yield wrong
        try:
            read_plans(self.plans)
        except ValueError as error:
            yield f"TOOLBOXAI_PLANS cannot be used: {error}."
        for url in self.return_urls:
            yield from _of_url("RETURN_URLS", url, "what was paid")
        if Role.STUDENT in self.billing_roles:
            yield "BILLING_ROLES names students, who may do nothing that costs. Name admin, teacher, or both."

    def _of_mail(self) -> Iterator[str]:
        if self.mail_to_console and not is_loopback(_host(self.public_url)):
            yield "TOOLBOXAI_MAIL_TO_CONSOLE is for this computer only: links that let people in come into the log."


def _holds_loose_signs(address: SecretStr) -> bool:
    """Whether a password is cut short: what is left of it would be taken for the host, which nobody could reach."""
    before, at, after = address.get_secret_value().partition("://")[2].partition("@")
    return bool(at) and (any(sign in before for sign in "/#?") or "@" in after.partition("?")[0])


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _of_url(name: str, url: str, what: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        yield f"{name} is not set to the address at which people reach this server: https://tasks.example.org."
    elif parts.scheme == "http" and not is_loopback(host):
        yield f"{name} begins with http://: {what} would cross the network in the clear. Use https://."


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _of_origin(origin: str) -> Iterator[str]:
    """Compared by browsers and by us letter by letter (RFC 6454, section 6.1)."""
    try:
        parts = urlsplit(origin)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        port, host = None, ""
    plain = f"{parts.scheme}://{parts.netloc}" if host else ""
    if origin != plain or origin != origin.lower() or "*" in host or "@" in origin or parts.scheme not in _WEB_PORTS:
        yield "CORS_ORIGINS must list origins as browsers send them, in small letters and no path: https://app.example.org."
    elif port is not None and port == _WEB_PORTS[parts.scheme]:
        yield f"CORS_ORIGINS names port {port}, which browsers leave out. Leave it out too."
    elif parts.scheme == "http" and not is_loopback(host):
        yield "CORS_ORIGINS names a page that comes over http://: whoever changes it on the way could use the server."


def _is_address(text: str) -> bool:
    host, _, port = text.rpartition(":")
    return bool(host) and port.isascii() and port.isdigit() and 0 < int(port) <= LAST_PORT
