"""A connection to a server that went away, cancelled at any moment, is closed."""

import asyncio
import gc
import warnings

import httpx
import pytest

from desktop.services.http_connection import is_loopback, open_http, send

CONNECTIONS = 3
TURNS = 25
"""Turns of the event loop after which the request is cancelled; the last ones come after its end."""


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
    await reader.readuntil(b"\r\n\r\n")  # a second request is never answered
    writer.close()


async def _cancelled_after(turns: int) -> None:
    """Leaves idle connections that the server has closed, asks once more, and cancels that."""
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        try:
            await _answer(reader, writer)
        except asyncio.IncompleteReadError:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    http = await open_http(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    answers = await asyncio.gather(*(send(http, "GET", "/") for _ in range(CONNECTIONS)))
    assert [answer.text for answer in answers] == ["ok"] * CONNECTIONS
    for writer in writers:
        writer.close()
        await writer.wait_closed()
    server.close()
    request = asyncio.create_task(send(http, "GET", "/"))
    for _ in range(turns):
        await asyncio.sleep(0)
    request.cancel()
    await asyncio.wait([request])
    assert request.cancelled() or isinstance(request.exception(), httpx.TransportError)
    await http.aclose()
    await asyncio.sleep(0)


class TestSend:
    @pytest.mark.parametrize("turns", range(TURNS))
    def test_a_cancel_leaves_no_connection_open(self, turns: int) -> None:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            asyncio.run(_cancelled_after(turns))
            gc.collect()
        assert [str(each.message) for each in caught] == []


class TestIsLoopback:
    @pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://localhost:80", "http://[::1]:9/x"])
    def test_this_computer(self, url: str) -> None:
        assert is_loopback(url)

    @pytest.mark.parametrize("url", ["http://10.0.0.1", "http://127.0.0.1.example.org", "", "http://localhost:0", "x"])
    def test_anything_else(self, url: str) -> None:
        assert not is_loopback(url)
