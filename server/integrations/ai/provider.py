"""What the server needs of a language model, whoever serves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event
from typing import Literal, Protocol

from pydantic import SecretStr

from server.core.outgoing import Reach


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask. The key belongs to this address and is sent to no other; it does not print."""

    base_url: str
    model: str = ""
    api_key: SecretStr | None = None
    reach: Reach = Reach.NEARBY
    """How far whoever said so may send the server."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` are wall time for a call with all its retries; `max_bytes` bound each answer as it arrives."""

    seconds: float = 60.0
    connect_seconds: float = 5.0
    retries: int = 2
    max_bytes: int = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Completion:
    """What is asked for. An empty `model` is the endpoint's own choice of settings."""

    messages: tuple[Message, ...]
    max_tokens: int
    model: str = ""
    temperature: float | None = None
    response_format: Mapping[str, object] | None = None
    """As OpenAI names it; servers that call themselves compatible differ in what they take. See `structured`."""
    seconds: float | None = None
    """For this call, where that is less than the provider's limit."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. It was written by a model: checked by whoever uses it, and never run. `cut` at `max_tokens`."""

    text: str
    model: str
    cut: bool
    tokens: int | None = None
    """What the question and the answer took together, if the endpoint says so."""


OnText = Callable[[str], None]
"""Hears all that has come so far whenever more comes, on the thread that asked. It must be quick."""


class AiProvider(Protocol):
    """Blocks its thread for as long as the limits allow. Raises the classes of `errors`."""

    @property
    def available(self) -> bool:
        """Whether there is anybody to ask; without, the offline engines do all the work."""
        ...

    @property
    def endpoint(self) -> Endpoint:
        """Where it asks; without an address where there is nobody."""
        ...

    def models(self) -> list[str]:
        """Names that the endpoint gives, in its order."""
        ...

    def complete(self, completion: Completion, cancelled: Event | None = None) -> Reply:
        """One chat completion, not streamed. Raises `Cancelled` soon after `cancelled` is set."""
        ...

    def stream(self, completion: Completion, on_text: OnText, cancelled: Event | None = None) -> Reply:
        """The same, streamed. An error in the middle carries what had come as `text_so_far`."""
        ...
