"""The real Secret Service of GNOME, in a session bus of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
UNLOCK = (
    'printf "pw\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; '
    "exec '{python}' -m tests.desktop.services.native_keyring"
)


def in_a_session(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command beside a bus that ends with it."""
    home.mkdir(parents=True)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is of Linux desktops")
class TestSecretService:
    def test_a_secret_is_kept_read_and_forgotten(self, tmp_path: Path) -> None:
        ended = in_a_session(UNLOCK.format(python=sys.executable), tmp_path / "home")
        assert ended.returncode == 0, ended.stderr[-2000:]
        assert json.loads(ended.stdout.splitlines()[-1]) == {
            "kept": True, "same": True, "forgotten": True, "left": None, "state": "available", "name": "Secret Service",
        }  # fmt: skip

    def test_without_a_keyring_it_stays_in_memory(self, tmp_path: Path) -> None:
        """A session without a bus."""
        command = f"exec '{sys.executable}' -m tests.desktop.services.native_keyring"
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/none"}
        ended = subprocess.run(
            ["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert ended.returncode == 0, ended.stderr[-2000:]
        seen = json.loads(ended.stdout.splitlines()[-1])
        assert (seen["kept"], seen["left"], seen["state"]) == (False, None, "none")
