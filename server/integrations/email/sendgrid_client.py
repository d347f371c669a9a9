"""SendGrid's SDK with an end to all waiting, and a key that goes to SendGrid alone."""

import http.client
import socket
import ssl
import threading
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import Any

from python_http_client.client import Client
from sendgrid import SendGridAPIClient


class Wire:
    """The one connection that a request has open, which can be broken off from another thread."""

    def __init__(self) -> None:
        self._link: socket.socket | None = None
        self.broken = False

    def took(self, link: socket.socket) -> None:
        """Of a connection that has just been made."""
        self._link = link
        if self.broken:
            self.break_off()

    def break_off(self) -> None:
        """Whoever waits for this connection waits no longer; none is made after it."""
        self.broken = True
        link = self._link
        if link is not None:
            try:
                socket.socket.shutdown(link, socket.SHUT_RDWR)  # below TLS, which is in use
            except OSError:
                return  # it is closed already


class _Plain(http.client.HTTPConnection):
    def __init__(self, host: str, *, wire: Wire, **options: Any) -> None:
        super().__init__(host, **options)
        self._wire = wire

    def connect(self) -> None:
        super().connect()
        self._wire.took(self.sock)


class _Tls(http.client.HTTPSConnection):
    def __init__(self, host: str, *, wire: Wire, **options: Any) -> None:
        super().__init__(host, **options)
        self._wire = wire

    def connect(self) -> None:
        super().connect()
        self._wire.took(self.sock)


class _PlainHandler(urllib.request.HTTPHandler):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Plain, wire=self._wire), req)


class _TlsHandler(urllib.request.HTTPSHandler):
    def __init__(self, wire: Wire, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._wire = wire
        self._trust = context

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Tls, wire=self._wire), req, context=self._trust)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """urllib would take the key along to wherever an answer points."""

    def redirect_request(self, *_: object) -> None:
        return None


class BoundedClient(Client):  # type: ignore[misc]  # the SDK's HTTP client has no types
    """The SDK's own, which knows no time limit, follows redirects, and makes its connections itself."""

    def __init__(self, *, open_request: Callable[[urllib.request.Request], Any], **options: Any) -> None:
        super().__init__(**options)
        self._open_request = open_request

    def _build_client(self, name: str | None = None) -> "BoundedClient":
        return BoundedClient(
            open_request=self._open_request,
            host=self.host,
            version=self._version,
            request_headers=self.request_headers,
            url_path=[*self._url_path, name] if name else self._url_path,
        )

    def _make_request(self, opener: object, request: urllib.request.Request, timeout: float | None = None) -> Any:
        del opener  # the SDK's, which knows no limits
        return super()._make_request(_Opener(self._open_request), request, timeout)


class _Opener:
    """What the SDK asks to open a request."""

    def __init__(self, open_request: Callable[[urllib.request.Request], Any]) -> None:
        self._open_request = open_request

    def open(self, request: urllib.request.Request, timeout: float | None) -> Any:
        del timeout  # the SDK's, which bounds each read and not all of them
        return self._open_request(request)


class Requests:
    """Opens requests one after the other, each within `seconds`, until `abort`."""

    def __init__(self, seconds: float, context: ssl.SSLContext) -> None:
        self._seconds = seconds
        self._context = context
        self._wire = Wire()
        self._aborted = threading.Event()

    def abort(self) -> None:
        """From any thread; for good."""
        self._aborted.set()
        self._wire.break_off()

    def post(self, key: str, host: str, body: dict[str, Any], more_seconds: float) -> Any:
        """The SDK's answer. Raises OSError, http.client.HTTPException, or the SDK's own errors of HTTP.

        A TimeoutError where it was given up or broken off.
        """
        if self._aborted.is_set():
            raise TimeoutError("the server is being stopped")
        self._wire = wire = Wire()
        if self._aborted.is_set():
            wire.break_off()
        seconds = self._seconds + more_seconds
        timer = threading.Timer(seconds, wire.break_off)
        timer.daemon = True
        timer.start()
        try:
            return self._client(key, host, wire, seconds).mail.send.post(request_body=body)
        except (OSError, http.client.HTTPException) as error:
            if wire.broken:
                raise TimeoutError("it was broken off") from error
            raise
        finally:
            timer.cancel()

    def _client(self, key: str, host: str, wire: Wire, seconds: float) -> BoundedClient:
        opener = urllib.request.build_opener(_PlainHandler(wire), _TlsHandler(wire, self._context), _NoRedirects())
        sdk = SendGridAPIClient(key, host=host)
        return BoundedClient(
            open_request=partial(opener.open, timeout=seconds),
            host=sdk.host,
            version=3,
            request_headers=sdk.client.request_headers,
        )
