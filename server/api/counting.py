"""Counts every answer by the template of its route, refusals of the guard included."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.core.request_counts import RequestCounts

NO_ROUTE = "none"
"""What fits no route, or was refused before one was looked for. Its path is not told: there is no end of paths."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "other"


class RequestCounter:
    """Pure ASGI middleware, the outermost."""

    def __init__(self, app: ASGIApp, *, counts: RequestCounts) -> None:
        self._app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """WebSockets are no requests; the hub's figures count them."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            method = scope["method"] if scope["method"] in METHODS else OTHER
            route = getattr(scope.get("route"), "path", NO_ROUTE)
            self._counts.answered(method, route, status, time.perf_counter() - begun)
