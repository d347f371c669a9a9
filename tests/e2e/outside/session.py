"""A desktop of its own for windows: a screen, a window manager, a message bus and the accessibility bus."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.e2e.running_server import wait_for

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("reader.py")


@contextmanager
def session(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of programs that run there; everything has ended after the block."""
    folder.chmod(0o700)
    with ExitStack() as programs:
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-dpi", "96", "-nolisten", "tcp"]
        screen.append("-noreset")  # else it begins anew whenever the last program leaves, and takes others with it
        number = first_line(programs.enter_context(program(screen, {**os.environ})))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "QT_", "XDG_"))}
        environment = {
            **kept,
            "DISPLAY": f":{number}",
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = first_line(programs.enter_context(program(bus, environment)))
        programs.enter_context(program([LAUNCHER, "--launch-immediately"], environment))
        programs.enter_context(program(["jwm"], environment))
        wait_for(lambda: manages_windows(environment), "the window manager")
        yield environment


def manages_windows(environment: dict[str, str]) -> bool:
    """Whether the window manager has said how many desktops there are: a window before that gets no keyboard."""
    asked = ["xdotool", "get_num_desktops"]
    return subprocess.run(asked, env=environment, capture_output=True, check=False).returncode == 0


@contextmanager
def program(command: list[str], environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A program that ends, with its children, at the end of the block."""
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        end(process)


def end(process: "subprocess.Popen[str]") -> None:
    """Asks first."""
    for stop in (process.terminate, process.kill):
        if process.poll() is None:
            stop()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                continue
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def first_line(process: "subprocess.Popen[str]") -> str:
    """What it prints when it is ready."""
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args!r} did not start"
    return line


def reader(environment: dict[str, str]) -> list[str]:
    """The command of a screen reader."""
    return [SYSTEM_PYTHON, str(READER)]


def drag_source(path: Path) -> list[str]:
    """The command of a window to drag a file from."""
    return [sys.executable, str(Path(__file__).with_name("drag_source.py")), str(path)]
