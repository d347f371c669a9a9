"""smtplib's clients with an end to all waiting: a server that sends a byte now and then holds nobody for ever."""

import smtplib
import socket
import ssl
import time
from typing import Any

RECEIVED_AT_ONCE = 4096
READY = 220


class _Lines:
    """Replies, line by line, until a deadline. What smtplib reads from otherwise waits anew for each byte."""

    def __init__(self, link: socket.socket, client: "Bounded") -> None:
        self._link = link
        self._client = client
        self._kept = b""

    def readline(self, limit: int) -> bytes:
        while b"\n" not in self._kept and len(self._kept) < limit:
            self._link.settimeout(self._client.seconds_left())
            received = self._link.recv(RECEIVED_AT_ONCE)
            if not received:
                break
            self._kept += received
        end = self._kept.find(b"\n") + 1 or len(self._kept)
        line, self._kept = self._kept[: min(end, limit)], self._kept[min(end, limit) :]
        return line

    def close(self) -> None:
        self._kept = b""


class Bounded(smtplib.SMTP):
    """Everything up to the deadline that was set last, and raises TimeoutError behind it."""

    _deadline = 0.0

    def allow(self, seconds: float) -> None:
        """For all that follows."""
        self._deadline = time.monotonic() + seconds

    def reach(self, host: str, port: int) -> None:
        """Connects. Raises SMTPConnectError where the greeting is no welcome."""
        self._host = host  # as smtplib does it for a host that it is made with: certificates are compared with it
        code, answer = self.connect(host, port)
        if code != READY:
            raise smtplib.SMTPConnectError(code, answer)

    def seconds_left(self) -> float:
        """Raises TimeoutError when there are none."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the mail server takes too long")
        return left

    def getreply(self) -> tuple[int, bytes]:
        """As smtplib's."""
        if self.file is None and self.sock is not None:
            self.file = _Lines(self.sock, self)
        return super().getreply()

    def send(self, s: Any) -> None:
        """As smtplib's."""
        if self.sock is not None:
            self.sock.settimeout(self.seconds_left())
        super().send(s)

    def break_off(self) -> None:
        """From another thread: whoever waits for this server waits no longer."""
        link = self.sock
        if link is not None:
            try:
                socket.socket.shutdown(link, socket.SHUT_RDWR)  # below TLS, which is in use
            except OSError:
                return  # it is closed already


class BoundedTls(Bounded):
    """TLS from the first byte, as on port 465."""

    def __init__(self, *, context: ssl.SSLContext, **options: Any) -> None:
        self._context = context
        super().__init__(**options)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """smtplib's own place for it, as in its SMTP_SSL."""
        plain: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # not in typeshed
        return self._context.wrap_socket(plain, server_hostname=host)
