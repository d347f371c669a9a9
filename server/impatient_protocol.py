"""Uvicorn's HTTP/1.1 connection with a time limit for what a client sends; uvicorn itself waits for ever."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

BODY_FACTOR = 2
"""So that `BodyDeadline`, whose answer is the better one, comes first. This limit is for bodies that nobody reads."""

TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class ImpatientProtocol(H11Protocol):
    """Cuts a connection whose headers do not arrive within `patience` seconds, or a body in twice that."""

    patience: float

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._awaited: object = None  # a state of h11, or nothing
        self._cut: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """The first request is awaited."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """A piece of a request; one more does not move the deadline."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is awaited any more."""
        super().connection_lost(exc)
        self._stop()

    def _watch(self) -> None:
        state = self.conn.their_state
        awaited = state if state in (h11.IDLE, h11.SEND_BODY) else None
        if awaited is self._awaited:
            return
        self._stop()
        self._awaited = awaited
        if awaited is not None:
            seconds = self.patience * (BODY_FACTOR if awaited is h11.SEND_BODY else 1)
            self._cut = self.loop.call_later(seconds, self._close)

    def _stop(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None

    def _close(self) -> None:
        if self.transport.is_closing():
            return
        begun, _ = self.conn.trailing_data
        if self._awaited is h11.IDLE and begun:
            self.transport.write(TOO_SLOW)
        self.transport.close()


def impatient(seconds: float) -> type[ImpatientProtocol]:
    """The protocol with its limit, as uvicorn wants it: a class."""
    return type("ImpatientProtocol", (ImpatientProtocol,), {"patience": seconds})
