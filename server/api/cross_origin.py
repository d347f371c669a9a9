"""Pages of other sites that the administrator has named may read answers; nobody else's browser is told that it may."""

from collections.abc import Iterable

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SENT = ("Authorization", "Content-Type", "Idempotency-Key")
READ = ("Content-Disposition", "Retry-After")
REMEMBERED_SECONDS = 600


class CrossOrigin:
    """Starlette's CORS for the named origins alone: what comes from others goes on to the guard, which refuses it.

    Credentials of the browser are never allowed: a page shows its bearer token like any other client.
    """

    def __init__(self, app: ASGIApp, *, origins: Iterable[str]) -> None:
        self._app = app
        self._origins = frozenset(name.encode() for name in origins)
        self._answering = CORSMiddleware(
            app,
            allow_origins=sorted(origins),
            allow_methods=METHODS,
            allow_headers=SENT,
            expose_headers=READ,
            allow_credentials=False,
            max_age=REMEMBERED_SECONDS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket has no preflight; the guard and the hub look at its origin."""
        named = scope["type"] == "http" and any(
            name == b"origin" and value in self._origins for name, value in scope["headers"]
        )
        await (self._answering if named else self._app)(scope, receive, send)
