"""One pysher connection, used once. Its faults (silence, deaf reconnects, endless joins) are kept in here.

pysher 1.0.8 reconnects without auth, polls for lost sockets after minutes and blocks in `disconnect`. So each attempt
gets a new object that never reconnects, never signs and never joins: whoever owns the attempt decides what follows.
"""

from __future__ import annotations

import json
import logging
import sched
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from contracts.events import (
    BILLING_UPDATED,
    CHANNEL_MOVED,
    STREAM_HEARTBEAT,
    OrganizationEvent,
    StreamEvent,
    StreamHeartbeat,
    TaskEvent,
)
from contracts.session import ChannelTransport

if TYPE_CHECKING:
    from pysher import Pusher

_log = logging.getLogger(__name__)

_NETWORK_SECONDS = 10.0
_OWN_EVENTS = ("pusher:", "pusher_internal:")


@dataclass(frozen=True)
class Established:
    """The server gave the connection an id; now one may subscribe."""

    socket_id: str


@dataclass(frozen=True)
class Subscribed:
    """Events of the channel arrive from here on."""


@dataclass(frozen=True)
class SubscriptionRefused:
    """The server did not accept the signature or the channel."""

    reason: str


@dataclass(frozen=True)
class Arrived:
    """One event of the channel."""

    event: StreamEvent


@dataclass(frozen=True)
class Told:
    """The server says where the log stands."""

    heartbeat: StreamHeartbeat


@dataclass(frozen=True)
class Moved:
    """The channel has a new name; nothing more comes here."""


@dataclass(frozen=True)
class Pong:
    """The server lives."""


@dataclass(frozen=True)
class ServerError:
    """A `pusher:error` frame. `code` is None when it is not about the connection."""

    code: int | None
    message: str


@dataclass(frozen=True)
class Ended:
    """The connection is gone and so is its thread. `code` is the WebSocket close code, if there was one."""

    code: int | None
    reason: str


Step = Established | Subscribed | SubscriptionRefused | Arrived | Told | Moved | Pong | ServerError | Ended
Report = Callable[[int, object], None]


class PysherAttempt:
    """Runs in its own thread from `start` to `Ended`. `report(generation, step)` is called on that thread."""

    def __init__(self, generation: int, transport: ChannelTransport, report: Report) -> None:
        self._generation = generation
        self._transport = transport
        self._report_step = report
        self._pusher: Pusher | None = None
        self._socket: socket.socket | None = None
        self._close_code: int | None = None
        self._close_reason = ""
        self._closing = False
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"realtime-attempt-{generation}", daemon=True)

    def start(self) -> None:
        """Connects in the background."""
        self._thread.start()

    def subscribe(self, auth: str) -> None:
        """Asks for the channel; answered by `Subscribed` or `SubscriptionRefused`. May block: not on the GUI thread."""
        if self._pusher is not None:
            self._pusher.subscribe(self._transport.channel, auth=auth)

    def ping(self) -> None:
        """Asks for a `Pong`. May block: not on the GUI thread."""
        if self._pusher is not None:
            # Not `send_ping`: it arms pysher's own check, which passes on any earlier pong.
            self._pusher.connection.send_event("pusher:ping", "")

    def close(self, timeout: float = 5.0) -> bool:
        """Ends the connection and waits up to `timeout` seconds for its threads. Not on the GUI thread.

        False: the thread is still inside a system call (a connect that nobody answers); it ends by itself.
        """
        self._closing = True
        deadline = time.monotonic() + timeout
        while self._thread.is_alive() and time.monotonic() < deadline:
            self._shut_socket()
            self._thread.join(0.05)
        return not self._thread.is_alive()

    def _run(self) -> None:
        reason = "the connection was lost"
        try:
            connection = self._build().connection
            if not self._closing:
                connection.run()
        except Exception as error:  # noqa: BLE001 - the edge of this thread: the owner must hear that it is over
            _log.exception("realtime attempt %d failed", self._generation)
            reason = type(error).__name__
        finally:
            self._stop_scheduler()
            if self._socket is not None:
                self._socket.close()
            self._report(Ended(self._close_code, self._close_reason or reason))

    def _build(self) -> Pusher:
        # Imported here, in this thread: 90 ms that the first painted frame must not wait for.
        import pysher
        import websocket

        # pysher offers no way to give its one socket a timeout; nothing else in the app uses websocket-client.
        websocket.setdefaulttimeout(_NETWORK_SECONDS)
        transport = self._transport
        pusher = pysher.Pusher(
            transport.key,
            cluster=transport.cluster or "",
            secure=transport.secure,
            custom_host=transport.host or "",
            port=transport.port,
            # At INFO it prints every message and the signature.
            log_level=logging.WARNING,
        )
        connection = pusher.connection
        connection.disconnect_called = True  # its loop now runs once
        # A program is not a web page; the server refuses pages of other origins.
        connection.socket_kwargs["suppress_origin"] = True
        connection.event_handler = self._on_channel_event
        connection.event_callbacks["pusher:error"].clear()  # its own handler joins its own thread
        connection.bind("pusher:connection_established", self._on_established)
        connection.bind("pusher:pong", self._on_pong)
        connection.bind("pusher:error", self._on_error)
        connection._on_open = self._keeping_socket(connection._on_open)
        connection._on_close = self._noting_close_code(connection._on_close)
        # Its timers may then be woken at the end, instead of leaving a thread behind for half a minute.
        connection.timeout_scheduler = sched.scheduler(time.time, self._stopped.wait)
        self._pusher = pusher
        return pusher

    def _keeping_socket(self, on_open: Callable[..., None]) -> Callable[..., None]:
        """websocket-client forgets the socket unclosed when the server says goodbye first."""

        def kept(app: Any) -> None:
            self._socket = app.sock.sock
            on_open(app)

        return kept

    def _noting_close_code(self, on_close: Callable[..., None]) -> Callable[..., None]:
        """pysher drops the close code; servers that send no error frame say with it why they refuse."""

        def noted(app: object, code: int | None, reason: str | None) -> None:
            self._close_code = code
            self._close_reason = reason or ""
            on_close(app, code, reason)

        return noted

    def _on_established(self, _data: object) -> None:
        assert self._pusher is not None
        self._report(Established(self._pusher.connection.socket_id))

    def _on_pong(self, _data: object) -> None:
        self._report(Pong())

    def _on_error(self, data: object) -> None:
        fields = data if isinstance(data, dict) else {}
        code = fields.get("code")
        self._report(ServerError(code if isinstance(code, int) else None, str(fields.get("message") or data)))

    def _on_channel_event(self, name: str, data: Any, channel: str) -> None:
        if channel != self._transport.channel:
            return
        if name == "pusher_internal:subscription_succeeded":
            self._report(Subscribed())
        elif name == "pusher:subscription_error":
            self._report(SubscriptionRefused(data if isinstance(data, str) else json.dumps(data)))
        elif not name.startswith(_OWN_EVENTS):
            self._on_event(name, data)

    def _on_event(self, name: str, data: Any) -> None:
        try:
            if name == STREAM_HEARTBEAT:
                self._report(Told(StreamHeartbeat.model_validate_json(data)))
            elif name == CHANNEL_MOVED:
                self._report(Moved())
            elif name == BILLING_UPDATED:
                self._report(Arrived(OrganizationEvent.model_validate_json(data)))
            else:
                self._report(Arrived(TaskEvent.model_validate({"seq": None, **json.loads(data)})))
        except (TypeError, ValueError, ValidationError) as error:
            # The log of the server has it too: the next catch-up tells what this event meant.
            _log.warning("event %s could not be read: %s", name, error)

    def _report(self, step: Step) -> None:
        if not self._closing:
            self._report_step(self._generation, step)

    def _shut_socket(self) -> None:
        app = self._pusher.connection.socket if self._pusher is not None else None
        raw = getattr(getattr(app, "sock", None), "sock", None)
        if raw is None:
            return
        try:
            raw.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it was gone already

    def _stop_scheduler(self) -> None:
        if self._pusher is None:
            return
        connection = self._pusher.connection
        for event in connection.timeout_scheduler.queue:
            connection._cancel_scheduler_event(event)
        self._stopped.set()
        thread = connection.timeout_scheduler_thread
        if thread is not None:
            thread.join(1.0)
