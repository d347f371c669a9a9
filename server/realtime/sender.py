"""Publishing through the official `pusher` SDK, to hosted Pusher or to the hub."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import structlog

from server.core.pusher_account import PusherAccount
from server.realtime.limits import MAX_DATA_BYTES

log = structlog.get_logger(__name__)


class EventTooLarge(ValueError):
    """The data has more bytes than Pusher carries; it was not sent."""


class SendFailed(Exception):
    """The event did not reach the hub. `retryable` False: this event will never pass, whatever the world does."""

    def __init__(self, reason: str, *, retryable: bool) -> None:
        super().__init__(reason)
        self.retryable = retryable


class RealtimeSender(Protocol):
    """Whatever publishes events. Called from several threads."""

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        """Publishes one event; raises `EventTooLarge` or `SendFailed`."""


@dataclass(frozen=True, slots=True)
class SenderConfig:
    """Where to publish. `host` None: hosted Pusher, by cluster."""

    app_id: str
    key: str
    secret: str
    host: str | None = None
    port: int | None = None
    secure: bool = True
    cluster: str | None = None
    timeout_seconds: float = 5.0


def import_sdk() -> None:
    """Imports the SDK ahead of the first event, which would otherwise wait a tenth of a second for that."""
    import pusher
    import requests

    del pusher, requests


class PusherSender:
    """One SDK client a thread: its HTTP session is not promised to be thread-safe."""

    def __init__(self, config: SenderConfig) -> None:
        self._config = config
        self._local = threading.local()

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        """Publishes one event. A wrong key or clock can be mended, so it is no fault of the event."""
        text = encode(data)
        self._call(lambda client: client.trigger(channel, event, _Measured(text)))

    def occupied(self, prefix: str) -> frozenset[str]:
        """Channels that somebody listens to; raises `SendFailed`."""
        answer = self._call(lambda client: client.channels_info(prefix_filter=prefix))
        return frozenset(answer.get("channels", {}))

    def terminate(self, user: str) -> None:
        """Closes the hub's sockets that were let in for this user; raises `SendFailed`."""
        self._call(lambda client: client.terminate_user_connections(user))

    def _call(self, call: Callable[[Any], Any]) -> Any:
        import requests  # with pusher, slow to import and only needed once something is sent
        from pusher.errors import PusherBadRequest, PusherBadStatus, PusherError

        try:
            return call(self._client())
        except PusherBadStatus as error:
            if str(error).startswith("413:"):
                raise EventTooLarge(f"The hub refuses the size: {error}") from error
            raise SendFailed(_reason(error), retryable=True) from error
        except (PusherError, requests.RequestException) as error:
            raise SendFailed(_reason(error), retryable=not isinstance(error, PusherBadRequest)) from error
        except (TypeError, ValueError) as error:
            raise SendFailed(_reason(error), retryable=False) from error

    def _client(self) -> Any:
        client = getattr(self._local, "client", None)
        if client is None:
            import pusher

            config = self._config
            client = pusher.Pusher(
                app_id=config.app_id,
                key=config.key,
                secret=config.secret,
                ssl=config.secure,
                host=config.host,
                port=config.port,
                timeout=config.timeout_seconds,
                cluster=config.cluster,
            )
            self._local.client = client
        return client


class _Measured(str):
    """Tells the SDK its size in bytes of UTF-8.

    The SDK (3.3.4) asks `sys.getsizeof` and refuses more than 30,720. In memory one emoji makes every character of a
    text four bytes wide, so it would refuse a text of 8,000 bytes that Pusher itself takes.
    """

    __slots__ = ()

    def __sizeof__(self) -> int:
        return len(self.encode())


def sender_to_pusher(account: PusherAccount | None) -> PusherSender | None:
    """Where an account is set. Briefer than the hub's: nobody waits for it, but the server's end does."""
    if account is None:
        return None
    config = SenderConfig(
        app_id=account.app_id,
        key=account.key,
        secret=account.secret,
        host=account.host,
        port=account.port,
        secure=account.secure,
        cluster=account.cluster,
        timeout_seconds=4.0,
    )
    return PusherSender(config)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def encode(data: Mapping[str, Any]) -> str:
    """The JSON text that travels; raises `EventTooLarge`, and `SendFailed` for what JSON cannot say."""
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        size = len(text.encode())
    except (TypeError, ValueError, RecursionError) as error:
        raise SendFailed(f"The data is not JSON: {error}", retryable=False) from error
    if size > MAX_DATA_BYTES:
        raise EventTooLarge(f"{size} bytes; at most {MAX_DATA_BYTES} can be sent")
    return text
