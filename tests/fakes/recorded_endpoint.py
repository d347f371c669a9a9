"""A loopback endpoint that writes down what a real one says, and one that says it again."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from tests.fakes.transcript import Asked, Exchange, Transcript, asked_of, difference

JSON = "application/json"
UPSTREAM_SECONDS = 300.0


@contextmanager
def recording(upstream: str, transcript: Transcript) -> Iterator[str]:
    """The base URL of a proxy before the endpoint `upstream`. No header of a request is kept or handed on: no key."""
    lock = threading.Lock()

    def answer(handler: BaseHTTPRequestHandler, asked: Asked, raw: bytes) -> None:
        where = f"{upstream.removesuffix('/v1')}{asked.path}"
        headers = {"content-type": JSON}
        with httpx.stream(
            asked.method, where, content=raw, headers=headers, timeout=UPSTREAM_SECONDS, trust_env=False
        ) as real:
            kind = real.headers.get("content-type", "")
            heard = bytearray()
            _begin(handler, real.status_code, kind)
            for piece in real.iter_raw():
                heard += piece
                handler.wfile.write(piece)
                handler.wfile.flush()
        with lock:
            transcript.exchanges.append(Exchange(asked, real.status_code, kind, heard.decode()))

    with _serving(answer) as url:
        yield url


@dataclass
class Replay:
    """Gives the answers of a transcript in their order, whatever is asked, and notes what was asked differently."""

    transcript: Transcript
    differences: list[str] = field(default_factory=list)
    """Of each request that is not the recorded one, the lines that differ."""
    answered: int = 0

    def next(self, asked: Asked) -> Exchange:
        """The next answer; an error of the endpoint once there is none left."""
        if self.answered >= len(self.transcript.exchanges):
            self.differences.append(f"More was asked than was recorded: {asked.method} {asked.path}")
            return Exchange(asked, 503, JSON, '{"error": {"message": "nothing more was recorded"}}')
        exchange = self.transcript.exchanges[self.answered]
        self.answered += 1
        differs = difference(exchange.asked, asked)
        if differs:
            self.differences.append(differs)
        return exchange


@contextmanager
def replaying(replay: Replay) -> Iterator[str]:
    """The base URL, with /v1, while it runs."""
    lock = threading.Lock()

    def answer(handler: BaseHTTPRequestHandler, asked: Asked, raw: bytes) -> None:
        del raw
        with lock:
            exchange = replay.next(asked)
        _begin(handler, exchange.status, exchange.content_type)
        for event in exchange.events():
            handler.wfile.write(event)
            handler.wfile.flush()

    with _serving(answer) as url:
        yield url


def _begin(handler: BaseHTTPRequestHandler, status: int, kind: str) -> None:
    """The end of the answer is the end of the connection."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Connection", "close")
    handler.end_headers()


@contextmanager
def _serving(answer: Callable[[BaseHTTPRequestHandler, Asked, bytes], None]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("content-length") or 0)))

        def _answer(self, raw: bytes) -> None:
            self.close_connection = True
            try:
                answer(self, asked_of(self.command, self.path, json.loads(raw) if raw else None), raw)
            except OSError:
                return  # the other side has had enough

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # so that closing waits for every answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="recorded-endpoint")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
