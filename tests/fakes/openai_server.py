"""Stands for OpenAI's HTTP API, or a server that is compatible with it, on a real loopback socket."""

import json
import ssl
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/json"
WORDS_A_CHUNK = 4


class Formats(StrEnum):
    """Whose habits a server has with `response_format`; as its versions of November 2026 were seen to answer."""

    OPENAI = "openai"
    """Takes `json_schema`, and `json_object` without anything beside it."""
    LLAMA_SERVER = "llama-server"
    """llama.cpp's own: takes all."""
    LLAMA_CPP_PYTHON = "llama_cpp.server"
    """Takes `json_object`, with a schema or without; a 500 for anything else."""
    OBJECT_ONLY = "object-only"
    """Takes `json_object` and nothing beside it; a 422 for anything else."""
    NONE = "none"
    """Refuses the parameter."""


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Scripted:
    """The next answer, whatever is asked.

    `hang`: what there is of it, and then nothing until the server closes. `cut`: the connection ends in the middle.
    `pace`: seconds before each event of a stream.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: bool = False
    cut: bool = False
    pace: float = 0.0


def failed(status: int, message: str, *, code: str | None = None, **headers: str) -> Scripted:
    """An error as OpenAI words it. `retry_after` becomes the header Retry-After."""
    body = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return Scripted(status, json.dumps(body).encode(), {"Content-Type": JSON, **named})


class FakeOpenAi:
    """Knows models and one key, counts tokens as words, and keeps what it saw.

    `key=None` takes every request, as servers on one's own computer do. `script` holds answers that come first,
    `sayings` what models say before they say `says` again and again.
    """

    def __init__(self, models: tuple[str, ...] = ("small-1", "large-1"), key: str | None = "sk-right") -> None:
        self.models = models
        self.key = key
        self.says = "Ready when you are."
        self.sayings: deque[str] = deque()
        self.streams = False
        self.formats = Formats.OPENAI
        self.tells_usage = True
        self.dies_after: int | None = None
        """Chunks of a stream after which the connection ends."""
        self.hangs_after: int | None = None
        self.pace = 0.0
        """Seconds that each chunk of a stream takes to write."""
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
        if body.get("stream") and not self.streams:
            return failed(400, "Streaming is off.")
        if body.get("model") not in self.models:
            unknown = f"The model `{body.get('model')}` does not exist or you do not have access to it."
            return failed(404, unknown, code="model_not_found")
        refused = _format_refused(self.formats, body.get("response_format"))
        if refused is not None:
            return refused
        words = (self.sayings.popleft() if self.sayings else self.says).split()
        most = body.get("max_tokens") or body.get("max_completion_tokens") or len(words)
        said = words[:most]
        asked = sum(len(str(turn["content"]).split()) for turn in body["messages"])
        self.tokens_used += asked + len(said)
        if body.get("stream"):
            finish = "length" if most < len(words) else "stop"
            return self._streamed(body, said, finish, asked + len(said))
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

    def _streamed(self, body: Mapping[str, Any], said: list[str], finish: str, total: int) -> Scripted:
        """Server-sent events, a few words each; the usage in one of its own, as OpenAI sends it."""
        head = {
            "id": f"chatcmpl-{len(self.seen)}",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": body["model"],
        }
        parts = [" ".join(said[at : at + WORDS_A_CHUNK]) for at in range(0, len(said), WORDS_A_CHUNK)]
        texts = [part if part is parts[0] else f" {part}" for part in parts]
        deltas = [{"index": 0, "delta": {"content": text}, "finish_reason": None} for text in texts]
        chunks = [{**head, "choices": [one]} for one in (*deltas, {"index": 0, "delta": {}, "finish_reason": finish})]
        if self.tells_usage and (body.get("stream_options") or {}).get("include_usage"):
            chunks.append({**head, "choices": [], "usage": {"prompt_tokens": 0, "total_tokens": total}})
        kept = self.dies_after if self.dies_after is not None else self.hangs_after
        events = [f"data: {json.dumps(chunk)}\n\n" for chunk in chunks[:kept]]
        if kept is None:
            events.append("data: [DONE]\n\n")
        return Scripted(
            200,
            "".join(events).encode(),
            {"Content-Type": "text/event-stream"},
            hang=self.hangs_after is not None,
            cut=self.dies_after is not None,
            pace=self.pace,
        )


def _format_refused(habit: Formats, wanted: Mapping[str, Any] | None) -> Scripted | None:
    """What a server of that habit says to a `response_format`; None where it takes it."""
    if wanted is None:
        return None
    kind, has_schema = wanted["type"], "schema" in wanted
    match habit:
        case Formats.OPENAI if has_schema:
            return failed(400, "Unknown parameter: 'response_format.schema'.", code="unknown_parameter")
        case Formats.LLAMA_CPP_PYTHON if kind != "json_object":
            return failed(500, "[{'type': 'literal_error', 'msg': \"Input should be 'text' or 'json_object'\"}]")
        case Formats.OBJECT_ONLY if kind != "json_object" or has_schema:
            return failed(422, "response_format: unexpected value")
        case Formats.NONE:
            return failed(400, "Unrecognized request argument supplied: response_format")
        case _:
            return None


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
            self.send_header("Content-Length", str(len(given.body) + (given.hang or given.cut)))
            self.end_headers()
            try:
                for part in given.body.splitlines(keepends=True) if given.pace else [given.body]:
                    fake.closing.wait(given.pace if part.strip() else 0)
                    self.wfile.write(part)
                    self.wfile.flush()
            except OSError:
                return  # the other side has had enough
            if given.hang:
                fake.closing.wait()
            self.close_connection = self.close_connection or given.cut

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler
