"""Stands between publisher, hub and client, and loses, doubles, delays and reorders what passes, as a seed says."""

import asyncio
import contextlib
import json
import random
import socket
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field

import httpx
import websockets
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

LATEST_SECONDS = 0.15


@dataclass
class BadLine:
    """What is the protocol's own passes untouched: greetings, pings and subscriptions."""

    hub: str
    seed: int
    lost: int = 0
    doubled: int = 0
    late: int = 0
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def delays(self) -> list[float]:
        """When each copy of one message goes on, in seconds from now; none when it is lost."""
        fate = self._chance.random()
        if fate < 0.15:
            self.lost += 1
            return []
        if fate < 0.3:
            self.doubled += 1
            return [0.0, self._chance.uniform(0, LATEST_SECONDS)]
        if fate < 0.55:
            self.late += 1
            return [self._chance.uniform(0, LATEST_SECONDS)]
        return [0.0]

    def app(self) -> Starlette:
        """The proxy."""
        return Starlette(
            routes=[
                WebSocketRoute("/app/{key}", self._between_hub_and_client),
                Route("/apps/{app_id}/{rest:path}", self._between_publisher_and_hub, methods=["POST"]),
            ]
        )

    async def _between_publisher_and_hub(self, request: Request) -> Response:
        """The publisher is told that all is well, whatever becomes of its message."""
        body = await request.body()
        for delay in self.delays():
            self._later(self._post(f"{self.hub}{request.url.path}?{request.url.query}", body, delay))
        return Response("{}", media_type="application/json")

    async def _post(self, url: str, body: bytes, delay: float) -> None:
        await asyncio.sleep(delay)
        async with httpx.AsyncClient(trust_env=False) as http:
            answer = await http.post(url, content=body, headers={"Content-Type": "application/json"})
            assert answer.status_code == httpx.codes.OK, answer.text

    async def _between_hub_and_client(self, client: WebSocket) -> None:
        await client.accept()
        url = f"{self.hub.replace('http', 'ws', 1)}{client.url.path}?{client.url.query}"
        async with websockets.connect(url, origin=None, proxy=None) as hub:
            upwards = asyncio.create_task(self._upwards(client, hub))
            try:
                async for text in hub:
                    assert isinstance(text, str)
                    own = json.loads(text)["event"].startswith(("pusher:", "pusher_internal:"))
                    for delay in [0.0] if own else self.delays():
                        self._later(self._send(client, text, delay))
            finally:
                upwards.cancel()

    async def _upwards(self, client: WebSocket, hub: websockets.ClientConnection) -> None:
        try:
            while True:
                await hub.send(await client.receive_text())
        except WebSocketDisconnect:
            await hub.close()

    async def _send(self, client: WebSocket, text: str, delay: float) -> None:
        await asyncio.sleep(delay)
        try:
            await client.send_text(text)
        except (RuntimeError, WebSocketDisconnect):
            return  # the client has gone meanwhile

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class StalledReader:
    """Passes everything on, until it is told to read no more: then the hub finds a client that does not read."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.reads = threading.Event()
        self.reads.set()
        self.codes: list[int] = []

    def app(self) -> Starlette:
        """The proxy."""
        return Starlette(routes=[WebSocketRoute("/app/{key}", self._serve)])

    async def _serve(self, client: WebSocket) -> None:
        await client.accept()
        small = socket.socket()
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        await asyncio.to_thread(small.connect, ("127.0.0.1", self._port))
        small.setblocking(False)
        url = f"ws://127.0.0.1:{self._port}{client.url.path}?{client.url.query}"
        async with websockets.connect(url, sock=small, origin=None, proxy=None, max_queue=1) as hub:
            upwards = asyncio.create_task(self._upwards(client, hub))
            try:
                async for text in hub:
                    await client.send_text(str(text))
                    while not self.reads.is_set():
                        await asyncio.sleep(0.01)
            except websockets.ConnectionClosed:
                pass  # its code is looked at below
            finally:
                upwards.cancel()
            self.codes.append(hub.close_code or 1006)
            await client.close(self.codes[-1])

    async def _upwards(self, client: WebSocket, hub: websockets.ClientConnection) -> None:
        with contextlib.suppress(WebSocketDisconnect, websockets.ConnectionClosed):
            while True:
                await hub.send(await client.receive_text())
