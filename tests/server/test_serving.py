"""The socket that the server listens on, and how it ends."""

import socket
import threading
import time
from email.utils import parsedate_to_datetime

import pytest
import uvicorn

from server import serving
from server.serving import CalmServer, bind

DEADLINE = 20.0


class TestBind:
    def test_accepted_connections_will_not_wait_for_acknowledgements(self) -> None:
        with bind("127.0.0.1", 0) as listener:
            assert listener.proto == socket.IPPROTO_TCP, "asyncio sets TCP_NODELAY on no other socket"


class Counting(CalmServer):
    """Counts how often it looks whether it is to end."""

    ticks = 0

    async def on_tick(self, counter: int) -> bool:
        self.ticks += 1
        return await super().on_tick(counter)


@pytest.fixture
def server() -> Counting:
    async def app(scope: object, receive: object, send: object) -> None:
        raise AssertionError("nobody asks")

    return Counting(uvicorn.Config(app, lifespan="off", log_config=None))


def _run(server: Counting) -> threading.Thread:
    listener = bind("127.0.0.1", 0)

    def run() -> None:
        with listener:
            server.run(sockets=[listener])

    thread = threading.Thread(target=run)
    thread.start()
    return thread


class TestEnd:
    def test_it_ends_when_it_is_told(self, server: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(serving, "TICK_SECONDS", 3 * DEADLINE)
        thread = _run(server)
        deadline = time.monotonic() + DEADLINE
        while server.ticks == 0 and time.monotonic() < deadline:
            time.sleep(0.005)  # it has to begin
        server.end()
        thread.join(DEADLINE)
        assert not thread.is_alive(), "nobody told it"

    def test_what_is_told_before_it_listens_counts(self, server: Counting) -> None:
        server.end()
        thread = _run(server)
        thread.join(DEADLINE)
        assert not thread.is_alive()
        assert server.ticks <= 1

    def test_told_again_when_it_has_ended_nothing_happens(self, server: Counting) -> None:
        server.end()
        _run(server).join(DEADLINE)
        server.end()

    def test_an_answer_has_the_time_of_the_second(self, server: Counting) -> None:
        thread = _run(server)
        deadline = time.monotonic() + DEADLINE
        while server.ticks < 2 and time.monotonic() < deadline:
            time.sleep(0.05)  # a second has to pass
        headers = dict(server.server_state.default_headers)
        server.end()
        thread.join(DEADLINE)
        told = parsedate_to_datetime(headers[b"date"].decode()).timestamp()
        assert abs(told - time.time()) <= 5
        assert server.ticks >= 2
