"""No endpoint: a normal state, in which the built-in offline engines do all the work."""

from threading import Event

from server.integrations.ai.errors import AiNotConfigured
from server.integrations.ai.provider import Completion, Endpoint, OnText, Reply


class NoProvider:
    """Nobody to ask."""

    @property
    def available(self) -> bool:
        """Never."""
        return False

    @property
    def endpoint(self) -> Endpoint:
        """Nowhere."""
        return Endpoint("")

    def models(self) -> list[str]:
        """None."""
        return []

    def complete(self, completion: Completion, cancelled: Event | None = None) -> Reply:
        """Refused: callers look at `available` first."""
        del completion, cancelled
        raise AiNotConfigured

    def stream(self, completion: Completion, on_text: OnText, cancelled: Event | None = None) -> Reply:
        """Refused as well."""
        del completion, on_text, cancelled
        raise AiNotConfigured
