"""A screen for windows: the one there is, or a virtual one."""

import os
import subprocess
from collections.abc import Iterator

import pytest

os.environ["TOOLBOXAI_LANGUAGE"] = "en"  # also for the windows that are started from here


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The DISPLAY of an X server."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-dpi", "96", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, "the virtual screen did not start"
        yield f":{number}"
        server.terminate()
