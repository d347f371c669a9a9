"""Stands between a server and a service of another company, and lets the one find the other away, mute or late.

What goes through it is requests of HTTP or mails of SMTP, whole: so it can be told from the outside whether the service
did what it was asked.
"""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

LONGEST_MAIL = 2**24
END_OF_MAIL = b"\r\n.\r\n"


class Trouble(Enum):
    """AWAY: nobody listens. CUT: the connection ends before the service has heard anything. MUTE: the service does
    it, and the connection ends without an answer. LATE: so does it, and the answer comes when nobody waits any more.
    BUSY, BROKEN: somebody else answers, 429 and 503, or 421 and 451 of mail.
    """

    AWAY = "away"
    CUT = "cut"
    MUTE = "mute"
    LATE = "late"
    BUSY = "busy"
    BROKEN = "broken"

    @property
    def is_done(self) -> bool:
        """Whether the service has done what it was asked for."""
        return self in (Trouble.MUTE, Trouble.LATE)


@dataclass(slots=True)
class _Struck:
    """`times`: so many yet of the requests that change something; None: all, until it is healed."""

    trouble: Trouble
    times: int | None
    hits: int = 0

    def met(self, *, changes: bool) -> Trouble | None:
        """By the request that comes now."""
        if self.times is not None:
            if not self.times or not changes:
                return None
            self.times -= 1
        self.hits += 1
        return self.trouble


class Talk(Protocol):
    """Carries one connection to its end."""

    def __call__(self, line: "Line", reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Awaitable[None]: ...


class Line:
    """One port, served by one thread. It may be struck and healed at any time, from any thread."""

    def __init__(self, service_port: int, talk: Talk, *, late_seconds: float) -> None:
        """`late_seconds`: longer than whoever asks waits."""
        self.port = 0
        self.late_seconds = late_seconds
        self.counts: Counter[str] = Counter()
        self._service_port = service_port
        self._talk = talk
        self._struck: _Struck | None = None
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)

    def __enter__(self) -> "Line":
        """Returns when its port is known."""
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def strike(self, trouble: Trouble, times: int | None = None) -> None:
        """From now on until `heal`, or for so many requests that change something. Somebody away is away until then."""
        assert trouble is not Trouble.AWAY or times is None
        self._struck = _Struck(trouble, times)
        if trouble is Trouble.AWAY:
            self._call(self._close)

    def heal(self) -> None:
        """Returns when it listens again. Whoever still waits for a late answer is not answered any more."""
        self._struck = None
        self._call(self._open)

    @property
    def has_struck(self) -> bool:
        """Whether it has befallen anybody yet."""
        return self._struck is not None and self._struck.hits > 0

    @property
    def is_spent(self) -> bool:
        """Whether nothing will befall anybody any more."""
        return self._struck is None or self._struck.times == 0

    def met(self, *, changes: bool = True) -> Trouble | None:
        """What befalls the request that has just come."""
        trouble = self._struck.met(changes=changes) if self._struck is not None else None
        self.counts[trouble.value if trouble is not None else "through"] += 1
        return trouble

    def service(self) -> Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """A connection of its own."""
        return asyncio.open_connection("127.0.0.1", self._service_port, limit=LONGEST_MAIL)

    def _call(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        asyncio.run_coroutine_threadsafe(work(), self._loop).result(10)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        await self._open()
        self._ready.set()
        await self._stop.wait()
        await self._close()

    async def _open(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._on_client, "127.0.0.1", self.port, limit=LONGEST_MAIL)
            self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        """Whoever is connected loses its connection."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for talk in list(self._talks):
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _on_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._carry(reader, writer))
        self._talks.add(task)
        task.add_done_callback(self._talks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, EOFError):
                await self._talk(self, reader, writer)
        finally:
            writer.transport.abort()


async def http(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Requests of one connection, one after another, each asked of the service over a connection of its own."""
    while True:
        request = await _message(reader)
        trouble = line.met(changes=not request.startswith(b"GET "))
        if trouble is Trouble.CUT:
            return
        if trouble in (Trouble.BUSY, Trouble.BROKEN):
            writer.write(_refusal(429 if trouble is Trouble.BUSY else 503))
            continue
        answer = await _asked(line, request)
        if trouble is Trouble.LATE:
            await asyncio.sleep(line.late_seconds)
        if trouble is Trouble.MUTE:
            return
        writer.write(answer)
        await writer.drain()


async def smtp(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Command by command. What befalls a mail befalls it at its end: before it is passed on, or after it was taken."""
    service, to_service = await line.service()
    try:
        writer.write(await _reply(service))
        while command := await reader.readline():
            if command.upper().startswith(b"MAIL") and (refusal := _refused_mail(line)):
                writer.write(refusal)
                continue
            reply = await _told(service, to_service, command)
            writer.write(reply)
            if reply.startswith(b"354"):
                mail = await reader.readuntil(END_OF_MAIL)
                if not await _passed_on(line, mail, service, to_service, writer):
                    return
    finally:
        to_service.transport.abort()


def _refused_mail(line: Line) -> bytes:
    struck = line._struck
    if struck is None or struck.trouble not in (Trouble.BUSY, Trouble.BROKEN) or line.met() is None:
        return b""
    return b"421 too busy\r\n" if struck.trouble is Trouble.BUSY else b"451 something is wrong\r\n"


async def _passed_on(
    line: Line,
    mail: bytes,
    service: asyncio.StreamReader,
    to_service: asyncio.StreamWriter,
    writer: asyncio.StreamWriter,
) -> bool:
    """Whether the connection goes on."""
    trouble = line.met()
    if trouble is Trouble.CUT:
        return False
    reply = await _told(service, to_service, mail)
    if trouble is Trouble.LATE:
        await asyncio.sleep(line.late_seconds)
    if trouble is not None:
        return False
    writer.write(reply)
    return True


async def _told(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, words: bytes) -> bytes:
    writer.write(words)
    await writer.drain()
    return await _reply(reader)


async def _reply(reader: asyncio.StreamReader) -> bytes:
    """All lines of one (RFC 5321, section 4.2.1)."""
    reply = b""
    while True:
        one = await reader.readline()
        if not one:
            raise EOFError
        reply += one
        if one[3:4] != b"-":
            return reply


async def _asked(line: Line, request: bytes) -> bytes:
    reader, writer = await line.service()
    try:
        writer.write(request)
        await writer.drain()
        return await _message(reader)
    finally:
        writer.transport.abort()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """Head and body of a request or an answer whose length is told."""
    head = await reader.readuntil(b"\r\n\r\n")
    lengths = [value for name, _, value in (one.partition(b":") for one in head.split(b"\r\n")) if _is_length(name)]
    return head + await reader.readexactly(int(lengths[0]) if lengths else 0)


def _is_length(name: bytes) -> bool:
    return name.strip().lower() == b"content-length"


def _refusal(status: int) -> bytes:
    """As a gateway before the service words it."""
    body = json.dumps({"error": {"type": "api_error", "message": "Try again later."}}).encode()
    retry = b"Retry-After: 1\r\n" if status == 429 else b""
    head = f"HTTP/1.1 {status} No\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n".encode()
    return head + retry + b"\r\n" + body
