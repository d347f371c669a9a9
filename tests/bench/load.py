"""Requests as fast as they are answered, from a process of its own: `python -m tests.bench.load` reads a plan as JSON.

Written on plain sockets, since a client library would take more of the machine than the servers that are measured.
"""

import json
import socket
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

RECEIVE = 65_536
HEAD_ENDS = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """`connections` ask at once for `seconds`, each with one header line after another."""

    port: int
    path: str
    body: str
    headers: list[str]
    connections: int
    seconds: float


@dataclass(slots=True)
class Load:
    """Milliseconds of each answer that was 202, and how many were anything else."""

    milliseconds: list[float]
    refused: int
    seconds: float


def drive(plan: Plan) -> Load:
    """Runs the plan."""
    load = Load([], 0, 0.0)
    together = threading.Lock()
    began = time.perf_counter()
    threads = [
        threading.Thread(target=_ask, args=(plan, number, began + plan.seconds, load, together))
        for number in range(plan.connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.seconds = time.perf_counter() - began
    return load


def _ask(plan: Plan, number: int, until: float, load: Load, together: threading.Lock) -> None:
    body = plan.body.encode()
    requests = [
        f"POST {plan.path} HTTP/1.1\r\nHost: 127.0.0.1:{plan.port}\r\nContent-Type: application/json\r\n{line}"
        f"Content-Length: {len(body)}\r\n\r\n".encode()
        + body
        for line in plan.headers[number :: plan.connections] or plan.headers[:1]
    ]
    taken: list[float] = []
    refused = 0
    with socket.create_connection(("127.0.0.1", plan.port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        asked = 0
        while (started := time.perf_counter()) < until:
            connection.sendall(requests[asked % len(requests)])
            status = _answer(connection)
            if status == b"202":
                taken.append((time.perf_counter() - started) * 1000)
            else:
                refused += 1
            asked += 1
    with together:
        load.milliseconds += taken
        load.refused += refused


def _answer(connection: socket.socket) -> bytes:
    """The status of one whole answer."""
    received = b""
    while HEAD_ENDS not in received:
        received += _more(connection)
    head, _, rest = received.partition(HEAD_ENDS)
    length = next(
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    )
    while len(rest) < length:
        rest += _more(connection)
    return head[9:12]


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(RECEIVE)
    if not data:
        raise ConnectionError("the server closed the connection")
    return data


def main(arguments: Sequence[str]) -> None:
    """Plan on standard input, load on standard output."""
    del arguments
    json.dump(asdict(drive(Plan(**json.load(sys.stdin)))), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
