"""What a program may do while it runs."""

import sys
import threading
import time
from pathlib import Path

import pytest

from server.integrations.luau_tools.process import MOST_OUTPUT, Ended, ToolCancelled, ToolStopped, run_tool
from tests.fakes.luau_programs import install
from tests.server.sandbox.conftest import eventually, exists

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts with a first line for POSIX")


def run(
    folder: Path,
    text: str,
    *arguments: str,
    seconds: float = 20,
    cancelled: threading.Event | None = None,
    said: str = "",
) -> Ended:
    program = install(folder, "program", text)
    return run_tool(
        program, arguments, folder=folder, seconds=seconds, cancelled=cancelled or threading.Event(), text=said
    )


class TestRunTool:
    def test_what_it_says_its_code_and_its_time(self, tmp_path: Path) -> None:
        text = "import sys, time\ntime.sleep(0.3)\nprint(sys.argv[1], sys.stdin.read())\n"
        text += "sys.stderr.write('é')\nsys.exit(3)"
        ended = run(tmp_path, text, "a b", said="hello")
        assert (ended.code, ended.stdout, ended.stderr) == (3, "a b hello\n", "é")
        assert 0.3 < ended.seconds < 5

    def test_it_knows_nothing_of_ours(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        ended = run(tmp_path, "import os\nprint(sorted(os.environ), os.getcwd())")
        assert "OPENAI" not in ended.stdout
        assert "PATH" not in ended.stdout
        assert str(tmp_path) in ended.stdout

    def test_one_that_says_gigabytes_is_not_kept(self, tmp_path: Path) -> None:
        ended = run(tmp_path, "import sys\nfor _ in range(3000):\n    sys.stdout.write('x' * 10000)")
        assert len(ended.stdout) == MOST_OUTPUT
        assert ended.code == 0

    def test_one_that_hangs_is_killed_with_what_it_started(self, tmp_path: Path) -> None:
        pid = tmp_path / "pid"
        text = (
            "import pathlib, subprocess, sys, time\n"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
            f"pathlib.Path({str(pid)!r}).symlink_to(str(child.pid))\n"
            "time.sleep(60)"
        )
        started = time.monotonic()
        with pytest.raises(ToolStopped, match="longer than 3 seconds"):
            run(tmp_path, text, seconds=3)
        assert time.monotonic() - started < 10
        eventually(lambda: not exists(int(str(pid.readlink()))))

    def test_a_cancel_ends_it_within_a_second(self, tmp_path: Path) -> None:
        cancelled = threading.Event()
        timer = threading.Timer(0.3, cancelled.set)
        timer.start()
        started = time.monotonic()
        with pytest.raises(ToolCancelled):
            run(tmp_path, "import time\ntime.sleep(60)", cancelled=cancelled)
        assert time.monotonic() - started < 1.3
        timer.join()

    def test_one_that_reads_nothing_does_not_hold_us_up(self, tmp_path: Path) -> None:
        assert run(tmp_path, "print(1)", said="x" * 5_000_000).stdout == "1\n"

    def test_one_that_cannot_be_started(self, tmp_path: Path) -> None:
        (tmp_path / "broken").write_bytes(b"\x00\x01")
        (tmp_path / "broken").chmod(0o755)
        with pytest.raises(ToolStopped):
            run_tool(tmp_path / "broken", [], folder=tmp_path, seconds=5, cancelled=threading.Event())

    @pytest.mark.skipif(sys.platform != "linux", reason="only there can the memory of another process be bounded")
    def test_it_may_not_fill_memory_or_disk(self, tmp_path: Path) -> None:
        text = "import time\ntime.sleep(0.3)\ntry:\n    bytearray(2 << 30)\nexcept MemoryError:\n    print('bounded')"
        assert run(tmp_path, text).stdout == "bounded\n"
        text = "import time\ntime.sleep(0.3)\ntry:\n    with open('x', 'w') as file:\n        file.write('x' * 100)\n"
        text += "except OSError:\n    print('bounded')"
        assert run(tmp_path, text).stdout == "bounded\n"
