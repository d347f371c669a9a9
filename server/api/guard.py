"""The gate before every route: whose Host, whose Origin, how large, what type. Also names each request in the log."""

import secrets
from collections.abc import Iterable
from http import HTTPStatus

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contracts.materials import MAX_MATERIAL_BYTES
from server.api.errors import error_response
from server.core.activity import Activity

MAX_BODY_BYTES = 4 * 1024 * 1024
"""A script of the largest size, each character escaped as JSON may do it, still fits."""

MAX_EMAIL_BYTES = 16 * 1024 * 1024
"""Files of the largest size as base64, and what the mail says."""

ASKED_BY_ITSELF = frozenset({"/metrics"})
"""No sign that anybody needs the server."""
RAW_PATHS = frozenset({"/api/v1/billing/webhooks/stripe"})
"""Bodies that are checked by a signature over them, whatever they call themselves."""
MAX_RAW_BYTES = 1024 * 1024
FORM_PATHS = frozenset({"/pusher/auth", "/api/v1/email/unsubscribe"})
OCTET_PATHS = frozenset({"/api/v1/materials"})
"""Files come as they are; a form of a web page cannot send this type."""
_MOST = {
    **dict.fromkeys(OCTET_PATHS, MAX_MATERIAL_BYTES),
    **dict.fromkeys(RAW_PATHS, MAX_RAW_BYTES),
    "/api/v1/email/send": MAX_EMAIL_BYTES,
}


class RequestGuard:
    """Pure ASGI middleware for HTTP and WebSocket alike.

    A web page on this computer can send requests to loopback, and by DNS rebinding even read the answers: so the Host
    must be ours with its port, an Origin must be one that the settings allow, and bodies must be JSON, which no plain
    form can send.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], origins: Iterable[str], activity: Activity) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._origins = frozenset(origins)
        self._activity = activity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers what is refused; hands on the rest."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _refuse(scope, receive, send, *refusal)
            return
        if scope["path"] not in ASKED_BY_ITSELF:
            self._activity.touch()
        with structlog.contextvars.bound_contextvars(request_id=secrets.token_hex(6)):
            await self._limited(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str, str] | None:
        if headers.get("host") not in self._hosts:
            return 421, "MisdirectedRequest", "This server answers only to its own address."
        origin = headers.get("origin")
        if origin is not None and origin not in self._origins:
            return 403, "ForeignOrigin", "Web pages of other sites may not use this server."
        if "content-length" in headers and "transfer-encoding" in headers:
            return 400, "AmbiguousLength", "Say how long the body is in one way only."
        if scope["type"] == "http" and scope["method"] in ("POST", "PUT", "PATCH", "DELETE"):
            return _body_refusal(scope["path"], headers)
        return None

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Counts what arrives. Past the limit the application sees an end, and its answer is replaced by a 413."""
        received = 0
        too_large = False
        most = _most(scope["path"])

        async def counted() -> Message:
            nonlocal received, too_large
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > most:
                    too_large = True
                    return {"type": "http.disconnect"}
            return message

        async def watched(message: Message) -> None:
            if not too_large:
                await send(message)

        try:
            await self._app(scope, counted, watched)
        finally:
            if too_large:
                await _refuse(scope, receive, send, 413, "BodyTooLarge", _too_large(most))


def _body_refusal(path: str, headers: Headers) -> tuple[int, str, str] | None:
    length, most = headers.get("content-length"), _most(path)
    if length is not None and (not length.isdigit() or int(length) > most):
        return 413, "BodyTooLarge", _too_large(most)
    has_body = length not in (None, "0") or "transfer-encoding" in headers
    content_type = (headers.get("content-type") or "").partition(";")[0].strip().lower()
    wanted = "application/octet-stream" if path in OCTET_PATHS else "application/json"
    if path in FORM_PATHS:
        wanted = "application/x-www-form-urlencoded"
    if has_body and content_type != wanted and path not in RAW_PATHS:
        return 415, "UnsupportedMediaType", f"Send the body as {wanted}."
    return None


def _most(path: str) -> int:
    """Bytes that a body may have."""
    return _MOST.get(path, MAX_BODY_BYTES)


def _too_large(most: int) -> str:
    return f"At most {most // (1024 * 1024)} MB can be sent in one request."


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, error: str, detail: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4009 if status == 403 else 4003, "reason": error})
        return
    response = error_response(status, error, detail)
    if status == HTTPStatus.BAD_REQUEST:  # where the next request begins is what a proxy and we may see differently
        response.headers["connection"] = "close"
    await response(scope, receive, send)
