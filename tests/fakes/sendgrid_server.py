"""Stands for SendGrid's `POST /v3/mail/send` on a real loopback socket, as its API reference describes it."""

import json
import re
import ssl
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATH = "/v3/mail/send"
KEY = "SG.a-key-of-its-own"
MOST_BYTES = 30 * 1024 * 1024
RESERVED = {"x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding"} | {
    "to",
    "from",
    "subject",
    "reply-to",
    "cc",
    "bcc",
}
"""Headers that nobody may set: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send#request-body"""
_ADDRESS = re.compile(r"[^@\s<>,]+@[^@\s<>,]+")


@dataclass(frozen=True)
class Answer:
    """What comes back. `hang`: nothing does, until the server closes. `cut`: the connection ends."""

    status: int
    errors: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: bool = False
    cut: bool = False

    @property
    def body(self) -> bytes:
        """Errors as SendGrid lists them; nothing for a mail that was taken."""
        listed = [{"message": message, "field": None, "help": None} for message in self.errors]
        return json.dumps({"errors": listed}).encode() if listed else b""


@dataclass
class FakeSendGrid:
    """Knows one key and one sender, and keeps what it took. `script` holds answers that come first, one each."""

    key: str = KEY
    sender: str = "noreply@school.test"
    script: deque[Answer] = field(default_factory=deque)
    taken: list[dict[str, Any]] = field(default_factory=list)
    keys_seen: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def ids(self) -> list[str]:
        """Message-IDs, in the order in which the mails came."""
        return [mail["headers"]["Message-ID"] for mail in self.taken]

    @property
    def recipients(self) -> list[str]:
        """Of all mails, one after the other."""
        kinds = ("to", "cc", "bcc")
        people = (mail["personalizations"][0].get(kind, []) for mail in self.taken for kind in kinds)
        return [one["email"] for some in people for one in some]

    def answer(self, method: str, path: str, authorization: str, raw: bytes) -> Answer:
        """What comes back; called on the connection's thread."""
        self.keys_seen.append(authorization)
        if self.script:
            return self.script.popleft()
        if path != PATH:
            return Answer(404, ("Not found",))
        if method != "POST":
            return Answer(405, ("Method not allowed",))
        if authorization != f"Bearer {self.key}":
            return Answer(401, ("The provided authorization grant is invalid, expired, or revoked",))
        if len(raw) > MOST_BYTES:
            return Answer(413, ("Payload too large",))
        try:
            body = json.loads(raw)
        except ValueError:
            return Answer(400, ("Bad Request",))
        wrong = problems(body)
        if wrong:
            return Answer(400, tuple(wrong))
        if body["from"]["email"] != self.sender:
            return Answer(403, ("The from address does not match a verified Sender Identity.",))
        self.taken.append(body)
        return Answer(202, headers={"X-Message-Id": f"sg-{len(self.taken)}"})


def problems(body: Any) -> list[str]:
    """What SendGrid would not take about it."""
    if not isinstance(body, dict):
        return ["Bad Request"]
    found = [
        f"The {name} is required." for name in ("personalizations", "from", "subject", "content") if not body.get(name)
    ]
    if found:
        return found
    people = [one for group in body["personalizations"] for kind in ("to", "cc", "bcc") for one in group.get(kind, [])]
    if any(not group.get("to") for group in body["personalizations"]):
        found.append(
            "The to array is required for all personalization objects, and must have at least one email object."
        )
    emails = [one["email"] for one in people]
    if len(set(emails)) != len(emails):
        found.append("Each email address in the personalization block should be unique between to, cc, and bcc.")
    if any(_ADDRESS.fullmatch(email) is None for email in emails):
        found.append("Does not contain a valid address.")
    kinds = [part["type"] for part in body["content"]]
    if kinds != sorted(kinds, key=["text/plain", "text/html"].index):
        found.append("If present, text/plain and text/html may only be provided once, in that order.")
    if any(not part["value"] for part in body["content"]):
        found.append("The content value must be a string at least one character in length.")
    if RESERVED & {name.lower() for name in body.get("headers", {})}:
        found.append("The headers object holds a reserved header.")
    return found


@contextmanager
def serving(fake: FakeSendGrid, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The host, with its scheme, while it runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = False  # so that closing waits for every answer
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="fake-sendgrid")
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    finally:
        fake.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(fake: FakeSendGrid) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET")

        def do_POST(self) -> None:
            self._answer("POST")

        def _answer(self, method: str) -> None:
            raw = self.rfile.read(int(self.headers.get("content-length") or 0))
            given = fake.answer(method, self.path, self.headers.get("authorization", ""), raw)
            if given.hang:
                fake.closing.wait()
            if given.hang or given.cut:
                self.close_connection = True
                return
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler
