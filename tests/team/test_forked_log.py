"""What the processes that run tasks log is in the log of their worker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.team.forked_log import SAID

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name != "posix", reason="nothing is forked there")
def test_a_fork_is_heard() -> None:
    command = [sys.executable, "-m", "tests.team.forked_log"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False).stderr
    assert SAID in said
