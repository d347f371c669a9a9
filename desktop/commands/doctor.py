"""`toolboxai doctor`: checks layer by layer and names the one that is broken."""

import argparse
import asyncio
import importlib
import os
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version

from desktop.commands.connection import connected
from desktop.commands.output import Exit, print_json, say
from desktop.services.api_client import ApiClient
from desktop.services.data_directory import data_directory
from desktop.services.errors import ServiceError
from desktop.services.versions import product_version

LOW_DISK_BYTES = 100 * 1024 * 1024
HANDSHAKE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one layer. `needed` is False where the app works without it."""

    layer: str
    ok: bool
    detail: str
    needed: bool = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


async def run(options: argparse.Namespace) -> Exit:
    """Exit code 1 when a needed layer is broken."""
    findings = [_python(), _data_folder(), _window_libraries(), _display(), _keyring()]
    findings += await _server_layers()
    broken = [finding for finding in findings if finding.needed and not finding.ok]
    if options.json:
        print_json({"ok": not broken, "layers": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            mark = "ok     " if finding.ok else ("BROKEN " if finding.needed else "missing")
            say(f"{mark}  {finding.layer:<16}  {finding.detail}")
        say(f"Broken: {', '.join(f.layer for f in broken)}" if broken else "Every needed layer works.")
    return Exit.FAILED if broken else Exit.DONE


def _python() -> Finding:
    detail = f"{sys.version.split()[0]}, app {product_version()}"
    return Finding("python", sys.version_info >= (3, 11), detail)


def _data_folder() -> Finding:
    try:
        path = data_directory()
        probe = path / ".doctor"
        probe.write_bytes(b"")
        probe.unlink()
        free = shutil.disk_usage(path).free
    except (OSError, ServiceError) as error:
        return Finding("data folder", False, f"Cannot be written: {error}")
    return Finding("data folder", free > LOW_DISK_BYTES, f"{path}, {free // 1024**2} MB free")


def _window_libraries() -> Finding:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return Finding("window libraries", False, str(error))
    return Finding("window libraries", True, f"PySide6 {version('pyside6-essentials')}")


def _display() -> Finding:
    if not sys.platform.startswith("linux"):
        return Finding("display", True, "provided by the system", needed=False)
    name = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if name:
        return Finding("display", True, name, needed=False)
    return Finding("display", False, "None; the command line works, the window needs one.", needed=False)


def _keyring() -> Finding:
    import keyring  # slow to import, and only this command needs it

    backend = keyring.get_keyring()
    usable = backend.priority > 0
    if usable:
        return Finding("keyring", True, backend.name, needed=False)
    return Finding("keyring", False, "None. Nothing on this computer's own workspace needs one.", needed=False)


async def _server_layers() -> list[Finding]:
    try:
        async with connected() as api:
            ready = await api.ready()
            found = [Finding("server", True, api.base_url)]
            found += [Finding(name, layer.ok, layer.detail) for name, layer in ready.layers.items()]
            found += [await _checked("session", _session, api), await _checked("live events", _live_events, api)]
            return [*found, _luau_tools((await api.session()).luau_tools)]
    except ServiceError as error:
        return [Finding("server", False, f"{error.title}. {error.message}")]


def _luau_tools(names: list[str]) -> Finding:
    """Programs of Luau's own on the server's PATH: they add type errors and times as native code."""
    detail = ", ".join(names) or "None. Everything works without; with them there are more figures."
    return Finding("luau on PATH", bool(names), detail, needed=False)


async def _checked(layer: str, check: Callable[[ApiClient], Awaitable[str]], api: ApiClient) -> Finding:
    try:
        return Finding(layer, True, await check(api))
    except (ServiceError, OSError) as error:
        return Finding(layer, False, str(error))


async def _session(api: ApiClient) -> str:
    session = await api.session()
    return f"{session.organization_name}, {session.role.value}, Luau {session.luau_version}"


async def _live_events(api: ApiClient) -> str:
    config = await api.realtime_config()
    scheme = "wss" if config.secure else "ws"
    url = f"{scheme}://{config.host}:{config.port}/app/{config.key}?protocol=7&client=doctor"
    await asyncio.to_thread(_handshake, url)
    return config.channel


def _handshake(url: str) -> None:
    import websocket  # part of pysher's own transport; only this command needs it alone

    try:
        connection = websocket.create_connection(url, timeout=HANDSHAKE_SECONDS)
    except websocket.WebSocketException as error:
        raise OSError(str(error)) from error
    try:
        greeting = str(connection.recv())
        if "pusher:connection_established" not in greeting:
            raise OSError(f"unexpected greeting: {greeting[:100]}")
    finally:
        connection.close()
