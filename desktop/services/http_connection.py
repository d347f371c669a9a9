"""An httpx client made off the GUI thread: the import and the TLS context take a tenth of a second each."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx

CONNECT_SECONDS = 5.0


async def open_http(base_url: str, *, token: str = "", timeout: float = 30.0) -> httpx.AsyncClient:
    """A client bound to `base_url`; `timeout` in seconds. No redirect is followed: the token stays with its server."""
    return await asyncio.to_thread(_build, base_url, token, timeout)


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
