"""The hub as a process of its own, to be frozen and killed. Run as a script: `hub_process.py PORT`."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from contracts.session import RealtimeConfig
from contracts.tasks import SCRIPT_OPTIMIZATION
from server.realtime.app import create_hub_app
from server.realtime.firm_protocol import FirmWebSocketProtocol
from server.realtime.hub import HubConfig

CONFIG = HubConfig(app_id="1", key="test-key", secret="test-secret")


def realtime_of(port: int, channel: str) -> RealtimeConfig:
    """How a client finds this hub, with the events of scripts."""
    return RealtimeConfig(
        key=CONFIG.key,
        host="127.0.0.1",
        port=port,
        secure=False,
        cluster=None,
        channel=channel,
        auth_path="/pusher/auth",
        event_prefixes=[SCRIPT_OPTIMIZATION],
    )


@contextmanager
def hub_process(port: int) -> Iterator["subprocess.Popen[str]"]:
    """A hub that listens on the port."""
    root = Path(__file__).resolve().parents[3]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.services.hub_process", str(port)],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "listening\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def main() -> None:
    """Serves until killed."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", int(sys.argv[1])))
    listener.listen()
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    config = uvicorn.Config(create_hub_app(CONFIG), ws=FirmWebSocketProtocol, log_config=None, access_log=False)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
