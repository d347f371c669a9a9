"""A time limit for the body of a request: one that trickles must not hold a place for ever."""

import asyncio
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.api.errors import error_response
from server.api.guard import OCTET_PATHS

LARGE_FACTOR = 10
"""A file of fifty megabytes takes longer than a request of four."""


class BodyDeadline:
    """Pure ASGI middleware. `seconds` are for the whole body, however often a piece of it arrives.

    Past them the application sees an end, and its answer is replaced by a 408 that closes the connection.
    """

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only HTTP has bodies; a WebSocket may be silent as long as it answers pings."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seconds = self._seconds * (LARGE_FACTOR if scope["path"] in OCTET_PATHS else 1)
        deadline = asyncio.get_running_loop().time() + seconds
        whole = late = started = False

        async def hurried() -> Message:
            nonlocal whole, late
            if whole:
                return await receive()  # what follows is the end of the connection, and that may take its time
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                late = True
                return {"type": "http.disconnect"}
            whole = message["type"] != "http.request" or not message.get("more_body", False)
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            if not late or started:
                started = True
                await send(message)

        try:
            await self._app(scope, hurried, watched)
        finally:
            if late and not started:
                await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"The request did not arrive within {self._seconds:g} seconds. Send it again."
        response = error_response(HTTPStatus.REQUEST_TIMEOUT, "RequestTimeout", detail)
        response.headers["connection"] = "close"
        await response(scope, receive, send)
