"""What others on this computer, and the pages in its browser, try on a real server."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import websocket

from contracts.discovery import SERVER_FILE
from tests.e2e.running_server import ROOT, RunningServer, running_server

SECRET_SCRIPT = "print('only mine')"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("threats")


@pytest.fixture(scope="module")
def server(data_dir: Path) -> Iterator[RunningServer]:
    with running_server(data_dir) as made:
        yield made


def port_of(server: RunningServer) -> int:
    port = urlsplit(server.file.url).port
    assert port is not None
    return port


def as_a_page(server: RunningServer, path: str, **headers: str) -> httpx.Response:
    """What a browser sends for a script of a page: also with a token, if the page had got hold of one."""
    shown = {"Authorization": f"Bearer {server.file.token}", **headers}
    return httpx.get(server.file.url + path, headers=shown, timeout=10)


class TestPages:
    def test_a_name_that_was_rebound_to_this_computer_reads_nothing(self, server: RunningServer) -> None:
        host = f"evil.example:{port_of(server)}"
        for path in ("/health", "/api/v1/session", "/metrics", "/pusher/auth"):
            answer = as_a_page(server, path, Host=host)
            assert (answer.status_code, answer.json()["error"]) == (421, "MisdirectedRequest")

    def test_the_port_is_part_of_the_name(self, server: RunningServer) -> None:
        assert as_a_page(server, "/health", Host="127.0.0.1").status_code == 421
        assert as_a_page(server, "/health", Host=f"127.0.0.1:{port_of(server) - 1}").status_code == 421

    def test_a_page_of_another_site_reads_nothing_even_with_a_token(self, server: RunningServer) -> None:
        answer = as_a_page(server, "/api/v1/session", Origin="https://evil.example")
        assert (answer.status_code, answer.json()["error"]) == (403, "ForeignOrigin")
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]

    def test_a_page_opens_no_socket(self, server: RunningServer) -> None:
        config = server.http.get("/api/v1/realtime/config").json()
        address = f"ws://127.0.0.1:{port_of(server)}/app/{config['key']}?protocol=7"
        for origin in ("https://evil.example", "null"):
            with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
                websocket.create_connection(address, timeout=10, origin=origin)
        with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
            websocket.create_connection(address, timeout=10, suppress_origin=True, host="evil.example")

    def test_a_socket_needs_the_key_and_a_signature(self, server: RunningServer) -> None:
        base = f"ws://127.0.0.1:{port_of(server)}/app"
        config = server.http.get("/api/v1/realtime/config").json()
        keyless = websocket.create_connection(f"{base}/wrong?protocol=7", timeout=10, suppress_origin=True)
        try:
            assert json.loads(keyless.recv())["data"]["code"] == 4001
        finally:
            keyless.close()
        keyed = websocket.create_connection(f"{base}/{config['key']}?protocol=7", timeout=10, suppress_origin=True)
        try:
            keyed.recv()
            keyed.send(json.dumps({"event": "pusher:subscribe", "data": {"channel": config["channel"], "auth": "x:y"}}))
            assert json.loads(keyed.recv())["event"] == "pusher:subscription_error"
        finally:
            keyed.close()


class TestToken:
    @pytest.mark.parametrize("name", ["token", "access_token", "authorization", "auth"])
    def test_in_an_address_it_opens_nothing(self, server: RunningServer, name: str) -> None:
        url = f"{server.file.url}/api/v1/session"
        assert httpx.get(url, params={name: server.file.token}, timeout=10).status_code == 401
        assert httpx.get(url, cookies={name: server.file.token}, timeout=10).status_code == 401

    @pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
    def test_no_process_shows_it_to_others(self, server: RunningServer, data_dir: Path) -> None:
        server.wait_for_status(server.submit(SECRET_SCRIPT), "completed")
        pids = [server.process.pid, *server.engine_pids()]
        assert len(pids) > 1
        shown = [Path(f"/proc/{pid}/{what}").read_text() for pid in pids for what in ("cmdline", "environ")]
        log = (data_dir / "server.log").read_text(encoding="utf-8")
        assert not [text for text in (*shown, log) if server.file.token in text]


class Impostor:
    """Another program on the port that a dead server has left; keeps all that it is sent."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def __call__(self, *arguments: object) -> BaseHTTPRequestHandler:
        heard = self.heard

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                heard.append((f"{self.command} {self.path}", f"{self.headers}{body.decode()}"))
                answer = json.dumps({"proof": "0" * 64}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def do_GET(self) -> None:
                self.do_POST()

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        return Handler(*arguments)  # type: ignore[arg-type]  # what the server hands to a handler class


@contextmanager
def taking(port: int) -> Iterator[Impostor]:
    """On this very port, for the length of the block."""
    impostor = Impostor()
    server = ThreadingHTTPServer(("127.0.0.1", port), impostor)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield impostor
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class TestImpostor:
    def test_who_took_the_port_of_a_dead_server_is_asked_for_its_proof_and_told_nothing(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            server.kill()
            assert (tmp_path / SERVER_FILE).exists(), "a killed server leaves its file"
        script = tmp_path / "mine.luau"
        script.write_text(SECRET_SCRIPT)
        with taking(port_of(server)) as impostor:
            done = subprocess.run(
                [sys.executable, "-m", "toolboxai", "optimize", str(script), "--level", "conservative", "--json"],
                cwd=ROOT,
                env={"TOOLBOXAI_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        assert done.returncode == 0, done.stderr
        assert {request for request, _ in impostor.heard} == {"POST /nonce"}
        told = "\n".join(text for _, text in impostor.heard)
        assert server.file.token not in told
        assert "authorization" not in told.lower()
        assert SECRET_SCRIPT not in told

    def test_a_server_proves_itself_to_who_asks_and_needs_no_token_for_it(self, server: RunningServer) -> None:
        with socket.create_connection(("127.0.0.1", port_of(server)), timeout=10) as raw:
            body = json.dumps({"nonce": "a" * 64})
            raw.sendall(
                f"POST /nonce HTTP/1.1\r\nHost: 127.0.0.1:{port_of(server)}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode()
            )
            answer = b"".join(iter(lambda: raw.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 200")
        assert server.file.token.encode() not in answer
