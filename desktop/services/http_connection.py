"""An httpx client made off the GUI thread: the import and the TLS context take a tenth of a second each."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import anyio
    import httpx

CONNECT_SECONDS = 5.0


async def open_http(base_url: str, *, token: str = "", timeout: float = 30.0) -> httpx.AsyncClient:
    """A client bound to `base_url`; `timeout` in seconds. No redirect is followed: the token stays with its server."""
    return await asyncio.to_thread(_build, base_url, token, timeout)


async def send(
    http: httpx.AsyncClient, method: str, path: str, *, under_way: set[anyio.CancelScope] | None = None, **request: Any
) -> httpx.Response:
    """The answer; raises httpx.TransportError without one. While it waits, `under_way` holds what stops it.

    A cancel of the caller leaves no connection behind: it reaches httpx through anyio, whose shields it respects.
    asyncio's own cancel goes through them, and connections that were just being closed would stay open.
    """
    # Here for the cost of the import, which `open_http` has paid in a worker thread.
    import anyio
    import httpx

    answers: list[httpx.Response] = []
    failures: list[httpx.TransportError] = []

    async def ask() -> None:
        try:
            answers.append(await http.request(method, path, **request))
        except httpx.TransportError as error:
            failures.append(error)

    scopes: set[anyio.CancelScope] = set() if under_way is None else under_way
    group = anyio.create_task_group()
    scopes.add(group.cancel_scope)
    try:
        async with group:
            group.start_soon(ask)
    finally:
        scopes.discard(group.cancel_scope)
    if failures:
        raise failures[0]
    if not answers:
        raise httpx.ReadError("the connection was closed")
    return answers[0]


def is_loopback(url: str) -> bool:
    """Whether the URL names this computer. One that cannot be read does not."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return parts.port != 0 and (host == "localhost" or ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False


def _build(base_url: str, token: str, timeout: float) -> httpx.AsyncClient:
    # Imported here, in a worker thread: the window paints before any of this is needed.
    import httpx

    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.AsyncClient(
        base_url=base_url,
        headers=headers,
        timeout=httpx.Timeout(timeout, connect=CONNECT_SECONDS),
        # A proxy from the environment must never see the token of a server on this computer.
        trust_env=not is_loopback(base_url),
        # Plain HTTP to this computer needs no TLS context, which is the slow part.
        verify=urlsplit(base_url).scheme != "http",
    )
