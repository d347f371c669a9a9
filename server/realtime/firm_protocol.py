"""Uvicorn's WebSocket connection, which would wait for ever at its end for a client that does not read."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

LAST_SECONDS = 5.0


class FirmWebSocketProtocol(WebSocketsSansIOProtocol):
    """Once the application is done with a connection, what is left to send has this many seconds."""

    async def run_asgi(self) -> None:
        """Runs the application; a transport that is closed by then is not touched by the late cut."""
        await super().run_asgi()
        self.loop.call_later(LAST_SECONDS, self.transport.abort)
