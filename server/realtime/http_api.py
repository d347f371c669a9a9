"""The signed HTTP API by which events are published and channels looked at."""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from server.realtime import signatures
from server.realtime.hub import Event, Hub
from server.realtime.limits import (
    MAX_BATCH,
    MAX_CHANNELS_PER_EVENT,
    MAX_DATA_BYTES,
    MAX_EVENT_NAME,
    MAX_REQUEST_BYTES,
)
from server.realtime.protocol import is_channel_name

_SOCKET_ID = re.compile(r"\d+\.\d+")

Endpoint = Callable[[Request], Awaitable[Response]]
Answer = Callable[[Hub, Request, bytes], Response]


class RefusedError(Exception):
    """The request cannot be served; `status` says how wrong it is."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def http_routes(hub: Hub) -> list[BaseRoute]:
    """Every route of the API, each behind the signature check."""
    app = "/apps/{app_id}"
    return [
        Route(f"{app}/events", _signed(hub, publish), methods=["POST"]),
        Route(f"{app}/batch_events", _signed(hub, publish_batch), methods=["POST"]),
        Route(f"{app}/channels", _signed(hub, list_channels), methods=["GET"]),
        Route(f"{app}/channels/{{channel}}", _signed(hub, show_channel), methods=["GET"]),
        Route(f"{app}/channels/{{channel}}/users", _signed(hub, list_users), methods=["GET"]),
        Route(f"{app}/users/{{user_id}}/terminate_connections", _signed(hub, terminate), methods=["POST"]),
        # The Python SDK leaves the app out of this one path.
        Route("/users/{user_id}/terminate_connections", _signed(hub, terminate), methods=["POST"]),
    ]


def publish(hub: Hub, request: Request, body: bytes) -> Response:
    """One event on up to a hundred channels."""
    del request
    hub.publish(_event(hub, _object(body)))
    return JSONResponse({})


def publish_batch(hub: Hub, request: Request, body: bytes) -> Response:
    """Up to ten events, all or none."""
    del request
    batch = _object(body).get("batch")
    if not isinstance(batch, list) or len(batch) > MAX_BATCH:
        raise RefusedError(400, f"A batch is a list of at most {MAX_BATCH} events")
    events = [_event(hub, item) for item in batch]
    for event in events:
        hub.publish(event)
    return JSONResponse({})


def list_channels(hub: Hub, request: Request, body: bytes) -> Response:
    """Occupied channels."""
    del body
    counts = hub.subscriber_counts(request.query_params.get("filter_by_prefix", ""))
    wants_count = "subscription_count" in request.query_params.get("info", "").split(",")
    channels = {name: {"subscription_count": count} if wants_count else {} for name, count in counts.items()}
    return JSONResponse({"channels": channels})


def show_channel(hub: Hub, request: Request, body: bytes) -> Response:
    """Whether one channel is occupied."""
    del body
    count = hub.subscriber_counts().get(request.path_params["channel"], 0)
    answer: dict[str, Any] = {"occupied": count > 0}
    if "subscription_count" in request.query_params.get("info", "").split(","):
        answer["subscription_count"] = count
    return JSONResponse(answer)


def list_users(hub: Hub, request: Request, body: bytes) -> Response:
    """Only presence channels have users, and none is carried here."""
    del hub, request, body
    raise RefusedError(400, "Users can only be listed for presence channels")


def terminate(hub: Hub, request: Request, body: bytes) -> Response:
    """Closes the sockets that were let in for the user, and lets none in any more that was signed for before."""
    del body
    hub.shut_out(request.path_params["user_id"])
    return JSONResponse({})


def _signed(hub: Hub, answer: Answer) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            _check_app(hub, request)
            body = await _body(request)
            _check_signature(hub, request, body)
            return answer(hub, request, body)
        except RefusedError as refused:
            return JSONResponse({"error": str(refused)}, status_code=refused.status)
        except ClientDisconnect:
            return Response(status_code=400)

    return endpoint


def _check_app(hub: Hub, request: Request) -> None:
    if request.path_params.get("app_id", hub.config.app_id) != hub.config.app_id:
        raise RefusedError(404, "There is no such app here")


def _check_signature(hub: Hub, request: Request, body: bytes) -> None:
    query = tuple(request.query_params.multi_items())
    signed = signatures.SignedRequest(request.method, request.scope["path"], query, body)
    reason = signatures.refusal(signed, hub.config.key, hub.config.secret)
    if reason is not None:
        raise RefusedError(401, reason)


async def _body(request: Request) -> bytes:
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_REQUEST_BYTES:
            raise RefusedError(413, "The request is too large")
        chunks.append(chunk)
    return b"".join(chunks)


def _object(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "The body is not JSON") from error
    if not isinstance(parsed, dict):
        raise RefusedError(400, "The body is not a JSON object")
    return parsed


def _event(hub: Hub, item: Any) -> Event:
    if not isinstance(item, dict):
        raise RefusedError(400, "An event is a JSON object")
    name, data, socket_id = item.get("name"), item.get("data"), item.get("socket_id")
    channels = item["channels"] if "channels" in item else [item.get("channel")]
    if not isinstance(name, str) or not 0 < len(name) <= MAX_EVENT_NAME:
        raise RefusedError(400, f"An event has a name of 1 to {MAX_EVENT_NAME} characters")
    if not isinstance(channels, list) or not 0 < len(channels) <= MAX_CHANNELS_PER_EVENT:
        raise RefusedError(400, f"An event goes to 1 to {MAX_CHANNELS_PER_EVENT} channels")
    if not isinstance(data, str):
        raise RefusedError(400, "The data of an event is a string")
    if _byte_count(data) > MAX_DATA_BYTES:
        raise RefusedError(413, f"The data of an event has at most {MAX_DATA_BYTES} bytes")
    if socket_id is not None and (not isinstance(socket_id, str) or not _SOCKET_ID.fullmatch(socket_id)):
        raise RefusedError(400, "socket_id is two numbers and a dot")
    for channel in channels:
        if not isinstance(channel, str) or not is_channel_name(channel) or not hub.may_join(channel):
            raise RefusedError(400, "Events go to private channels only")
    return Event(name, tuple(channels), data, socket_id)


def _byte_count(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:  # half of a surrogate pair, which no WebSocket frame can carry
        raise RefusedError(400, "The data of an event is not valid Unicode") from error
