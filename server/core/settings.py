"""Settings of one server, read from the environment and the command line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from contracts.ai import ApiKey, BaseUrl, ModelName
from server.core import mail_account, pusher_account
from server.core.mail_account import SUBMISSION_PORT, MailAccount
from server.core.mail_address import one_address
from server.core.pusher_account import DEFAULT_CLUSTER, PusherAccount


@dataclass(frozen=True, slots=True)
class TaskLimits:
    """Of one task: `seconds` of wall and processor time, beside what timing may take, and address space."""

    seconds: float = 90.0
    memory_bytes: int = 2**30
    tokens_a_month: int = 0
    """Of its organization; 0 is no limit."""


USUAL_LIMITS = TaskLimits()


class ServerSettings(BaseSettings):
    """What every server is set by. Environment names are the product's public interface (DESIGN.md); without an alias
    they begin with TOOLBOXAI_. Secrets never print.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_prefix="TOOLBOXAI_")

    cors_origins: list[str] = Field(default_factory=list, validation_alias="CORS_ORIGINS")
    openai_base_url: BaseUrl | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_model: ModelName = Field(default="", validation_alias="OPENAI_MODEL")
    openai_api_key: ApiKey | None = Field(default=None, validation_alias="OPENAI_API_KEY", exclude=True)
    """Sent to `openai_base_url` only; without that to OpenAI's own address."""
    pusher_app_id: str = Field(default="", validation_alias="PUSHER_APP_ID")
    pusher_key: str = Field(default="", validation_alias="PUSHER_KEY")
    pusher_secret: SecretStr = Field(default=SecretStr(""), validation_alias="PUSHER_SECRET", exclude=True)
    pusher_cluster: str = Field(default="", validation_alias="PUSHER_CLUSTER")
    pusher_host: str = Field(default="", validation_alias="PUSHER_HOST")
    """Of another server than Pusher's that speaks its protocol."""
    pusher_port: int | None = Field(default=None, ge=1, le=65_535, validation_alias="PUSHER_PORT")
    pusher_scheme: Literal["https", "http"] = Field(default="https", validation_alias="PUSHER_SCHEME")
    smtp_host: str = Field(default="", validation_alias="SMTP_HOST")
    smtp_port: int | None = Field(default=None, ge=1, le=65_535, validation_alias="SMTP_PORT")
    smtp_username: str = Field(default="", validation_alias="SMTP_USERNAME")
    smtp_password: SecretStr = Field(default=SecretStr(""), validation_alias="SMTP_PASSWORD", exclude=True)
    from_email: str = Field(default="", validation_alias="FROM_EMAIL")
    """In whose name mail is sent."""
    concurrency: int = Field(default=2, ge=1, le=64)
    """Tasks that run at once on this node."""
    queue_limit: int = Field(default=1000, ge=1, validation_alias="TOOLBOXAI_QUEUE_LIMIT")
    """Tasks of one organization that may wait at once; past it a request is answered 429."""
    history_days: int = Field(default=0, ge=0, le=36_500, validation_alias="TOOLBOXAI_HISTORY_DAYS")
    """Days after its end after which a task is forgotten, with its result; 0 keeps all for ever."""
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = Field(
        default=None, validation_alias="TOOLBOXAI_METRICS_TOKEN", exclude=True
    )
    """What a scraper of `/metrics` must show; without it only this computer may read them."""
    ai_tokens_a_month: int = Field(default=0, ge=0)
    """Tokens of the AI endpoint that an organization may use in a month; 0 is no limit."""
    lease_seconds: float = 15.0
    request_seconds: float = Field(default=30.0, gt=0)
    """Time in which the headers of a request, and then its body, must arrive."""
    task_timeout_seconds: float = Field(default=90.0, ge=1, le=3600)
    """Wall time, beside what timing may take, after which an engine's work on a task is stopped; processor time too."""
    task_memory_mb: int = Field(default=1024, ge=256, le=65_536)
    """Address space of an engine that works on a task."""

    @property
    def task_limits(self) -> TaskLimits:
        """What the work of one task may take."""
        return TaskLimits(self.task_timeout_seconds, self.task_memory_mb * 2**20, self.ai_tokens_a_month)

    @model_validator(mode="before")
    @classmethod
    def _empty_means_unset(cls, values: dict[str, object]) -> dict[str, object]:
        """`OPENAI_API_KEY=` in a unit file is how people switch a variable off."""
        others = (
            "OPENAI_",
            "PUSHER_",
            "SMTP_",
            "FROM_EMAIL",
            "SENDGRID_",
            "TOOLBOXAI_METRICS_TOKEN",
            "RETURN_URLS",
            "BILLING_ROLES",
        )
        return {name: value for name, value in values.items() if value != "" or not name.startswith(others)}

    @property
    def pusher(self) -> PusherAccount | None:
        """Where live events go besides the server's own hub; None when they do not."""
        if not self.pusher_key:
            return None
        host = self.pusher_host or None
        return PusherAccount(
            app_id=self.pusher_app_id,
            key=self.pusher_key,
            secret=self.pusher_secret.get_secret_value(),
            cluster=None if host else self.pusher_cluster or DEFAULT_CLUSTER,
            host=host,
            port=self.pusher_port,
            secure=self.pusher_scheme == "https",
        )

    @property
    def mail(self) -> MailAccount | None:
        """A mail server; None when there is none."""
        if not self.smtp_host:
            return None
        return MailAccount(
            host=self.smtp_host,
            sender=one_address(self.from_email),
            port=self.smtp_port or SUBMISSION_PORT,
            username=self.smtp_username,
            password=self.smtp_password.get_secret_value(),
        )

    @property
    def can_send_mail(self) -> bool:
        """Whether there is a way for mail."""
        return self.mail is not None

    def mail_problem(self) -> str | None:
        """What is wrong with the settings of mail."""
        password = self.smtp_password.get_secret_value()
        return mail_account.problem(self.smtp_host, self.smtp_port, self.smtp_username, password, self.from_email)

    def account_problems(self) -> dict[str, str]:
        """A sentence for each account, at Pusher or for mail, that is not whole."""
        found = {
            "pusher": pusher_account.problem(
                self.pusher_app_id, self.pusher_key, self.pusher_secret.get_secret_value()
            ),
            "mail": self.mail_problem(),
        }
        return {name: wrong for name, wrong in found.items() if wrong is not None}


class Settings(ServerSettings):
    """The embedded server on one computer."""

    profile: Literal["embedded"] = "embedded"
    data_dir: Path = Field(validation_alias="TOOLBOXAI_DATA_DIR")
    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    launch_token: SecretStr = Field(exclude=True)
    """256-bit token of this launch, hexadecimal: the bearer token of the local workspace."""

    @model_validator(mode="after")
    def _accounts_are_whole(self) -> Self:
        for name, wrong in self.account_problems().items():
            raise PydanticCustomError(name, "{wrong}", {"wrong": wrong.removesuffix(".")})
        return self

    @property
    def database_path(self) -> Path:
        """The SQLite file of the embedded profile."""
        return self.data_dir / "companion.sqlite3"

    @property
    def sqlalchemy_url(self) -> str:
        """DATABASE_URL, or the SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.database_path}"
