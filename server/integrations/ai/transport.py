"""The HTTP client under the SDK: no redirects, few headers, the key for one address, answers of a bounded size."""

import asyncio
from collections.abc import AsyncIterator
from urllib.request import getproxies, proxy_bypass

import httpx2

from server.core.outgoing import AddressRefused, Reach, Resolve, reachable, resolve_by_system
from server.integrations.ai.errors import AiAddressRefused, AiIncompatible
from server.integrations.ai.provider import Endpoint, Limits

SENT = (
    "host", "accept", "content-type", "content-length", "connection", "user-agent",
    "x-stainless-raw-response",  # the SDK looks for it in the request when the answer is there
)  # fmt: skip
"""All that a request carries beside the key. The SDK would add the system's name, and headers from its environment."""


class AnswerTooLarge(AiIncompatible):
    """Nobody waits for the rest of it."""

    def __init__(self, host: str) -> None:
        super().__init__(host, "answers with more than a reply can be")


def bounded_http(
    endpoint: Endpoint, limits: Limits, *, trust_env: bool, resolve: Resolve = resolve_by_system
) -> httpx2.AsyncClient:
    """`trust_env`: whether a proxy named in the environment may be used; never on the way to a nearby host.

    Without a proxy, connections go to a number that was checked, and certificates are still compared with the name.
    """

    async def only_what_is_needed(request: httpx2.Request) -> None:
        kept = [(name, value) for name, value in request.headers.multi_items() if name.lower() in SENT]
        request.headers = httpx2.Headers(kept)
        request.headers["accept-encoding"] = "identity"
        if endpoint.api_key is not None:
            request.headers["authorization"] = f"Bearer {endpoint.api_key.get_secret_value()}"

    async def no_more_than(response: httpx2.Response) -> None:
        host = response.request.url.netloc.decode()
        if response.headers.get("content-encoding", "identity") != "identity":
            raise AnswerTooLarge(host)  # compressed though that was not asked for: its size cannot be told beforehand
        response.stream = _Counted(response.stream, limits.max_bytes, host)

    proxy = _proxy(httpx2.URL(endpoint.base_url)) if trust_env and endpoint.reach is Reach.NEARBY else None
    direct = httpx2.AsyncHTTPTransport(trust_env=trust_env)
    return httpx2.AsyncClient(
        transport=Pinned(direct, endpoint.reach, limits, resolve) if proxy is None else None,
        proxy=proxy,
        follow_redirects=False,
        trust_env=trust_env,
        timeout=httpx2.Timeout(limits.seconds, connect=limits.connect_seconds),
        event_hooks={"request": [only_what_is_needed], "response": [no_more_than]},
    )


def _proxy(url: httpx2.URL) -> str | None:
    """That of the system, which decides for itself where connections end."""
    proxies = getproxies()
    named = proxies.get(url.scheme) or proxies.get("all")
    return named if named and not proxy_bypass(url.host) else None


class Pinned(httpx2.AsyncBaseTransport):
    """Resolves a host once a request, and connects to what it has checked, as far as `reach` lets it."""

    def __init__(self, direct: httpx2.AsyncBaseTransport, reach: Reach, limits: Limits, resolve: Resolve) -> None:
        self._direct = direct
        self._reach = reach
        self._limits = limits
        self._resolve = resolve

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The next number is tried where no connection comes about; a request that was sent is not sent again."""
        if self._reach is Reach.PUBLIC and request.url.scheme != "https":
            raise AiAddressRefused(request.url.host, nearby=False)
        numbers = await self._numbers(request)
        for number in numbers[:-1]:
            try:
                return await self._direct.handle_async_request(_sent_to(request, number))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await self._direct.handle_async_request(_sent_to(request, numbers[-1]))

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._direct.aclose()

    async def _numbers(self, request: httpx2.Request) -> list[str]:
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            async with asyncio.timeout(self._limits.connect_seconds):
                return await reachable(url.host, port, self._reach, self._resolve)
        except AddressRefused as error:
            raise AiAddressRefused(url.host, nearby=self._reach is Reach.NEARBY) from error
        except TimeoutError as error:
            raise httpx2.ConnectTimeout("resolving", request=request) from error
        except OSError as error:
            raise httpx2.ConnectError(str(error), request=request) from error


def _sent_to(request: httpx2.Request, number: str) -> httpx2.Request:
    """The same request, with the Host that it has; TLS asks for the name."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=number),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )


class _Counted(httpx2.AsyncByteStream):
    """Breaks off past the limit."""

    def __init__(self, stream: httpx2.AsyncByteStream | httpx2.SyncByteStream, most: int, host: str) -> None:
        assert isinstance(stream, httpx2.AsyncByteStream)
        self._stream = stream
        self._left = most
        self._host = host

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            self._left -= len(piece)
            if self._left < 0:
                raise AnswerTooLarge(self._host)
            yield piece

    async def aclose(self) -> None:
        """Ends the connection with it."""
        await self._stream.aclose()
