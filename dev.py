#!/usr/bin/env python3
"""The one list of commands: setup, run, test, check, bench, tour, translate and more. Only the standard library."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BAD_ENVIRONMENT = 2
SUPPORTED = ((3, 11), (3, 12))

PRODUCT = ("toolboxai.py", "contracts", "desktop", "server")

RUN_LOCK = ROOT / "requirements.lock"
TEAM_LOCK = ROOT / "requirements-team.lock"
"""What a team server is installed from: `pip install --require-hashes -r requirements-team.lock`."""
DEV_LOCK = ROOT / "requirements-dev.lock"

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What PySide6 needs of a Debian system, found by installing into an empty one."""

IN_PARALLEL = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile", "--no-loadscope-reorder")
"""A process for each core and one more, as many tests wait; those of a file stay together and share what they make.

Files come in the order of tests/conftest.py, those that take long first, and not those with the most tests.
"""

FAULTS = "--faults"
"""The fault suite in full; further arguments are those of `python -m tests.faults`."""

SCREEN_TOOLS = {"Xvfb": "xvfb", "xauth": "xauth"}
BROWSER = {"chromium": "chromium"}
TEST_TOOLS = {
    "node": "nodejs",
    "npm": "npm",
    "git": "git",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus",
    "trayer": "trayer",
    "jwm": "jwm",
    "xdotool": "xdotool",
    "/usr/lib/postgresql/*/bin/initdb": "postgresql",
    "redis-server": "redis-server",
    "/usr/lib/*/faketime/libfaketime.so.1": "libfaketime",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
}
"""Programs, or files that no program stands for, and the Debian packages that have them."""

COMPILERS = {"cmake": "cmake", "c++": "g++", "make": "make"}
"""What a language model's server is built with."""


def main() -> int:
    """Runs one command and returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    prepare = commands.add_parser("setup", help="make or update .venv and install what the system lacks")
    prepare.add_argument("--dev", action="store_true", help="with what tests and checks need")
    commands.add_parser("run", help="set up and open the app; without a display, drive it on a virtual screen")
    tour = commands.add_parser("tour", help="drive the real window through its main job and keep screenshots")
    tour.add_argument("--out", default=str(ROOT / "build" / "tour"))
    tour.add_argument("--set", action="store_true", help="picture every page in every state for docs/screenshots too")
    commands.add_parser("test", help="set up and run the tests; --long, --faults: in full; others go to pytest")
    commands.add_parser("check", help="format, lint, types, imports, what is dangerous")
    commands.add_parser("bench", help="print the measurements as JSON: all, or those that are named")
    commands.add_parser("translate", help="bring the German catalogue in step with the code")
    commands.add_parser("real-model", help="build a small language model's server and run the tests that ask it")
    commands.add_parser("browser", help="run the tests that drive a real browser, which it installs")
    commands.add_parser("licences", help="write docs/licences.md anew from the locks and what is installed")
    commands.add_parser("lock", help="write the lock files anew from pyproject.toml")
    options, rest = parser.parse_known_args()
    if rest and options.command not in ("run", "test", "bench", "real-model", "browser"):
        parser.error(f"unknown arguments: {' '.join(rest)}")
    return {
        "setup": lambda: setup_for_tests() if options.dev else setup(RUN_LOCK, screen=not has_display()),
        "run": lambda: run(rest),
        "tour": lambda: tour_command(Path(options.out)) or (take_screenshots() if options.set else 0),
        "test": lambda: test(rest),
        "check": check,
        "bench": lambda: bench(rest),
        "translate": translate,
        "real-model": lambda: real_model(rest),
        "browser": lambda: browser(rest),
        "licences": licences,
        "lock": lock,
    }[options.command]()


def run(arguments: Sequence[str]) -> int:
    """Opens the app, or tours it where there is no display."""
    if arguments or has_display():
        return setup(RUN_LOCK, screen=False) or call([str(BIN / "toolboxai"), *arguments])
    return tour_command(ROOT / "build" / "tour")


def tour_command(out: Path) -> int:
    """Drives the real window through the main job, on a virtual screen where there is no other."""
    failed = setup(RUN_LOCK, screen=not has_display())
    if failed:
        return failed
    with screen() as environment:
        code = call([str(BIN / "toolboxai"), "tour", "--out", str(out)], environment)
    print(f"Screenshots and results are in {out}" if code == 0 else f"The tour failed; see {out}")
    return code


def take_screenshots() -> int:
    """Writes the pictures that the docs show, and that a test compares with the window."""
    return setup(DEV_LOCK, screen=False) or call([str(PYTHON), "-m", "tests.screenshots"])


def test(arguments: Sequence[str]) -> int:
    """The test suites, with a virtual screen beside."""
    failed = setup_for_tests()
    if failed:
        return failed
    if FAULTS in arguments:
        return call([str(PYTHON), "-m", "tests.faults", *(one for one in arguments if one != FAULTS)])
    with screen() as environment:
        return call([str(PYTHON), "-m", "pytest", *IN_PARALLEL, *arguments], environment)


def check() -> int:
    """Every check runs, so that one call shows all there is to mend."""
    failed = setup(DEV_LOCK, screen=False)
    if failed:
        return failed
    codes = [
        call([str(BIN / "ruff"), "format", "--check", "."]),
        call([str(BIN / "ruff"), "check", "."]),
        call([str(BIN / "mypy")]),
        call([str(BIN / "lint-imports")]),
        call([str(BIN / "bandit"), "--quiet", "--recursive", "--configfile", "pyproject.toml", *PRODUCT]),
    ]
    return max(codes)


def bench(arguments: Sequence[str]) -> int:
    """Speed and memory, as JSON on standard output."""
    failed = setup(DEV_LOCK, screen=True)
    if failed:
        return failed
    with screen() as environment:
        return call([str(PYTHON), "-m", "tests.bench", *arguments], environment)


def real_model(arguments: Sequence[str]) -> int:
    """The tests with real weights; `--record` writes their transcript anew. The first time it builds for minutes."""
    failed = setup(DEV_LOCK, screen=False, tools=COMPILERS)
    return failed or call([str(PYTHON), "-m", "tests.real_model", *arguments])


def browser(arguments: Sequence[str]) -> int:
    """The tests that drive Debian's Chromium through the pages of a team's server, and a payment."""
    failed = setup(DEV_LOCK, screen=False, tools={**TEST_TOOLS, **BROWSER})
    if failed:
        return failed
    environment = {**os.environ, "TOOLBOXAI_BROWSER_TESTS": "1"}
    return call([str(PYTHON), "-m", "pytest", "tests/browser", "-m", "browser", "-n", "0", *arguments], environment)


def translate() -> int:
    """Writes known sentences, .ts and .qm; what has no German yet is listed."""
    failed = setup(DEV_LOCK, screen=False)
    if failed:
        return failed
    return call([str(PYTHON), "-m", "tests.translations"])


def licences() -> int:
    """Writes the page of what the product is made of."""
    return setup(DEV_LOCK, screen=False) or call([str(PYTHON), "-m", "tests.licences"])


def lock() -> int:
    """The locks name hashes and no package index."""
    failed = setup(DEV_LOCK, screen=False)
    if failed:
        return failed
    compile_lock = [
        str(BIN / "uv"), "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-emit-index-url",
        "--python-version", "3.11", "--quiet", "--no-header", "--extra", "build",
    ]  # fmt: skip
    return (
        call([*compile_lock, "-o", RUN_LOCK.name])
        or call([*compile_lock, "--extra", "team", "-c", RUN_LOCK.name, "-o", TEAM_LOCK.name])
        or call([*compile_lock, "--extra", "dev", "-c", TEAM_LOCK.name, "-o", DEV_LOCK.name])
    )


def setup(lock_file: Path, *, screen: bool, tools: dict[str, str] | None = None) -> int:
    """Makes or updates `.venv` and installs what Debian lacks; 0, or 2 with the command to type printed."""
    if sys.version_info[:2] not in SUPPORTED:
        return refuse(f"Python 3.11 or 3.12 is needed; this is {sys.version.split()[0]}.", "python3.11 dev.py …")
    missing = missing_packages({**(SCREEN_TOOLS if screen else {}), **(tools or {})})
    if missing and not install_packages(missing):
        return refuse("The system lacks what the app needs.", f"sudo apt-get install {' '.join(missing)}")
    failed = 0 if is_current(lock_file) else make_venv(lock_file)
    return failed or compile_sources()


def setup_for_tests() -> int:
    """`setup` with what tests and checks need."""
    return setup(DEV_LOCK, screen=True, tools=TEST_TOOLS)


def compile_sources() -> int:
    """Bytecode for what has changed; where Python keeps none by itself, each start would compile 20,000 lines."""
    return call([str(PYTHON), "-m", "compileall", "-q", *PRODUCT])


def is_current(lock_file: Path) -> bool:
    """Whether `.venv` was made from this lock (or from the larger one) and still has its interpreter."""
    return PYTHON.exists() and any(
        stamp_of(candidate).exists() and stamp_of(candidate).read_text() == fingerprint(candidate)
        for candidate in {lock_file, DEV_LOCK}
    )


def make_venv(lock_file: Path) -> int:
    """Creates the environment if need be and installs the lock, then the project itself."""
    if not PYTHON.exists():
        print("Making .venv", file=sys.stderr)
        if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            return refuse("Python cannot make a virtual environment.", "sudo apt-get install python3-venv")
    print(f"Installing {lock_file.name}; the first time takes a minute or two", file=sys.stderr)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    project = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    code = call([*pip, "--require-hashes", "--no-deps", "-r", str(lock_file)]) or call([*pip, *project])
    if code == 0:
        stamp_of(lock_file).write_text(fingerprint(lock_file))
    return code


def stamp_of(lock_file: Path) -> Path:
    """Remembers inside `.venv` what it was made from."""
    return VENV / f"{lock_file.stem}.stamp"


def fingerprint(lock_file: Path) -> str:
    """Changes when the lock, the project file or the interpreter does."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (lock_file, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def missing_packages(tools: dict[str, str]) -> list[str]:
    """Debian packages that the system lacks; nothing is asked of Windows and macOS, whose wheels carry all."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    packages += [package for tool, package in tools.items() if not is_there(tool)]
    if not PYTHON.exists() and not can_make_venv():
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return packages


def is_there(tool: str) -> bool:
    """Whether a program is on the path, or a file that a pattern from the root names exists."""
    return any(Path("/").glob(tool[1:])) if tool.startswith("/") else shutil.which(tool) is not None


def loads(library: str) -> bool:
    """Whether the dynamic loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_venv() -> bool:
    """Debian ships Python without ensurepip unless python3-venv is there."""
    return call([sys.executable, "-c", "import ensurepip, venv"], quiet=True) == 0


def install_packages(packages: Sequence[str]) -> bool:
    """Installs with apt-get as root, or through sudo where that asks for nothing; True when all went in."""
    if shutil.which("apt-get") is None:
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and (shutil.which("sudo") is None or call([*prefix, "true"], quiet=True) != 0):
        return False
    print(f"Installing {' '.join(packages)}", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if call(install, environment, quiet=True) == 0:
        return True
    call([*prefix, "apt-get", "update", "-qq"], environment)
    return call(install, environment) == 0


def has_display() -> bool:
    """Whether a window can be shown to a person."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of a display: the one there is, or a virtual one for the length of the block."""
    environment = dict(os.environ)
    if has_display():
        yield environment
        return
    with tempfile.TemporaryFile("w+") as number:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-dpi", "96", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=number,
            text=True,
        )
        try:
            assert server.stdout is not None
            display = server.stdout.readline().strip()
            if not display:
                number.seek(0)
                raise SystemExit(f"The virtual screen did not start: {number.read().strip()}")
            environment["DISPLAY"] = f":{display}"
            yield environment
        finally:
            server.terminate()
            server.wait()
            if server.stdout is not None:
                server.stdout.close()


def call(command: Sequence[str], environment: dict[str, str] | None = None, *, quiet: bool = False) -> int:
    """Runs a command in the project's root and gives its exit code."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        list(command), cwd=ROOT, env=environment, check=False, stdout=output, stderr=output
    ).returncode


def refuse(what: str, command: str) -> int:
    """Says what is missing and the exact command that gets it."""
    print(f"{what}\n    {command}", file=sys.stderr)
    return BAD_ENVIRONMENT


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
