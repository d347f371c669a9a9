"""`toolboxai serve`: one embedded server that owns the data directory while it runs."""

import argparse
import ipaddress
import os
import secrets
import sys
from collections.abc import Sequence
from importlib.metadata import version as distribution_version
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_data_path
from pydantic import SecretStr

from contracts.discovery import DATA_DIR_VARIABLE, DATA_DIRECTORY_NAME, LOCK_FILE, ServerFile
from server.core.errors import StartupError
from server.core.logging import configure_logging
from server.core.settings import Settings

ANOTHER_SERVER_EXIT = 3
DEFAULT_PORT = 8009
LAST_PORT = 65_535
ONLY_THE_OWNER = 0o077


def main(argv: Sequence[str]) -> int:
    """Parses, serves, and returns the exit code: 0 stopped, 1 cannot start, 2 bad usage, 3 another server runs."""
    options = _parser().parse_args(list(argv)[1:])
    configure_logging(as_json=options.supervised)
    try:
        return serve(options)
    except StartupError as error:
        print(error, file=sys.stderr)
        return error.exit_code


def serve(options: argparse.Namespace) -> int:
    """Takes the data directory, opens the ledger, and runs until told to stop."""
    host = _loopback(options.host)
    os.umask(ONLY_THE_OWNER)  # scripts of people are in the files that follow, also where the folder is open to others
    token = sys.stdin.readline().strip() if options.supervised else secrets.token_hex(32)
    if len(token) < 64:
        raise StartupError("A supervised server gets its token, 64 hexadecimal digits, as the first line of its input.")
    data_dir = _data_dir()
    lock = FileLock(data_dir / LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout as taken:
        raise StartupError(f"Another server is running on {data_dir}.", ANOTHER_SERVER_EXIT) from taken
    try:
        return _run(options, host, token, data_dir)
    finally:
        lock.release()


def _run(options: argparse.Namespace, host: str, token: str, data_dir: Path) -> int:
    from server.domain.ledger import open_ledger  # heavy imports wait until it is certain that this server may run
    from server.main import create_server
    from server.serving import Announcement, CompanionServer, bind

    settings = Settings(TOOLBOXAI_DATA_DIR=data_dir, launch_token=SecretStr(token))
    with bind(host, options.port) as listener:
        port = listener.getsockname()[1]
        ledger = open_ledger(settings)
        url = f"http://{host}:{port}"
        content = ServerFile(url=url, pid=os.getpid(), token=token, version=distribution_version("toolboxai-companion"))
        announcement = Announcement(data_dir, content)
        server = CompanionServer(create_server(settings, ledger, host=host, port=port), announcement)
        if options.supervised:
            server.stop_when_stdin_ends()
        if options.idle_exit is not None:
            server.stop_when_idle(options.idle_exit)
        print(f"Serving on {url}, data in {data_dir}", file=sys.stderr)
        try:
            server.run(sockets=[listener])
        finally:
            announcement.remove()
            ledger.database.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="toolboxai serve", description="Run the server of ToolBoxAI Companion.")
    parser.add_argument("--host", default="127.0.0.1", help="loopback address to listen on (default: 127.0.0.1)")
    parser.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help=f"0 for any free one (default: {DEFAULT_PORT})"
    )
    parser.add_argument("--profile", choices=["embedded"], default="embedded")
    parser.add_argument(
        "--supervised", action="store_true", help="read the token from standard input and end when that closes"
    )
    parser.add_argument("--idle-exit", type=float, metavar="SECONDS", help="end after this long without work")
    return parser


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{number} is no port; there are 0 to {LAST_PORT}")
    return number


def _loopback(host: str) -> str:
    address = "127.0.0.1" if host == "localhost" else host
    try:
        if ipaddress.ip_address(address) in ipaddress.ip_network("127.0.0.0/8"):
            return address
    except ValueError:
        pass
    raise StartupError("The embedded server listens on a loopback address only, such as 127.0.0.1.", 2)


def _data_dir() -> Path:
    override = os.environ.get(DATA_DIR_VARIABLE)
    path = Path(override) if override else user_data_path(DATA_DIRECTORY_NAME, appauthor=False)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StartupError(f"The data folder {path} cannot be made: {error.strerror}.") from error
    return path.resolve()
