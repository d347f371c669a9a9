"""A server for one command: a team's, or the one that runs here, else a child of ours, else one that ends when idle."""

import asyncio
import contextlib
import secrets
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from contracts.discovery import ServerFile
from desktop.services.api_client import ApiClient
from desktop.services.background_server import LOG_FILE, start_background_server, start_server
from desktop.services.data_directory import data_directory
from desktop.services.errors import ServiceError
from desktop.services.server_locator import find_server

START_DEADLINE_SECONDS = 30.0
POLL_SECONDS = 0.05
STOP_SECONDS = 15.0
ANOTHER_SERVER_EXIT = 3


class ServerDidNotStart(ServiceError):
    """No server answers and none could be started; the message carries its last words."""

    def __init__(self, reason: str) -> None:
        super().__init__("The server did not start", reason)


@asynccontextmanager
async def connected(team: str | None = None, *, detach: bool = False) -> AsyncIterator[ApiClient]:
    """An API client. A server that was started for it ends with the block, unless `detach`. `team` as of `--team`."""
    if team is not None:
        from desktop.commands.teams.connection import at_team  # most commands stay on this computer

        async with at_team(team) as api:
            yield api
        return
    data_dir = data_directory()
    found = await find_server(data_dir)
    child = None
    if found is None:
        child = _start(data_dir, detach=detach)
        found = await _wait_until_ready(data_dir, child)
    api = ApiClient(found.url, found.token)
    try:
        yield api
    finally:
        await api.close()
        if child is not None and not detach:
            await asyncio.to_thread(_stop, child)


def _start(data_dir: Path, *, detach: bool) -> "subprocess.Popen[bytes]":
    if detach:
        return start_background_server(data_dir)
    child = start_server(data_dir, "--supervised", detach=False)
    if child.stdin is not None:
        with contextlib.suppress(BrokenPipeError):  # it has ended already; its last words say why
            child.stdin.write(secrets.token_hex(32).encode() + b"\n")
            child.stdin.flush()
    return child


async def _wait_until_ready(data_dir: Path, child: "subprocess.Popen[bytes]") -> ServerFile:
    deadline = asyncio.get_running_loop().time() + START_DEADLINE_SECONDS
    while asyncio.get_running_loop().time() < deadline:
        found = await find_server(data_dir)
        if found is not None:
            return found
        code = child.poll()
        if code is not None and code != ANOTHER_SERVER_EXIT:
            raise ServerDidNotStart(_last_words(data_dir))
        await asyncio.sleep(POLL_SECONDS)
    child.kill()
    raise ServerDidNotStart(f"No answer within {START_DEADLINE_SECONDS:.0f} seconds. {_last_words(data_dir)}")


def _last_words(data_dir: Path) -> str:
    """The last line for people; log records are JSON, and the lines of a traceback are indented."""
    lines = (data_dir / LOG_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    said = [line for line in lines if line.strip() and not line.startswith(("{", " "))]
    return said[-1] if said else "It said nothing."


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """Closing its input is the stop signal on every system."""
    if child.stdin is not None:
        child.stdin.close()
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
