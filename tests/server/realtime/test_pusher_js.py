"""The official JavaScript client, under node."""

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pusher
import pytest

from server.realtime.hub import HubConfig
from tests import npm_packages
from tests.server.realtime.hub_server import CONFIG, HubServer, serving

FOLDER = Path(__file__).parent / "pusher_js"
DEADLINE = 20.0


@pytest.fixture(scope="session")
def node_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which node finds pusher-js and what it needs."""
    folder = tmp_path_factory.mktemp("pusher-js")
    for package in json.loads((FOLDER / "packages.json").read_text(encoding="utf-8")):
        shutil.copytree(npm_packages.fetch(**package), folder / "node_modules" / package["name"])
    return folder


class Script:
    """The running script: lines in, lines out."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: queue.Queue[list[Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(json.loads(line))

    def tell(self, *words: Any) -> None:
        """Calls a method of the client."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()

    def next(self) -> list[Any]:
        """What happened next."""
        return self._lines.get(timeout=DEADLINE)

    def connected(self) -> str:
        """Waits for the greeting and gives the socket's id."""
        while (line := self.next())[:2] != ["state", "connected"]:
            assert line[:2] == ["state", "connecting"], line
        socket_id: str = line[2]
        return socket_id

    def finish(self) -> int:
        """Ends its input and waits for its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        code = self._process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        self._process.stdout.close()
        return code


@contextmanager
def running(node_modules: Path, server: HubServer, *, key: str = CONFIG.key) -> Iterator[Script]:
    """The script against a hub; at its end it must have ended by itself."""
    command = [npm_packages.program("node"), str(FOLDER / "listen.mjs"), str(node_modules), str(server.port), key]
    process = subprocess.Popen([*command, CONFIG.secret], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    script = Script(process)
    try:
        yield script
        assert script.finish() == 0
    finally:
        if process.poll() is None:
            process.kill()
            script.finish()


class TestPusherJs:
    def test_it_subscribes_and_gets_events_in_order(
        self, node_modules: Path, server: HubServer, sdk: pusher.Pusher, channel: str
    ) -> None:
        with running(node_modules, server) as script:
            socket_id = script.connected()
            script.tell("subscribe", channel)
            assert script.next() == ["subscribed", channel]
            sdk.trigger(channel, "note", "not for you", socket_id)
            for number in range(30):
                sdk.trigger(channel, "note", {"n": number, "ж": "😀"})
            received = [script.next() for _ in range(30)]
        assert received == [["event", channel, "note", {"n": number, "ж": "😀"}] for number in range(30)]

    def test_refusals_leave_it_connected(
        self, node_modules: Path, server: HubServer, sdk: pusher.Pusher, channel: str
    ) -> None:
        with running(node_modules, server) as script:
            script.connected()
            for name, status in ((f"{channel}-forged", 401), ("org-1", 403)):
                script.tell("subscribe", name)
                assert script.next() == ["refused", name, "AuthError", status]
            script.tell("subscribe", channel)
            assert script.next() == ["subscribed", channel]
            script.tell("trigger", channel, "client-typing", {})
            assert script.next() == ["error", 4301]
            sdk.trigger(channel, "note", 1)
            assert script.next() == ["event", channel, "note", 1]

    def test_it_can_leave_and_come_back_to_a_channel(
        self, node_modules: Path, server: HubServer, sdk: pusher.Pusher, channel: str
    ) -> None:
        with running(node_modules, server) as script:
            script.connected()
            for _ in range(2):
                script.tell("subscribe", channel)
                assert script.next() == ["subscribed", channel]
                sdk.trigger(channel, "note", 1)
                assert script.next() == ["event", channel, "note", 1]
                script.tell("unsubscribe", channel)

    def test_an_unknown_key_is_final(self, node_modules: Path, server: HubServer) -> None:
        with running(node_modules, server, key="other-key") as script:
            lines = [script.next()]
            while lines[-1][:2] not in (["state", "failed"], ["state", "disconnected"]):
                lines.append(script.next())
            assert ["error", 4001] in lines

    def test_it_pings_and_is_pinged(self, node_modules: Path, channel: str) -> None:
        config = HubConfig(app_id="1", key=CONFIG.key, secret=CONFIG.secret, activity_timeout=1, pong_timeout=5)
        with serving(config) as server, running(node_modules, server) as script:
            script.connected()
            assert [script.next() for _ in range(2)] == [["pong"]] * 2
            script.tell("subscribe", channel)
            assert script.next() == ["subscribed", channel]

    def test_a_stopping_server_is_left_for_later(self, node_modules: Path) -> None:
        with serving() as server, running(node_modules, server) as script:
            script.connected()
            server.hub.close_all()
            lines = [script.next()]
            while lines[-1][0] != "state":
                lines.append(script.next())
            assert ["error", 4100] in lines
            assert lines[-1][:2] == ["state", "connecting"]
