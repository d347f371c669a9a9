"""Clients that send a request a byte at a time, over real sockets."""

import json
import select
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running_server import RunningServer, running_server

LIMIT_SECONDS = "0.5"
PATIENCE_SECONDS = 30.0
TRICKLE_SECONDS = 0.05
POST = "POST /api/v1/roblox/optimize-script HTTP/1.1\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLBOXAI_REQUEST_SECONDS", LIMIT_SECONDS)
        with running_server(tmp_path_factory.mktemp("data")) as running:
            yield running


def connect(server: RunningServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(server)), timeout=PATIENCE_SECONDS)


def port_of(server: RunningServer) -> int:
    return int(server.file.url.rpartition(":")[2])


def headers(server: RunningServer, *, token: str | None = None, length: str = "Content-Length: 100000") -> bytes:
    lines = [f"Host: 127.0.0.1:{port_of(server)}", f"Authorization: Bearer {token or server.file.token}", length]
    return (POST + "\r\n".join([*lines, "Content-Type: application/json"]) + "\r\n\r\n").encode()


def answer(connection: socket.socket) -> bytes:
    """All that comes until the server closes the connection."""
    received = b""
    try:
        while piece := connection.recv(65_536):
            received += piece
    except ConnectionResetError:
        pass
    return received


def trickled(connection: socket.socket, piece: bytes) -> bytes:
    """Sends the piece again and again until the server has something to say; then all that it says."""
    while not select.select([connection], [], [], TRICKLE_SECONDS)[0]:
        try:
            connection.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            break
    return answer(connection)


class TestBody:
    @pytest.mark.parametrize(
        ("length", "piece"),
        [("Content-Length: 100000", b" "), ("Transfer-Encoding: chunked", b"1\r\n \r\n")],
        ids=["with a length", "in chunks"],
    )
    def test_one_that_trickles_is_cut(self, server: RunningServer, length: str, piece: bytes) -> None:
        with connect(server) as connection:
            connection.sendall(headers(server, length=length))
            head, _, body = trickled(connection, piece).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 408 ")
        assert b"connection: close" in head.lower()
        assert json.loads(body)["error"] == "RequestTimeout"

    def test_one_that_stops_is_cut(self, server: RunningServer) -> None:
        with connect(server) as connection:
            connection.sendall(headers(server) + b'{"script_code": "')
            assert answer(connection).startswith(b"HTTP/1.1 408 ")

    def test_one_that_nobody_reads_does_not_hold_the_connection(self, server: RunningServer) -> None:
        with connect(server) as connection:
            connection.sendall(headers(server, length="Content-Length: 999999999"))
            refusal = b""
            while not refusal.endswith(b"}"):
                refusal += connection.recv(65_536)
            assert refusal.startswith(b"HTTP/1.1 413 ")
            assert trickled(connection, b" ") == b""

    def test_one_that_takes_its_time_within_the_limit_is_taken(self, server: RunningServer) -> None:
        body = b'{"script_code": "print(1)"}'
        with connect(server) as connection:
            connection.sendall(headers(server, length=f"Content-Length: {len(body)}\r\nConnection: close") + body[:5])
            assert select.select([connection], [], [], TRICKLE_SECONDS) == ([], [], [])
            connection.sendall(body[5:])
            assert answer(connection).startswith(b"HTTP/1.1 202 ")


class TestHeaders:
    def test_ones_that_trickle_are_cut(self, server: RunningServer) -> None:
        with connect(server) as connection:
            connection.sendall(POST.encode())
            assert trickled(connection, b"X-More: 1\r\n").startswith(b"HTTP/1.1 408 ")

    def test_a_connection_that_says_nothing_is_closed(self, server: RunningServer) -> None:
        with connect(server) as connection:
            assert answer(connection) == b""


class TestOthers:
    def test_a_connection_that_is_used_again_is_kept(self, server: RunningServer) -> None:
        for _ in range(3):
            assert server.http.get("/api/v1/session").status_code == 200

    def test_a_task_may_take_longer_than_a_request(self, server: RunningServer, tmp_path: Path) -> None:
        task_id = server.submit("local n = 0 for i = 1, 3000000 do n = n + i end print(n)")
        assert server.wait_for_status(task_id, "completed", "failed").status == "completed"


def test_what_stands_behind_a_body_of_two_lengths_is_no_request(server: RunningServer) -> None:
    behind = f"0\r\n\r\nGET /health HTTP/1.1\r\nHost: 127.0.0.1:{port_of(server)}\r\n\r\n".encode()
    both = "Content-Length: 5\r\nTransfer-Encoding: chunked"
    with connect(server) as connection:
        connection.sendall(headers(server, length=both) + behind)
        answered = answer(connection)
    assert answered.startswith(b"HTTP/1.1 400 ")
    assert answered.count(b"HTTP/1.1 ") == 1
