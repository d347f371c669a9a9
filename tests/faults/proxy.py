"""Stands between publisher and hub, and between hub and clients, and treats messages badly when it is told to.

Publisher to hub it works on requests, hub to client on frames. What it does to which message comes from a seed; since
messages come when they come, the same seed gives the same strikes in two runs, and not the same order of everything.
"""

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed, WebSocketException

_PROTOCOL = '{"event":"pusher'
"""How frames begin that the protocol itself needs: greeting, subscription, pong. Those pass."""
_ACCEPTED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
_REFUSED = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
_ABNORMAL = 1006


@dataclass(frozen=True)
class Mood:
    """Probabilities for each message, and the longest delay in seconds. One that was delayed is overtaken by others.

    `refuse` is for the publisher alone: the hub seems not to take what it is sent.
    """

    lose: float = 0.0
    double: float = 0.0
    delay: float = 0.0
    longest_delay: float = 0.5
    refuse: float = 0.0


CALM = Mood()


class Proxy:
    """Two listeners on ports of their own, served by one thread. `mood` may be set at any time, from any thread."""

    def __init__(self, seed: str, hub_port: int) -> None:
        self.mood = CALM
        self.counts: Counter[str] = Counter()
        self.publish_port = self.socket_port = 0
        self._hub_port = hub_port
        self._chance = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._sockets: set[ServerConnection] = set()
        self._later: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bad-line", daemon=True)

    def start(self) -> None:
        """Returns when both ports are known."""
        self._thread.start()
        self._ready.wait(10)

    def stop(self) -> None:
        """Ends every connection."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def cut(self) -> None:
        """Every client loses its connection, without a word."""
        self._loop.call_soon_threadsafe(self._cut)

    def _cut(self) -> None:
        for socket in self._sockets:
            socket.transport.abort()
            self.counts["cut"] += 1

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        publishing = await asyncio.start_server(self._on_publisher, "127.0.0.1", 0)
        sockets = await serve(self._on_client, "127.0.0.1", 0, ping_interval=None, compression=None)
        self.publish_port = publishing.sockets[0].getsockname()[1]
        self.socket_port = next(iter(sockets.sockets)).getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        self._cut()
        publishing.close()
        sockets.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait(others, timeout=1.0)
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0.05)  # transports close their sockets a turn of the loop later

    def fates(self) -> list[float]:
        """For each copy of a message that arrives, after how many seconds; empty when it is lost."""
        mood, chance = self.mood, self._chance
        if chance.random() < mood.lose:
            self.counts["lost"] += 1
            return []
        copies = 2 if chance.random() < mood.double else 1
        self.counts["doubled"] += copies - 1
        waits = [chance.uniform(0, mood.longest_delay) if chance.random() < mood.delay else 0.0 for _ in range(copies)]
        self.counts["delayed"] += sum(wait > 0 for wait in waits)
        return sorted(waits)

    def _after(self, seconds: float, deliver: Callable[[], Awaitable[object]]) -> None:
        async def wait() -> None:
            await asyncio.sleep(seconds)
            with suppress(OSError, WebSocketException, EOFError):
                await deliver()

        task = self._loop.create_task(wait())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _on_client(self, client: ServerConnection) -> None:
        """One socket of a client, and one to the hub for it."""
        assert client.request is not None
        address = f"ws://127.0.0.1:{self._hub_port}{client.request.path}"
        self._sockets.add(client)
        try:
            async with connect(address, ping_interval=None, compression=None, proxy=None) as hub:
                await self._relay(client, hub)
        except (OSError, WebSocketException, EOFError):
            client.transport.abort()
        finally:
            self._sockets.discard(client)

    async def _relay(self, client: ServerConnection, hub: ClientConnection) -> None:
        up = self._loop.create_task(self._upwards(client, hub))
        try:
            with suppress(ConnectionClosed):
                async for frame in hub:
                    await self._downwards(client, str(frame))
            if hub.close_code is None or hub.close_code == _ABNORMAL:
                client.transport.abort()
            else:
                await client.close(hub.close_code, hub.close_reason or "")
        finally:
            up.cancel()

    async def _upwards(self, client: ServerConnection, hub: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for frame in client:
                await hub.send(frame)
        await hub.close()

    async def _downwards(self, client: ServerConnection, frame: str) -> None:
        if frame.startswith(_PROTOCOL):
            await client.send(frame)
            return
        self.counts["frames"] += 1
        for wait in self.fates():
            if wait:
                self._after(wait, lambda: client.send(frame))
            else:
                await client.send(frame)

    async def _on_publisher(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Requests of one connection, one after another."""
        try:
            while True:
                request = await _request(reader, self._hub_port)
                writer.write(await self._answer(request))
                await writer.drain()
        except (OSError, EOFError):
            pass  # the publisher has gone, or the hub, which the publisher is to notice
        finally:
            writer.close()

    async def _answer(self, request: bytes) -> bytes:
        self.counts["requests"] += 1
        if self._chance.random() < self.mood.refuse:
            self.counts["refused"] += 1
            return _REFUSED
        answer = _ACCEPTED
        for wait in self.fates():
            if wait:
                self._after(wait, lambda: self._ask_hub(request))
            else:
                answer = await self._ask_hub(request)
        return answer

    async def _ask_hub(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._hub_port)
        try:
            writer.write(request)
            await writer.drain()
            head = await reader.readuntil(b"\r\n\r\n")
            return head + await reader.readexactly(_length(head))
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader, port: int) -> bytes:
    """A whole request, addressed to the hub: it answers to its own address only."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"host:")]
    lines.insert(1, f"Host: 127.0.0.1:{port}".encode())
    return b"\r\n".join(lines) + await reader.readexactly(_length(head))


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
