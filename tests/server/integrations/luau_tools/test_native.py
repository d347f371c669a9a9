"""Whether a script runs long enough to be timed as native code, on a computer that is busy now and then."""

import sys
import threading
from pathlib import Path

import pytest

from server.integrations.luau_tools.native import TOO_SHORT, NotTimed, time_native
from tests.fakes.luau_programs import install

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line for POSIX")
HELD_UP_ONCE = """
if [ -s "$3" ] && [ ! -e was_held_up ]; then : > was_held_up; sleep 0.5; fi
"""


def test_a_short_script_that_the_computer_held_up_once_is_still_too_short(tmp_path: Path) -> None:
    held_up = install(tmp_path, "luau", f"{HELD_UP_ONCE}exit 0", "/bin/sh")
    with pytest.raises(NotTimed, match=TOO_SHORT):
        time_native(held_up, "print(1)", "print(1)", folder=tmp_path, seconds=10.0, cancelled=threading.Event())
    assert (tmp_path / "was_held_up").exists()
