"""The WebSocket endpoint `/app/{key}`."""

import asyncio
import contextlib
from typing import Any

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from server.realtime import protocol, signatures
from server.realtime.connections import Connection
from server.realtime.hub import Hub
from server.realtime.limits import MAX_CHANNELS_PER_CONNECTION
from server.realtime.protocol import PROTOCOLS, Code, is_channel_name

_NORMAL = 1000

_GONE = (WebSocketDisconnect, RuntimeError, OSError)
"""What sending raises when the client has gone, depending on how far the closing is."""


def websocket_route(hub: Hub) -> BaseRoute:
    """The endpoint of one hub."""

    async def endpoint(websocket: WebSocket) -> None:
        await serve(hub, websocket)

    return WebSocketRoute("/app/{key}", endpoint)


async def serve(hub: Hub, websocket: WebSocket) -> None:
    """One connection, from greeting to end. Errors are sent as a frame and as the close code: clients differ."""
    if not hub.allowed_origin(websocket.headers.get("origin")):
        await websocket.close(Code.UNAUTHORIZED)
        return
    await websocket.accept()
    refused = _refused(hub, websocket)
    if refused is not None:
        code, message = refused
        with contextlib.suppress(*_GONE):
            await websocket.send_text(protocol.error(message, code))
            await websocket.close(code)
        return
    connection = hub.connect()
    try:
        connection.put(protocol.established(connection.socket_id, hub.config.activity_timeout))
        await _converse(hub, connection, websocket)
    finally:
        hub.disconnect(connection)


async def _converse(hub: Hub, connection: Connection, websocket: WebSocket) -> None:
    """Reads and writes until either side ends it. A client that does not read cannot hold the end up for long."""
    async with asyncio.TaskGroup() as group:
        writer = group.create_task(_write(connection, websocket))
        reader = group.create_task(_read(hub, connection, websocket))
        await connection.ended()
        await asyncio.wait({writer}, timeout=hub.config.close_timeout)
        writer.cancel()
        reader.cancel()


def _refused(hub: Hub, websocket: WebSocket) -> tuple[Code, str] | None:
    if not signatures.same(websocket.path_params["key"], hub.config.key):
        return Code.UNKNOWN_KEY, "App key is not known here"
    version = websocket.query_params.get("protocol")
    if version is None:
        return Code.NO_PROTOCOL, "No protocol version was given"
    if version not in PROTOCOLS:
        return Code.UNSUPPORTED_PROTOCOL, "Protocol versions 5 to 7 are supported"
    return None


async def _write(connection: Connection, websocket: WebSocket) -> None:
    """Sends what is queued until the connection is to end. A socket that is gone ends it quietly."""
    with contextlib.suppress(*_GONE):
        while (text := await connection.next_frame()) is not None:
            await websocket.send_text(text)
        if connection.close_frame is not None:
            await websocket.send_text(connection.close_frame)
        if websocket.application_state is WebSocketState.CONNECTED:
            await websocket.close(connection.close_code or _NORMAL)
    connection.close(_NORMAL)


async def _read(hub: Hub, connection: Connection, websocket: WebSocket) -> None:
    """Anything that arrives is a sign of life; after a long silence a ping asks for one."""
    pinged = False
    while connection.close_code is None:
        patience = hub.config.pong_timeout if pinged else hub.config.activity_timeout
        try:
            async with asyncio.timeout(patience):
                message = await websocket.receive()
        except TimeoutError:
            if pinged:
                connection.close(Code.PONG_MISSING, "Pong reply not received")
                return
            pinged = True
            connection.put(protocol.frame("pusher:ping", "{}"))
            continue
        if message["type"] == "websocket.disconnect":
            connection.close(_NORMAL)
            return
        pinged = False
        _handle(hub, connection, message)
        await asyncio.sleep(0)  # whoever sends a thousand at once takes turns with the others


def _handle(hub: Hub, connection: Connection, received: Any) -> None:
    message = protocol.parse(received.get("text") or "")
    if message is None:
        connection.put(protocol.error("The message is not a JSON object with an event", None))
        return
    event, data = message["event"], message.get("data")
    if event == "pusher:ping":
        connection.put(protocol.frame("pusher:pong", "{}"))
    elif event == "pusher:subscribe":
        _subscribe(hub, connection, data if isinstance(data, dict) else {})
    elif event == "pusher:unsubscribe":
        channel = data.get("channel") if isinstance(data, dict) else None
        if isinstance(channel, str):
            hub.unsubscribe(connection, channel)
    elif event.startswith("client-"):
        connection.put(protocol.error("Client events are not accepted here", Code.CLIENT_EVENT_REJECTED))
    elif event != "pusher:pong":
        connection.put(protocol.error(f"Unknown event {event[:100]}", None))


def _subscribe(hub: Hub, connection: Connection, data: dict[str, Any]) -> None:
    channel, auth = data.get("channel"), data.get("auth")
    if not isinstance(channel, str) or not is_channel_name(channel):
        connection.put(protocol.error("A channel name has 1 to 200 letters, digits or _-=@,.;", None))
        return
    config = hub.config
    admitted = (
        signatures.admission(auth, config.key, config.secret, connection.socket_id, channel)
        if isinstance(auth, str)
        else None
    )
    if not hub.may_join(channel):
        connection.put(protocol.subscription_error(channel, "AuthError", "There is no such channel here", 403))
    elif admitted is None or not hub.admits(admitted):
        connection.put(protocol.subscription_error(channel, "AuthError", "The signature is not valid", 401))
    elif len(connection.channels) >= MAX_CHANNELS_PER_CONNECTION:
        connection.put(protocol.subscription_error(channel, "LimitReached", "Too many channels", 429))
    elif not hub.has_room(connection, admitted.user):
        connection.put(protocol.subscription_error(channel, "LimitReached", "Too many connections of one person", 429))
    elif not hub.subscribe(connection, channel, admitted.user):
        connection.put(protocol.error(f"Existing subscription to channel {channel}", None))
    else:
        connection.put(protocol.frame("pusher_internal:subscription_succeeded", "{}", channel))
