"""A worker dies with the process that owns it, whatever it is doing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.sandbox.conftest import WORKSHOP, eventually, exists

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


class TestParentDeath:
    @pytest.mark.parametrize("job", ["nothing", "sleep", "spin", "spin_in_luau"])
    def test_killing_the_owner_ends_the_worker(self, job: str) -> None:
        owner = subprocess.Popen(
            [sys.executable, "-P", str(HERE / "owner.py"), job, *WORKSHOP],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(ROOT)},
        )
        assert owner.stdout is not None
        with owner.stdout as output:
            worker = int(output.readline())
            assert exists(worker)
            os.kill(owner.pid, signal.SIGKILL)
            owner.wait()
        eventually(lambda: not exists(worker))
