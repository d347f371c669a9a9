"""What every answer tells browsers: nothing of it is a page, nobody frames it, nothing keeps it."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
)
"""As OWASP's REST Security Cheat Sheet asks. An answer that has one of them already, such as a page, keeps its own."""

ONLY_TLS = ("strict-transport-security", "max-age=31536000")
"""A year (RFC 6797); other names of the domain are not the server's to decide about."""


class ResponseHeaders:
    """Pure ASGI middleware around all others. `secure`: people reach the server over https."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        named = [*ALWAYS.items(), *([ONLY_TLS] if secure else [])]
        self._headers = [(name.encode(), value.encode()) for name, value in named]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only answers of HTTP have headers that browsers heed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                has = {name for name, _ in given}
                message["headers"] = given + [header for header in self._headers if header[0] not in has]
            await send(message)

        await self._app(scope, receive, with_headers)
