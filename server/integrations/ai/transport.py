"""The HTTP client under the SDK: no redirects, few headers, the key for one address, answers of a bounded size."""

from collections.abc import AsyncIterator

import httpx2

from server.integrations.ai.errors import AiIncompatible
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


def bounded_http(endpoint: Endpoint, limits: Limits, *, trust_env: bool) -> httpx2.AsyncClient:
    """`trust_env`: whether a proxy named in the environment may be used; never on the way to a nearby host."""

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

    return httpx2.AsyncClient(
        follow_redirects=False,
        trust_env=trust_env,
        timeout=httpx2.Timeout(limits.seconds, connect=limits.connect_seconds),
        event_hooks={"request": [only_what_is_needed], "response": [no_more_than]},
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
