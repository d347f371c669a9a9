"""Settings of one server, read from the environment and the command line."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from contracts.ai import ApiKey, BaseUrl, ModelName

_MAY_BE_EMPTY = ("OPENAI_", "TOOLBOXAI_METRICS_TOKEN")


class Settings(BaseSettings):
    """Environment names are the product's public interface (DESIGN.md); without an alias they begin with TOOLBOXAI_.

    Secrets never print.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_prefix="TOOLBOXAI_")

    profile: Literal["embedded"] = "embedded"
    data_dir: Path = Field(validation_alias="TOOLBOXAI_DATA_DIR")
    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    cors_origins: list[str] = Field(default_factory=list, validation_alias="CORS_ORIGINS")
    launch_token: SecretStr = Field(exclude=True)
    """256-bit token of this launch, hexadecimal: the bearer token of the local workspace."""
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = Field(
        default=None, validation_alias="TOOLBOXAI_METRICS_TOKEN", exclude=True
    )
    """What a scraper of `/metrics` must show; without it only this computer may read them."""
    openai_base_url: BaseUrl | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_model: ModelName = Field(default="", validation_alias="OPENAI_MODEL")
    openai_api_key: ApiKey | None = Field(default=None, validation_alias="OPENAI_API_KEY", exclude=True)
    """Sent to `openai_base_url` only; without that to OpenAI's own address."""
    concurrency: int = Field(default=2, ge=1, le=64)
    """Tasks that run at once on this node."""
    queue_limit: int = Field(default=1000, ge=1, validation_alias="TOOLBOXAI_QUEUE_LIMIT")
    """Tasks of one organization that may wait at once; past it a request is answered 429."""
    history_days: int = Field(default=0, ge=0, le=36_500, validation_alias="TOOLBOXAI_HISTORY_DAYS")
    """Days after its end after which a task is forgotten, with its result; 0 keeps all for ever."""
    lease_seconds: float = 15.0
    request_seconds: float = Field(default=30.0, gt=0)
    """Time in which the headers of a request, and then its body, must arrive."""
    task_timeout_seconds: float = 120.0
    """Wall time after which an engine job is stopped."""

    @model_validator(mode="before")
    @classmethod
    def _empty_means_unset(cls, values: dict[str, object]) -> dict[str, object]:
        """`OPENAI_API_KEY=` in a unit file is how people switch a variable off."""
        return {name: value for name, value in values.items() if value != "" or not name.startswith(_MAY_BE_EMPTY)}

    @property
    def database_path(self) -> Path:
        """The SQLite file of the embedded profile."""
        return self.data_dir / "companion.sqlite3"

    @property
    def sqlalchemy_url(self) -> str:
        """DATABASE_URL, or the SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.database_path}"
