"""Stands for OpenAI's HTTP API, or a server that is compatible with it, on a real loopback socket."""

import json
import ssl
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/json"


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Scripted:
    """The next answer, whatever is asked. `hang`: its headers, and then nothing until the server closes."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: bool = False


def failed(status: int, message: str, *, code: str | None = None, **headers: str) -> Scripted:
    """An error as OpenAI words it. `retry_after` becomes the header Retry-After."""
    body = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return Scripted(status, json.dumps(body).encode(), {"Content-Type": JSON, **named})


class FakeOpenAi:
    """Knows models and one key, counts tokens as words, and keeps what it saw.

    `key=None` takes every request, as servers on one's own computer do. `script` holds answers that come first.
    """

    def __init__(self, models: tuple[str, ...] = ("small-1", "large-1"), key: str | None = "sk-right") -> None:
        self.models = models
        self.key = key
        self.says = "Ready when you are."
        self.seen: list[Seen] = []
        self.script: deque[Scripted] = deque()
        self.tokens_used = 0
        self.closing = threading.Event()

    def answer(self, seen: Seen) -> Scripted:
        """What comes back; called on the connection's thread."""
        self.seen.append(seen)
        if self.script:
            return self.script.popleft()
        if self.key is not None and seen.headers.get("authorization") != f"Bearer {self.key}":
            shown = seen.headers.get("authorization", "").removeprefix("Bearer ")
            return failed(401, f"Incorrect API key provided: {shown}.", code="invalid_api_key")
        if (seen.method, seen.path) == ("GET", "/v1/models"):
            listed = [{"id": name, "object": "model", "created": 1, "owned_by": "us"} for name in self.models]
            return _json({"object": "list", "data": listed})
        if (seen.method, seen.path) == ("POST", "/v1/chat/completions"):
            return self._completion(seen.body)
        return failed(404, f"Unknown request URL: {seen.method} {seen.path}.", code="unknown_url")

    def _completion(self, body: Mapping[str, Any]) -> Scripted:
        if body.get("stream"):
            return failed(400, "Streaming is off.")
        if body.get("model") not in self.models:
            unknown = f"The model `{body.get('model')}` does not exist or you do not have access to it."
            return failed(404, unknown, code="model_not_found")
        words = self.says.split()
        most = body.get("max_tokens") or body.get("max_completion_tokens") or len(words)
        said = words[:most]
        asked = sum(len(str(turn["content"]).split()) for turn in body["messages"])
        self.tokens_used += asked + len(said)
        reply = {"role": "assistant", "content": " ".join(said)}
        choice = {"index": 0, "message": reply, "finish_reason": "length" if most < len(words) else "stop"}
        usage = {"prompt_tokens": asked, "completion_tokens": len(said), "total_tokens": asked + len(said)}
        return _json(
            {
                "id": f"chatcmpl-{len(self.seen)}",
                "object": "chat.completion",
                "created": 1,
                "model": body["model"],
                "choices": [choice],
                "usage": usage,
            }
        )


@contextmanager
def serving(fake: FakeOpenAi, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The base URL, with /v1, while it runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = False  # so that closing waits for every answer
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="fake-openai")
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        fake.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _json(body: object) -> Scripted:
    return Scripted(200, json.dumps(body).encode(), {"Content-Type": JSON})


def _handler(fake: FakeOpenAi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            raw = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            given = fake.answer(Seen(self.command, self.path, headers, json.loads(raw) if raw else None))
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body) + (1 if given.hang else 0)))
            self.end_headers()
            try:
                self.wfile.write(given.body)
                self.wfile.flush()
            except OSError:
                return  # the other side has had enough
            if given.hang:
                fake.closing.wait()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler
