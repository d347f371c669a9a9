"""Runs a composed server on its socket: announces it, watches over it, and leaves nothing behind."""

import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import structlog
import uvicorn
from starlette.types import ASGIApp

from contracts.discovery import SERVER_FILE, ServerFile
from server.core.database import SYSTEM
from server.core.errors import StartupError
from server.impatient_protocol import impatient
from server.main import Server
from server.realtime.firm_protocol import FirmWebSocketProtocol

IDLE_CHECK_SECONDS = 1.0
TICK_SECONDS = 1.0
GRACE_SECONDS = 5
LOOPBACK = "127.0.0.1"

log = structlog.get_logger(__name__)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one.

    The protocol is named, though it is the only one there: asyncio switches Nagle's algorithm off on no other socket,
    and with it every answer and event waits 40 ms for the peer's delayed acknowledgement.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise StartupError(
            f"Port {port} on {host} is taken or not allowed ({error.strerror}). "
            "Choose another with --port, or --port 0 for any free one."
        ) from error
    return listener


def uvicorn_config(app: ASGIApp, request_seconds: float, trusted_proxies: str = LOOPBACK) -> uvicorn.Config:
    """How every process of ours serves HTTP and WebSockets. In `request_seconds` a request's headers must arrive.

    `trusted_proxies`: addresses or networks, with commas, whose word about where a request comes from is taken.
    """
    return uvicorn.Config(
        app,
        http=impatient(request_seconds),
        ws=FirmWebSocketProtocol,
        ws_max_size=65_536,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=trusted_proxies,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


class Announcement:
    """The file by which clients find this server. Only its owner can read it."""

    def __init__(self, data_dir: Path, content: ServerFile) -> None:
        self._path = data_dir / SERVER_FILE
        self._content = content

    def clear(self) -> None:
        """Takes away what a server has left that was killed."""
        with self._told():
            self._path.unlink(missing_ok=True)

    def write(self) -> None:
        """Appears whole or not at all."""
        unfinished = self._path.with_suffix(".unfinished")
        with self._told():
            unfinished.unlink(missing_ok=True)
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(self._content.model_dump_json())
            unfinished.replace(self._path)

    def remove(self) -> None:
        """The server is gone."""
        self._path.unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StartupError(
                f"{self._path}, by which clients find this server, cannot be written: {error.strerror or error}."
            ) from error


class CalmServer(uvicorn.Server):
    """Uvicorn, told when it is to end, so that it need not look ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        """Once a second it puts the time into the headers of what it answers."""
        self._loop = asyncio.get_running_loop()
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), TICK_SECONDS)

    def end(self) -> None:
        """From any thread, at any time."""
        self.should_exit = True
        if self._loop is not None:
            with suppress(RuntimeError):  # it is closed: everything has ended already
                self._loop.call_soon_threadsafe(self._told.set)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal."""
        super().handle_exit(sig, frame)
        self.end()


class CompanionServer(CalmServer):
    """Uvicorn, with the background work started after it listens and stopped before it closes."""

    def __init__(self, server: Server, announcement: Announcement, *, request_seconds: float) -> None:
        super().__init__(uvicorn_config(server.app, request_seconds))
        self._companion = server
        self._announcement = announcement
        self._failure: StartupError | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listens, starts the background work, then tells the world."""
        await super().startup(sockets)
        if self.started:
            await asyncio.to_thread(self._companion.runtime.start)
            try:
                await asyncio.to_thread(self._announcement.write)
            except StartupError as error:
                self._failure = error
                self.end()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Unfinished tasks go back to the queue while live events still flow; then the sockets close."""
        await asyncio.to_thread(self._announcement.remove)
        await asyncio.to_thread(self._companion.runtime.stop)
        self._companion.hub.close_all()
        await super().shutdown(sockets)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serves until told to stop; raises StartupError when no client could find it.

        A stop by signal is a clean end: uvicorn raises it once more when it is done.
        """
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        super().run(sockets)
        if self._failure is not None:
            raise self._failure

    def stop_when_stdin_ends(self) -> None:
        """The parent holds the other end; when it dies, so does this server."""
        threading.Thread(target=self._watch_stdin, name="parent-watch", daemon=True).start()

    def stop_when_idle(self, seconds: float) -> None:
        """A server without a parent ends when nothing runs, nobody listens and nobody asks."""
        threading.Thread(target=self._watch_idle, args=(seconds,), name="idle-watch", daemon=True).start()

    def _watch_stdin(self) -> None:
        while sys.stdin.buffer.read(4096):
            pass
        log.info("the parent is gone, stopping")
        self.end()

    def _at_work(self) -> bool:
        """Whether a task is unfinished, or somebody is still to be told of one."""
        return self._companion.tasks.unfinished(SYSTEM) > 0 or self._companion.runtime.mail_waits()

    def _watch_idle(self, seconds: float) -> None:
        pause = threading.Event()
        while not self.should_exit:
            pause.wait(min(IDLE_CHECK_SECONDS, seconds))
            quiet = self._companion.activity.idle_seconds() >= seconds and self._companion.hub.connection_count == 0
            if self.started and quiet and not self._at_work():
                log.info("idle, stopping", seconds=seconds)
                self.end()
