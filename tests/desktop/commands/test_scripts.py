"""Scripts on disk, as the command line reads and writes them."""

import os
from pathlib import Path

import pytest

from desktop.commands import scripts
from desktop.commands.scripts import UnreadableScript


class TestRead:
    def test_a_pipe_is_refused_without_waiting_for_it(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.luau")
        with pytest.raises(UnreadableScript, match="not a file"):
            scripts.read(tmp_path / "pipe.luau")

    def test_an_endless_device_is_refused(self) -> None:
        with pytest.raises(UnreadableScript, match="not a file"):
            scripts.read(Path("/dev/zero"))


class TestWrite:
    def test_a_link_stays_a_link_and_its_target_is_written(self, tmp_path: Path) -> None:
        target, link = tmp_path / "real.luau", tmp_path / "link.luau"
        target.write_text("print(1)\n")
        link.symlink_to(target)
        scripts.write(link, "print(2)\n")
        assert link.is_symlink()
        assert target.read_text() == "print(2)\n"
