"""`toolboxai serve`, `worker` and `hub`: the server of this computer, and the processes of a team's."""

import argparse
import gc
import ipaddress
import math
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version as distribution_version
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout
from platformdirs import user_data_path
from pydantic import SecretStr, ValidationError
from pydantic_settings import SettingsError

from contracts.discovery import DATA_DIR_VARIABLE, DATA_DIRECTORY_NAME, LOCK_FILE, ServerFile
from server.core.errors import StartupError
from server.core.logging import configure_logging
from server.core.redaction import secrets_of
from server.core.settings import Settings
from server.core.team_settings import TeamSettings

BAD_INPUT_EXIT = 2
ANOTHER_SERVER_EXIT = 3
"""A client that meets it waits for that other server to answer, and does not take it for a failure."""

EXIT_CODES = (
    "Exit code: 0 stopped when told to, 1 cannot start (the last line says why), 2 bad usage or a setting in the "
    "environment that is not right, 3 another server holds the data folder already."
)
TEAM_EXIT_CODES = "Exit code: 0 stopped when told to, 1 cannot start (the last line says why), 2 bad usage or settings."
TEAM_COMMANDS = MappingProxyType(
    {
        "worker": "Run tasks of a team server. Its settings come from the environment: docs/server-settings.md.",
        "hub": "Carry live events of a team server. Its settings come from the environment: docs/server-settings.md.",
    }
)
DEFAULT_PORT = 8009
LAST_PORT = 65_535
ONLY_THE_OWNER = 0o077


def main(argv: Sequence[str]) -> int:
    """Parses, serves, and returns the exit code: 0 stopped, 1 cannot start, 2 bad usage, 3 another server runs."""
    command, arguments = argv[0], list(argv)[1:]
    try:
        if command in TEAM_COMMANDS:
            return _team_command(command, arguments)
        options = serve_parser().parse_args(arguments)
        configure_logging(as_json=options.supervised or options.profile == "team")
        return serve(options)
    except StartupError as error:
        print(error, file=sys.stderr)
        return error.exit_code


def serve(options: argparse.Namespace) -> int:
    """Takes the data directory, opens the ledger, and runs until told to stop."""
    if options.profile == "team":
        return _serve_team(options)
    host = _loopback(options.host)
    os.umask(ONLY_THE_OWNER)  # scripts of people are in the files that follow, also where the folder is open to others
    token = sys.stdin.readline().strip() if options.supervised else secrets.token_hex(32)
    if len(token) < 64:
        raise StartupError("A supervised server gets its token, 64 hexadecimal digits, as the first line of its input.")
    data_dir = _data_dir()
    lock = _lock(data_dir, options.wait or 0)
    try:
        return _run(options, host, token, data_dir)
    finally:
        lock.release()


def _run(options: argparse.Namespace, host: str, token: str, data_dir: Path) -> int:
    with _nothing_collected():
        from server.domain.ledger import open_ledger  # heavy imports wait until it is certain that this server may run
        from server.main import create_server
        from server.serving import Announcement, CompanionServer, bind

    settings = _settings(data_dir, token)
    configure_logging(as_json=options.supervised, secrets=secrets_of(settings))
    with bind(host, options.port) as listener:
        port = listener.getsockname()[1]
        ledger = open_ledger(settings)
        url = f"http://{host}:{port}"
        content = ServerFile(url=url, pid=os.getpid(), token=token, version=distribution_version("toolboxai-companion"))
        announcement = Announcement(data_dir, content)
        announcement.clear()
        composed = create_server(settings, ledger, host=host, port=port)
        server = CompanionServer(composed, announcement, request_seconds=settings.request_seconds)
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


def _serve_team(options: argparse.Namespace) -> int:
    """The processes that answer a team's requests; all that they need comes from the environment."""
    settings = team_settings()
    from server.team.serve import serve_team  # of the team's extra

    serve_team(settings, options.host, options.port, restored=options.restored)
    return 0


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Nothing of what an import makes is garbage, and looking through it all is a fifth of the time that it takes."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _team_command(command: str, arguments: Sequence[str]) -> int:
    """`worker` and `hub`, which take all they need from the environment."""
    about = TEAM_COMMANDS[command]
    argparse.ArgumentParser(prog=f"toolboxai {command}", description=about, epilog=TEAM_EXIT_CODES).parse_args(
        arguments
    )
    configure_logging(as_json=True)
    settings = team_settings(of_hub=command == "hub")
    if command == "worker":
        from server.team.worker import run_worker  # what each imports is heavy, and of the team's extra

        run_worker(settings)
    else:
        from server.team.hub import run_hub

        run_hub(settings)
    return 0


def team_settings(*, of_hub: bool = False) -> TeamSettings:
    """From the environment. Raises StartupError that names all that is missing, wrong or weak.

    `of_hub`: for the hub, which needs few of them.
    """
    try:
        settings = TeamSettings()
        refusals = settings.refusals_of_hub() if of_hub else settings.refusals()
    except ValidationError as error:
        refusals = [_told(error)]
    except SettingsError as error:
        refusals = [f"A setting in the environment is not right: {error}."]
    if refusals:
        raise StartupError("\n".join(["The team server does not start:", *refusals]), BAD_INPUT_EXIT)
    return settings


def _told(error: ValidationError) -> str:
    """Which settings are wrong. Their values are not repeated: there are secrets among them."""
    places = ((_variable(problem["loc"]), problem["msg"]) for problem in error.errors())
    wrong = "; ".join(f"{place}: {message}" if place else message for place, message in places)
    return f"A setting in the environment is not right: {wrong}."


def _variable(place: tuple[int | str, ...]) -> str:
    """The variable that a setting came from: what has no name of its own has the settings' prefix."""
    name = ".".join(map(str, place))
    return f"{Settings.model_config['env_prefix']}{name}".upper() if name.islower() else name


def serve_parser() -> argparse.ArgumentParser:
    """Of `toolboxai serve`."""
    parser = argparse.ArgumentParser(
        prog="toolboxai serve", description="Run the server of ToolBoxAI Companion.", epilog=EXIT_CODES
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on; one of this computer alone, unless it serves a team (default: 127.0.0.1)",
    )
    parser.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help=f"0 for any free one (default: {DEFAULT_PORT})"
    )
    parser.add_argument(
        "--profile",
        choices=["embedded", "team"],
        default="embedded",
        help="embedded: for this computer alone (default); team: for many, on PostgreSQL and Redis",
    )
    parser.add_argument(
        "--supervised", action="store_true", help="read the token from standard input and end when that closes"
    )
    parser.add_argument(
        "--restored",
        action="store_true",
        help="for a team: the database was put back from a copy, so what apps know may be newer than it",
    )
    parser.add_argument("--idle-exit", type=_seconds, metavar="SECONDS", help="end after this long without work")
    parser.add_argument(
        "--wait", type=_seconds, metavar="SECONDS", help="wait this long for another server to leave the data folder"
    )
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port; there are 0 to {LAST_PORT}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds above 0")
    return seconds


def _loopback(host: str) -> str:
    address = "127.0.0.1" if host == "localhost" else host
    try:
        if ipaddress.ip_address(address) in ipaddress.ip_network("127.0.0.0/8"):
            return address
    except ValueError:
        pass
    raise StartupError("The embedded server listens on a loopback address only, such as 127.0.0.1.", BAD_INPUT_EXIT)


def _data_dir() -> Path:
    override = os.environ.get(DATA_DIR_VARIABLE)
    path = Path(override).expanduser() if override else user_data_path(DATA_DIRECTORY_NAME, appauthor=False)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path.resolve()
    except OSError as error:
        raise _unusable(path, error) from error


def _lock(data_dir: Path, seconds: float) -> FileLock:
    path = data_dir / LOCK_FILE
    try:
        path.open("ab").close()  # the lock takes a folder without room or permission for one that is held
        lock = FileLock(path)
        _acquire(lock, data_dir, seconds)
    except Timeout as taken:
        raise StartupError(f"Another server is running on {data_dir}.", ANOTHER_SERVER_EXIT) from taken
    except OSError as error:
        raise _unusable(data_dir, error) from error
    return lock


def _acquire(lock: FileLock, data_dir: Path, seconds: float) -> None:
    """At once, or within so many seconds, and says so. Raises Timeout."""
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if not seconds:
            raise
        print(f"Another server is running on {data_dir}. Waiting for it to end.", file=sys.stderr, flush=True)
        lock.acquire(timeout=seconds)


def _unusable(path: Path, error: OSError) -> StartupError:
    if isinstance(error, FileExistsError | NotADirectoryError):
        reason = "this, or a part of it, is a file, not a folder. Move that file away"
    else:
        where = f" ({error.filename})" if error.filename else ""
        reason = f"{error.strerror or error}{where}. Make it a folder that you can write to"
    return StartupError(
        f"The data folder {path} cannot be used: {reason}, or name another folder in {DATA_DIR_VARIABLE}."
    )


def _settings(data_dir: Path, token: str) -> Settings:
    try:
        return Settings(TOOLBOXAI_DATA_DIR=data_dir, launch_token=SecretStr(token))
    except ValidationError as error:
        raise StartupError(_told(error), BAD_INPUT_EXIT) from error
    except SettingsError as error:
        raise StartupError(f"A setting in the environment is not right: {error}.", BAD_INPUT_EXIT) from error
