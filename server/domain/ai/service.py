"""The AI endpoint in force: the app's while one is set, else the environment's, else none. Never on disk."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import SecretStr

from contracts.ai import MAX_REPLY, AiSettings, AiSettingsView, AiSource, AiTestRequest, AiTestResult
from server.core.outgoing import Reach
from server.core.settings import ServerSettings
from server.domain.ai.errors import AiSetByAdministrator, AiTestRunning
from server.integrations.ai.errors import AiIncompatible, AiNotConfigured
from server.integrations.ai.none import NoProvider
from server.integrations.ai.openai_provider import OpenAiProvider
from server.integrations.ai.provider import AiProvider, Completion, Endpoint, Limits, Message

OPENAI_BASE_URL = "https://api.openai.com/v1"
TEST_LIMITS = Limits(seconds=60.0, retries=0)
"""The list and the reply each have this long: a local server may load its model from disk first."""

_GREETING = Completion((Message("user", "Reply with one short sentence: are you ready?"),), max_tokens=64)


def endpoint_of_environment(settings: ServerSettings) -> Endpoint | None:
    """`OPENAI_*`: a key without an address belongs to OpenAI."""
    if settings.openai_base_url is None and settings.openai_api_key is None:
        return None
    return Endpoint(settings.openai_base_url or OPENAI_BASE_URL, settings.openai_model, settings.openai_api_key)


@dataclass(frozen=True, slots=True)
class _InForce:
    endpoint: Endpoint | None
    source: AiSource


class AiService:
    """Any thread may ask and set."""

    def __init__(
        self,
        environment: Endpoint | None,
        *,
        connect: Callable[[Endpoint, Limits], AiProvider] = OpenAiProvider,
        test_limits: Limits = TEST_LIMITS,
        changeable: bool = True,
    ) -> None:
        """`changeable` False: several processes work here, and the app's wish would reach only one of them.

        There the network is not that of whoever asks for a test: other addresses than the environment's are public.
        """
        self._changeable = changeable
        self._reach = Reach.NEARBY if changeable else Reach.PUBLIC
        self._environment = environment
        self._connect = connect
        self._test_limits = test_limits
        self._testing = threading.Lock()
        self._in_force = self._without_the_app()

    def provider(self, limits: Limits | None = None) -> AiProvider:
        """Whom to ask now."""
        endpoint = self._in_force.endpoint
        return self._connect(endpoint, limits or Limits()) if endpoint is not None else NoProvider()

    def view(self) -> AiSettingsView:
        """What is in force, without the key."""
        endpoint = self._in_force.endpoint or Endpoint("")
        return AiSettingsView(
            base_url=endpoint.base_url,
            model=endpoint.model,
            has_key=endpoint.api_key is not None,
            source=self._in_force.source,
        )

    def configure(self, settings: AiSettings) -> AiSettingsView:
        """Replaces what is in force, until the server ends."""
        self._refuse_unless_changeable()
        key = settings.api_key or self._key_of(self._environment, settings.base_url)
        self._in_force = _InForce(Endpoint(settings.base_url, settings.model, key), AiSource.APP)
        return self.view()

    def forget(self) -> AiSettingsView:
        """Back to the environment's."""
        self._refuse_unless_changeable()
        self._in_force = self._without_the_app()
        return self.view()

    def test(self, request: AiTestRequest) -> AiTestResult:
        """Lists models and asks one of them for a sentence. Blocks for up to two minutes."""
        endpoint = self._endpoint_of(request)
        if not self._testing.acquire(blocking=False):
            raise AiTestRunning
        try:
            return self._tested(endpoint)
        finally:
            self._testing.release()

    def _refuse_unless_changeable(self) -> None:
        if not self._changeable:
            raise AiSetByAdministrator

    def _tested(self, endpoint: Endpoint) -> AiTestResult:
        provider = self._connect(endpoint, self._test_limits)
        started = time.perf_counter()
        try:
            models = provider.models()
        except AiIncompatible:
            if not endpoint.model:
                raise
            models = []  # some servers list nothing and answer all the same
        model = endpoint.model or (models[0] if len(models) == 1 else "")
        if not model:
            return AiTestResult(models=models, reply=None, milliseconds=_milliseconds_since(started))
        started = time.perf_counter()
        reply = provider.complete(Completion(_GREETING.messages, _GREETING.max_tokens, model))
        text = " ".join("".join(sign if sign.isprintable() else " " for sign in reply.text).split())
        return AiTestResult(models=models, reply=text[:MAX_REPLY], milliseconds=_milliseconds_since(started))

    def _endpoint_of(self, request: AiTestRequest) -> Endpoint:
        now = self._in_force.endpoint
        base_url = request.base_url or (now.base_url if now is not None else "")
        if not base_url:
            raise AiNotConfigured
        known = self._key_of(now, base_url) or self._key_of(self._environment, base_url)
        model = now.model if request.model is None and now is not None else request.model or ""
        ours = self._environment is not None and self._environment.base_url == base_url
        return Endpoint(base_url, model, request.api_key or known, Reach.NEARBY if ours else self._reach)

    def _without_the_app(self) -> _InForce:
        return _InForce(self._environment, AiSource.ENVIRONMENT if self._environment else AiSource.NONE)

    @staticmethod
    def _key_of(endpoint: Endpoint | None, base_url: str) -> SecretStr | None:
        """A key goes to the very address it was set for."""
        return endpoint.api_key if endpoint is not None and endpoint.base_url == base_url else None


def _milliseconds_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
