"""A real hub behind a real uvicorn on loopback, in a thread of the test process."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pusher
import uvicorn
from starlette.applications import Starlette

from server.realtime.firm_protocol import FirmWebSocketProtocol
from server.realtime.hub import Hub, HubConfig
from server.realtime.limits import MAX_FRAME_BYTES
from server.realtime.signatures import channel_auth

CONFIG = HubConfig(app_id="1", key="test-key", secret="test-secret")
DEADLINE = 20.0

T = TypeVar("T")


class HubServer(uvicorn.Server):
    """Serves a hub as the product does: the hub says goodbye before uvicorn closes the sockets."""

    def __init__(self, hub: Hub) -> None:
        app = Starlette(routes=hub.routes())
        super().__init__(
            uvicorn.Config(
                app,
                ws=FirmWebSocketProtocol,
                ws_max_size=MAX_FRAME_BYTES,
                ws_per_message_deflate=False,
                log_config=None,
                access_log=False,
                lifespan="off",
                timeout_graceful_shutdown=1,
            )
        )
        self.hub = hub
        self.listening = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.port = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listens, and says so."""
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.listening.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Every client is told before its socket closes."""
        self.hub.close_all()
        await self.hub.drained(1.0)
        await super().shutdown(sockets)

    def call(self, function: Callable[[], T]) -> T:
        """Runs a function on the hub's loop, where its methods belong."""

        async def run() -> T:
            return function()

        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(DEADLINE)

    def emptied(self) -> bool:
        """Waits until no client is connected."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(self.hub.drained(DEADLINE), self.loop).result(2 * DEADLINE)

    def sdk(self, app_id: str = CONFIG.app_id, key: str = CONFIG.key, secret: str = CONFIG.secret) -> pusher.Pusher:
        """The official Python SDK, pointed at this hub."""
        return pusher.Pusher(app_id, key, secret, ssl=False, host="127.0.0.1", port=self.port)


@contextmanager
def serving(config: HubConfig = CONFIG, *, send_buffer: int | None = None) -> Iterator[HubServer]:
    """A hub that listens. `send_buffer` in bytes makes the kernel hold little for a client that does not read."""
    server = HubServer(Hub(config))
    # With the protocol named: asyncio sets TCP_NODELAY only then, and each request would take 40 ms without.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if send_buffer is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    listener.bind(("127.0.0.1", 0))
    server.port = listener.getsockname()[1]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="test-hub")
    thread.start()
    try:
        assert server.listening.wait(DEADLINE), "the hub did not start"
        yield server
    finally:
        server.should_exit = True
        thread.join(DEADLINE)
        listener.close()
        assert not thread.is_alive(), "the hub did not stop"


def insides(sdk: pusher.Pusher) -> Any:
    """The SDK's own client, which its `Request` signs with."""
    return sdk._pusher_client


def auth(socket_id: str, channel: str) -> str:
    """The signature that the server's /pusher/auth would give."""
    return channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
