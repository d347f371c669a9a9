"""A D-Bus session of its own, with or without a notification service, for the processes of a test."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
USUAL = ("actions", "body", "body-markup")


@contextmanager
def session(home: Path, capabilities: Sequence[str] | None = USUAL) -> Iterator[dict[str, str]]:
    """The environment of a session; with None for the capabilities nobody shows notifications in it."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "DISPLAY") if name in os.environ}
    environment = {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    # A bus without service files: nothing can be started on it that would outlive the test.
    config = home / "bus.conf"
    config.write_text(
        "<busconfig><type>session</type><listen>unix:dir=" + str(home) + "</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        if capabilities is None:
            yield environment
        else:
            with _service(environment, capabilities):
                yield environment
    finally:
        bus.kill()
        bus.communicate()


@contextmanager
def _service(environment: dict[str, str], capabilities: Sequence[str]) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.fakes.notification_service", *capabilities]
    service = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert service.stdout is not None
        assert service.stdout.readline() == "ready\n"
        yield
    finally:
        service.kill()
        service.communicate()
