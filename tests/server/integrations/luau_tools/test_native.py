"""Whether a script runs long enough to be timed as native code, on a computer that is busy now and then."""

import sys
import threading
from pathlib import Path

import pytest

from server.integrations.luau_tools.native import TOO_SHORT, NotTimed, time_native
from tests.fakes import luau_programs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line for POSIX")
HELD_UP_ONCE = """
if [ -s "$3" ] && [ ! -e was_held_up ]; then : > was_held_up; sleep 0.5; fi
"""


def timed(luau: Path, before: str, folder: Path) -> int:
    """How many pairs were timed of a script and the same script."""
    return len(time_native(luau, before, before, folder=folder, seconds=10.0, cancelled=threading.Event()))


def test_a_short_script_that_the_computer_held_up_once_is_still_too_short(tmp_path: Path) -> None:
    held_up = luau_programs.install(tmp_path, "luau", f"{HELD_UP_ONCE}exit 0", "/bin/sh")
    with pytest.raises(NotTimed, match=TOO_SHORT):
        timed(held_up, "print(1)", tmp_path)
    assert (tmp_path / "was_held_up").exists()


def test_a_script_that_outlasts_the_start_is_timed_in_pairs(tmp_path: Path) -> None:
    assert timed(luau_programs.luau(tmp_path), "-- slow", tmp_path) >= 5
